"""Looks into an .xlsx before it is opened: one cell far out, or a packed gigabyte, must not fill the memory."""

import io
import re
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from inspector_app.errors import Problem, RefusedInputError

MOST_CELLS = 4_000_000
"""Of the smallest rectangle around everything in a sheet."""
_MOST_UNPACKED = 400 * 1024 * 1024
_CHUNK = 1 << 20
_ATTRIBUTES = rb"((?:\s+[\w:]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>"
# Nearly every program writes the place first: then it need not be looked for in the attributes.
_CELL = re.compile(
    rb"<(?:\w+:)?(?:c(?:\sr=\"([A-Za-z]{1,3})(\d{1,7})\")?" + _ATTRIBUTES + rb"|(f)[\s/>])",
)
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_Tag = tuple[bytes, bytes, bytes, bytes, bytes]
"""Of a cell its column and row, where they are written first, its other attributes, and / when it is empty; or f."""


def check_xlsx(file: str, data: bytes) -> bool:
    """True when some sheet holds a formula.

    Raises RefusedInputError: register.file_large, file_broken, file_protected, sheet_large.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            if unpacked > _MOST_UNPACKED or len(members) > 5000:
                raise _refusal("file_large", file, most=_MOST_UNPACKED // 1024 // 1024)
            if any(member.flag_bits & 1 for member in members):
                raise _refusal("file_protected", file)
            sheets = [member.filename for member in members if "worksheets/" in member.filename.replace("\\", "/")]
            return any([_check_sheet(file, archive, name) for name in sheets if name.lower().endswith(".xml")])
    except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise _refusal("file_broken", file, detail=str(error)[:200]) from error


def _check_sheet(file: str, archive: ZipFile, name: str) -> bool:
    height, last, columns = 0, b"", {b""}
    has_formulas = False
    for column, row, attributes, empty, formula in _tags(archive, name):
        if formula:
            has_formulas = True
        elif not empty:
            if not column and (place := _PLACE.search(attributes)):
                column, row = place.groups()
            columns.add(column)
            if row != last:
                height, last = max(height, int(row or 0)), row
    width = max(map(_column, columns))
    if height * width > MOST_CELLS:
        sheet = name.rpartition("/")[2]
        raise _refusal("sheet_large", file, sheet=sheet, rows=height, columns=width)
    return has_formulas


def _tags(archive: ZipFile, name: str) -> Iterator[_Tag]:
    """Tags of cells and formulas; a tag cut by the end of a chunk is read with the next."""
    rest = b""
    with archive.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            end = text.rfind(b"<")
            yield from _CELL.findall(text, 0, end if end >= 0 else len(text))
            rest = text[end:] if end >= 0 and len(text) - end < _CHUNK else b""
    yield from _CELL.findall(rest)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _refusal(name: str, file: str, **details: object) -> RefusedInputError:
    return RefusedInputError([Problem(f"register.{name}", {"file": file} | details)])
