"""Reads the sheets of an XLSForm workbook through pyxform. Importing it costs half a second: import it late."""

import re
import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert
from xlrd.compdoc import CompDocError  # type: ignore[import-untyped]  # pyxform's own reader of .xls

from inspector_app.checklists.headers import column_of, in_english
from inspector_app.checklists.rows import Row, Sheets
from inspector_app.errors import Problem, RefusedInputError

SHEETS = ("survey", "choices", "settings")
_UNSUPPORTED_SHEETS = ("external_choices", "entities", "osm")
FILE_TYPES = (".xlsx", ".xls", ".csv", ".md")
_LARGEST_FILE = 20 * 1024 * 1024
_ROW_IN_MESSAGE = re.compile(r"\[row : (\d+)\]")
# What openpyxl and xlrd raise on truncated or foreign bytes, besides their own errors.
_BROKEN_FILE = (PyXFormError, BadZipFile, ParseError, CompDocError, zlib.error, struct.error, OSError, EOFError)
_BROKEN_CONTENT = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError)


def read_sheets(path: Path) -> Sheets:
    """The workbook's rows; blank rows are left out, and the numbers of the others stay right.

    Raises RefusedInputError with one problem when the file is no workbook: checklist.file_missing, file_type,
    file_large, file_broken, no_survey. In .csv and .md files a row's number counts within its sheet.
    """
    data = _bytes_of(path)
    try:
        book = get_xlsform(data, file_type=path.suffix.lower())
    except (*_BROKEN_FILE, *_BROKEN_CONTENT) as error:
        raise RefusedInputError([_file_problem("file_broken", path, detail=str(error)[:200])]) from error
    if not book.survey:
        raise RefusedInputError([_file_problem("no_survey", path)])
    problems: list[Problem] = []
    rows = {sheet: _rows(sheet, getattr(book, sheet), problems) for sheet in SHEETS}
    for sheet in _UNSUPPORTED_SHEETS:
        if getattr(book, sheet):
            problems.append(Problem("checklist.sheet_unsupported", _place(sheet, 1, "", "")))
    standard: dict[str, Any] = {sheet: _standard_rows(getattr(book, sheet)) for sheet in SHEETS}
    standard |= {f"{sheet}_header": _standard_rows(getattr(book, f"{sheet}_header")) for sheet in SHEETS}
    standard |= {"sheet_names": list(SHEETS), "fallback_form_name": "checklist"}
    return Sheets(rows["survey"], rows["choices"], rows["settings"], tuple(problems), standard)


def standard_problems(sheets: Sheets) -> list[Problem]:
    """What the stock XLSForm converter refuses; it stops at its first problem."""
    try:
        convert(dict(sheets.standard), validate=False)
    except (PyXFormError, *_BROKEN_CONTENT) as error:
        # pyxform stumbles over some sheets instead of refusing them: a translated form_title is an AttributeError.
        message = str(error)
        found = _ROW_IN_MESSAGE.search(message)
        place = _place("choices" if "'choices' sheet" in message else "survey", int(found[1]) if found else 1, "", "")
        return [Problem("checklist.standard", place | {"detail": message})]
    return []


def _rows(sheet: str, raw: Sequence[Mapping[str, str]] | None, problems: list[Problem]) -> tuple[Row, ...]:
    rows: list[Row] = []
    clashes: dict[str, int] = {}
    for number, cells in enumerate(raw or (), start=2):
        if not cells:
            continue
        values: dict[str, str] = {}
        headers: dict[str, str] = {}
        for header, text in cells.items():
            column = column_of(header)
            if column in headers:
                clashes.setdefault(header, number)
            values[column], headers[column] = str(text).strip(), header
        rows.append(Row(sheet, number, values, headers))
    problems.extend(Problem("checklist.column_twice", _place(sheet, 1, header, header)) for header in clashes)
    return tuple(rows)


def _standard_rows(raw: Sequence[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    return [{in_english(header): value for header, value in cells.items()} for cells in raw or ()]


def _bytes_of(path: Path) -> bytes:
    if path.suffix.lower() not in FILE_TYPES:
        raise RefusedInputError([_file_problem("file_type", path)])
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise RefusedInputError([_file_problem("file_large", path, most=_LARGEST_FILE // 1024 // 1024)])
        return path.read_bytes()
    except OSError as error:
        raise RefusedInputError([_file_problem("file_missing", path, detail=error.strerror or "")]) from error


def _file_problem(name: str, path: Path, **details: object) -> Problem:
    return Problem(f"checklist.{name}", _place("", 0, "", path.name) | details)


def _place(sheet: str, row: int, column: str, value: str) -> dict[str, object]:
    return {"sheet": sheet, "row": row, "column": column, "value": value}
