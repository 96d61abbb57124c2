"""The board on paper: its figures, charts and the devices that are waited for, as a PDF to print."""

from datetime import datetime
from pathlib import Path

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import write_atomically
from inspector_app.practice import is_practice
from inspector_app.stores import Store
from inspector_app.supervision.board import Board
from inspector_app.supervision.board_coverage import whole_board
from inspector_app.supervision.statistics import Question


def write_board(store: Store, question: Question, path: Path, now: datetime) -> Board:
    """Raises RefusedInputError board.file_type and what `whole_board` raises; UnavailableError bulletin.file_refused
    when the disk says no.
    """
    if path.suffix.lower() != ".pdf":
        raise RefusedInputError([Problem("board.file_type", {"file": path.name})])
    from inspector_app.notices.board_pages import draw_board

    board = whole_board(store, question, now)
    data = draw_board(board, store.owner.office, now.date(), practice=is_practice(store))
    try:
        write_atomically(path, data)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("bulletin.file_refused", file=str(path), detail=detail) from error
    return board
