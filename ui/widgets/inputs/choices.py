"""One of several: buttons, radio buttons, a scale, a list or a searchable list, by appearance and by their number."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, QStringListModel, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.records.values import JsonValue
from inspector_app.checklists.model import Part
from ui.models.checklist_tree import words
from ui.widgets.enter_goes_on import EnterGoesOn
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inputs.part_input import Composing, Option, PartInput, appearances, options_of
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.steady_combo_box import SteadyComboBox

_MOST_BUTTONS, _MOST_RADIOS, _MOST_IN_A_LIST = 3, 7, 20
"""Up to so many choices are buttons, radio buttons, a list (Windows and KDE guides); more are searched."""
_PICTURE_PX = 72
_COLUMNS = re.compile(r"(?:columns|w)-?(\d+)")


class _ButtonsInput(PartInput):
    """Buttons of which one or none is down; pressing the one that is down lifts it."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._options: tuple[Option, ...] = ()
        self._read_only = False
        self.lay_out()
        self.show_options(options_of(part, language))

    def lay_out(self) -> None:
        raise NotImplementedError

    def place(self, button: QAbstractButton, number: int, count: int) -> None:
        raise NotImplementedError

    def make(self, option: Option) -> QAbstractButton:
        return QRadioButton(option.label, self)

    def show_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options:
            return
        kept = self.value()
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self._options, self.buttons = tuple(options), {}
        for number, option in enumerate(options):
            button = self.make(option)
            button.setCheckable(True)
            EnterGoesOn(button)
            button.setAccessibleName(option.label)
            if option.picture:
                button.setIcon(icon_of(option.picture))
                button.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX))
            button.clicked.connect(lambda down, name=option.name: self._pressed(name, down))
            self.buttons[option.name] = button
            self._group.addButton(button)
            self.place(button, number, len(options))
        self.show_value(kept, read_only=self._read_only)
        self.updateGeometry()

    def value(self) -> JsonValue:
        return next((name for name, button in self.buttons.items() if button.isChecked()), None)

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self._read_only = read_only
        for name, button in self.buttons.items():
            button.setChecked(name == value)
            button.setEnabled(not read_only)

    def focus(self) -> None:
        down = next((button for button in self.buttons.values() if button.isChecked()), None)
        first = down or next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def pick(self, number: int) -> bool:
        """One that is down stays down: a paper is keyed in, nothing is taken back."""
        buttons = list(self.buttons.values())
        if not 1 <= number <= len(buttons):
            return False
        if not buttons[number - 1].isChecked():
            buttons[number - 1].click()
        return True

    def _pressed(self, name: str, down: bool) -> None:
        self.show_value(name if down else None, read_only=False)
        self.chosen.emit()


class ButtonChoice(_ButtonsInput):
    """Two or three choices as buttons beside each other; they wrap in a narrow window."""

    def lay_out(self) -> None:
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)

    def place(self, button: QAbstractButton, number: int, count: int) -> None:
        self._flow.addWidget(button)

    def make(self, option: Option) -> QAbstractButton:
        return QPushButton(option.label, self)


class RadioChoice(_ButtonsInput):
    """Radio buttons, in the columns that the appearance asks for (`columns`, `columns-3`, `columns-pack`)."""

    first_line_px = 0

    def lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(16)

    def place(self, button: QAbstractButton, number: int, count: int) -> None:
        columns = columns_of(self.part, 1)
        self._grid.addWidget(button, number // columns, number % columns)
        self._grid.setColumnStretch(columns, 1)


class LikertChoice(_ButtonsInput):
    """A scale: points on a line with their words below, each as wide as the others."""

    first_line_px = 0

    def lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._captions: list[QLabel] = []

    def make(self, option: Option) -> QAbstractButton:
        return QRadioButton(self)

    def show_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options:
            return
        for caption in self._captions:
            caption.hide()
            caption.deleteLater()
        self._captions = []
        super().show_options(options)

    def place(self, button: QAbstractButton, number: int, count: int) -> None:
        caption = PlainLabel(self._options[number].label, self)
        caption.setWordWrap(True)
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        caption.setBuddy(button)
        self._captions.append(caption)
        self._grid.addWidget(button, 0, number, Qt.AlignmentFlag.AlignHCenter)
        self._grid.addWidget(caption, 1, number)
        self._grid.setColumnStretch(number, 1)


class MatrixChoice(_ButtonsInput):
    """One line of a table-list: its points stand below the words of `MatrixHead`."""

    first_line_px = 0

    def lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def make(self, option: Option) -> QAbstractButton:
        button = QRadioButton(self)
        button.setToolTip(plain_tip(option.label))
        return button

    def place(self, button: QAbstractButton, number: int, count: int) -> None:
        self._grid.addWidget(button, 0, number, Qt.AlignmentFlag.AlignHCenter)
        self._grid.setColumnStretch(number, 1)


class MatrixHead(QWidget):
    """The words of the choices, once above all lines of a table-list."""

    def __init__(self, options: Sequence[Option], indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(indent, 0, 0, 0)
        for number, option in enumerate(options):
            label = PlainLabel(option.label, self)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(label, 0, number)
            grid.setColumnStretch(number, 1)


class ListChoice(PartInput):
    """A list that opens (appearance `minimal`, or more choices than radio buttons are good for)."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.combo = SteadyComboBox(self)
        self.combo.setAccessibleName(words(part.label, language))
        self.combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._options: tuple[Option, ...] | None = None
        self.show_options(options_of(part, language))
        self.combo.activated.connect(lambda _: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        row.addStretch()

    def show_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options:
            return
        kept = self.value()
        self._options = tuple(options)
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItem(self.tr("（未选）"), None)
            for option in options:
                self.combo.addItem(option.label, option.name)
            self.combo.setCurrentIndex(max(0, self.combo.findData(kept)))

    def value(self) -> JsonValue:
        return self.combo.currentData()

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(max(0, self.combo.findData(value)))
        self.combo.setEnabled(not read_only)

    def focus(self) -> None:
        self.combo.setFocus()


class SearchChoice(PartInput):
    """Many choices: a few letters anywhere in the words find them. What is not in the list stays and is refused."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(words(part.label, language))
        self.line.setClearButtonEnabled(True)
        self._names: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._options: tuple[Option, ...] | None = None
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(lambda _: self.chosen.emit())
        self.line.setCompleter(completer)
        self.show_options(options_of(part, language))
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)
        self._composing = Composing(self.line)
        self._count = PlainLabel(self)
        self._count.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    @property
    def composing(self) -> bool:
        return self._composing.active

    def show_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options:
            return
        kept = self.value() if self._options is not None else None
        self._options = tuple(options)
        self._labels = {option.name: option.label for option in options}
        self._names = {option.label: option.name for option in reversed(options)}
        self._model.setStringList([option.label for option in options])
        self.line.setPlaceholderText(self.tr("输入几个字查找，共 %n 个选项", None, len(options)))
        if kept is not None:
            self.line.setText(self._labels.get(kept, ""))

    def value(self) -> JsonValue:
        """The name of a choice; other text as it is, which the core refuses with words."""
        text = self.line.text().strip()
        return self._names.get(text, text) or None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        if self.value() != (value or None):
            self.line.setText(self._labels.get(value, value or ""))

    def focus(self) -> None:
        self.line.setFocus()
        self.line.selectAll()


def choice_input(part: Part, language: str, parent: QWidget | None = None) -> PartInput:
    """The one-of-several input that the appearance asks for; else the one that fits so many choices."""
    looks, count = appearances(part), len(part.choices)
    if looks & {"autocomplete", "search"}:
        return SearchChoice(part, language, parent)
    if "minimal" in looks:
        return ListChoice(part, language, parent)
    if "likert" in looks:
        return LikertChoice(part, language, parent)
    if any(_COLUMNS.fullmatch(look) or look.startswith("columns") for look in looks):
        return RadioChoice(part, language, parent)
    if not count or count > _MOST_IN_A_LIST:
        # Choices of a file or a repeat are known to the form alone, and may be thousands.
        return SearchChoice(part, language, parent)
    if count <= _MOST_BUTTONS:
        return ButtonChoice(part, language, parent)
    return RadioChoice(part, language, parent) if count <= _MOST_RADIOS else ListChoice(part, language, parent)


def columns_of(part: Part, otherwise: int) -> int:
    """How many columns the appearance asks for; `columns` alone is three."""
    for look in appearances(part):
        if found := _COLUMNS.fullmatch(look):
            return max(1, min(int(found[1]), 6))
        if look in ("columns", "columns-pack"):
            return 3
    return otherwise


def icon_of(picture: bytes) -> QIcon:
    pixmap = QPixmap()
    pixmap.loadFromData(picture)
    return QIcon(pixmap)
