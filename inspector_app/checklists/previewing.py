"""A workbook as it stands on the disk now: the checklist it makes, or every problem with its cell; and its sheets."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.records.register import Enterprise
from db.records.visits import Visit
from inspector_app.checklists.books import Sheet, read_book
from inspector_app.checklists.model import Checklist
from inspector_app.checklists.unread_columns import unread_columns
from inspector_app.checklists.visit_form import VisitForm, open_form
from inspector_app.checklists.workbook import Pause, read_prepared
from inspector_app.errors import Problem, RefusedInputError


@dataclass(frozen=True, slots=True)
class Preview:
    path: Path
    read_at: datetime
    problems: tuple[Problem, ...]
    sheets: tuple[Sheet, ...]
    """Empty when the file cannot be opened at all; then `problems` says why."""
    checklist: Checklist | None = None
    form: VisitForm | None = None
    """To be tried out; nothing of it is kept."""
    notes: tuple[Problem, ...] = ()
    """What the author may want to know of a good workbook: columns that nobody reads."""


def look_at(
    path: Path,
    now: datetime,
    language: str = "zh",
    pause: Pause = lambda: None,
    articles: Collection[str] | None = None,
) -> Preview:
    """Reads all of it anew. What is wrong with the file is a problem of the preview, never an error.

    `pause` is called between the stages, and may raise CancelledError. `articles` as of `read_checklist`.
    """
    sheets, problems = _sheets(path)
    if problems:
        return Preview(path, now, problems, sheets)
    try:
        pause()
        checklist, prepared = read_prepared(path, pause, articles)
        pause()
        form = open_form(checklist, "", [], now=now, language=language)
    except RefusedInputError as refusal:
        return Preview(path, now, refusal.problems, sheets)
    return Preview(path, now, (), sheets, checklist, form, tuple(unread_columns(prepared.headers)))


def _sheets(path: Path) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    try:
        return tuple(read_book(path)), ()
    except RefusedInputError as refusal:
        return (), refusal.problems


def tried_visit(now: datetime) -> tuple[Visit, Enterprise]:
    """Whom the form is tried out on: nobody of the register, asked everything."""
    return Visit("", "", "", "inspection", "", now), Enterprise("", "")


def cell_of(sheets: tuple[Sheet, ...], problem: Problem) -> tuple[int, int, int] | None:
    """Sheet, row and column (from 0) of the cell that a problem is about; the row's first cell where it names none."""
    details = problem.details
    number = int(str(details.get("row") or 0))
    place = next((place for place, sheet in enumerate(sheets) if sheet.title == details.get("sheet")), None)
    if place is None or not 1 <= number <= len(sheets[place].rows):
        return None
    wanted = str(details.get("column", ""))
    for row in sheets[place].rows[:number]:
        # The header is wherever it stands above the row.
        if wanted and wanted in row:
            return place, number - 1, row.index(wanted)
    return place, number - 1, 0
