"""The survey sheet as areas: groups hold items, items hold parts, a repeat is an item's sample table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inspector_app.checklists.item_rows import (
    VERDICT_LIST,
    check_columns,
    check_label,
    check_name,
    read_item,
    read_part,
    split_type,
)
from inspector_app.checklists.model import Area, Choice, Part, PartKind
from inspector_app.checklists.rows import Row
from inspector_app.errors import Problem


@dataclass(slots=True)
class _OpenItem:
    row: Row
    code: str
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class _OpenArea:
    row: Row
    code: str
    label: dict[str, str]
    items: list[_OpenItem] = field(default_factory=list)


@dataclass(slots=True)
class _OpenTable:
    row: Row
    name: str
    item: _OpenItem | None
    columns: list[Part] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)


def read_survey(rows: Iterable[Row], lists: Mapping[str, tuple[Choice, ...]]) -> tuple[tuple[Area, ...], list[Problem]]:
    """The areas in order, and every problem of the sheet. With problems the areas are not to be used."""
    reader = _SurveyReader(lists)
    for row in rows:
        reader.take(row)
    return reader.areas(), reader.problems


class _SurveyReader:
    """Walks the rows once and remembers which area and which table are open."""

    def __init__(self, lists: Mapping[str, tuple[Choice, ...]]) -> None:
        self.problems: list[Problem] = []
        self._lists = lists
        self._done: list[_OpenArea] = []
        self._area: _OpenArea | None = None
        self._table: _OpenTable | None = None
        self._taken: set[str] = set()
        self._refused_begins = 0
        self._marks = {
            "begin_group": self._begin_area,
            "end_group": self._end_area,
            "begin_repeat": self._begin_table,
            "end_repeat": self._end_table,
        }

    def take(self, row: Row) -> None:
        check_columns(row, self.problems.append)
        kind, argument = split_type(row)
        if not kind:
            self.problems.append(row.problem("type_missing", "type"))
        elif kind in self._marks:
            self._take_mark(kind, row)
        elif self._table is not None:
            self._take_column(row, self._table)
        elif (kind, argument) in (("select_one", VERDICT_LIST), ("note", "")):
            self._take_item(row)
        else:
            self._take_part(row)

    def areas(self) -> tuple[Area, ...]:
        """Closes the sheet: what is still open, and what is empty, is a problem."""
        for unclosed in (self._table, self._area):
            if unclosed is not None:
                self.problems.append(unclosed.row.problem("not_closed", "type"))
        return tuple(self._finished(area) for area in self._done)

    def _take_mark(self, kind: str, row: Row) -> None:
        if kind.startswith("end") and self._refused_begins:
            # It ends what was refused above: one fault is told once.
            self._refused_begins -= 1
        else:
            self._marks[kind](row)

    def _refuse_begin(self, row: Row, name: str) -> None:
        self._refused_begins += 1
        self.problems.append(row.problem(name, "type"))

    def _begin_area(self, row: Row) -> None:
        if self._area is not None or self._table is not None:
            self._refuse_begin(row, "group_nested")
            return
        code = check_name(row, self._taken, self.problems.append)
        self._area = _OpenArea(row, code, check_label(row, self.problems.append))
        self._done.append(self._area)

    def _end_area(self, row: Row) -> None:
        if self._area is None or self._table is not None:
            self.problems.append(row.problem("end_without_begin", "type"))
        else:
            self._area = None

    def _begin_table(self, row: Row) -> None:
        if self._table is not None:
            self._refuse_begin(row, "table_nested")
            return
        name = check_name(row, self._taken, self.problems.append)
        self._table = _OpenTable(row, name, self._owner(row, name))

    def _end_table(self, row: Row) -> None:
        table, self._table = self._table, None
        if table is None:
            self.problems.append(row.problem("end_without_begin", "type"))
            return
        if not table.columns:
            self.problems.append(table.row.problem("table_empty", "name"))
        if table.item is not None:
            label = check_label(table.row, self.problems.append)
            table.item.parts.append(Part(table.name, PartKind.TABLE, label, columns=tuple(table.columns)))

    def _take_column(self, row: Row, table: _OpenTable) -> None:
        name = check_name(row, table.taken, self.problems.append)
        column = read_part(row, name, self._lists, self.problems.append)
        if column is not None:
            table.columns.append(column)

    def _take_item(self, row: Row) -> None:
        code = check_name(row, self._taken, self.problems.append)
        if self._area is None:
            self.problems.append(row.problem("item_outside_area", "name"))
        else:
            self._area.items.append(_OpenItem(row, code))

    def _take_part(self, row: Row) -> None:
        name = check_name(row, self._taken, self.problems.append)
        part = read_part(row, name, self._lists, self.problems.append)
        owner = self._owner(row, name) if part is not None else None
        if part is not None and owner is not None:
            owner.parts.append(part)

    def _owner(self, row: Row, name: str) -> _OpenItem | None:
        """The item above in the same area that `part_of` names, or whose code begins the part's name."""
        items = self._area.items if self._area else []
        named = row.get("part_of")
        fitting = [item for item in items if (item.code == named if named else name.startswith(f"{item.code}_"))]
        if not fitting:
            self.problems.append(row.problem("part_without_item", "part_of" if named else "name"))
            return None
        return max(fitting, key=lambda item: len(item.code))

    def _finished(self, area: _OpenArea) -> Area:
        if not area.items:
            self.problems.append(area.row.problem("area_empty", "name"))
        for item in area.items:
            if split_type(item.row)[0] == "note" and not item.parts:
                self.problems.append(item.row.problem("fact_without_part", "type"))
        items = (read_item(item.row, item.code, tuple(item.parts), self.problems.append) for item in area.items)
        return Area(area.code, area.label, tuple(items))
