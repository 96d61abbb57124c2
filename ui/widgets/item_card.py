"""One item of the checklist in full: question, what passes, how to look, the law, its inputs and a note."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from db.records import Answer, JsonValue
from inspector_app.checklists.model import Item, PartKind
from inspector_app.law import Citation
from ui.models.checklist_tree import words
from ui.widgets.growing_text import GrowingText
from ui.widgets.part_inputs import PartInput, input_for

_QUESTION_SCALE = 1.45


class ItemCard(QFrame):
    """Shows an item and takes its values; the verdict is given below, always at the same place."""

    typed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, item: Item, citations: Sequence[Citation], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("item_card")
        self.item = item
        self.inputs: dict[str, PartInput] = {}
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(self._question())
        column.addLayout(self._facts(citations))
        column.addSpacing(4)
        column.addLayout(self._values())
        column.addStretch()

    def values(self) -> dict[str, JsonValue]:
        """Part name to value, without the parts nobody filled in."""
        given = {name: each.value() for name, each in self.inputs.items()}
        return {name: value for name, value in given.items() if value not in (None, "", [])}

    def note(self) -> str:
        return self.note_line.toPlainText().strip()

    def show_answer(self, answer: Answer, *, read_only: bool) -> None:
        """Shows what is kept, without telling that anything changed."""
        self.show_values(answer.values, answer.note, read_only=read_only)

    def show_values(self, values: Mapping[str, JsonValue], note: str, *, read_only: bool) -> None:
        for name, each in self.inputs.items():
            each.show_value(values.get(name), read_only=read_only)
        self.note_line.setReadOnly(read_only)
        if self.note() != note:
            self.note_line.show_text(note)

    def focus_inputs(self) -> None:
        """On the first input; on the note when there is none."""
        first = next(iter(self.inputs.values()), None)
        if first is None:
            self.note_line.setFocus()
        else:
            first.focus()

    def _question(self) -> QLabel:
        question = QLabel(words(self.item.label, self._language), self)
        question.setObjectName("question")
        question.setWordWrap(True)
        question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = QFont(question.font())
        font.setPointSizeF(font.pointSizeF() * _QUESTION_SCALE)
        font.setBold(True)
        question.setFont(font)
        return question

    def _facts(self, citations: Sequence[Citation]) -> QFormLayout:
        form = _form()
        facts = [
            (self.tr("合格标准"), words(self.item.pass_criterion, self._language)),
            (self.tr("怎么查"), words(self.item.how_to_check, self._language)),
            (self.tr("取证要求"), words(self.item.evidence, self._language)),
            (self.tr("依据"), self._basis(citations)),
        ]
        for name, text in facts:
            if text:
                form.addRow(_caption(name, self), _fact(text, self))
        return form

    def _basis(self, citations: Sequence[Citation]) -> str:
        if citations or not self.item.legal_basis:
            return self.tr("；").join(citation.text for citation in citations)
        return self.tr("检查表所列条文不适用于这类企业，或检查当日不生效。")

    def _values(self) -> QFormLayout:
        form = _form()
        for part in self.item.parts:
            each = input_for(part, self._language, self)
            each.typed.connect(self.typed)
            each.chosen.connect(self.chosen)
            each.left.connect(self.left)
            self.inputs[part.name] = each
            label = _caption(words(part.label, self._language), self)
            if part.required:
                label.setText(self.tr("{label}（必填）").format(label=label.text()))
            if part.kind is PartKind.TABLE:
                form.addRow(label)
                form.addRow(each)
            else:
                form.addRow(label, each)
        form.addRow(_caption(self.tr("备注"), self), self._note())
        return form

    def _note(self) -> GrowingText:
        self.note_line = GrowingText(self.tr("备注"), self, fewest=1, enter_goes_on=True)
        self.note_line.setPlaceholderText(self.tr("现场情况、位置、人员（可不填）"))
        self.note_line.setToolTip(self.tr("回车到下一项，Shift+回车换行"))
        self.note_line.textChanged.connect(self.typed)
        self.note_line.left.connect(self.left)
        return self.note_line


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(7)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


def _caption(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "secondary")
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance("字" * 5))
    return label


def _fact(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
