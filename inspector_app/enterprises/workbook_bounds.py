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
_CELL = re.compile(
    rb"<(?:\w+:)?(?:c((?:\s+[\w:]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>|(f)[\s/>])",
)
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")


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
    rows = columns = 0
    has_formulas = False
    for found in _tags(archive, name):
        if found[3]:
            has_formulas = True
            continue
        place = _PLACE.search(found[1])
        if place is not None and not found[2]:
            rows, columns = max(rows, int(place[2])), max(columns, _column(place[1]))
    if rows * columns > MOST_CELLS:
        sheet = name.rpartition("/")[2]
        raise _refusal("sheet_large", file, sheet=sheet, rows=rows, columns=columns)
    return has_formulas


def _tags(archive: ZipFile, name: str) -> Iterator[re.Match[bytes]]:
    """Tags of cells and formulas; a tag cut by the end of a chunk is read with the next."""
    rest = b""
    with archive.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            end = text.rfind(b"<")
            yield from _CELL.finditer(text, 0, end if end >= 0 else len(text))
            rest = text[end:] if end >= 0 and len(text) - end < _CHUNK else b""
    yield from _CELL.finditer(rest)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _refusal(name: str, file: str, **details: object) -> RefusedInputError:
    return RefusedInputError([Problem(f"register.{name}", {"file": file} | details)])
