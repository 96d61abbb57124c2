"""An input with its caption, hint and, below it, what is wrong with it: said on leaving it, never while typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from inspector_app.checklists.model import Part, PartKind
from ui.models.checklist_tree import words
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.plain_label import PlainLabel

_BELOW = frozenset({PartKind.TABLE, PartKind.RANK})
"""Inputs that need the whole width: their caption stands above them."""


class PartRow(QWidget):
    """`checked`: the person left the input, or chose; whoever follows says with `complain` what is wrong."""

    typed = Signal()
    chosen = Signal()
    left = Signal()
    checked = Signal()

    def __init__(self, part: Part, entry: PartInput, caption_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part, self.entry = part, entry
        entry.setParent(self)
        self.caption = PlainLabel(self)
        self.caption.setProperty("role", "secondary")
        self.caption.setWordWrap(True)
        self.hint = _quiet(self)
        self.problem = PlainLabel(self)
        self.problem.setObjectName("field_problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.own_caption = ""
        """In place of the label, where the question above says the same."""
        self.hint_is_above = False
        """The question says the hint too."""
        self.was_checked = False
        """Until the person has been here, an empty or half-typed field is no mistake."""
        self._lay_out(caption_width)
        entry.typed.connect(self._typed)
        entry.chosen.connect(self._chosen)
        entry.left.connect(self._left)
        self.show_words(words(part.label, entry.language), words(part.hint, entry.language), required=part.required)

    def show_words(self, label: str, hint: str, *, required: bool) -> None:
        label = self.own_caption or label or words(self.part.label, self.entry.language)
        text = self.tr("{label}（必填）").format(label=label) if required else label
        if self.caption.text() != text:
            self.caption.setText(text)
            self.entry.setAccessibleName(text)
        if self.hint.text() != hint:
            self.hint.setText(hint)
        self.hint.setVisible(bool(hint) and not self.hint_is_above)

    def complain(self, text: str) -> None:
        """What is wrong, or that nothing is."""
        if self.problem.text() != text:
            self.problem.setText(text)
            self.entry.setAccessibleDescription(text)
        self.problem.setVisible(bool(text))

    def _typed(self) -> None:
        """What was wrong is being mended: it is looked at again when the field is left."""
        self.was_checked = False
        self.complain("")
        self.typed.emit()

    def _chosen(self) -> None:
        self.was_checked = True
        self.chosen.emit()
        self.checked.emit()

    def _left(self) -> None:
        if not self.entry.composing:
            self.was_checked = True
            self.checked.emit()
        self.left.emit()

    def _lay_out(self, caption_width: int) -> None:
        if self.part.kind in _BELOW:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            parts: tuple[QWidget, ...] = (self.caption, self.hint, self.entry, self.problem)
            for widget in parts:
                column.addWidget(widget)
            return
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        self.caption.setFixedWidth(caption_width)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.caption.setContentsMargins(0, self.entry.first_line_px, 0, 0)
        grid.addWidget(self.caption, 0, 0, Qt.AlignmentFlag.AlignTop)
        under: tuple[QWidget, ...] = (self.entry, self.hint, self.problem)
        for row, widget in enumerate(under):
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)


def _quiet(parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setProperty("role", "secondary")
    label.setWordWrap(True)
    label.hide()
    return label
