"""The office's list of laptops: whose, in which role, until when; and, for a supervisor, the office root at work."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from inspector_app.errors import ProblemsError
from inspector_app.exchange.trust.certificates import Certified, certified_laptops, to_renew
from inspector_app.exchange.trust.device_list import DeviceList, read_device_list
from inspector_app.exchange.trust.root_deeds import SignedList, adopt_list, file_bytes
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.plans.devices import office_list
from inspector_app.stores import Role, Store
from ui.day_words import day_words
from ui.dialogs.root_dialogs import CertifyDialog, NewRootDialog, RevokeDialog
from ui.dialogs.root_files import RootFiles
from ui.models.import_model import TextRows
from ui.packs.certificate_words import state_words
from ui.packs.pack_words import role_word
from ui.session import Session
from ui.settings.sheet import SettingsSheet
from ui.translation import spoken_language
from ui.widgets.import_preview import TextTable

_ROWS_SEEN = 6


class DevicesSheet(SettingsSheet):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: list[Certified] = []
        self.state = self.words("", "secondary")
        self.rows = TextRows((self.tr("姓名"), self.tr("身份"), self.tr("有效期到"), self.tr("状态")), self)
        self.table = TextTable(self.rows, (8, 6, 11), self)
        self.table.setAccessibleName(self.tr("设备名单"))
        self.table.setMinimumHeight(_ROWS_SEEN * self.table.verticalHeader().defaultSectionSize())
        self.adopt, self.make, self.certify, self.revoke = (QPushButton(self) for _ in range(4))
        for button, text, wanted in (
            (self.adopt, self.tr("采用设备名单…"), self._adopt),
            (self.certify, self.tr("签发证书…"), self._certify),
            (self.revoke, self.tr("吊销…"), self._revoke),
            (self.make, self.tr("制作单位根密钥…"), self._make),
        ):
            button.setText(text)
            button.clicked.connect(wanted)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._refresh())
        session.changes.packs_changed.connect(self.load)
        self.load()

    def load(self) -> None:
        """Shows the list as it holds now."""
        store = self.session.store
        self.run(lambda: _read(store), self._show)

    def _lay_out(self) -> None:
        self.column.addWidget(self.words(self.tr("单位的设备名单"), "heading"))
        about = self.tr("单位用根密钥为每台电脑签发证书；名单随方案包下发，被吊销或过期的电脑写出的包不再接收。")
        self.column.addWidget(self.words(about, "secondary"))
        for widget in (self.notice, self.state, self.table):
            self.column.addWidget(widget)
        row = QHBoxLayout()
        for button in (self.adopt, self.certify, self.revoke, self.make):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        supervises = self.session.store.owner.role is Role.SUPERVISOR
        for button in (self.certify, self.revoke, self.make):
            button.setVisible(supervises)

    def _show(self, devices: DeviceList | None) -> None:
        today = self.session.clock().date()
        self.found = [] if devices is None else certified_laptops(devices, today)
        self.rows.show([
            (each.person, role_word(each.role), day_words(each.ends), state_words(each)) for each in self.found
        ])  # fmt: skip
        self.table.setVisible(bool(self.found))
        self.state.setText(self._state(devices))
        self._refresh()

    def _state(self, devices: DeviceList | None) -> str:
        if devices is None:
            return self.tr("还没有名单：名片由双方自己核对六个词。")
        words = self.tr("{office} · 第 {edition} 版 · 根密钥的六个词：{words}")
        said = words.format(
            office=devices.office, edition=devices.edition, words=spoken(devices.root, spoken_language())
        )
        soon = to_renew(self.found)
        if soon:
            said += "\n" + self.tr("%n 张证书快到期或已过期，请续签。", None, len(soon))
        return said

    def _refresh(self) -> None:
        chosen = self._chosen()
        self.revoke.setEnabled(chosen is not None and chosen.state != "revoked")

    def _chosen(self) -> Certified | None:
        rows = self.table.selectionModel().selectedRows()
        return self.found[rows[0].row()] if rows and rows[0].row() < len(self.found) else None

    def _adopt(self) -> None:
        path = RootFiles.ask_list(self)
        if path is not None:
            store = self.session.store
            self.run(lambda: (file_bytes(path), _read(store)), lambda found: self._ask_root(*found))

    def _ask_root(self, data: bytes, known: DeviceList | None) -> None:
        """A root that is new here is compared first."""
        try:
            told = read_device_list(data)
        except ProblemsError as error:
            self.tell_trouble(error)
            return
        words = spoken(told.root, spoken_language())
        if known is not None or RootFiles.confirm_root(self, told.office, words):
            self._keep(data)

    def _keep(self, data: bytes) -> None:
        store, now = self.session.store, self.session.clock()
        self.run(lambda: adopt_list(store, data, now, root_compared=True), self._kept)

    def _kept(self, devices: DeviceList) -> None:
        self.session.changes.packs_changed.emit()
        words = self.tr("设备名单第 {edition} 版已采用，下一个方案包会带上它。")
        self.tell_kept(words.format(edition=devices.edition))

    def _make(self) -> None:
        path = RootFiles.ask_new_root(self)
        root = NewRootDialog.ask(self, self.session, path) if path is not None else None
        if root is not None and path is not None:
            words = self.tr("单位根密钥已做好：{file}。六个词：{words}。请抄下来公布给大家核对。")
            self.tell_kept(words.format(file=path.name, words=spoken(root.signing_public, spoken_language())))

    def _certify(self) -> None:
        root = RootFiles.ask_root(self)
        card = RootFiles.ask_card(self) if root is not None else None
        if root is None or card is None:
            return
        try:
            signed = CertifyDialog.ask(self, self.session, root, file_bytes(card))
        except ProblemsError as error:
            self.tell_trouble(error)
            return
        self._take(signed)

    def _revoke(self) -> None:
        laptop = self._chosen()
        root = RootFiles.ask_root(self) if laptop is not None else None
        if laptop is not None and root is not None:
            self._take(RevokeDialog.ask(self, self.session, root, laptop))

    def _take(self, signed: SignedList | None) -> None:
        """Who opened the root here need not compare its words."""
        if signed is not None:
            self._read_and_keep(signed.path)

    def _read_and_keep(self, path: Path) -> None:
        self.run(lambda: file_bytes(path), self._keep)


def _read(store: Store) -> DeviceList | None:
    with store.database.look() as work:
        return office_list(work)
