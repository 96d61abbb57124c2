"""Several of several: boxes to tick, and choices to be put in order."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.records.values import JsonValue
from inspector_app.checklists.model import Part
from ui.models.checklist_tree import words
from ui.widgets.enter_goes_on import EnterGoesOn
from ui.widgets.inputs.choices import columns_of, icon_of
from ui.widgets.inputs.part_input import Option, PartInput, options_of
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox

_CHOICES_A_ROW = 3
_MOST_ROWS_SEEN = 8
_NameRole = Qt.ItemDataRole.UserRole


class ManyChoices(PartInput):
    first_line_px = 0

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = columns_of(part, _CHOICES_A_ROW)
        self._grid.setColumnStretch(self._columns, 1)
        self.boxes: dict[str, TickBox] = {}
        self._options: tuple[Option, ...] = ()
        self._read_only = False
        self.show_options(options_of(part, language))

    def show_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options:
            return
        kept = self.value()
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self._options, self.boxes = tuple(options), {}
        for place, option in enumerate(options):
            box = TickBox(option.label, self)
            EnterGoesOn(box)
            if option.picture:
                box.setIcon(icon_of(option.picture))
            box.clicked.connect(lambda _: self.chosen.emit())
            self.boxes[option.name] = box
            self._grid.addWidget(box, place // self._columns, place % self._columns)
        self.show_value(kept, read_only=self._read_only)

    def value(self) -> JsonValue:
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self._read_only = read_only
        for name, box in self.boxes.items():
            box.setChecked(name in (value or []))
            box.setEnabled(not read_only)

    def pick(self, number: int) -> bool:
        """More may follow: Enter says that these were all."""
        boxes = list(self.boxes.values())
        if 1 <= number <= len(boxes):
            boxes[number - 1].click()
        return False

    def focus(self) -> None:
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus()


class RankInput(PartInput):
    """Choices in order, first the most important: dragged, or moved with Alt and the arrow keys.

    The order in which they stand at first is nobody's answer: it counts when somebody moved one or said it is right.
    """

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.list = _RankList(self)
        self.list.setAccessibleName(words(part.label, language))
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.up = self._button(self.tr("上移"), -1)
        self.down = self._button(self.tr("下移"), 1)
        self.confirm = QPushButton(self.tr("就按这个顺序"), self)
        self.confirm.clicked.connect(self._confirm)
        self._answered = False
        self._options: tuple[Option, ...] = ()
        hint = PlainLabel(self.tr("拖动，或 Alt+↑ ↓ 移动"), self)
        hint.setProperty("role", "secondary")
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for widget in (self.up, self.down, self.confirm):
            buttons.addWidget(widget)
        buttons.addStretch()
        ranked = QVBoxLayout()
        ranked.setSpacing(4)
        ranked.addWidget(self.list)
        ranked.addWidget(hint)
        ranked.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(ranked, 1)
        row.addLayout(buttons)
        self.list.moved.connect(self._moved)
        self.list.step_wanted.connect(self._step)
        self.show_options(options_of(part, language))

    def show_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options:
            return
        kept = self.value()
        self._options = tuple(options)
        self._fill(kept if isinstance(kept, list) else [])

    def value(self) -> JsonValue:
        return self._order() if self._answered else None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        if value != self.value():
            self._fill(list(value or []))
        self._answered = bool(value)
        self.list.setEnabled(not read_only)
        for button in (self.up, self.down, self.confirm):
            button.setVisible(not read_only)
        self.confirm.setEnabled(not self._answered)

    def focus(self) -> None:
        self.list.setFocus()
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _order(self) -> list[str]:
        return [str(self.list.item(row).data(_NameRole)) for row in range(self.list.count())]

    def _fill(self, order: list[str]) -> None:
        """What the answer does not name comes last, as it stands in the checklist."""
        ranked = {name: place for place, name in enumerate(order)}
        self.list.clear()
        for option in sorted(self._options, key=lambda each: ranked.get(each.name, len(ranked))):
            row = QListWidgetItem(option.label, self.list)
            row.setData(_NameRole, option.name)
        seen = min(max(self.list.count(), 2), _MOST_ROWS_SEEN)
        line = max(self.list.sizeHintForRow(0), self.fontMetrics().height())
        self.list.setFixedHeight(seen * line + 2 * self.list.frameWidth() + 4)

    def _button(self, text: str, by: int) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self._step(by))
        return button

    def _step(self, by: int) -> None:
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)
            self._moved()

    def _confirm(self) -> None:
        self._moved()

    def _moved(self) -> None:
        self._answered = True
        self.confirm.setEnabled(False)
        self.chosen.emit()


class _RankList(QListWidget):
    moved = Signal()
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().rowsMoved.connect(lambda *_: self.moved.emit())

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow key is ours before any shortcut's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _alt_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if by := _alt_step(event):
            self.step_wanted.emit(by)
        else:
            super().keyPressEvent(event)


def _alt_step(event: QKeyEvent) -> int:
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
