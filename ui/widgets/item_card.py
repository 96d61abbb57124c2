"""One item of the checklist in full: question, what passes, how to look, the law, its inputs and a note."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.answers import check_value
from inspector_app.checklists.model import UNFILLABLE, Item, Part, PartKind
from inspector_app.checklists.visit_form import VisitForm
from inspector_app.law import Citation
from inspector_app.messages import Language, say
from ui.models.checklist_tree import words
from ui.widgets.growing_text import GrowingText
from ui.widgets.inputs.choices import MatrixChoice, MatrixHead
from ui.widgets.inputs.keeping import Keeper
from ui.widgets.inputs.making import input_for
from ui.widgets.inputs.part_input import PartInput, options_of
from ui.widgets.inputs.part_row import PartRow
from ui.widgets.inputs.part_states import fault_of, picture_of, show_part_state
from ui.widgets.last_time_line import LastTimeLine
from ui.widgets.plain_label import PlainLabel

_QUESTION_SCALE = 1.45
_CAPTION_LETTERS, _CAPTION_GAP = 7, 14
_WITH_FILE = {PartKind.IMAGE, PartKind.FILE, PartKind.VIDEO}
_KEEPS_ENTER = UNFILLABLE | _WITH_FILE | {PartKind.TABLE, PartKind.BARCODE, PartKind.NOTE}
"""Where Enter goes from cell to cell, ends a code or presses a button: whoever lacks them would be held there."""
_PICTURE = QSize(520, 300)
"""The most that the picture of a label takes."""


class ItemCard(QFrame):
    """Shows an item and takes its values; the verdict is given below, always at the same place."""

    typed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(
        self,
        item: Item,
        citations: Sequence[Citation],
        language: str,
        parent: QWidget | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("item_card")
        self.item = item
        self.inputs: dict[str, PartInput] = {}
        self.rows: dict[str, PartRow] = {}
        self.language, self._keeper = language, keeper
        self._form: VisitForm | None = None
        self._read_only = False
        self.last_time = LastTimeLine(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 14, 20, 14)
        self._column.setSpacing(10)
        self._add_question()
        self._column.addLayout(self._facts(citations))
        self._column.addWidget(self.last_time)
        self._column.addSpacing(4)
        if self._is_matrix:
            indent = _caption_width(self) + _CAPTION_GAP
            self._column.addWidget(MatrixHead(options_of(item.parts[0], language), indent, self))
        for part in item.parts:
            self._column.addWidget(self._row(part))
        self._column.addWidget(self._note())
        self._column.addStretch()

    def values(self) -> dict[str, JsonValue]:
        """Part name to value, without the parts nobody filled in, and without what the form works out."""
        given = {name: each.value() for name, each in self.inputs.items() if not self._is_worked_out(each.part)}
        return {name: value for name, value in given.items() if value not in (None, "", [])}

    def note(self) -> str:
        return self.note_line.toPlainText().strip()

    def show_values(self, values: Mapping[str, JsonValue], note: str, *, read_only: bool) -> None:
        self._read_only = read_only
        for name, each in self.inputs.items():
            each.show_value(values.get(name), read_only=read_only)
        self.note_line.setReadOnly(read_only)
        self.note_line.setPlaceholderText("" if read_only else self.tr("现场情况、位置、人员（可不填）"))
        if self.note() != note:
            self.note_line.show_text(note)

    def show_form(self, form: VisitForm, *, read_only: bool, changed: Collection[str] | None = None) -> None:
        """How the form stands now: parts come and go, calculations and choices follow, faults are told.

        `changed` are the nodes that stand otherwise than when it was shown last, where that is known.
        """
        self._form, self._read_only = form, read_only
        own = form.words_of(self.item.code)
        self._show_picture(picture_of(own.media, form.file))
        self._show_words(own.label or words(self.item.label, self.language), own.hint, own.guidance)
        for row in self.rows.values():
            state = form.part(row.part)
            show_part_state(row, state, form.file, read_only=read_only)
            row.entry.follow_rows(form, row.part.path, state, changed)
            if row.was_checked and row.part.kind is not PartKind.TABLE:
                # Tables say which cell is wrong in the cell; they are read through when they are left.
                self._check(row)

    def focus_inputs(self) -> None:
        """On the first input that is asked; on the note when there is none."""
        first = next((row.entry for row in self.rows.values() if not row.isHidden()), None)
        if first is None:
            self.note_line.setFocus()
        else:
            first.focus()

    def lacks(self, row: PartRow) -> bool:
        """Whether that input is asked, has to be filled in, is empty, and lets Enter go on."""
        form, part, entry = self._form, row.part, row.entry
        if form is None or row.isHidden() or part.kind in _KEEPS_ENTER or self._is_worked_out(part):
            return False
        return form.part(part).required and entry.value() in (None, "", [])

    def _is_worked_out(self, part: Part) -> bool:
        return self._form is not None and self._form.is_read_only(part)

    def _check(self, row: PartRow) -> None:
        """What the store would refuse comes before what the author of the checklist forbids."""
        if self._read_only or self._is_worked_out(row.part):
            row.complain("")
            return
        language = Language.EN if self.language == "en" else Language.ZH
        problems = check_value(self.item, row.part, row.entry.value())
        text = "\n".join(str(say(problem, language)) for problem in problems)
        if not text and self._form is not None:
            text = fault_of(self._form.part(row.part))
        row.complain(text)

    def _add_question(self) -> None:
        self._section = _quiet(words(self.item.section, self.language), self)
        self.question = PlainLabel(words(self.item.label, self.language), self)
        self.question.setObjectName("question")
        self.question.setWordWrap(True)
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = QFont(self.question.font())
        font.setPointSizeF(font.pointSizeF() * _QUESTION_SCALE)
        font.setBold(True)
        self.question.setFont(font)
        self._hint = _quiet(words(self.item.hint, self.language), self)
        self._guidance = _quiet(words(self.item.guidance, self.language), self)
        self._picture = PlainLabel(self)
        self._picture.setObjectName("label_picture")
        self._picture.hide()
        for widget in (self._section, self.question, self._picture, self._hint, self._guidance):
            self._column.addWidget(widget)

    def _show_picture(self, data: bytes) -> None:
        """That of the label, as wide as it is, or as the card is."""
        pixmap = QPixmap()
        if data and self._picture.isHidden() and pixmap.loadFromData(data):
            size = pixmap.size().boundedTo(_PICTURE)
            kept = Qt.AspectRatioMode.KeepAspectRatio
            self._picture.setPixmap(pixmap.scaled(size, kept, Qt.TransformationMode.SmoothTransformation))
            self._picture.show()

    def _show_words(self, label: str, hint: str, guidance: str) -> None:
        for widget, text in ((self.question, label), (self._hint, hint), (self._guidance, guidance)):
            if text and widget.text() != text:
                widget.setText(text)
                widget.show()

    def _facts(self, citations: Sequence[Citation]) -> QFormLayout:
        form = _form()
        facts = [
            (self.tr("合格标准"), words(self.item.pass_criterion, self.language)),
            (self.tr("怎么查"), words(self.item.how_to_check, self.language)),
            (self.tr("取证要求"), words(self.item.evidence, self.language)),
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

    @property
    def _is_matrix(self) -> bool:
        """A table-list: each part asks one of the same choices."""
        parts = self.item.parts
        same = all(part.kind is PartKind.CHOICE and part.choices == parts[0].choices for part in parts)
        return bool(parts and parts[0].choices) and same and "table-list" in self.item.appearance

    def _row(self, part: Part) -> PartRow:
        matrix = self._is_matrix
        entry = (
            MatrixChoice(part, self.language, self) if matrix else input_for(part, self.language, self, self._keeper)
        )
        row = PartRow(part, entry, _caption_width(self), self)
        if part.label == self.item.label:
            row.own_caption = self.tr("填写")
            row.hint_is_above = part.hint == self.item.hint
            row.show_words("", "", required=part.required)
        row.typed.connect(self.typed)
        row.chosen.connect(self.chosen)
        row.left.connect(self.left)
        row.checked.connect(lambda: self._check(row))
        self.inputs[part.name], self.rows[part.name] = entry, row
        return row

    def _note(self) -> QWidget:
        self.note_line = GrowingText(self.tr("备注"), self, fewest=1, enter_goes_on=True)
        self.note_line.setToolTip(self.tr("回车到下一项，Shift+回车换行"))
        self.note_line.textChanged.connect(self.typed)
        self.note_line.left.connect(self.left)
        holder = QWidget(self)
        form = _form()
        form.setContentsMargins(0, 0, 0, 0)
        caption = _caption(self.tr("备注"), holder)
        caption.setContentsMargins(0, PartInput.first_line_px, 0, 0)
        form.addRow(caption, self.note_line)
        holder.setLayout(form)
        return holder


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(7)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


def _caption_width(widget: QWidget) -> int:
    return widget.fontMetrics().horizontalAdvance("字" * _CAPTION_LETTERS)


def _caption(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", "secondary")
    label.setFixedWidth(_caption_width(label))
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setWordWrap(True)
    return label


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", "secondary")
    label.setWordWrap(True)
    label.setVisible(bool(text))
    return label


def _fact(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
