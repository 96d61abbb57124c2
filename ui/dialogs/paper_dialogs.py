"""What keying in a paper form asks: the day on the paper, and the item to go on with."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCompleter, QDateEdit, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.day_words import day_shape
from ui.dialogs.question import Question
from ui.widgets.plain_label import PlainLabel


class PaperDayDialog(Question):
    def __init__(self, proposed: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("补录纸质检查表"))
        told = PlainLabel(self.tr("纸质表上的检查日期。补录的日期会记在这次检查里，文书和日志都看得出是补录的。"), self)
        told.setWordWrap(True)
        self.day = QDateEdit(QDate(proposed.year, proposed.month, proposed.day), self)
        self.day.setAccessibleName(self.tr("纸质表上的检查日期"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_shape())
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("开始补录"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        for widget in (told, self.day, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(26 * self.fontMetrics().horizontalAdvance("字"))

    @classmethod
    def ask(cls, parent: QWidget, proposed: date, today: date) -> date | None:
        """The day, or None when the person went back."""
        dialog = cls(proposed, today, parent)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        picked = dialog.day.date()
        return date(picked.year(), picked.month(), picked.day()) if accepted else None


class GoToItemDialog(Question):
    def __init__(self, codes: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("按题号跳转"))
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(self.tr("例如 RN-03、rn3，同一领域内只写 3"))
        completer = QCompleter(codes, self.code)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.code.setCompleter(completer)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("跳转"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.code)
        column.addWidget(buttons)
        self.setMinimumWidth(24 * self.fontMetrics().horizontalAdvance("字"))

    @classmethod
    def ask(cls, parent: QWidget, codes: list[str]) -> str:
        """What was typed; "" when the person went back."""
        dialog = cls(codes, parent)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        text = dialog.code.text().strip()
        return text if accepted else ""
