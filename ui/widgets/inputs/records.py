"""A repeat whose rows are too rich for a table: a block for each with all its inputs, repeats among them.

Only a few blocks stand on the screen at once, filled anew when the person turns the page: three hundred rows cost what
eight do.
"""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.answers import MOST_ROWS
from inspector_app.checklists.model import Part
from inspector_app.checklists.visit_form import PartState, VisitForm
from ui.models.checklist_tree import words
from ui.widgets.inputs.keeping import Keeper
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.inputs.record import Record
from ui.widgets.inputs.record_pages import RecordPages

AT_ONCE = 8
MakeInput = Callable[[Part, str, QWidget | None, Keeper | None], PartInput]


class RecordsInput(PartInput):
    def __init__(
        self, part: Part, language: str, keeper: Keeper | None, make: MakeInput, parent: QWidget | None = None
    ) -> None:
        super().__init__(part, language, parent)
        self._keeper, self._make = keeper, make
        self.records: list[Record] = []
        """The blocks on the screen."""
        self._rows: list[dict[str, JsonValue]] = []
        self._first = 0
        """Which of the rows, from 0, the first block shows."""
        self._read_only, self._fixed = False, False
        self._form: tuple[VisitForm, str] | None = None
        """The form and the place of this repeat in it, once it is known."""
        self.add = QPushButton(self.tr("＋ 加一条"), self)
        self.add.clicked.connect(self._add_one)
        self.pages, self.pages_above = RecordPages(AT_ONCE, self), RecordPages(AT_ONCE, self)
        """The same below and above: a page of blocks is longer than the screen."""
        for pages in (self.pages, self.pages_above):
            pages.wanted.connect(self.go)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch()
        below.addWidget(self.pages)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.pages_above, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(below)

    def value(self) -> JsonValue:
        """Every block counts, also one that is still empty: its place is what the form knows it by."""
        self._note_all()
        return [dict(row) for row in self._rows]

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self._read_only = read_only
        self._rows = [dict(row) for row in value or []]
        self._show()

    def follow_rows(self, form: VisitForm, path: str, state: PartState, changed: Collection[str] | None = None) -> None:
        moved = self._form is None or self._form[1] != path
        self._form, self._fixed = (form, path), state.fixed_rows
        if state.fixed_rows and state.row_count != len(self._rows):
            # A formula counts the rows: they come and go with what it counts.
            self._note_all()
            self._rows = (self._rows + [{} for _ in range(state.row_count)])[: state.row_count]
            self._show()
        else:
            self._follow()
        if moved:
            self._complain()

    def focus(self) -> None:
        if self.records:
            next(iter(self.records[0].rows.values())).entry.focus()
        else:
            self.add.setFocus()

    def go(self, number: int) -> None:
        """Shows the block of that number, from 1, at the top of its page."""
        self._note_all()
        first = max(0, min(number, len(self._rows)) - 1) // AT_ONCE * AT_ONCE
        if first != self._first:
            self._first = first
            for record in self.records:
                record.forget_checks()
            self._show()
            self._complain()
        if self.records:
            self._turn_to(self.records[max(0, min(number - 1 - first, len(self.records) - 1))])

    def _turn_to(self, record: Record) -> None:
        """Into its first field, or the first that something is wrong with; with all of it on the screen."""
        rows = list(record.rows.values())
        next((row for row in rows if row.problem.text()), rows[0]).entry.focus()
        # Where it stands is known when the blocks have been laid out.
        QTimer.singleShot(0, record, lambda: reveal(record))

    def _show(self) -> None:
        """The rows of this page in as many blocks; what was made once is used again."""
        self._first = min(self._first, max(0, len(self._rows) - 1) // AT_ONCE * AT_ONCE)
        rows = self._rows[self._first : self._first + AT_ONCE]
        while len(self.records) < len(rows):
            self._append()
        while len(self.records) > len(rows):
            self._drop(self.records[-1])
        for number, (record, row) in enumerate(zip(self.records, rows, strict=True), start=self._first + 1):
            record.show_values(row, read_only=self._read_only)
            record.show_number(number)
        self._follow()

    def _follow(self) -> None:
        if self._form is not None:
            form, path = self._form
            for number, record in enumerate(self.records, start=self._first + 1):
                record.follow(form, self.part, path, number, read_only=self._read_only)
            shown = range(self._first + 1, self._first + len(self.records) + 1)
            fault = next((row for row in form.faulty_rows(path) if row not in shown), 0)
            for pages in (self.pages, self.pages_above):
                pages.show_fault(fault)
        self._offer()

    def _complain(self) -> None:
        """Another page: what is wrong there is said without waiting for the person to leave each field."""
        if self._form is not None and not self._read_only:
            form, path = self._form
            for number, record in enumerate(self.records, start=self._first + 1):
                record.complain(form, self.part, path, number)

    def _append(self) -> None:
        inputs = {column.name: self._make(column, self.language, None, self._keeper) for column in self.part.columns}
        record = Record(words(self.part.label, self.language), inputs, self)
        record.typed.connect(self.typed)
        record.chosen.connect(self.chosen)
        record.left.connect(self.left)
        record.remove.clicked.connect(lambda: self._remove(record))
        self.records.append(record)
        self._column.insertWidget(len(self.records), record)

    def _drop(self, record: Record) -> None:
        self.records.remove(record)
        self._column.removeWidget(record)
        record.hide()
        record.deleteLater()

    def _add_one(self) -> None:
        self._note_all()
        self._rows.append({})
        self._first = (len(self._rows) - 1) // AT_ONCE * AT_ONCE
        self._turn()
        self.chosen.emit()
        self._turn_to(self.records[-1])

    def _remove(self, record: Record) -> None:
        self._note_all()
        del self._rows[self._first + self.records.index(record)]
        self._turn()
        self.chosen.emit()
        self.add.setFocus()

    def _turn(self) -> None:
        """Other rows stand in the blocks than before; the form hears of it afterwards, and is followed then."""
        form, self._form = self._form, None
        for record in self.records:
            record.forget_checks()
        self._show()
        self._form = form

    def _note_all(self) -> None:
        """What stands in the blocks, among the rows that are not on the screen."""
        for place, record in enumerate(self.records, start=self._first):
            self._rows[place] = record.values()

    def _offer(self) -> None:
        may = not self._read_only and not self._fixed
        self.add.setVisible(may and len(self._rows) < MOST_ROWS)
        for pages in (self.pages, self.pages_above):
            pages.show_place(self._first + 1, len(self._rows))
        for record in self.records:
            record.remove.setVisible(may)


def reveal(widget: QWidget) -> None:
    """Brings it into sight in the scroll area it stands in, its top first."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inside = around.widget() if isinstance(around, QScrollArea) else None
    if isinstance(around, QScrollArea) and inside is not None:
        top = widget.mapTo(inside, widget.rect().topLeft()).y()
        bar = around.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + around.viewport().height() - widget.height():
            bar.setValue(max(0, top - 12))
