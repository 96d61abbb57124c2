"""Before a card is believed: whose it says it is, and the words that only the person himself can confirm."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from db.records.log import Device
from inspector_app.exchange.trust.peers import Renewal
from inspector_app.stores import Role
from ui.dialogs.question import Question
from ui.packs.pack_words import person_words
from ui.widgets.key_words import KeyWords
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.tick_box import TickBox


class TrustCardDialog(Question):
    def __init__(self, device: Device, renewal: Renewal | None = None, parent: QWidget | None = None) -> None:
        """`renewal`: the laptop is known under other keys, and the card says that they were changed."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("登记名片"))
        self.setStyleSheet(_sheet())
        self.person = _label(self, "panel_title", person_words(device))
        self.digits = KeyWords(large=True, parent=self)
        self.digits.show_key(device.signing_key)
        how = _label(
            self,
            "",
            self.tr("请对方打开他的“资料包”页，当面或打电话念出“我的名片”下的六个词，与这里逐个对照。"),
        )
        why = _label(self, "secondary", self._meaning(device, renewal))
        self.compared = TickBox(self.tr("已核对，六个词完全一致"), self)
        buttons = QDialogButtonBox(self)
        self.trust = buttons.addButton(self.tr("登记"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.trust.setEnabled(False)
        self.trust.setProperty("primary", True)
        self.trust.clicked.connect(self.accept)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        self.compared.toggled.connect(self.trust.setEnabled)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        for widget in (self.person, how, self.digits, why, self.compared, buttons):
            column.addWidget(widget)
        letters = 36 * self.fontMetrics().horizontalAdvance("台")
        self.setMinimumWidth(min(max(self.digits.one_line() + 44, letters), self.screen().availableSize().width() - 40))
        # No higher than what is said needs at that width: Qt would make room as for the narrow lines of before.
        self.resize(self.minimumWidth(), 0)
        self.compared.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, device: Device, renewal: Renewal | None) -> bool:
        """Whether the person compared the words and wants the card kept."""
        return cls(device, renewal, parent).exec() == QDialog.DialogCode.Accepted

    def _meaning(self, device: Device, renewal: Renewal | None) -> str:
        if renewal is Renewal.DISPUTED:
            return self.tr(
                "这台电脑已登记，但名片上的密钥不同，而且以旧密钥登记的并不比这张名片早：名片是旧的，或者有人拿着旧密钥冒用了这台电脑。"
                "只有本人当面让您看到他的电脑现在显示的就是这六个词，才登记；随后请他看一遍旧密钥最近交来的包，不是他的就撤回。"
            )
        if renewal is not None:
            return self.tr(
                "这台电脑已登记，但名片上的密钥换了：取消人员之后更换数据密钥时会这样。请先问清楚确实是他换的。"
                "登记后，用旧密钥写出的资料包不再收。"
            )
        if device.role == Role.SUPERVISOR:
            return self.tr("登记后，本机写出的检查包他都能打开。词不一致就不要登记：那可能不是他的名片。")
        return self.tr("这不是主管的名片：登记后能认出他交来的检查包，但本机写出的检查包不会发给他。")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A dialog's own palette changes with each style sheet, too: only the program's is followed.
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (sheet := _sheet()):
            self.setStyleSheet(sheet)


def _label(parent: QWidget, role: str, text: str) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _sheet() -> str:
    return register_style(QApplication.palette())
