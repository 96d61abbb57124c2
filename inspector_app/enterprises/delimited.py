"""Text files with delimiters as grids: encodings of Chinese offices, the three usual delimiters."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspector_app.errors import Problem, RefusedInputError

_LEAST_SWALLOWED = 4
"""Delimiters in one cell of several lines: an address has fewer, a row that is no cell has more."""
DELIMITERS = (",", "\t", ";")
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUARDED = re.compile(r"'+(?=[=+\-@\t\r])")
_BEGINS_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class DelimitedRows:
    rows: list[list[object]]
    quote_open: int
    """Line (from 1) of a quotation mark that is not closed where it should be, and swallows rows; 0 for none."""


def read_delimited(file: str, data: bytes) -> list[DelimitedRows]:
    """The rows once for each delimiter that occurs; the reader of headers picks the one that makes sense.

    Raises RefusedInputError: register.encoding_unknown, file_broken.
    """
    text = decoded(file, data)
    occurring = [mark for mark in DELIMITERS if mark in text] or [","]
    try:
        return [_rows(text, mark) for mark in occurring]
    except csv.Error as error:
        problem = Problem("register.file_broken", {"file": file, "detail": str(error)})
        raise RefusedInputError([problem]) from error


def decoded(file: str, data: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with mark, else GB18030, which holds GBK and GB2312."""
    encodings = [name for mark, name in _MARKED if data.startswith(mark)] or ["utf-8", "gb18030"]
    for name in encodings:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise RefusedInputError([Problem("register.encoding_unknown", {"file": file})])


def guarded(text: str) -> str:
    """A text as a .csv may hold it: one apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _BEGINS_LIKE_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def _rows(text: str, delimiter: str) -> DelimitedRows:
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[list[object]] = []
    quote_open = before = 0
    for row in reader:
        if not quote_open and (reader.line_num > before + 1 or reader.line_num == len(lines)):
            quote_open = _open_at(lines[before : reader.line_num], row, delimiter, before + 1)
        rows.append([unguarded(cell) for cell in row])
        before = reader.line_num
    return DelimitedRows(rows, quote_open)


def _open_at(lines: Sequence[str], row: Sequence[str], delimiter: str, first: int) -> int:
    """`first`, when the lines of one row look like several rows between two quotation marks that are no pair; else 0.

    Of marks that are no pair the second one stands before a text and not before a delimiter, or never comes.
    """
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        # On one line a mark that is no pair is a careless one, unless the file ends before the other.
        return first if len(lines) > 1 or "end of data" in str(error) else 0
    swallowed = max((cell.count(delimiter) for cell in row if "\n" in cell or "\r" in cell), default=0)
    return first if swallowed >= max(len(row), _LEAST_SWALLOWED) else 0
