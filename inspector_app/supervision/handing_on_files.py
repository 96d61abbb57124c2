"""Tables as files: a workbook with typed cells, text files that a spreadsheet opens right, Parquet for analysts."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from inspector_app.enterprises.delimited import guarded
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import open_atomically
from inspector_app.messages import Language
from inspector_app.supervision.handing_on_values import Cell, CellKind, Format, Rule, Table, Wanted, word_of

MOST_ROWS = 1_048_575
"""Of a sheet, below its head."""
MOST_COLUMNS = 16_384
_LONGEST_SHEET = 31
_NOT_IN_SHEET = re.compile(r"[\[\]:*?/\\']")
_NOT_IN_FILE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
"""Names that mean a device of Windows, whatever follows the point."""
_WIDE, _NARROW = 30, 14
# The file's own date of making says nothing and would make each export differ.
_NO_TIME = datetime(2000, 1, 1)
_SQL_TYPES: dict[CellKind, tuple[str, tuple[type, ...]]] = {
    CellKind.WHOLE: ("BIGINT", (int,)),
    CellKind.NUMBER: ("DOUBLE", (int, float)),
    CellKind.TRUTH: ("BOOLEAN", (bool,)),
    CellKind.DAY: ("DATE", (date,)),
    CellKind.MOMENT: ("TIMESTAMP", (datetime,)),
}
"""And of which types its cells must be."""
_LARGEST = 2**63 - 1
"""Of BIGINT."""


def require_writable(form: Format, tables: Sequence[Table]) -> None:
    """Before anything is written. Raises UnavailableError handing.no_duckdb; RefusedInputError handing.sheet_large."""
    if form is Format.PARQUET and find_spec("duckdb") is None:
        raise UnavailableError("handing.no_duckdb")
    large = [each for each in tables if len(each.rows) > MOST_ROWS or len(each.columns) > MOST_COLUMNS]
    if form is Format.XLSX and large:
        details = [
            {"table": each.title, "rows": len(each.rows), "columns": len(each.columns), "most": MOST_ROWS}
            for each in large
        ]
        raise RefusedInputError([Problem("handing.sheet_large", each) for each in details])


def write_workbook(path: Path, tables: Sequence[Table], wanted: Wanted) -> None:
    """One sheet a table: head and first column stand still, numbers and dates are numbers and dates. Raises OSError."""
    with open_atomically(path) as stream:
        _write_workbook(stream, tables, wanted)


def write_csv(path: Path, table: Table, wanted: Wanted) -> None:
    """UTF-8 with mark, because spreadsheet programs take a file without one for GBK. Raises OSError."""
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow([each.header(codes=wanted.codes) for each in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(cell, wanted) for cell in row])
    with open_atomically(path) as stream:
        stream.write(content.getvalue().encode("utf-8-sig"))


def write_parquet(path: Path, table: Table, wanted: Wanted) -> None:
    """Typed by the columns; what is not known is NULL. Raises OSError.

    A column has its type whatever its rows say, so that files of many months go together; only where a value does not
    fit, as when an answer was text in an earlier version of the checklist, all of it is text.
    """
    plain = path.with_name(f".{path.name}.csv.part")
    try:
        with open_atomically(plain) as stream:
            lines = io.TextIOWrapper(stream, "utf-8", newline="")
            csv.writer(lines).writerows([_sql_cell(cell) for cell in row] for row in table.rows)
            # Written to the file, which is closed by whoever opened it.
            lines.detach()
        _copy_to_parquet(plain, path, table, codes=wanted.codes)
    finally:
        plain.unlink(missing_ok=True)


def file_name(text: str) -> str:
    """As a file or folder may be called on every system, without signs that hide how it reads."""
    seen = "".join("_" if unicodedata.category(sign).startswith("C") else sign for sign in text)
    return _DEVICE.sub(r"\1_", _NOT_IN_FILE.sub("_", seen).strip(" .")[:60]) or "_"


def _copy_to_parquet(plain: Path, path: Path, table: Table, *, codes: bool) -> None:
    duckdb = import_module("duckdb")
    names = _unique([each.header(codes=codes) for each in table.columns])
    types = {
        f"c{number}": _sql_type(column.kind, [row[number] for row in table.rows])
        for number, column in enumerate(table.columns)
    }
    said = ", ".join(f'c{number} AS "{_quoted(name)}"' for number, name in enumerate(names))
    offline = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    with duckdb.connect(config=offline) as connection:
        declared = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
        options = f"columns={{{declared}}}, header=false, quote='\"', escape='\"', delim=',', nullstr=''"
        source = f"read_csv('{_escaped(plain)}', {options}, auto_detect=false, parallel=false, max_line_size=10000000)"
        copy = f"COPY (SELECT {said} FROM {source}) TO '{_escaped(path)}' (FORMAT parquet)"  # noqa: S608 - all is quoted
        connection.execute(copy)


def _sql_type(kind: CellKind, cells: Sequence[Cell]) -> str:
    name, types = _SQL_TYPES.get(kind, ("VARCHAR", ()))
    return name if all(cell is None or cell == "" or _fits(cell, types) for cell in cells) else "VARCHAR"


def _fits(cell: Cell, types: tuple[type, ...]) -> bool:
    """Python counts a truth among the whole numbers, and a moment among the days."""
    if isinstance(cell, bool | datetime):
        return type(cell) in types
    return isinstance(cell, types) and not (isinstance(cell, int) and abs(cell) > _LARGEST)


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")


def _quoted(name: str) -> str:
    return name.replace('"', '""')


def _write_workbook(stream: BinaryIO, tables: Sequence[Table], wanted: Wanted) -> None:
    from xlsxwriter import Workbook

    # in_memory: no unsealed copy in the system's folder for temporary files.
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"created": _NO_TIME})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"}),
        "text": book.add_format({"num_format": "@", "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
    }
    names = _unique([sheet_name(each.title) for each in tables], _LONGEST_SHEET)
    for name, table in zip(names, tables, strict=True):
        _write_sheet(book.add_worksheet(name), table, wanted, formats)
    book.close()
    stream.write(content.getvalue())


def _write_sheet(sheet: Any, table: Table, wanted: Wanted, formats: dict[str, Any]) -> None:
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.header(codes=wanted.codes), formats["head"])
        is_wide = column.rule is Rule.FREE or column.name in ("enterprise", "name", "address")
        sheet.set_column(number, number, _WIDE if is_wide else _NARROW)
    for line, row in enumerate(table.rows, start=1):
        for number, cell in enumerate(row):
            _write_cell(sheet, line, number, cell, wanted, formats)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), max(len(table.columns) - 1, 0))


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, wanted: Wanted, formats: dict[str, Any]) -> None:
    if isinstance(cell, bool):
        if wanted.codes:
            sheet.write_boolean(row, column, cell)
        else:
            sheet.write_string(row, column, _truth(cell, wanted.language), formats["text"])
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), formats["moment"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), formats["day"])
    elif cell:
        sheet.write_string(row, column, cell[:32_767], formats["text"])


def _csv_cell(cell: Cell, wanted: Wanted) -> str | int | float:
    if isinstance(cell, bool):
        return str(cell).lower() if wanted.codes else _truth(cell, wanted.language)
    if isinstance(cell, int | float):
        return cell
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return cell.isoformat() if isinstance(cell, date) else guarded(cell or "")


def _sql_cell(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else cell


def _truth(value: bool, language: Language) -> str:
    return word_of("yes" if value else "no", language)


def sheet_name(title: str) -> str:
    """As a sheet of a workbook may be called."""
    return _NOT_IN_SHEET.sub("_", title).strip()[:_LONGEST_SHEET] or "_"


def _unique(names: Sequence[str], longest: int = 200) -> list[str]:
    """Case does not tell two sheets, or two columns, apart."""
    found: dict[str, str] = {}
    for name in names:
        candidate, number = name, 1
        while candidate.casefold() in found:
            number += 1
            tail = f"_{number}"
            candidate = f"{name[: longest - len(tail)]}{tail}"
        found[candidate.casefold()] = candidate
    return list(found.values())
