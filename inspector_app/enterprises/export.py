"""The register as a spreadsheet that imports again unchanged: .xlsx with typed cells, or .csv."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from db.database import Database
from db.records.register import Enterprise
from inspector_app import assets
from inspector_app.enterprises.cells import FieldValue
from inspector_app.enterprises.delimited import guarded
from inspector_app.enterprises.headers import canonical_headers
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import open_atomically
from inspector_app.practice import require_real

SHEET = "企业台账"
NUMBER_HEADER = "序号"
_WIDTHS = {"name": 34, "credit_code": 21, "address": 44, "business_scope": 28, "note": 24, "express_licence": 18}
_WIDTH = 13
"""Characters."""
# The file's own date of making says nothing and would make each export differ.
_NO_TIME = datetime(2000, 1, 1)

_GOVERNMENT_ONLY = (
    *("division_code", "manager_phone", "registration_type", "holding"),
    *("inspects_all", "real_name_all", "xrays_all"),
)

Beside = tuple[str, Sequence[str]]
"""Header of one more column, and its text for each enterprise."""
Seen = Callable[[int, int], object]
"""Told how many rows are done of how many."""
_TOLD_EVERY = 200


def unseen(_done: int, _total: int) -> None:
    """For those who do not watch."""


def export_register(database: Database, path: Path, seen: Seen = unseen) -> int:
    """Writes every enterprise, by name, under the office's own headers; gives their number.

    `seen` is told the rows that are done of all, and may raise CancelledError. `path` appears whole or stays as it
    was. Texts stay texts, also those that begin with = + - or @.
    Raises RefusedInputError register.export_type, register.practice_export; UnavailableError register.export_refused
    when the disk says no.
    """
    with database.look() as work:
        require_real(work)
        enterprises = work.enterprises.current()
    write_register(enterprises, path, seen=seen)
    return len(enterprises)


def export_government(database: Database, path: Path, *, codes: bool = False) -> int:
    """The government's list of fields (domain.md §2.2) of every enterprise, under its labels or its code names.

    Gives the number of enterprises. Raises as `export_register`.
    """
    names = assets.read_json("enterprises", "government.json")
    headers = {field: each["code" if codes else "label"] for field, each in names.items()}
    with database.look() as work:
        require_real(work)
        enterprises = work.enterprises.current()
    write_register(enterprises, path, headers=headers)
    return len(enterprises)


def write_register(
    enterprises: Sequence[Enterprise],
    path: Path,
    beside: Beside | None = None,
    headers: Mapping[str, str] | None = None,
    seen: Seen = unseen,
) -> None:
    """These enterprises in their order, with one more column when `beside` has one. Raises as `export_register`.

    `headers` are field and header of each column; the office's own without it.
    """
    write = {".xlsx": _write_workbook, ".csv": _write_csv}.get(path.suffix.lower())
    if write is None:
        raise RefusedInputError([Problem("register.export_type", {"file": path.name})])
    try:
        with open_atomically(path) as stream:
            write(stream, enterprises, headers or _office_headers(enterprises), beside, seen)
    except OSError as error:
        raise UnavailableError(
            "register.export_refused", file=str(path), detail=error.strerror or str(error)
        ) from error


def _office_headers(enterprises: Sequence[Enterprise]) -> dict[str, str]:
    """The office's own columns; those of the government's list only where something is known for them."""
    known = {field for field in _GOVERNMENT_ONLY if any(getattr(each, field) not in (None, "") for each in enterprises)}
    return {
        field: header
        for field, header in canonical_headers().items()
        if field not in _GOVERNMENT_ONLY or field in known
    }


def _write_workbook(
    stream: BinaryIO, enterprises: Sequence[Enterprise], headers: Mapping[str, str], beside: Beside | None, seen: Seen
) -> None:
    from xlsxwriter import Workbook

    # in_memory: no unsealed copy of the register in the system's folder for temporary files.
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"created": _NO_TIME})
    sheet = book.add_worksheet(SHEET)
    _write_head(book, sheet, len(enterprises), headers)
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    for row, enterprise in enumerate(_watched(enterprises, seen), start=1):
        sheet.write_number(row, 0, row)
        for column, field in enumerate(headers, start=1):
            _write_cell(sheet, row, column, getattr(enterprise, field), text, day)
    if beside is not None:
        place = len(headers) + 1
        sheet.set_column(place, place, _WIDTHS["business_scope"])
        for row, words in enumerate((beside[0], *beside[1])):
            sheet.write_string(row, place, words, text)
    book.close()
    stream.write(content.getvalue())


def _watched(enterprises: Sequence[Enterprise], seen: Seen) -> Iterator[Enterprise]:
    for done, enterprise in enumerate(enterprises):
        if done % _TOLD_EVERY == 0:
            seen(done, len(enterprises))
        yield enterprise


def _write_head(book: Any, sheet: Any, count: int, headers: Mapping[str, str]) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
    for column, header in enumerate((NUMBER_HEADER, *headers.values())):
        sheet.write_string(0, column, header, bold)
    sheet.set_column(0, 0, 6)
    for column, field in enumerate(headers, start=1):
        sheet.set_column(column, column, _WIDTHS.get(field, _WIDTH))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(count, 1), len(headers))


def _write_cell(sheet: Any, row: int, column: int, value: FieldValue, text: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif words := _words(value):
        sheet.write_string(row, column, words, text)


def _write_csv(
    stream: BinaryIO, enterprises: Sequence[Enterprise], headers: Mapping[str, str], beside: Beside | None, seen: Seen
) -> None:
    """UTF-8 with mark, because spreadsheet programs take a file without one for GBK."""
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    more = [""] * len(enterprises) if beside is None else [guarded(words) for words in beside[1]]
    writer.writerow((NUMBER_HEADER, *headers.values(), *(() if beside is None else (beside[0],))))
    for number, (enterprise, words) in enumerate(zip(_watched(enterprises, seen), more, strict=True), start=1):
        cells = [_csv_cell(getattr(enterprise, field)) for field in headers]
        writer.writerow((number, *cells, *(() if beside is None else (words,))))
    stream.write(content.getvalue().encode("utf-8-sig"))


def _csv_cell(value: FieldValue) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date) else guarded(_words(value))


def _words(value: FieldValue) -> str:
    """Yes, no, lists and texts as the import reads them; "" for what is not known."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    return str(value or "")
