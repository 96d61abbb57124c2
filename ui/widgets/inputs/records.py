"""A repeat whose rows are too rich for a table: one block for each, with all its inputs, repeats among them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records import JsonValue
from inspector_app.checklists.form_paths import in_row
from inspector_app.checklists.model import Part
from inspector_app.checklists.visit_form import VisitForm
from ui.models.checklist_tree import words
from ui.widgets.inputs.keeping import Keeper
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.inputs.part_row import PartRow
from ui.widgets.inputs.part_states import show_part_state

_MOST_RECORDS = 300
MakeInput = Callable[[Part, str, QWidget | None, Keeper | None], PartInput]


class RecordsInput(PartInput):
    def __init__(
        self, part: Part, language: str, keeper: Keeper | None, make: MakeInput, parent: QWidget | None = None
    ) -> None:
        super().__init__(part, language, parent)
        self._keeper, self._make = keeper, make
        self.records: list[Record] = []
        self._read_only, self._fixed = False, False
        self.add = QPushButton(self.tr("＋ 加一条"), self)
        self.add.clicked.connect(self._add_one)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(below)

    def value(self) -> JsonValue:
        """Every block counts, also one that is still empty: its place is what the form knows it by."""
        return [record.values() for record in self.records]

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self._read_only = read_only
        rows = list(value or [])
        self._have(len(rows))
        for record, row in zip(self.records, rows, strict=True):
            record.show_values(row, read_only=read_only)
        self._offer()

    def follow(self, form: VisitForm, path: str, *, fixed: bool) -> None:
        """`path` is that of this repeat, with the indexes of those around it."""
        self._fixed = fixed
        for number, record in enumerate(self.records, start=1):
            record.follow(form, self.part, path, number, read_only=self._read_only)
        self._offer()

    def focus(self) -> None:
        if self.records:
            next(iter(self.records[0].rows.values())).entry.focus()
        else:
            self.add.setFocus()

    def _have(self, count: int) -> None:
        while len(self.records) < min(count, _MOST_RECORDS):
            self._append()
        while len(self.records) > count:
            self._drop(self.records[-1])

    def _append(self) -> "Record":
        inputs = {column.name: self._make(column, self.language, None, self._keeper) for column in self.part.columns}
        record = Record(words(self.part.label, self.language), inputs, self)
        record.typed.connect(self.typed)
        record.chosen.connect(self.chosen)
        record.left.connect(self.left)
        record.remove.clicked.connect(lambda: self._remove(record))
        self.records.append(record)
        self._column.insertWidget(len(self.records) - 1, record)
        self._number()
        return record

    def _drop(self, record: "Record") -> None:
        self.records.remove(record)
        self._column.removeWidget(record)
        record.hide()
        record.deleteLater()
        self._number()

    def _add_one(self) -> None:
        record = self._append()
        self._offer()
        self.chosen.emit()
        next(iter(record.rows.values())).entry.focus()

    def _remove(self, record: "Record") -> None:
        self._drop(record)
        self._offer()
        self.chosen.emit()
        self.add.setFocus()

    def _number(self) -> None:
        for number, record in enumerate(self.records, start=1):
            record.show_number(number)

    def _offer(self) -> None:
        may = not self._read_only and not self._fixed
        self.add.setVisible(may and len(self.records) < _MOST_RECORDS)
        for record in self.records:
            record.remove.setVisible(may)


class Record(QFrame):
    typed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, title: str, inputs: Mapping[str, PartInput], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record_block")
        self._title = title
        self._head = QLabel(self)
        self._head.setProperty("role", "section")
        self.remove = QPushButton(self.tr("删除"), self)
        self.remove.setProperty("compact", True)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(7)
        column.addLayout(head)
        width = self.fontMetrics().horizontalAdvance("字" * 7)
        self.rows: dict[str, PartRow] = {}
        for name, entry in inputs.items():
            row = PartRow(entry.part, entry, width, self)
            row.typed.connect(self.typed)
            row.chosen.connect(self.chosen)
            row.left.connect(self.left)
            self.rows[name] = row
            column.addWidget(row)

    def show_number(self, number: int) -> None:
        self._head.setText(self.tr("{title} · 第 {number} 条").format(title=self._title, number=number))
        self.remove.setAccessibleName(self.tr("删除第 {number} 条").format(number=number))

    def values(self) -> dict[str, JsonValue]:
        given = {name: row.entry.value() for name, row in self.rows.items()}
        return {name: value for name, value in given.items() if value not in (None, "", [])}

    def show_values(self, values: Mapping[str, JsonValue], *, read_only: bool) -> None:
        for name, row in self.rows.items():
            row.entry.show_value(values.get(name), read_only=read_only)

    def follow(self, form: VisitForm, table: Part, path: str, number: int, *, read_only: bool) -> None:
        for row in self.rows.values():
            place = in_row(row.part.path, table.path, number, path)
            state = form.at(place, row.part)
            if state is not None:
                show_part_state(row, state, form.file, read_only=read_only)
            if isinstance(row.entry, RecordsInput):
                row.entry.follow(form, place, fixed=state is not None and state.fixed_rows)
