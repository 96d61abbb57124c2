"""Text files with delimiters as grids: encodings of Chinese offices, the three usual delimiters."""

import codecs
import csv
import io
import re

from inspector_app.errors import Problem, RefusedInputError

DELIMITERS = (",", "\t", ";")
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUARDED = re.compile(r"'+(?=[=+\-@\t\r])")
_BEGINS_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def read_delimited(file: str, data: bytes) -> list[list[list[object]]]:
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


def _rows(text: str, delimiter: str) -> list[list[object]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[unguarded(cell) for cell in row] for row in reader]
