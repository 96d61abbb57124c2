"""The formulas of a sheet as text. They are never calculated: what stands in the cell is what is read."""

import io
import warnings
from collections.abc import Mapping
from zipfile import BadZipFile

from inspector_app.errors import Problem, RefusedInputError


def formulas_of_sheet(file: str, data: bytes, sheet: str) -> Mapping[tuple[int, int], str]:
    """(row, column), both from 0, to the formula with its `=`.

    Slow (openpyxl, about a second for 1,500 rows): ask only when there are some. Raises RefusedInputError
    register.file_broken.
    """
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it will not keep when writing; we only read.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
            rows = list(book[sheet].iter_rows())
    except (
        # A sheet that is no XML: openpyxl reads by whichever parser is there, and both errors are SyntaxErrors.
        BadZipFile,
        SyntaxError,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
    ) as error:
        problem = Problem("register.file_broken", {"file": file, "detail": str(error)[:200]})
        raise RefusedInputError([problem]) from error
    return {(cell.row - 1, cell.column - 1): _text(cell.value) for row in rows for cell in row if cell.data_type == "f"}


def _text(value: object) -> str:
    """A plain formula is text already; one over a range of cells carries its text."""
    text = str(getattr(value, "text", value) or "")
    return text if text.startswith("=") else f"={text}"
