"""The sheets of an .xls by xlrd. calamine reads them too, but a damaged one makes it end the whole program."""

import io
import struct
from pathlib import Path
from typing import Any

from inspector_app.enterprises.grids import MOST_SHEETS, Grid, refusal

# What xlrd raises on damaged bytes, besides its own errors.
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError)
_UNREADABLE = (struct.error, OSError, EOFError, MemoryError, NotImplementedError)


def read_old_workbook(path: Path, data: bytes) -> list[Grid]:
    """Every visible sheet. An .xls gives no text of its formulas: their last results are read.

    Raises RefusedInputError: register.file_protected, file_broken.
    """
    import xlrd  # type: ignore[import-untyped]
    from xlrd.compdoc import CompDocError  # type: ignore[import-untyped]

    try:
        # xlrd tells a log of its own about oddities; nobody reads it.
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=False)
        sheets = book.sheets()[:MOST_SHEETS]
        visible = [sheet for sheet in sheets if sheet.visibility == 0]
        return [Grid(sheet.name, _rows(sheet, book.datemode)) for sheet in visible or sheets]
    except (xlrd.XLRDError, CompDocError, *_DAMAGED, *_UNREADABLE) as error:
        if "encrypted" in str(error).lower():
            raise refusal("file_protected", path) from error
        raise refusal("file_broken", path, detail=str(error)[:200]) from error


def _rows(sheet: Any, datemode: int) -> list[list[object]]:
    return [[_value(cell, datemode) for cell in sheet.row(number)] for number in range(sheet.nrows)]


def _value(cell: Any, datemode: int) -> object:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return _day(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return cell.value if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_TEXT) else ""


def _day(number: float, datemode: int) -> object:
    """A number that is formatted as a date but lies outside the calendar stays the number that it is."""
    from xlrd.xldate import XLDateError, xldate_as_datetime  # type: ignore[import-untyped]

    try:
        return xldate_as_datetime(number, datemode)
    except (XLDateError, OverflowError, ValueError):
        return number
