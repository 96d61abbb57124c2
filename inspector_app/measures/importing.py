"""Measures of before the program, from a spreadsheet: one row a measure, all of them or none.

The headers are data (`columns` of resources/measures/words.json): 类别 and 日期 must be there. Enterprises of a cell
are named by credit code or name, several with 、 between them; all of a row have the part and outcome of that row.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from db.records.register import Enterprise
from inspector_app import assets
from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.days import read_day
from inspector_app.enterprises.grids import Grid, read_grids
from inspector_app.enterprises.plain_text import compact, folded, name_key, shown, text_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.drafts import MeasureDraft, PartDraft, RefusedMeasureError
from inspector_app.measures.kinds import KINDS, kind_named, outcome_named, role_named
from inspector_app.measures.recording import record_measures
from inspector_app.stores import Store

MOST_ROWS = 20_000
_HEADER_WITHIN = 20
_NEEDED = ("kind", "held_on")


@dataclass(frozen=True, slots=True)
class RowProblem:
    row: int
    """As the spreadsheet counts: the first row is 1."""
    problem: Problem


@dataclass(frozen=True, slots=True)
class MeasureReading:
    file: str
    drafts: tuple[MeasureDraft, ...]
    rows: tuple[int, ...]
    """The row of each draft."""
    problems: tuple[RowProblem, ...]


def read_measures(store: Store, path: Path) -> MeasureReading:
    """What the file says, with what cannot be read. Raises RefusedInputError: what `read_grids` raises, and
    measure.no_header, no_rows, rows_many."""
    grid, at, columns = _header(path, read_grids(path))
    with store.database.look() as work:
        known = _Known(work.enterprises.current())
    drafts, rows, problems = [], [], []
    for index in range(at + 1, len(grid.rows)):
        cells = {field: grid.cell(index, column) for field, column in columns.items()}
        if not any(text_of(cell).strip() for cell in cells.values()):
            continue
        found: list[Problem] = []
        draft = _draft(cells, known, found)
        problems += [RowProblem(index + 1, each) for each in found]
        if draft is not None:
            drafts.append(draft)
            rows.append(index + 1)
    if not drafts and not problems:
        raise RefusedInputError([Problem("measure.no_rows", {"file": path.name})])
    if len(drafts) > MOST_ROWS:
        raise RefusedInputError([Problem("measure.rows_many", {"file": path.name, "most": MOST_ROWS})])
    return MeasureReading(path.name, tuple(drafts), tuple(rows), tuple(problems))


def import_measures(store: Store, reading: MeasureReading, now: datetime) -> tuple[RowProblem, ...]:
    """Records every measure of the file, or with any problem none; gives the problems."""
    if reading.problems:
        return reading.problems
    try:
        record_measures(store, reading.drafts, now)
    except RefusedMeasureError as error:
        return tuple(RowProblem(reading.rows[int(str(each.details["number"])) - 1], each) for each in error.problems)
    return ()


class _Known:
    """Enterprises by code and by name."""

    def __init__(self, enterprises: Sequence[Enterprise]) -> None:
        self._by_code = {each.credit_code: each.id for each in enterprises if each.credit_code}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for each in enterprises:
            self._by_name[name_key(each.name)].append(each.id)

    def find(self, told: str) -> str:
        """Its id; "" when it is none, or not one alone."""
        by_name = self._by_name.get(name_key(told), [])
        return self._by_code.get(compact(folded(told)).upper(), by_name[0] if len(by_name) == 1 else "")


def _header(path: Path, grids: Sequence[Grid]) -> tuple[Grid, int, dict[str, int]]:
    """The first row that has the headers that must be there; gives field to column."""
    names = assets.read_json("measures", "words.json")["columns"]
    fields = {compact(header): field for field, headers in names.items() for header in headers}
    for grid in grids:
        for at in range(min(len(grid.rows), _HEADER_WITHIN)):
            found: dict[str, int] = {}
            for column, cell in enumerate(grid.header_cells(at)):
                field = fields.get(compact(folded(text_of(cell))))
                if field is not None:
                    found.setdefault(field, column)
            if all(field in found for field in _NEEDED):
                return grid, at, found
    needed = "、".join(names[field][0] for field in _NEEDED)
    raise RefusedInputError([Problem("measure.no_header", {"file": path.name, "needed": needed})])


def _draft(cells: Mapping[str, object], known: _Known, problems: list[Problem]) -> MeasureDraft | None:
    texts = {field: folded(text_of(cell)).strip() for field, cell in cells.items()}
    kind = kind_named(texts["kind"])
    if not kind:
        problems.append(Problem("measure.kind_unknown", {"kind": shown(texts["kind"]), "known": "、".join(KINDS)}))
        return None
    said: dict[str, Any] = {name: texts.get(name, "") for name in ("title", "place", "authority", "result")}
    said |= {name: _day(cells.get(name, ""), problems) for name in ("held_on", "ends_on")}
    said |= {name: _number(texts.get(name, ""), problems) for name in ("attended", "copies")}
    said |= {name: _names(texts.get(name, "")) for name in ("bodies", "persons")}
    return MeasureDraft(kind, **said, parts=tuple(_parts(kind, texts, known, problems)))


def _parts(kind: str, texts: Mapping[str, str], known: _Known, problems: list[Problem]) -> Iterator[PartDraft]:
    role, outcome = texts.get("role", ""), texts.get("outcome", "")
    chosen = role_named(role) if role else KINDS[kind].roles[0].value
    came = outcome_named(outcome) if outcome else ""
    if not chosen:
        problems.append(Problem("measure.role_unknown", {"role": shown(role), "known": "、".join(KINDS[kind].roles)}))
    if outcome and not came:
        problems.append(Problem("measure.outcome_unknown", {"outcome": shown(outcome)}))
    for name in _names(texts.get("enterprises", "")):
        enterprise = known.find(name)
        if enterprise:
            yield PartDraft(enterprise, chosen, came)
        else:
            problems.append(Problem("measure.enterprise_none", {"enterprise": shown(name)}))


def _day(cell: object, problems: list[Problem]) -> date | None:
    if not text_of(cell).strip():
        return None
    try:
        return read_day(cell)
    except UnreadableCellError:
        problems.append(Problem("measure.day_unreadable", {"day": shown(cell)}))
        return None


def _number(text: str, problems: list[Problem]) -> int | None:
    if not text:
        return None
    plain = text.replace(",", "").removesuffix(".0")
    if plain.isascii() and plain.isdecimal() and len(plain) < 12:
        return int(plain)
    problems.append(Problem("measure.number_unreadable", {"number": shown(text)}))
    return None


def _names(text: str) -> tuple[str, ...]:
    for mark in (",", "，", ";", "；", "\n"):
        text = text.replace(mark, "、")
    return tuple(name.strip() for name in text.split("、") if name.strip())
