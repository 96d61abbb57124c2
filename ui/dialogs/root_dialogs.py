"""The office root at work: made, a laptop certified, a laptop revoked. Its passphrase is asked each time."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.exchange.trust.certificates import Certified
from inspector_app.exchange.trust.office_root import OfficeRoot, create_root
from inspector_app.exchange.trust.peers import read_peer
from inspector_app.exchange.trust.root_deeds import SignedList, certify_card, revoke_laptop
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.stores import Role
from ui.day_words import day_words
from ui.dialogs.field_form import FieldForm, day_of
from ui.dialogs.person_form import PersonForm
from ui.session import Session
from ui.translation import spoken_language
from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField

_A_YEAR = timedelta(days=365)


class NewRootDialog(PersonForm):
    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("制作单位根密钥"), self.tr("制作"), session.jobs, session.language, parent)
        self._session, self._path = session, path
        self.office = QLineEdit(session.store.owner.office, self)
        self.add_words(self.tr("制作单位根密钥"), "title")
        self.add_words(
            self.tr(
                "全单位只做一次。文件和密码分开存放，各装信封放保险柜，不要留在联网的电脑上；丢了就要全部重新登记。"
            ),
            "secondary",
        )
        self.add_block("office", FieldBlock(self.tr("单位名称"), self.office, parent=self))
        self.add_passphrases()
        self.add_end()
        self.passphrase.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, path: Path) -> OfficeRoot | None:
        dialog = cls(session, path, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def work(self) -> Callable[[], object]:
        path, office, passphrase = self._path, self.office.text().strip(), self.passphrase.text()
        now = self._session.clock()
        return lambda: create_root(path, office, passphrase, now)

    def place_of(self, code: str) -> str:
        if code.startswith("store.passphrase"):
            return "passphrase"
        return "office" if code == "pack.root_office" else ""


class CertifyDialog(FieldForm):
    """The card was read already; its six words are shown, to be compared with its owner."""

    def __init__(self, session: Session, root: Path, card: bytes, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("签发证书"), self.tr("核对一致，签发"), session.jobs, session.language, parent)
        self._session, self._root, self._card = session, root, card
        peer = read_peer(card)
        self.role = QComboBox(self)
        for role, words in ((Role.INSPECTOR, self.tr("检查员")), (Role.SUPERVISOR, self.tr("主管"))):
            self.role.addItem(words, role)
        self.role.setCurrentIndex(max(0, self.role.findData(peer.role)))
        self.until = QLineEdit(day_words(session.clock().date() + _A_YEAR), self)
        self.passphrase = PassphraseField(self.tr("单位根密钥的密码"), self)
        self.add_words(
            self.tr("签发证书：{person}（{office}）").format(person=peer.person, office=peer.office), "title"
        )
        words = self.tr("请他念出自己的六个词，一样才签发：{words}")
        self.add_words(words.format(words=spoken(peer.signing_key, spoken_language())), "section")
        self.add_row(
            ("role", FieldBlock(self.tr("身份"), self.role, parent=self)),
            ("until", FieldBlock(self.tr("有效期到"), self.until, self.tr("这一天仍有效"), self)),
        )
        self.add_block("passphrase", FieldBlock(self.tr("单位根密钥的密码"), self.passphrase, root.name, self))
        self.add_end()
        self.passphrase.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, root: Path, card: bytes) -> SignedList | None:
        """The list with the certificate, or None. Raises what `read_peer` raises for what is no card."""
        dialog = cls(session, root, card, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def missing(self) -> list[tuple[str, str]]:
        if self.day() is None:
            return [("until", self.tr("请写成 2026-08-03 这样的日期。"))]
        return []

    def day(self) -> date | None:
        try:
            return day_of(self.until.text())
        except UnreadableCellError:
            return None

    def work(self) -> Callable[[], object]:
        root, card, passphrase = self._root, self._card, self.passphrase.text()
        role, starts, ends = str(Role(self.role.currentData())), self._session.clock().date(), self.day()
        assert ends is not None, "asked in `missing`"
        return lambda: certify_card(root, passphrase, card, role, starts, ends)

    def place_of(self, code: str) -> str:
        return {"pack.root_locked": "passphrase", "pack.certificate_dates": "until"}.get(code, "")


class RevokeDialog(FieldForm):
    def __init__(self, session: Session, root: Path, laptop: Certified, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("吊销"), self.tr("吊销"), session.jobs, session.language, parent)
        self._session, self._root, self._laptop = session, root, laptop
        self.reason = QLineEdit(self)
        self.passphrase = PassphraseField(self.tr("单位根密钥的密码"), self)
        self.add_words(self.tr("吊销 {person} 的电脑").format(person=laptop.person), "title")
        self.add_words(
            self.tr("电脑丢失或人员离开时用。以后它写出的包一律不收，也不再写给它；以前收下的不变。不能取消。"),
            "secondary",
        )
        self.add_block("reason", FieldBlock(self.tr("原因"), self.reason, parent=self))
        self.add_block("passphrase", FieldBlock(self.tr("单位根密钥的密码"), self.passphrase, root.name, self))
        self.add_end()
        self.reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, root: Path, laptop: Certified) -> SignedList | None:
        dialog = cls(session, root, laptop, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def missing(self) -> list[tuple[str, str]]:
        return [] if self.reason.text().strip() else [("reason", self.tr("请写原因，会写进名单。"))]

    def work(self) -> Callable[[], object]:
        root, passphrase, laptop = self._root, self.passphrase.text(), self._laptop.laptop
        on, reason = self._session.clock().date(), self.reason.text().strip()
        return lambda: revoke_laptop(root, passphrase, f"{laptop}-1", on, reason)

    def place_of(self, code: str) -> str:
        return "passphrase" if code == "pack.root_locked" else ""
