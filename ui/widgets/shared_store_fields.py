"""Where the records of a new store shall lie: in a file of its own, or in a database that the office's desks share."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel


class Lies(StrEnum):
    FILE = "file"
    FOUND = "found"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class WantedPlace:
    lies: Lies
    address: str
    files: str
    invitation: str
    secret: str


class SharedStoreFields(QWidget):
    changed = Signal()
    """Another kind of place was chosen: other fields are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lies = QComboBox(self)
        for lies, words in (
            (Lies.FILE, self.tr("这台电脑自己的加密文件（一般选这个）")),
            (Lies.FOUND, self.tr("单位的共用数据库，由我建立")),
            (Lies.JOIN, self.tr("单位的共用数据库，我有邀请文件")),
        ):
            self.lies.addItem(words, lies)
        self.address, self.files, self.invitation = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.secret = PassphraseField(self.tr("邀请口令"), self)
        self.address.setPlaceholderText("postgresql://li_ming@db.office.cn/inspector")
        self.choose = QPushButton(self.tr("选择…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.blocks = self._make_blocks()
        self.protection = PlainLabel(
            self.tr(
                "记录存在服务器上，由服务器的磁盘加密和传输加密（TLS，核对证书）保护，不是本程序加密的；"
                "照片和文书仍是加密的文件。"
            ),
            self,
        )
        self.protection.setProperty("role", "small")
        self.protection.setWordWrap(True)
        self._lay_out()
        self.lies.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def wanted(self) -> WantedPlace:
        # Qt hands an enumeration of text back as plain text.
        lies = Lies(self.lies.currentData())
        address, files = self.address.text().strip(), self.files.text().strip()
        return WantedPlace(lies, address, files, self.invitation.text().strip(), self.secret.text())

    def stops(self) -> Iterator[QWidget]:
        """In the order of Tab."""
        yield from (self.lies, self.invitation, self.choose, self.secret, self.address, self.files)

    def place_of(self, name: str) -> str:
        """The field to which a problem `shared.<name>` belongs."""
        starts = {"address": "address", "files": "files", "founder": "address", "not_founded": "address"}
        found = next((place for start, place in starts.items() if name.startswith(start)), "")
        if name.startswith("invitation"):
            return "secret" if name == "invitation_wrong" else "invitation"
        return found or "address"

    def _make_blocks(self) -> dict[str, FieldBlock]:
        return {
            "lies": FieldBlock(self.tr("记录放在哪里"), self.lies, parent=self),
            "invitation": FieldBlock(
                self.tr("邀请文件"),
                self._with_choice(),
                self.tr("管理员给的 .zjinvite 文件"),
                self,
                field=self.invitation,
            ),
            "secret": FieldBlock(self.tr("邀请口令"), self.secret, self.tr("管理员另外告诉您的"), self),
            "address": FieldBlock(
                self.tr("数据库地址"),
                self.address,
                self.tr("登录名用您自己的，由管理员给"),
                self,
            ),
            "files": FieldBlock(
                self.tr("照片和文书放在哪里"), self.files, self.tr("共用文件夹或 s3:// 地址；空着就各放各的"), self
            ),
        }

    def _with_choice(self) -> QWidget:
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.invitation, 1)
        row.addWidget(self.choose)
        return place

    def _lay_out(self) -> None:
        column, pair, where = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.lies.setMinimumHeight(self.address.sizeHint().height())
        column.addWidget(self.blocks["lies"])
        for row, names in ((pair, ("invitation", "secret")), (where, ("address", "files"))):
            row.setSpacing(20)
            for name in names:
                row.addWidget(self.blocks[name], 1)
            column.addLayout(row)
        column.addWidget(self.protection)

    def _show(self) -> None:
        lies = self.wanted.lies
        for name, kinds in (
            ("invitation", {Lies.JOIN}), ("secret", {Lies.JOIN}),
            ("address", {Lies.FOUND, Lies.JOIN}), ("files", {Lies.FOUND}),
        ):  # fmt: skip
            self.blocks[name].setVisible(lies in kinds)
        self.protection.setVisible(lies is not Lies.FILE)
        self.changed.emit()

    def _choose(self) -> None:
        chosen = ask_invitation(self, self.tr("选择邀请文件"))
        if chosen is not None:
            self.invitation.setText(str(chosen))
            self.blocks["invitation"].complain("")


def ask_invitation(parent: QWidget, title: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, "", "(*.zjinvite);;(*)")
    return Path(name) if name else None
