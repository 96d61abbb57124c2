"""A register as a file has it: the sheet, its header, its columns, and the rows below that are enterprises."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from inspector_app.enterprises.grids import Grid, Place, read_grids, refusal
from inspector_app.enterprises.headers import HeaderRow, canonical_headers, read_header_row
from inspector_app.enterprises.plain_text import shown, text_of, tidy
from inspector_app.enterprises.row_kinds import is_enterprise_row
from inspector_app.errors import Problem, RefusedInputError

Mapped = Mapping[int, str | None]
"""Column number (0 is the first) to field of the register; None: not imported."""

MOST_ROWS = 50_000
_HEADER_WITHIN = 40
"""Rows from the top in which a header is looked for."""
_LEAST_HEADER_TEXTS = 3
_SAMPLES = 5
_NO_FORMULAS: Mapping[str, str] = MappingProxyType({})
_FILLED_WHEN_MERGED = ("community", "kind")
"""Offices merge these over the enterprises they hold for; a merged name or code would be two enterprises in one."""


@dataclass(frozen=True, slots=True)
class Column:
    index: int
    """0 is the first column of the sheet."""
    header: str
    field: str | None
    """None: not imported."""
    samples: tuple[str, ...]
    """The first values that stand under the header."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    number: int
    """As the spreadsheet counts: the first row is 1."""
    values: Mapping[str, object]
    """By field, as the cells have them."""
    formulas: Mapping[str, str]
    """By field, with their `=`; only of cells that have one."""


@dataclass(frozen=True, slots=True)
class RegisterReading:
    file: str
    sheet: str
    header_row: int
    """As the spreadsheet counts: the first row is 1."""
    columns: tuple[Column, ...]
    rows: tuple[RegisterRow, ...]
    unclear: tuple[Problem, ...] = ()
    """Why the columns cannot be taken as they stand: no header, no name, one field twice. A person may correct them by
    a mapping; until then there are no rows."""
    unread: tuple[str, ...] = ()
    """Names of other sheets that are registers, too, by their header: an office may have one for each community."""

    def header_of(self, field: str) -> str:
        """The header over a field, on one line; the office's own word when the file has no such column."""
        found = next((each.header for each in self.columns if each.field == field), canonical_headers().get(field, ""))
        return tidy(found)


def read_register(path: Path, mapping: Mapped | None = None) -> RegisterReading:
    """Reads .xlsx, .xls and .csv; `mapping` overrides what the headers say, for the columns it names.

    The sheet and row with most known header words is the header; without any, the first row with several texts. Blank
    rows, totals, repeated headers and the lines for signatures are no rows of the register. Nothing is calculated and
    nothing is changed.

    Raises RefusedInputError, one problem that names file, sheet and row: what `read_grids` raises, and
    register.no_header, quote_open, too_many_rows, no_rows.
    """
    grids = read_grids(path)
    grid, at, header = _best_header(path, grids)
    if grid.quote_open:
        # Enterprises are missing from the rows, and nobody can say which.
        raise refusal("quote_open", path, line=grid.quote_open)
    fields = _mapped(header, mapping)
    columns = _columns(grid, at, fields)
    unclear = tuple(_unclear(path, grid, at, header, fields, corrected=mapping is not None))
    if unclear:
        return RegisterReading(path.name, grid.name, at + 1, columns, (), unclear, _unread(grids, grid))
    rows = _rows(grid, at, fields)
    if not rows:
        raise refusal("no_rows", path, sheet=_sheet_words(grid), row=at + 1)
    if len(rows) > MOST_ROWS:
        raise refusal("too_many_rows", path, sheet=_sheet_words(grid), count=len(rows), most=MOST_ROWS)
    return RegisterReading(path.name, grid.name, at + 1, columns, rows, unread=_unread(grids, grid))


def _unread(grids: list[Grid], taken: Grid) -> tuple[str, ...]:
    return tuple(grid.name for grid in grids if grid is not taken and grid.name and _is_register(grid))


def _is_register(grid: Grid) -> bool:
    """A row with the header of names and of something else, and rows below it."""
    headers = (read_header_row(grid.header_cells(number)) for number in range(min(len(grid.rows) - 1, _HEADER_WITHIN)))
    return any(len(header.fields) > 1 and "name" in header.fields.values() for header in headers)


def _best_header(path: Path, grids: list[Grid]) -> tuple[Grid, int, HeaderRow]:
    best: tuple[int, Grid, int, HeaderRow] | None = None
    for grid in grids:
        for number in range(min(len(grid.rows), _HEADER_WITHIN)):
            header = read_header_row(grid.header_cells(number))
            score = len(header.fields)
            is_header = score > 1 or "name" in header.fields.values()
            if is_header and (best is None or score > best[0]):
                best = (score, grid, number, header)
    if best is None:
        return _unknown_header(path, grids)
    return best[1], best[2], best[3]


def _unknown_header(path: Path, grids: list[Grid]) -> tuple[Grid, int, HeaderRow]:
    """The first row that looks like column names which nobody has told us: several different texts, rows below."""
    for grid in grids:
        for number in range(min(len(grid.rows) - 1, _HEADER_WITHIN)):
            texts = [cell.strip() for cell in grid.rows[number] if isinstance(cell, str) and cell.strip()]
            if len(set(texts)) >= _LEAST_HEADER_TEXTS:
                return grid, number, HeaderRow({}, {})
    for grid in grids:
        if grid.quote_open:
            raise refusal("quote_open", path, line=grid.quote_open)
    raise RefusedInputError([_no_header(path, grids)])


def _no_header(path: Path, grids: list[Grid]) -> Problem:
    sheets = "、".join(f"“{grid.name}”" for grid in grids if grid.name)
    return _problem("no_header", path, sheets=sheets or path.name, within=_HEADER_WITHIN)


def _mapped(header: HeaderRow, mapping: Mapped | None) -> dict[int, str]:
    """Column to field."""
    fields = dict(header.fields)
    for column, wanted in (mapping or {}).items():
        fields.pop(column, None)
        if wanted:
            fields[column] = wanted
    return fields


def _unclear(
    path: Path, grid: Grid, at: int, header: HeaderRow, fields: Mapping[int, str], *, corrected: bool
) -> Iterator[Problem]:
    """Everything that leaves it open which column is which field."""
    place = {"sheet": _sheet_words(grid), "row": at + 1}
    if not fields:
        yield _problem("header_unknown", path, **place)
        return
    clashes = {} if corrected else dict(header.clashes)
    for field in fields.values():
        columns = tuple(column for column, each in fields.items() if each == field)
        if len(columns) > 1:
            clashes[field] = columns
    for field, columns in clashes.items():
        words = [f"“{tidy(text_of(grid.header_cells(at)[column]))}”" for column in sorted(columns)]
        yield _problem("column_twice", path, headers="、".join(words), field=canonical_headers()[field], **place)
    if "name" not in fields.values():
        yield _problem("no_name_column", path, **place)


def _problem(name: str, path: Path, **details: object) -> Problem:
    return Problem(f"register.{name}", {"file": path.name} | details)


def _columns(grid: Grid, at: int, fields: Mapping[int, str]) -> tuple[Column, ...]:
    width = max(len(row) for row in grid.rows[at:])
    headers = grid.header_cells(at)
    columns = []
    for index in range(width):
        samples = []
        for row in range(at + 1, len(grid.rows)):
            sample = shown(grid.cell(row, index))
            if sample:
                samples.append(sample)
            if len(samples) == _SAMPLES:
                break
        header = text_of(headers[index]).strip() if index < len(headers) else ""
        if header or samples or index in fields:
            columns.append(Column(index, header, fields.get(index), tuple(samples)))
    return tuple(columns)


def _rows(grid: Grid, at: int, fields: Mapping[int, str]) -> tuple[RegisterRow, ...]:
    formulas = grid.find_formulas()
    filled = _merged_values(grid, at, fields)
    header = [tidy(text_of(cell)) for cell in grid.rows[at]]
    special = {row for row, _ in (*formulas, *filled)}
    rows = []
    for number in range(at + 1, len(grid.rows)):
        cells, width = grid.rows[number], len(grid.rows[number])
        values = {field: cells[column] if column < width else "" for column, field in fields.items()}
        row = RegisterRow(number + 1, values, _NO_FORMULAS)
        if number in special:
            row = _special(row, number, fields, filled, formulas)
        is_blank = cells.count("") == width and not row.formulas
        if not is_blank and is_enterprise_row(cells, header, {**row.values, **row.formulas}):
            rows.append(row)
    return tuple(rows)


def _special(
    row: RegisterRow,
    number: int,
    fields: Mapping[int, str],
    filled: Mapping[Place, object],
    formulas: Mapping[Place, str],
) -> RegisterRow:
    """With what is merged into its cells, and their formulas."""
    places = {field: (number, column) for column, field in fields.items()}
    values = {field: filled.get(place, row.values[field]) for field, place in places.items()}
    return RegisterRow(
        row.number, values, {field: tidy(formulas[place]) for field, place in places.items() if place in formulas}
    )


def _merged_values(grid: Grid, at: int, fields: Mapping[int, str]) -> dict[Place, object]:
    """The value of a cell merged over several rows, for each of these rows."""
    values: dict[Place, object] = {}
    for (top, left), (bottom, right) in grid.merged:
        if at < top < bottom and left == right and fields.get(left) in _FILLED_WHEN_MERGED and top < len(grid.rows):
            rows = range(top + 1, min(bottom, len(grid.rows) - 1) + 1)
            values |= {(row, left): grid.cell(top, left) for row in rows if grid.cell(row, left) == ""}
    return values


def _sheet_words(grid: Grid) -> str:
    return grid.name or "—"
