"""A sample table as an input of the item."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import JsonValue
from inspector_app.checklists.model import Part
from ui.models.sample_rows import Cells
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

    def follow(self, cells: Cells, fixed_rows: int | None) -> None:
        """Shows how the form stands at each cell; `fixed_rows` where a formula counts them."""
        self.table.model.follow(cells, fixed_rows)

    def add_rows(self, rows: Sequence[dict[str, JsonValue]]) -> None:
        """Below those there are, as a draw gives them."""
        self.table.show_value([*self.table.value(), *rows], read_only=False)
        self.chosen.emit()

    def focus(self) -> None:
        self.table.focus()
