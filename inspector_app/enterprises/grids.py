"""The sheets of a spreadsheet file as plain grids of cells, whatever kind of file it is."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from inspector_app.enterprises.delimited import read_delimited
from inspector_app.enterprises.formulas import formulas_of_sheet
from inspector_app.enterprises.workbook_bounds import MOST_CELLS, check_xlsx
from inspector_app.errors import Problem, RefusedInputError

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et")
TEXTS = (".csv", ".txt", ".tsv")
LARGEST_FILE = 60 * 1024 * 1024

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MOST_SHEETS = 60
Place = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, from its first row and column on; rows may differ in length."""

    name: str
    """"" for a file without sheets."""
    rows: list[list[object]]
    merged: tuple[tuple[Place, Place], ...] = ()
    """First and last cell of each merged range."""
    find_formulas: Callable[[], Mapping[Place, str]] = dict
    """Formulas as text; asked only for the sheet that is read. .xls has none to give: there the last result counts."""
    quote_open: int = 0
    """Line of a text file, from 1, from which a quotation mark that is not closed swallows rows; 0 for none."""

    def header_cells(self, row: int) -> list[object]:
        """A row with what stands in cells that are merged down into it, as in headers of two levels."""
        cells = list(self.rows[row])
        for (top, left), (bottom, right) in self.merged:
            if top < row == bottom and left == right < len(cells) and cells[left] == "":
                cells[left] = self.cell(top, left)
        return cells

    def cell(self, row: int, column: int) -> object:
        """ "" where the sheet has no cell."""
        return self.rows[row][column] if column < len(self.rows[row]) else ""


def read_grids(path: Path) -> list[Grid]:
    """Every visible sheet; for a text file one grid for each delimiter it may have.

    Raises RefusedInputError with one problem that names the file: register.file_missing, file_type, file_empty,
    file_large, file_html, file_plain, file_broken, file_protected, sheet_large, encoding_unknown.
    """
    data = _bytes_of(path)
    if data.startswith(_ZIP):
        return _read_workbook(path, data, check_xlsx(path.name, data))
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refusal("file_protected", path)
        from inspector_app.enterprises.old_workbooks import read_old_workbook

        return read_old_workbook(path, data)
    if path.suffix.lower() in TEXTS:
        return [Grid("", each.rows, quote_open=each.quote_open) for each in read_delimited(path.name, data)]
    looks_like_html = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    raise refusal("file_html" if looks_like_html else "file_plain", path)


def refusal(name: str, path: Path, **details: object) -> RefusedInputError:
    return RefusedInputError([Problem(f"register.{name}", {"file": path.name} | details)])


def _bytes_of(path: Path) -> bytes:
    if path.suffix.lower() not in WORKBOOKS + TEXTS:
        raise refusal("file_type", path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise refusal("file_large", path, most=LARGEST_FILE // 1024 // 1024)
        data = path.read_bytes()
    except OSError as error:
        raise refusal("file_missing", path, detail=error.strerror or "") from error
    if not data.strip(b"\0 \r\n\t"):
        raise refusal("file_empty", path)
    return data


def _read_workbook(path: Path, data: bytes, has_formulas: bool) -> list[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [_grid(path, data, book, name, has_formulas) for name in _sheet_names(book)[:MOST_SHEETS]]
    except PasswordError as error:
        raise refusal("file_protected", path) from error
    # Besides its own errors calamine passes on those of Python for odd names and numbers.
    except (CalamineError, BadZipFile, ValueError, OverflowError, OSError) as error:
        raise refusal("file_broken", path, detail=str(error)[:200]) from error


def _sheet_names(book: object) -> list[str]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    assert isinstance(book, CalamineWorkbook)
    sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    visible = [each for each in sheets if each.visible == SheetVisibleEnum.Visible]
    return [each.name for each in visible or sheets]


def _grid(path: Path, data: bytes, book: object, name: str, has_formulas: bool) -> Grid:
    from python_calamine import CalamineWorkbook

    assert isinstance(book, CalamineWorkbook)
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise refusal("sheet_large", path, sheet=name, rows=sheet.total_height, columns=sheet.total_width)
    rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    merged = tuple(sheet.merged_cell_ranges or ())
    if not has_formulas:
        return Grid(name, rows, merged)
    return Grid(name, rows, merged, lambda: formulas_of_sheet(path.name, data, name))
