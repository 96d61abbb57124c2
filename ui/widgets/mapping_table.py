"""Which column of the file is which field of the register; every one can be corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from ui.register.field_words import field_names, field_words
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.steady_combo_box import SteadyComboBox


@dataclass(frozen=True, slots=True)
class ShownColumn:
    number: int
    """0 is the first column of the sheet."""
    header: str
    field: str | None
    samples: tuple[str, ...]


class MappingTable(QScrollArea):
    corrected = Signal(object)
    """Column number to field or None, for all columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.choices: dict[int, SteadyComboBox] = {}
        self._shown: tuple[ShownColumn, ...] = ()

    def show_columns(self, columns: Sequence[ShownColumn]) -> None:
        """Keeps place and focus when only fields changed, as after a correction."""
        same = [(column.number, column.header) for column in columns] == [(c.number, c.header) for c in self._shown]
        self._shown = tuple(columns)
        if not same:
            self._fill()
        for column in columns:
            self._set(self.choices[column.number], column.field)

    def mapping(self) -> dict[int, str | None]:
        return {number: choice.currentData() or None for number, choice in self.choices.items()}

    def _fill(self) -> None:
        body = QWidget(self)
        body.setObjectName("panel_body")
        grid = QGridLayout(body)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for place, title in enumerate(
            (self.tr("列"), self.tr("文件里的表头"), self.tr("前几行的内容"), self.tr("导入为"))
        ):
            grid.addWidget(_label(title, "section"), 0, place)
        self.choices = {column.number: self._choice(column) for column in self._shown}
        for line, column in enumerate(self._shown, start=1):
            samples = _label(self.tr("，").join(column.samples), "secondary")
            samples.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            samples.setToolTip(plain_tip("\n".join(column.samples)))
            grid.addWidget(_label(column_letters(column.number), "secondary"), line, 0)
            grid.addWidget(_label(" ".join(column.header.split())), line, 1)
            grid.addWidget(samples, line, 2)
            grid.addWidget(self.choices[column.number], line, 3)
        grid.setRowStretch(len(self._shown) + 1, 1)
        self.setWidget(body)

    def _choice(self, column: ShownColumn) -> SteadyComboBox:
        choice = SteadyComboBox(self)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.setAccessibleName(column.header)
        choice.addItem(self.tr("（不导入）"), "")
        for field in field_names():
            choice.addItem(field_words(field), field)
        choice.setMaxVisibleItems(18)
        choice.activated.connect(lambda _: self.corrected.emit(self.mapping()))
        return choice

    @staticmethod
    def _set(choice: SteadyComboBox, field: str | None) -> None:
        choice.setCurrentIndex(max(0, choice.findData(field or "")))


def column_letters(number: int) -> str:
    """0 is A, 26 is AA, as spreadsheets call their columns."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _label(text: str, role: str = "") -> QLabel:
    label = PlainLabel(text)
    if role:
        label.setProperty("role", role)
    return label
