"""A copy of a checklist's workbook in which the faulty cells are coloured and say in a comment what is wrong."""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from inspector_app import files
from inspector_app.checklists.books import file_problem, read_book
from inspector_app.checklists.telling import tell
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import Language

_RED = "FFF4B6B6"
_LONGEST_COMMENT = 1000
Place = tuple[str, int, str]
"""Sheet, row, column as written; column "" is the whole row."""


def write_coloured(source: Path, problems: Iterable[Problem], target: Path, language: Language) -> int:
    """Writes `target` (.xlsx): the workbook with colours for an .xlsx, else its cells; gives how many were marked.

    Raises RefusedInputError checklist.file_… when `source` cannot be opened at all, or is to be written over; OSError.
    """
    if target.resolve() == source.resolve():
        raise RefusedInputError([file_problem("coloured_over_source", target)])
    marks: dict[Place, list[str]] = defaultdict(list)
    for problem in problems:
        details = problem.details
        place = (str(details.get("sheet", "")), int(str(details.get("row", 0))), str(details.get("column", "")))
        marks[place].append(str(tell(problem, language)))
    book = _opened(source)
    count = sum(_mark(book, place, texts) for place, texts in marks.items() if place[1])
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    files.write_atomically(target, stream.getvalue())
    return count


def _opened(source: Path) -> Any:
    """The workbook itself when it is one that can be written again, else a new one with the same cells."""
    import openpyxl

    sheets = read_book(source)
    if source.suffix.lower() == ".xlsx":
        return openpyxl.load_workbook(source)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        written = book.create_sheet(_sheet_title(sheet.title))
        for row in sheet.rows:
            written.append([_plain(cell) for cell in row])
    return book


def _plain(text: str) -> str:
    """As text, not as a formula, and without what XML cannot hold."""
    kept = "".join(mark for mark in text if mark >= " " or mark in "\t\n")
    return f"'{kept}" if kept.startswith("=") else kept


def _sheet_title(title: str) -> str:
    return "".join("_" if mark in "[]:*?/\\" else mark for mark in title)[:31] or "survey"


def _mark(book: Any, place: Place, texts: list[str]) -> int:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    title, number, column = place
    sheet = next((each for each in book.worksheets if each.title == title), None)
    if sheet is None:
        return 0
    cell = sheet.cell(number, _column(sheet, number, column))
    cell.fill = PatternFill("solid", fgColor=_RED)
    before = [cell.comment.text] if cell.comment else []
    comment = Comment("\n".join([*before, *texts])[:_LONGEST_COMMENT], "inspector-app", height=140, width=360)
    cell.comment = comment
    return 1


def _column(sheet: Any, row: int, header: str) -> int:
    """The column under a header at or above the row; the first one for a problem of the whole row."""
    found: Mapping[str, int] = {}
    for number in range(min(row, 10), 0, -1):
        found = {str(cell.value).strip(): cell.column for cell in sheet[number] if cell.value is not None}
        if header in found and number < max(row, 2):
            return found[header]
    return found.get(header, 1)
