"""The table of holidays of one year as a person writes it: a line for each stretch of days, as the notice has them.

Typed in the settings, or taken from a spreadsheet (.xlsx, .xls, .csv) whose headers are 日期 (or 开始 and 结束), 类型,
名称, 出处.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.days import read_day
from inspector_app.enterprises.grids import read_grids
from inspector_app.enterprises.plain_text import text_of, tidy
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.holidays import HolidayYear, keep_year, year_row
from inspector_app.stores import Store

MOST_LINES = 100
_LONGEST_NAME, _LONGEST_SOURCE, _LONGEST_STRETCH = 40, 300, 31
_SATURDAY = 5
_HEADER_SOUGHT = 10
_FIRST, _LAST, _KIND, _NAME, _SOURCE = ("开始", "日期"), ("结束",), ("类型",), ("名称",), ("出处",)
_OFF = frozenset({"off", "holiday", "放假", "休", "休息", "节假日", "假日"})
_WORK = frozenset({"work", "workday", "上班", "班", "调休上班", "调休", "补班"})
Kind = Literal["off", "work"]


@dataclass(frozen=True, slots=True)
class DaysLine:
    """Days without work, or days off that are worked, as they were typed; `last` "" means the same day."""

    first: str
    last: str
    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class YearTable:
    year: int
    verified: bool
    source: str
    lines: tuple[DaysLine, ...]


def table_of(store: Store, year: int) -> YearTable:
    """What is known of that year, with no line when nobody has it."""
    row = year_row(store, year)
    if row is None:
        return YearTable(year, False, "", ())
    off = [DaysLine(first, "" if last == first else last, "off", name) for first, last, name in row["off"]]
    worked = [DaysLine(day, "", "work") for day in row["work"]]
    lines = sorted([*off, *worked], key=lambda line: line.first)
    return YearTable(year, row["verified"], row["source"], tuple(lines))


def save_table(store: Store, table: YearTable, now: datetime) -> HolidayYear:
    """Keeps it in the office's plan, in the place of what was known of the year.

    Raises RefusedInputError with every problem: holiday.line_…, each with its line, holiday.lines_none, _many,
    holiday.source_missing, _long, holiday.plan_of_office.
    """
    problems = table_problems(table)
    if problems:
        raise RefusedInputError(problems)
    off, worked = [], []
    for line in table.lines:
        first, last = _days(line)
        if line.kind == "off":
            off.append([first.isoformat(), last.isoformat(), tidy(line.name)])
        else:
            worked += [day.isoformat() for day in _stretch(first, last)]
    row = {"year": table.year, "verified": table.verified, "source": tidy(table.source)}
    return keep_year(store, {**row, "off": sorted(off), "work": sorted(worked)}, now)


def table_problems(table: YearTable) -> list[Problem]:
    """As `save_table` raises them, but for what the plan says."""
    problems = list(_source_problems(table))
    if not table.lines:
        problems.append(Problem("holiday.lines_none"))
    if len(table.lines) > MOST_LINES:
        return [*problems, Problem("holiday.lines_many", {"most": MOST_LINES})]
    said: dict[date, int] = {}
    for place, line in enumerate(table.lines, start=1):
        found = list(_line_problems(table.year, line, place))
        problems += found
        if not found:
            problems += _again(line, place, said)
    return problems


def read_table(path: Path) -> YearTable:
    """The first sheet that has the headers. All its days are of one year; it is verified when a person says so.

    Raises RefusedInputError holiday.headers, holiday.line_day, holiday.line_kind, holiday.years_several, and
    register.file_… of a file that is no spreadsheet.
    """
    for grid in read_grids(path):
        for number, row in enumerate(grid.rows[:_HEADER_SOUGHT]):
            columns = _columns(row)
            if columns is not None:
                return _table(grid.rows[number + 1 :], columns, path.name)
    raise RefusedInputError([Problem("holiday.headers", {"file": path.name})])


def _source_problems(table: YearTable) -> Iterator[Problem]:
    if not tidy(table.source):
        yield Problem("holiday.source_missing")
    if len(tidy(table.source)) > _LONGEST_SOURCE:
        yield Problem("holiday.source_long", {"most": _LONGEST_SOURCE})


def _line_problems(year: int, line: DaysLine, place: int) -> Iterator[Problem]:
    try:
        first, last = _days(line)
    except UnreadableCellError:
        yield Problem("holiday.line_day", {"line": place})
        return
    if first.year != year or (line.kind == "work" and last.year != year):
        yield Problem("holiday.line_year", {"line": place, "year": year})
    elif not 0 <= (last - first).days <= _LONGEST_STRETCH:
        yield Problem("holiday.line_order", {"line": place, "most": _LONGEST_STRETCH})
    elif line.kind == "work" and any(day.weekday() < _SATURDAY for day in _stretch(first, last)):
        yield Problem("holiday.line_weekday", {"line": place})
    if line.kind == "off" and not tidy(line.name):
        yield Problem("holiday.line_name", {"line": place})
    if len(line.name) > _LONGEST_NAME:
        yield Problem("holiday.line_name_long", {"line": place, "most": _LONGEST_NAME})


def _again(line: DaysLine, place: int, said: dict[date, int]) -> Iterator[Problem]:
    """A day that a line before had already."""
    twice = [day for day in _stretch(*_days(line)) if said.setdefault(day, place) != place]
    if twice:
        yield Problem("holiday.line_twice", {"line": place, "other": said[twice[0]], "day": twice[0].isoformat()})


def _days(line: DaysLine) -> tuple[date, date]:
    """Raises UnreadableCellError."""
    first = read_day(line.first)
    return first, read_day(line.last) if line.last.strip() else first


def _stretch(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _columns(row: Sequence[object]) -> dict[str, int] | None:
    """Where each word of the header stands; None for a row that is no header."""
    words = [tidy(text_of(cell)) for cell in row]
    places = {
        name: next((place for place, word in enumerate(words) if word.startswith(starts)), -1)
        for name, starts in (("first", _FIRST), ("last", _LAST), ("kind", _KIND), ("name", _NAME), ("source", _SOURCE))
    }
    return places if places["first"] >= 0 and places["kind"] >= 0 else None


def _table(rows: Sequence[Sequence[Any]], columns: Mapping[str, int], file: str) -> YearTable:
    lines: list[DaysLine] = []
    problems: list[Problem] = []
    sources = []
    for place, row in enumerate((each for each in rows if any(tidy(text_of(cell)) for cell in each)), start=1):
        cells = {name: row[at] if 0 <= at < len(row) else "" for name, at in columns.items()}
        kind, days = _kind(tidy(text_of(cells["kind"]))), _read_days(cells)
        if days is None:
            problems.append(Problem("holiday.line_day", {"line": place}))
        if kind is None:
            problems.append(Problem("holiday.line_kind", {"line": place}))
        if days is not None and kind is not None:
            lines.append(DaysLine(*days, kind, tidy(text_of(cells["name"]))))
        sources.append(tidy(text_of(cells["source"])))
    years = sorted({line.first[:4] for line in lines})
    if len(years) != 1 and not problems:
        problems.append(Problem("holiday.years_several", {"years": "、".join(years) or "—"}))
    if problems:
        raise RefusedInputError(problems)
    source = next((each for each in sources if each), file)
    return YearTable(int(years[0]), False, source, tuple(sorted(lines, key=lambda line: line.first)))


def _read_days(cells: Mapping[str, Any]) -> tuple[str, str] | None:
    """First and last day of a line, ISO; None when one of them is no day."""
    try:
        first = read_day(cells["first"]).isoformat()
        return first, read_day(cells["last"]).isoformat() if tidy(text_of(cells["last"])) else ""
    except UnreadableCellError:
        return None


def _kind(word: str) -> Kind | None:
    if word.lower() in _OFF:
        return "off"
    return "work" if word.lower() in _WORK else None
