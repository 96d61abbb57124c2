"""A whole area at a glance: one line for each item, with the same three buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.checklists.model import Area, Item, PartKind, Verdict
from inspector_app.visits import GivenAnswer
from ui.models.checklist_tree import words
from ui.theme.restyling import restyle
from ui.visit.state_words import state_word
from ui.visit.visit_state import ItemState
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.inputs.choices import ButtonChoice
from ui.widgets.plain_label import PlainLabel
from ui.widgets.state_glyphs import state_icon
from ui.widgets.verdict_buttons import VerdictButtons

_MOST_CHOICES = 7
_MOST_LETTERS, _GAP = 22, 8
_MOST_CODE = 16
"""Digits of the widest code that is shown whole."""
_SAID_BY_BUTTON = frozenset({ItemState.OPEN, ItemState.PASSED, ItemState.FAILED, ItemState.NOT_APPLICABLE})


class AreaList(QScrollArea):
    chosen = Signal(str)
    judged = Signal(str, Verdict)
    picked = Signal(str, str)
    """Code, name of the choice, "" for one taken back; of an item that asks one of a few."""
    opened = Signal(str)
    """Double-click: the item in full."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("area_list")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._language = language
        self._area: Area | None = None
        self.tab_after: QWidget | None = None
        """From which Tab goes on to the first line: lines are made when they are asked for."""
        self.rows: dict[str, AreaRow] = {}

    def set_language(self, language: str) -> None:
        """The next `show_area` speaks it."""
        self._language, self._area = language, None

    def show_area(self, area: Area) -> None:
        if area == self._area:
            return
        self._area = area
        widest = max(self.fontMetrics().horizontalAdvance(item.code) for item in area.items)
        most = _MOST_CODE * self.fontMetrics().horizontalAdvance("0")
        self.rows = {item.code: self._row(item, min(widest, most) + _GAP) for item in area.items}
        holder = QWidget(self)
        holder.setObjectName("pane_body")
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch()
        self.setWidget(holder)
        before = self.tab_after
        for button in (button for row in self.rows.values() for button in row.stops):
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    def show_row(self, code: str, given: GivenAnswer, state: ItemState, *, current: bool, read_only: bool) -> None:
        row = self.rows[code]
        row.show_given(given, state, current=current, read_only=read_only)
        if current:
            self.ensureWidgetVisible(row, 0, 40)

    def _row(self, item: Item, code_width: int) -> "AreaRow":
        row = AreaRow(item, self._language, code_width, self)
        row.chosen.connect(self.chosen)
        row.judged.connect(self.judged)
        row.picked.connect(self.picked)
        row.opened.connect(self.opened)
        return row


class AreaRow(QFrame):
    chosen = Signal(str)
    judged = Signal(str, Verdict)
    picked = Signal(str, str)
    opened = Signal(str)

    def __init__(self, item: Item, language: str, code_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("area_row")
        self._item = item
        self._glyph = PlainLabel(self)
        code = ElidedLabel(self)
        code.setText(item.code)
        code.setProperty("role", "secondary")
        code.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        code.setFixedWidth(code_width)
        self.word = PlainLabel(self)
        self.word.setProperty("role", "secondary")
        self._label = words(item.label, language)
        text = PlainLabel(self._label, self)
        text.setWordWrap(True)
        self.buttons = VerdictButtons(compact=True, parent=self)
        self.buttons.setVisible(item.has_verdict)
        self.buttons.chosen.connect(lambda verdict: self.judged.emit(item.code, verdict))
        self.choice = self._choice_buttons(item, language)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        for widget in (self._glyph, code):
            row.addWidget(widget)
        row.addWidget(text, 1)
        row.addWidget(self.word)
        row.addWidget(self.buttons)
        if self.choice is not None:
            row.addWidget(self.choice)

    @property
    def stops(self) -> list[QAbstractButton]:
        """Where Tab stops, from left to right."""
        choices = [] if self.choice is None else list(self.choice.buttons.values())
        return [*(self.buttons.buttons.values() if self._item.has_verdict else ()), *choices]

    def _choice_buttons(self, item: Item, language: str) -> ButtonChoice | None:
        """For an item that asks one of a few and nothing else; which are offered must not hang on other answers."""
        few = not item.has_verdict and len(item.parts) == 1 and 0 < len(item.parts[0].choices) <= _MOST_CHOICES
        if not few or item.parts[0].kind is not PartKind.CHOICE or item.parts[0].rules.choice_filter:
            return None
        choice = ButtonChoice(item.parts[0], language, self)
        for button in choice.buttons.values():
            button.setProperty("compact", True)
        wanted = sum(button.sizeHint().width() + _GAP for button in choice.buttons.values())
        choice.setMinimumWidth(min(wanted, _MOST_LETTERS * self.fontMetrics().horizontalAdvance("字")))
        choice.chosen.connect(lambda: self.picked.emit(item.code, str(choice.value() or "")))
        return choice

    def show_given(self, given: GivenAnswer, state: ItemState, *, current: bool, read_only: bool) -> None:
        self.buttons.show_verdict(given.verdict)
        self.buttons.setEnabled(not read_only)
        if self.choice is not None:
            self.choice.show_value(given.values.get(self.choice.part.name), read_only=read_only)
        self._glyph.setPixmap(state_icon(state, self.palette()).pixmap(16, 16))
        word = state_word(state)
        self.word.setText(word)
        self.word.setVisible(not (self._item.has_verdict and state in _SAID_BY_BUTTON))
        self.setAccessibleName(f"{self._item.code} {self._label} {word}")
        restyle(self, "current", current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._item.code)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self._item.code)
        super().mouseDoubleClickEvent(event)
