"""The sheets of a checklist's file as grids of text, with what could not be read in its cells.

The stock converter's own readers are not used: they stop at 60 blank rows, take a formula without a result for an
empty cell, and know English names of sheets alone.
"""

import csv
import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from inspector_app.enterprises.delimited import decoded
from inspector_app.enterprises.plain_text import text_of
from inspector_app.enterprises.workbook_bounds import check_xlsx
from inspector_app.errors import Problem, RefusedInputError

FILE_TYPES = (".xlsx", ".xls", ".csv", ".md")
_LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 5_000
"""Of one sheet. The longest form that offices of other countries use has some 2,000."""
MOST_COLUMNS = 256
_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ERROR_TEXT = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!)")
# What openpyxl and xlrd raise on truncated or foreign bytes, besides their own errors. With lxml installed openpyxl
# reads by it, and its XMLSyntaxError is a SyntaxError, as ElementTree's ParseError is.
_BROKEN = (
    *(BadZipFile, SyntaxError, zlib.error, struct.error, OSError, EOFError, MemoryError, NotImplementedError),
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that holds something, but nothing that can be read; row and column from 1."""

    row: int
    column: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    rows: tuple[tuple[str, ...], ...]
    """From the header on. In .csv and .md files a row's place counts within its sheet."""
    faults: tuple[Fault, ...] = ()


def read_book(path: Path) -> list[Sheet]:
    """Every sheet, hidden ones too.

    Raises RefusedInputError with one problem when the file is no workbook: checklist.file_missing, file_type,
    file_macros, file_large, file_protected, file_broken, rows_many.
    """
    data = _bytes_of(path)
    suffix = path.suffix.lower()
    try:
        if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedInputError([file_problem("file_protected", path)])
        if suffix == ".xlsx":
            return _read_xlsx(path, data)
        if suffix == ".xls":
            return _read_xls(path, data)
        text = decoded(path.name, data)
        return _read_csv(path, text) if suffix == ".csv" else _read_markdown(path, text)
    except RefusedInputError as refusal:
        raise RefusedInputError(_in_our_words(path, problem) for problem in refusal.problems) from refusal
    except (*_BROKEN, csv.Error) as error:
        name = "file_protected" if "encrypt" in str(error).lower() else "file_broken"
        raise RefusedInputError([file_problem(name, path, detail=str(error)[:200])]) from error


def file_problem(name: str, path: Path, **details: object) -> Problem:
    return Problem(f"checklist.{name}", {"sheet": "", "row": 0, "column": "", "value": path.name} | details)


def _bytes_of(path: Path) -> bytes:
    suffix = path.suffix.lower()
    if suffix not in FILE_TYPES:
        macros = suffix in (".xlsm", ".xltm", ".xlsb")
        raise RefusedInputError([file_problem("file_macros" if macros else "file_type", path)])
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise RefusedInputError([file_problem("file_large", path, most=_LARGEST_FILE // 1024 // 1024)])
        return path.read_bytes()
    except OSError as error:
        raise RefusedInputError([file_problem("file_missing", path, detail=error.strerror or "")]) from error


def _in_our_words(path: Path, problem: Problem) -> Problem:
    """What the reader of registers says of a file, said of a checklist."""
    topic, _, name = problem.code.partition(".")
    if topic == "checklist":
        return problem
    known = {"file_large": "file_unpacked_large", "file_protected": "file_protected", "sheet_large": "sheet_large"}
    details = {key: value for key, value in problem.details.items() if key not in ("file", "sheet")}
    return file_problem(known.get(name, "file_broken"), path, **({"detail": ""} | details))


def _read_xlsx(path: Path, data: bytes) -> list[Sheet]:
    import openpyxl

    if not data.startswith(_ZIP):
        raise BadZipFile("not an .xlsx")
    has_formulas = check_xlsx(path.name, data)
    if b"vbaProject.bin" in data:
        raise RefusedInputError([file_problem("file_macros", path)])
    with warnings.catch_warnings():
        # openpyxl warns of what it will not keep when writing; we only read.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        texts = openpyxl.load_workbook(io.BytesIO(data), read_only=True) if has_formulas else None
        try:
            return [_xlsx_sheet(path, sheet, texts[sheet.title] if texts else None) for sheet in book.worksheets]
        finally:
            book.close()
            if texts is not None:
                texts.close()


def _xlsx_sheet(path: Path, sheet: Any, formulas: Any) -> Sheet:
    cells = list(blank_as_nothing(sheet))
    faults = [
        Fault(number, place, "cell_error", str(cell.value))
        for number, row in enumerate(cells, start=1)
        for place, cell in enumerate(row, start=1)
        if cell.data_type == "e"
    ]
    rows = [[_text(cell.value) if cell.data_type != "e" else "" for cell in row] for row in cells]
    for number, row in enumerate(blank_as_nothing(formulas) if formulas is not None else (), start=1):
        for place, cell in enumerate(row, start=1):
            if cell.data_type == "f" and all(read.value is None for read in cells[number - 1][place - 1 : place]):
                faults.append(Fault(number, place, "formula_unread", str(getattr(cell.value, "text", cell.value))[:60]))
    return Sheet(sheet.title, _bounded(path, sheet.title, rows), tuple(faults))


def blank_as_nothing(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Row by row, () for a blank one: LibreOffice writes a last row of a million, and openpyxl fills all before it,
    with one and the same tuple of a thousand cells."""
    before: object = None
    blank = False
    for row in sheet.iter_rows(max_col=min(sheet.max_column or MOST_COLUMNS, MOST_COLUMNS)):
        if row is not before:
            before, blank = row, all(cell.value is None for cell in row)
        yield () if blank else row


def _read_xls(path: Path, data: bytes) -> list[Sheet]:
    import xlrd  # type: ignore[import-untyped]
    from xlrd.compdoc import CompDocError  # type: ignore[import-untyped]

    try:
        # xlrd tells a log of its own about oddities; nobody reads it.
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
    except (xlrd.XLRDError, CompDocError) as error:
        raise ValueError(str(error)) from error
    return [_xls_sheet(path, sheet, book.datemode) for sheet in book.sheets()]


def _xls_sheet(path: Path, sheet: Any, datemode: int) -> Sheet:
    import xlrd

    faults: list[Fault] = []
    rows: list[list[str]] = []
    for number in range(sheet.nrows):
        rows.append([])
        for place, cell in enumerate(sheet.row(number)[:MOST_COLUMNS]):
            if cell.ctype == xlrd.XL_CELL_ERROR:
                code = str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
                faults.append(Fault(number + 1, place + 1, "cell_error", code))
            rows[-1].append(_xls_text(cell, datemode))
    return Sheet(sheet.name, _bounded(path, sheet.name, rows), tuple(faults))


def _xls_text(cell: Any, datemode: int) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ""
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _text(xlrd.xldate_as_datetime(cell.value, datemode))
    return _text(bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value)


def _read_csv(path: Path, text: str) -> list[Sheet]:
    """The first column names the sheet in the row before its headers."""
    sheets: dict[str, list[list[str]]] = {}
    current: list[list[str]] | None = None
    for row in csv.reader(io.StringIO(text, newline="")):
        name, cells = (row[0].strip() if row else ""), [_text(cell) for cell in row[1:]]
        if name:
            current = sheets.setdefault(name, [])
        if current is not None and (any(cells) or (current and not name)):
            current.append(cells)
    return _text_sheets(path, sheets)


def _read_markdown(path: Path, text: str) -> list[Sheet]:
    """Tables of the standard's text form: `| survey |`, then a line of headers, then rows."""
    sheets: dict[str, list[list[str]]] = {}
    current: list[list[str]] | None = None
    for line in text.splitlines():
        table = re.match(r"\s*\|(.*)\|\s*$", line)
        if not table or re.fullmatch(r"[\s|:-]+", table[1]):
            continue
        name, *cells = (_text(cell.replace(r"\|", "|")) for cell in re.split(r"(?<!\\)\|", table[1]))
        if name:
            current = sheets.setdefault(name, [])
        if current is not None and any(cells):
            current.append(cells)
    return _text_sheets(path, sheets)


def _text_sheets(path: Path, sheets: dict[str, list[list[str]]]) -> list[Sheet]:
    return [_with_error_texts(Sheet(name, _bounded(path, name, rows))) for name, rows in sheets.items()]


def _with_error_texts(sheet: Sheet) -> Sheet:
    """In a text file an error of a spreadsheet is the word for it."""
    faults = tuple(
        Fault(number, place, "cell_error", cell)
        for number, row in enumerate(sheet.rows, start=1)
        for place, cell in enumerate(row, start=1)
        if _ERROR_TEXT.fullmatch(cell)
    )
    return Sheet(sheet.title, sheet.rows, faults)


def _bounded(path: Path, title: str, rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Without the blank rows at the end. Raises RefusedInputError checklist.rows_many; blank rows do not count."""
    kept = [tuple(row) for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    count = sum(any(row) for row in kept)
    if count > MOST_ROWS + 1:
        raise RefusedInputError([file_problem("rows_many", path, title=title, rows=count - 1, most=MOST_ROWS)])
    return tuple(kept)


def _text(value: object) -> str:
    """A cell as a person sees it; hard spaces are spaces, a date without a time is a date."""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    return text_of(value).replace("\xa0", " ").strip()
