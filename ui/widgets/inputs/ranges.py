"""A number within bounds: a slider, stars, or a list to pick from."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QStyleOptionSlider, QToolButton, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.model import Part
from ui.models.checklist_tree import words
from ui.typed_values import shown_value
from ui.widgets.inputs.part_input import PartInput, appearances
from ui.widgets.plain_label import PlainLabel
from ui.widgets.seen_edge import paint_slider
from ui.widgets.steady_combo_box import SteadyComboBox

_DEFAULTS = {"start": Decimal(1), "end": Decimal(10), "step": Decimal(1)}
"""What XLSForm says where the workbook does not."""
_MOST_STEPS = 1000
_MOST_STARS = 10


class Steps:
    """The values of a range in order, from its parameters; bounds and step are decimal, because 0.1 is no float."""

    def __init__(self, part: Part) -> None:
        start, end, step = (_decimal(part.parameters.get(name, ""), default) for name, default in _DEFAULTS.items())
        step = abs(step) or Decimal(1)
        count = min(int(abs(end - start) / step), _MOST_STEPS)
        direction = step if end >= start else -step
        self.values: list[JsonValue] = [_json(start + direction * place) for place in range(count + 1)]

    def place(self, value: JsonValue) -> int | None:
        try:
            return self.values.index(value)
        except ValueError:
            return None


class SliderInput(PartInput):
    """Nobody answered until it was moved; then the number stands beside it."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self._steps = Steps(part)
        looks = appearances(part)
        self.slider = _SteadySlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(words(part.label, language))
        self.slider.setRange(0, len(self._steps.values) - 1)
        self.slider.setPageStep(max(1, len(self._steps.values) // 10))
        if "no-ticks" not in looks and len(self._steps.values) <= 25:
            self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
            self.slider.setTickInterval(1)
        self._number = PlainLabel(self)
        self._number.setProperty("role", "section")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * 7))
        self.clear = self._clear_button()
        self._answered = False
        self._lay_out(part.unit_in(language))
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderPressed.connect(self._moved)
        self._tell()

    def _clear_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("×")
        button.setToolTip(self.tr("清除"))
        button.setAccessibleName(self.tr("清除"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._clear)
        return button

    def _lay_out(self, unit: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(shown_value(self._steps.values[0]), self))
        row.addWidget(self.slider, 1)
        row.addWidget(PlainLabel(shown_value(self._steps.values[-1]), self))
        row.addWidget(self._number)
        if unit:
            row.addWidget(PlainLabel(unit, self))
        row.addWidget(self.clear)

    def value(self) -> JsonValue:
        return self._steps.values[self.slider.value()] if self._answered else None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        place = self._steps.place(value)
        self._answered = place is not None
        with QSignalBlocker(self.slider):
            self.slider.setValue(place or 0)
        self.slider.setEnabled(not read_only)
        self.clear.setVisible(not read_only)
        self._tell()

    def focus(self) -> None:
        self.slider.setFocus()

    def _moved(self) -> None:
        self._answered = True
        self._tell()
        self.typed.emit()

    def _clear(self) -> None:
        self.show_value(None, read_only=False)
        self.chosen.emit()

    def _tell(self) -> None:
        self._number.setText(shown_value(self.value()) if self._answered else self.tr("未选"))
        self.clear.setEnabled(self._answered)


class StarsInput(PartInput):
    """Appearance `rating`: as many stars as the range has numbers; pressing the last one that shines takes all away."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self._steps = Steps(part)
        self.stars: list[QPushButton] = []
        self._lit = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for number, value in enumerate(self._steps.values[:_MOST_STARS], start=1):
            star = QPushButton("☆", self)
            star.setProperty("compact", True)
            star.setAccessibleName(self.tr("{value} 分").format(value=shown_value(value)))
            star.clicked.connect(lambda _=False, number=number: self._press(number))
            self.stars.append(star)
            row.addWidget(star)
        row.addStretch()

    def value(self) -> JsonValue:
        return self._steps.values[self._lit - 1] if self._lit else None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        place = self._steps.place(value)
        self._light(0 if place is None else place + 1)
        for star in self.stars:
            star.setEnabled(not read_only)

    def focus(self) -> None:
        self.stars[max(0, self._lit - 1)].setFocus()

    def _press(self, number: int) -> None:
        self._light(0 if number == self._lit else number)
        self.chosen.emit()

    def _light(self, lit: int) -> None:
        self._lit = lit
        for number, star in enumerate(self.stars, start=1):
            star.setText("★" if number <= lit else "☆")


class PickedNumber(PartInput):
    """Appearance `picker`: the numbers in a list that opens."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self._steps = Steps(part)
        self.combo = SteadyComboBox(self)
        self.combo.setAccessibleName(words(part.label, language))
        self.combo.addItem(self.tr("（未选）"))
        self.combo.addItems([shown_value(value) for value in self._steps.values])
        self.combo.activated.connect(lambda _: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        row.addStretch()

    def value(self) -> JsonValue:
        place = self.combo.currentIndex()
        return self._steps.values[place - 1] if place > 0 else None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        place = self._steps.place(value)
        self.combo.setCurrentIndex(0 if place is None else place + 1)
        self.combo.setEnabled(not read_only)

    def focus(self) -> None:
        self.combo.setFocus()


class _SteadySlider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        paint_slider(self, option)


def range_input(part: Part, language: str, parent: QWidget | None = None) -> PartInput:
    looks = appearances(part)
    if "rating" in looks and len(Steps(part).values) <= _MOST_STARS:
        return StarsInput(part, language, parent)
    return PickedNumber(part, language, parent) if "picker" in looks else SliderInput(part, language, parent)


def _decimal(text: str, otherwise: Decimal) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return otherwise
    return number if number.is_finite() else otherwise


def _json(number: Decimal) -> JsonValue:
    """As the core keeps numbers: whole ones as int."""
    return int(number) if number == number.to_integral_value() else float(number)
