"""Values of parts in the nodes of an open form: put there, and read from there; tables row by row."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db.records.values import JsonValue
from inspector_app.checklists.form.fields import Changed, Field
from inspector_app.checklists.form_paths import in_row
from inspector_app.checklists.form_values import as_text, from_text
from inspector_app.checklists.model import Part, PartKind

if TYPE_CHECKING:
    from inspector_app.checklists.form import Form

Rows = Sequence[Mapping[str, JsonValue]]


class FormNodes:
    """A form that is not there has no nodes: nothing is put, nothing is read."""

    def __init__(self, form: "Form | None") -> None:
        self._form = form
        self._put_last: dict[str, list[Mapping[str, JsonValue]]] = {}
        """Path of a table to the rows that were put there last: only those that differ are put again."""

    def field(self, path: str) -> Field | None:
        """None where the form has no such node."""
        if self._form is None or not path:
            return None
        try:
            return self._form.field(path)
        except KeyError:
            return None

    def set_text(self, path: str, text: str) -> Changed:
        found = self.field(path)
        if self._form is None or found is None or found.kept == text:
            return Changed()
        return self._form.set_value(path, text)

    def put(self, part: Part, path: str, value: JsonValue) -> Changed:
        """A value as the store keeps it; what the form works out itself is passed over."""
        if part.kind is PartKind.TABLE:
            return self._put_rows(part, path, value if isinstance(value, list | tuple) else ())
        found = self.field(path)
        if found is None or found.read_only or part.kind is PartKind.NOTE:
            return Changed()
        return self.set_text(path, as_text(value))

    def rows(self, table: Part, path: str) -> list[dict[str, JsonValue]]:
        """All rows with what is in them, calculated cells too."""
        found = self.field(path)
        count = found.rows if found is not None else 0
        return [self._row(table, path, number) for number in range(1, count + 1)]

    def _put_rows(self, table: Part, path: str, rows: Rows) -> Changed:
        found = self.field(path)
        if self._form is None or found is None:
            return Changed()
        before = self._put_last.get(path, [])
        changed = Changed()
        if found.can_add:
            before, changed = self._with_room(path, found.rows, before, rows)
        for number, row in enumerate(rows, start=1):
            if number > len(before) or before[number - 1] != row:
                changed |= self._put_row(table, path, number, row)
        self._put_last[path] = [dict(row) for row in rows]
        return changed

    def _with_room(
        self, path: str, have: int, before: list[Mapping[str, JsonValue]], rows: Rows
    ) -> tuple[list[Mapping[str, JsonValue]], Changed]:
        """As many rows as are to be put; those taken out in the middle take their nodes with them."""
        assert self._form is not None
        changed, kept = Changed(), list(before)
        first, count = _taken_out(kept, list(rows))
        for place in range(first + count, first, -1):
            changed |= self._form.remove_repeat(f"{path}[{place}]")
            have -= 1
            # The rows behind it moved up, and so did the tables in them.
            self._forget_within(path)
        del kept[first : first + count]
        for place in range(have, len(rows), -1):
            changed |= self._form.remove_repeat(f"{path}[{place}]")
            self._forget_within(path)
        for _ in range(have, len(rows)):
            changed |= self._form.add_repeat(path)
        return kept, changed

    def _put_row(self, table: Part, path: str, number: int, row: Mapping[str, JsonValue]) -> Changed:
        changed = Changed()
        for column in table.columns:
            changed |= self.put(column, in_row(column.path, table.path, number, path), row.get(column.name))
        return changed

    def _forget_within(self, path: str) -> None:
        for known in [each for each in self._put_last if each.startswith(f"{path}[")]:
            del self._put_last[known]

    def _row(self, table: Part, path: str, number: int) -> dict[str, JsonValue]:
        row: dict[str, JsonValue] = {}
        for column in table.columns:
            place = in_row(column.path, table.path, number, path)
            if column.kind is PartKind.TABLE:
                value: JsonValue = self.rows(column, place)
            else:
                found = self.field(place)
                value = from_text(column.kind, found.kept) if found is not None else None
            if value not in (None, []):
                row[column.name] = value
        return row


def _taken_out(before: Rows, after: Rows) -> tuple[int, int]:
    """Where rows were taken out of a table, and how many: all but them are as before, or they were the last."""
    count = len(before) - len(after)
    if count <= 0:
        return len(before), 0
    first = next((place for place, row in enumerate(after) if row != before[place]), len(after))
    return first, count
