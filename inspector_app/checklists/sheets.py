"""The sheets of an XLSForm workbook as rows under the program's column names."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from inspector_app.checklists.books import Sheet, file_problem, read_book
from inspector_app.checklists.headers import column_of, in_form, language_code, standard_header
from inspector_app.checklists.own_words import words
from inspector_app.checklists.rows import Headers, Row, Sheets
from inspector_app.errors import Problem, RefusedInputError

ROLES = ("settings", "survey", "choices", "entities")
_MARKS = {"survey": "type", "choices": "list_name", "entities": "list_name"}
"""The column by which a sheet's header row is known, when a title stands above it."""
_HEADER_SOUGHT = 10
_REFUSED_SHEETS = ("external_choices", "osm")


def read_sheets(path: Path) -> Sheets:
    """The workbook's rows; blank rows are left out, and the numbers of the others stay right.

    Raises RefusedInputError with one problem when the file is no workbook or holds no survey.
    """
    problems: list[Problem] = []
    found = _by_role(read_book(path), problems)
    survey = found.get("survey")
    if survey is None or not survey.rows:
        raise RefusedInputError([file_problem("no_survey", path)])
    default = _default_language(found.get("settings"))
    headers: dict[str, Headers] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    for role in ROLES:
        sheet = found.get(role)
        if sheet is not None and sheet.rows:
            headers[role] = _headers(role, sheet, default, problems)
            rows[role] = _rows(role, sheet, headers[role], default)
            problems += _faults(sheet)
    for column in ("type", "name"):
        if column not in headers["survey"].columns:
            problems.append(_problem("column_missing", survey.title, headers["survey"].number, column))
    return Sheets(
        survey=rows["survey"],
        choices=rows.get("choices", ()),
        settings=rows.get("settings", ()),
        entities=rows.get("entities", ()),
        problems=tuple(problems),
        headers=headers,
    )


def _by_role(sheets: Iterable[Sheet], problems: list[Problem]) -> dict[str, Sheet]:
    """The standard's sheet names to the sheets, by English or Chinese title; a lone sheet is the survey."""
    sheets = [sheet for sheet in sheets if not sheet.title.startswith("_")]
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        folded = sheet.title.strip().lower()
        role = str(words("sheets").get(folded, folded))
        if role in found:
            problems.append(_problem("sheet_twice", sheet.title, 1, "", other=found[role].title))
        elif role in _REFUSED_SHEETS and sheet.rows:
            problems.append(_problem("sheet_unsupported", sheet.title, 1, ""))
        else:
            found[role] = sheet
    if "survey" not in found and len(sheets) == 1:
        found = {"survey": sheets[0]}
    return found


def _default_language(settings: Sheet | None) -> str:
    if settings is None or not settings.rows:
        return ""
    for header, text in zip(settings.rows[0], settings.rows[1] if len(settings.rows) > 1 else (), strict=False):
        if column_of(header, sheet="settings") == "default_language":
            return in_form(text)
    return ""


def _headers(role: str, sheet: Sheet, default: str, problems: list[Problem]) -> Headers:
    number = _header_row(role, sheet)
    columns: dict[str, str] = {}
    standard: dict[str, str] = {}
    for header in sheet.rows[number - 1]:
        column = column_of(header, default, role)
        if not header:
            continue
        if column in columns:
            problems.append(_problem("column_twice", sheet.title, number, header, header))
            continue
        columns[column], standard[column] = header, standard_header(header, role)
    return Headers(sheet.title, number, columns, standard)


def _header_row(role: str, sheet: Sheet) -> int:
    """From 1: the first row, or the first that has the column without which the sheet is none."""
    mark = _MARKS.get(role)
    for number, row in enumerate(sheet.rows[:_HEADER_SOUGHT], start=1):
        if mark in [column_of(header, sheet=role) for header in row if header]:
            return number
    return 1


def _rows(role: str, sheet: Sheet, headers: Headers, default: str) -> tuple[Row, ...]:
    code = language_code(default)
    columns = _columns(role, sheet.rows[headers.number - 1], headers, default)
    rows = []
    for number, cells in enumerate(sheet.rows[headers.number :], start=headers.number + 1):
        values = {column: text for column, text in zip(columns, cells, strict=False) if column and text}
        if values:
            rows.append(Row(sheet.title, number, values, headers.columns, code))
    return tuple(rows)


def _columns(role: str, cells: Sequence[str], headers: Headers, default: str) -> list[str]:
    """The column of each cell; "" for one without a header, or whose header stands there a second time."""
    columns: list[str] = []
    for header in cells:
        column = column_of(header, default, role) if header else ""
        columns.append("" if column in columns or column not in headers.columns else column)
    return columns


def _faults(sheet: Sheet) -> list[Problem]:
    return [
        _problem(fault.name, sheet.title, fault.row, _header_of(sheet, fault.column), fault.value)
        for fault in sheet.faults
    ]


def _header_of(sheet: Sheet, column: int) -> str:
    header = sheet.rows[0] if sheet.rows else ()
    return header[column - 1] if column <= len(header) else ""


def _problem(name: str, sheet: str, row: int, column: str, value: str = "", **details: object) -> Problem:
    place = {"sheet": sheet, "row": row, "column": column, "value": value}
    return Problem(f"checklist.{name}", place | details)
