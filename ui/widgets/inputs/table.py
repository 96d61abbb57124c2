"""A sample table as an input of the item."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.form_paths import base_path
from inspector_app.checklists.model import Part
from inspector_app.checklists.visit_form import PartState, VisitForm
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.sample_table import SampleTable


class TableInput(PartInput):
    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.table = SampleTable(part, language, self)
        self.table.changed.connect(self.chosen)
        self.table.typed.connect(self.typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def value(self) -> JsonValue:
        return self.table.value()

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        if self.value() != (value or []) or read_only:
            self.table.show_value(value, read_only=read_only)

    def follow_rows(self, form: VisitForm, path: str, state: PartState, changed: Collection[str] | None = None) -> None:
        fixed = state.row_count if state.fixed_rows else None
        known = None if changed is None or path != self.part.path else self._cells_of(changed)
        self.table.model.follow(lambda row, column: form.cell(path, row, column), fixed, known)

    def _cells_of(self, nodes: Collection[str]) -> list[tuple[int, Part]] | None:
        """Row from 0 and column of each node that is a cell of this table; None when the rows themselves changed."""
        path = self.part.path
        if path in nodes:
            return None
        columns = {column.path: column for column in self.part.columns}
        found = []
        for node in nodes:
            column = columns.get(base_path(node))
            if column is not None:
                found.append((int(node[len(path) + 1 :].partition("]")[0]) - 1, column))
        return found

    def add_rows(self, rows: Sequence[dict[str, JsonValue]]) -> None:
        """Below those there are, as a draw gives them."""
        self.table.show_value([*self.table.value(), *rows], read_only=False)
        self.chosen.emit()

    def focus(self) -> None:
        self.table.focus()
