"""What is typed into one line: numbers with their unit, short text, dates and times; and text of several lines."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.model import Part, PartKind
from ui.models.checklist_tree import words
from ui.typed_values import read_day, read_month, read_typed, shown_value
from ui.widgets.growing_text import GrowingText
from ui.widgets.inputs.part_input import Composing, PartInput, appearances
from ui.widgets.plain_label import PlainLabel

_WIDTHS = {PartKind.MOMENT: 18, PartKind.PLACE: 26, PartKind.TIME: 8}
"""In digits; other lines that hold no text take 12."""
_WITH_CALENDAR = frozenset({PartKind.DATE, PartKind.MOMENT})


class LineInput(PartInput):
    """Numbers, text and dates in one line. What cannot be read stays as typed and is refused with words."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(words(part.label, language))
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)
        self._composing = Composing(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line)
        if part.kind is not PartKind.TEXT:
            digits = _WIDTHS.get(part.kind, 12)
            self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("0" * digits) + 24)
            unit = part.unit_in(language)
            if unit:
                row.addWidget(PlainLabel(unit, self))
            self.line.setPlaceholderText(self._placeholder())
            if part.kind in _WITH_CALENDAR:
                row.addWidget(self._calendar_button())
            row.addStretch()

    @property
    def composing(self) -> bool:
        return self._composing.active

    def value(self) -> JsonValue:
        month = read_month(self.line.text()) if self._digits else None
        return read_typed(self.part.kind, self.line.text()) if month is None else month.isoformat()

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        if self.value() != value:
            text = shown_value(value)
            self.line.setText(text[: self._digits] if self._digits else text)

    @property
    def _digits(self) -> int:
        """Of a date that is asked for without its day, or without its month: so many signs are shown; else 0."""
        looks = appearances(self.part) if self.part.kind is PartKind.DATE else frozenset()
        return 7 if "month-year" in looks else 4 if "year" in looks else 0

    def focus(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def _placeholder(self) -> str:
        shapes = {
            PartKind.DATE: self.tr("年-月-日"),
            PartKind.TIME: self.tr("时:分"),
            PartKind.MOMENT: self.tr("年-月-日 时:分"),
            PartKind.PLACE: self.tr("纬度, 经度"),
        }
        if self._digits:
            return self.tr("年-月") if self._digits > 4 else self.tr("年")
        return shapes.get(self.part.kind, "")

    def _calendar_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("▾")
        button.setAccessibleName(self.tr("从日历选择"))
        button.setToolTip(self.tr("从日历选择"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._open_calendar(button))
        return button

    def _open_calendar(self, button: QToolButton) -> None:
        if self.line.isReadOnly():
            return
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day = read_day(self.line.text().strip()[:10])
        if day:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(lambda picked: self._picked(picked.toPython(), calendar))
        calendar.move(button.mapToGlobal(QPoint(0, button.height())))
        calendar.show()

    def _picked(self, day: date, calendar: QCalendarWidget) -> None:
        """The hour that was typed already stays."""
        hour = self.line.text().strip()[10:].strip(" T") if self.part.kind is PartKind.MOMENT else ""
        self.line.setText(f"{day.isoformat()} {hour}".strip())
        calendar.close()
        if self.part.kind is PartKind.MOMENT and not hour:
            self.line.setFocus()
            self.line.setText(f"{day.isoformat()} ")
        else:
            self.chosen.emit()


class TextInput(PartInput):
    """Text of several lines; Enter goes on, Shift+Enter begins a new line."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        rows = part.parameters.get("rows", "")
        fewest = min(max(int(rows), 1), 7) if rows.isdecimal() else 3
        self.text = GrowingText(words(part.label, language), self, fewest=fewest, enter_goes_on=True)
        self.text.setToolTip(self.tr("回车到下一项，Shift+回车换行"))
        self.text.textChanged.connect(self.typed)
        self.text.left.connect(self.left)
        self._composing = Composing(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    @property
    def composing(self) -> bool:
        return self._composing.active

    def value(self) -> JsonValue:
        return self.text.toPlainText().strip() or None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self.text.setReadOnly(read_only)
        if self.value() != (value or None):
            self.text.show_text(shown_value(value))

    def focus(self) -> None:
        self.text.setFocus()
