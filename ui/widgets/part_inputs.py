"""One input for each kind of part: numbers with unit, text, date, choice, choices, sample table."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records import JsonValue
from inspector_app.checklists.model import Part, PartKind
from ui.models.checklist_tree import words
from ui.typed_values import read_day, read_typed, shown_value
from ui.widgets.sample_table import SampleTable
from ui.widgets.steady_combo_box import SteadyComboBox

_MOST_BUTTONS = 3
"""Up to three choices are buttons, more are a list (Windows and KDE guides)."""
_CHOICES_A_ROW = 3


class PartInput(QWidget):
    """`typed`: save soon; `chosen`: save now. `left`: the focus went elsewhere, save now what was typed."""

    typed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.language = language

    def value(self) -> JsonValue:
        raise NotImplementedError

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        """Shows without telling that anything changed."""
        raise NotImplementedError

    def focus(self) -> None:
        raise NotImplementedError


class LineInput(PartInput):
    """Numbers, text and dates in one line. What cannot be read stays as typed and is refused with words."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(words(part.label, language))
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line)
        if part.kind is not PartKind.TEXT:
            self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("0" * 12) + 24)
            unit = part.unit_en if language == "en" and part.unit_en else part.unit
            if unit:
                row.addWidget(QLabel(unit, self))
            if part.kind is PartKind.DATE:
                self.line.setPlaceholderText(self.tr("年-月-日"))
                row.addWidget(self._calendar_button())
            row.addStretch()

    def value(self) -> JsonValue:
        return read_typed(self.part.kind, self.line.text())

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        if self.value() != value:
            self.line.setText(shown_value(value))

    def focus(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

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
        day = read_day(self.line.text())
        if day:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(lambda picked: self._picked(picked.toPython(), calendar))
        calendar.move(button.mapToGlobal(QPoint(0, button.height())))
        calendar.show()

    def _picked(self, day: date, calendar: QCalendarWidget) -> None:
        self.line.setText(day.isoformat())
        calendar.close()
        self.chosen.emit()


class ButtonChoice(PartInput):
    """Two or three choices as buttons; pressing the one that is down lifts it."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QPushButton] = {}
        for choice in part.choices:
            button = QPushButton(words(choice.label, language), self)
            button.setCheckable(True)
            button.clicked.connect(lambda down, name=choice.name: self._pressed(name, down))
            self._buttons[choice.name] = button
            row.addWidget(button)
        row.addStretch()

    def value(self) -> JsonValue:
        return next((name for name, button in self._buttons.items() if button.isChecked()), None)

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        for name, button in self._buttons.items():
            button.setChecked(name == value)
            button.setEnabled(not read_only)

    def focus(self) -> None:
        next(iter(self._buttons.values())).setFocus()

    def _pressed(self, name: str, down: bool) -> None:
        self.show_value(name if down else None, read_only=False)
        self.chosen.emit()


class ListChoice(PartInput):
    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.combo = SteadyComboBox(self)
        self.combo.setAccessibleName(words(part.label, language))
        self.combo.addItem(self.tr("（未选）"), None)
        for choice in part.choices:
            self.combo.addItem(words(choice.label, language), choice.name)
        self.combo.activated.connect(lambda _: self.chosen.emit())
        self.combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        row.addStretch()

    def value(self) -> JsonValue:
        return self.combo.currentData()

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(max(0, self.combo.findData(value)))
        self.combo.setEnabled(not read_only)

    def focus(self) -> None:
        self.combo.setFocus()


class ManyChoices(PartInput):
    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[str, QCheckBox] = {}
        for place, choice in enumerate(part.choices):
            box = QCheckBox(words(choice.label, language), self)
            box.clicked.connect(lambda _: self.chosen.emit())
            self.boxes[choice.name] = box
            grid.addWidget(box, place // _CHOICES_A_ROW, place % _CHOICES_A_ROW)
        grid.setColumnStretch(_CHOICES_A_ROW, 1)

    def value(self) -> JsonValue:
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        for name, box in self.boxes.items():
            box.setChecked(name in (value or []))
            box.setEnabled(not read_only)

    def focus(self) -> None:
        next(iter(self.boxes.values())).setFocus()


class TableInput(PartInput):
    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.table = SampleTable(part, language, self)
        self.table.changed.connect(self.chosen)
        self.table.typed.connect(self.typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def value(self) -> JsonValue:
        return self.table.value()

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        if self.value() != (value or []) or read_only:
            self.table.show_value(value, read_only=read_only)

    def focus(self) -> None:
        self.table.focus()


def input_for(part: Part, language: str, parent: QWidget | None = None) -> PartInput:
    """The input that fits the part."""
    if part.kind is PartKind.TABLE:
        return TableInput(part, language, parent)
    if part.kind is PartKind.CHOICES:
        return ManyChoices(part, language, parent)
    if part.kind is PartKind.CHOICE:
        few = len(part.choices) <= _MOST_BUTTONS
        return ButtonChoice(part, language, parent) if few else ListChoice(part, language, parent)
    return LineInput(part, language, parent)
