"""The fields of a draft: what only a person knows. Each kind of paper declares its own; the paper follows them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspector_app.errors import Problem
from inspector_app.messages import Language, say
from inspector_app.notices.kinds import FieldSpec, FieldType
from ui.day_words import day_shape, moment_shape
from ui.widgets.field_block import FieldBlock
from ui.widgets.steady_combo_box import SteadyComboBox

_LINES_HIGH = 4
_PADDING = 14
"""Above and below the letters of a field, in pixels: boxes are as high as lines."""
_UNSET = QDateTime(QDate(2000, 1, 1), QTime(0, 0))
"""What a day shows as "not said": Qt's editors of days are never empty."""


class PaperFields(QWidget):
    typed = Signal(str, str)
    """Name of a field, and what stands in it now."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_body")
        self._language = language
        self._shape: tuple[object, ...] = ()
        self.fields: dict[str, QWidget] = {}
        self._blocks: dict[str, FieldBlock] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 8)
        self._column.setSpacing(10)

    def show_fields(self, specs: Sequence[FieldSpec], given: Mapping[str, str]) -> None:
        """Built anew only when other fields are asked for: the one that is typed in keeps its cursor."""
        shape = tuple((spec.name, spec.choices, spec.detail) for spec in specs)
        if shape == self._shape:
            return
        self._shape = shape
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.fields.clear()
        self._blocks.clear()
        for spec in specs:
            self._add(spec, given.get(spec.name, spec.default))
        self.setVisible(bool(specs))

    def forget(self) -> None:
        """The same fields are asked for again, of another paper."""
        self._shape = (None,)

    def _add(self, spec: FieldSpec, value: str) -> None:
        label = spec.label[self._language] + (" *" if spec.required else "")
        field = self._field(spec, value)
        if not isinstance(field, QPlainTextEdit):
            field.setMinimumHeight(QFontMetrics(self.font()).height() + _PADDING)
        self.fields[spec.name] = field
        block = FieldBlock(label, field, spec.detail, self)
        block.hint.setProperty("role", "secondary")
        self._blocks[spec.name] = block
        self._column.addWidget(block)

    def complain(self, problems: Sequence[Problem]) -> list[Problem]:
        """Says beside each field what is wrong with it; gives the problems that are about no field here.

        What is only missing is marked by the star, not complained about while the person is still filling in.
        """
        said = {name: "" for name in self._blocks}
        others = []
        for problem in problems:
            name = str(problem.details.get("name", ""))
            if not problem.code.startswith("paper.field_") or name not in said:
                others.append(problem)
            elif problem.code != "paper.field_missing":
                said[name] = str(say(problem, Language(self._language)))
        for name, text in said.items():
            self._blocks[name].complain(text)
        return others

    def _field(self, spec: FieldSpec, value: str) -> QWidget:
        make = {
            FieldType.TEXT: self._line,
            FieldType.LINES: self._lines,
            FieldType.DAY: self._day,
            FieldType.MOMENT: self._moment,
            FieldType.CHOICE: self._choice,
        }[spec.type]
        return make(spec, value)

    def _line(self, spec: FieldSpec, value: str) -> QWidget:
        field = QLineEdit(value, self)
        field.textEdited.connect(lambda text: self.typed.emit(spec.name, text))
        return field

    def _lines(self, spec: FieldSpec, value: str) -> QWidget:
        field = QPlainTextEdit(value, self)
        field.setTabChangesFocus(True)
        field.setFixedHeight(_LINES_HIGH * field.fontMetrics().lineSpacing() + 16)
        field.textChanged.connect(lambda: self.typed.emit(spec.name, field.toPlainText()))
        return field

    def _day(self, spec: FieldSpec, value: str) -> QWidget:
        field = _UnsetMoment(self, day_shape())
        _show(field, value and f"{date.fromisoformat(value)}T00:00")
        field.dateChanged.connect(lambda day: self.typed.emit(spec.name, _day_text(day)))
        return field

    def _moment(self, spec: FieldSpec, value: str) -> QWidget:
        field = _UnsetMoment(self, moment_shape())
        _show(field, value)
        field.dateTimeChanged.connect(lambda moment: self.typed.emit(spec.name, _moment_text(moment)))
        return field

    def _choice(self, spec: FieldSpec, value: str) -> QWidget:
        field = SteadyComboBox(self)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        field.addItem(self.tr("（请选择）"), "")
        for choice in spec.choices:
            field.addItem(choice.label[self._language], choice.value)
        field.setCurrentIndex(max(0, field.findData(value)))
        field.currentIndexChanged.connect(lambda _: self.typed.emit(spec.name, field.currentData()))
        return field


class _UnsetMoment(QDateTimeEdit):
    """Empty until the person touches it: then it begins with today. The wheel scrolls the form, not the years."""

    def __init__(self, parent: QWidget, shape: str) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat(shape)
        self.setMinimumDateTime(_UNSET)
        self.setSpecialValueText("—")
        self.setDateTime(_UNSET)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._offer_today()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self._offer_today()
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _offer_today(self) -> None:
        if self.dateTime() == _UNSET:
            self.setDateTime(QDateTime(QDate.currentDate(), QTime(9, 0)))


def _show(field: QDateTimeEdit, value: str) -> None:
    if value:
        moment = datetime.fromisoformat(value)
        field.setDateTime(QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute)))


def _day_text(day: QDate) -> str:
    return "" if day == _UNSET.date() else day.toString("yyyy-MM-dd")


def _moment_text(moment: QDateTime) -> str:
    return "" if moment == _UNSET else moment.toString("yyyy-MM-ddTHH:mm")
