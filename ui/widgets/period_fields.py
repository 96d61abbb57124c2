"""Two days that a person types, with the usual periods as buttons."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.day_words import day_words
from ui.typed_values import read_day

_PATIENCE_MS = 250


class PeriodFields(QWidget):
    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None, *, quick: bool = True) -> None:
        super().__init__(parent)
        self._today = today
        self.first, self.last = self._field(self.tr("从 2026-01-01")), self._field(self.tr("到 2026-12-31"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE_MS)
        self._pause.timeout.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for field in (self.first, self.last):
            field.textChanged.connect(lambda _: self._pause.start())
            row.addWidget(field)
        self.quick = self._buttons() if quick else {}
        for button in self.quick.values():
            row.addWidget(button)

    def days(self) -> tuple[date | None, date | None]:
        """A day that cannot be read yet does not narrow."""
        return read_day(self.first.text()), read_day(self.last.text())

    def begin_with(self, first: date | None, last: date | None) -> None:
        """As `show_days`, but nobody is told."""
        self.show_days(first, last)
        self._pause.stop()

    def show_days(self, first: date | None, last: date | None) -> None:
        self.first.setText(day_words(first) if first else "")
        self.last.setText(day_words(last) if last else "")

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        letters, longest = self.fontMetrics(), day_words(date(2026, 12, 31))
        field.setFixedWidth(max(letters.horizontalAdvance(each) for each in (longest, hint)) + 28)
        return field

    def _buttons(self) -> dict[str, QPushButton]:
        today = self._today
        quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        last_month = today.replace(day=1) - timedelta(days=1)
        periods = {
            "month": (self.tr("本月"), today.replace(day=1), today),
            "last_month": (self.tr("上月"), last_month.replace(day=1), last_month),
            "quarter": (self.tr("本季"), quarter, today),
            "year": (self.tr("今年"), date(today.year, 1, 1), today),
            "all": (self.tr("全部"), None, None),
        }
        buttons = {}
        for key, (words, first, last) in periods.items():
            buttons[key] = QPushButton(words, self)
            buttons[key].setObjectName("filter_chip")
            buttons[key].clicked.connect(lambda _=False, first=first, last=last: self.show_days(first, last))
        return buttons
