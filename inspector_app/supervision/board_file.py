"""The board on paper: its figures, charts and the devices that are waited for, as a PDF to print."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import write_atomically
from inspector_app.practice import is_practice
from inspector_app.stores import Store
from inspector_app.supervision.board import Board, make_board
from inspector_app.supervision.handing_log import BOARD, PRINTER, log_handing
from inspector_app.supervision.statistics import Question


@dataclass(frozen=True, slots=True)
class BoardPaper:
    board: Board
    pdf: bytes
    pages: int


def draw_paper(store: Store, question: Question, now: datetime) -> BoardPaper:
    """Raises what `make_board` raises."""
    from inspector_app.notices.board_pages import draw_board
    from inspector_app.notices.pages import page_count

    board = make_board(store, question, now)
    pdf = draw_board(board, store.owner.office, now.date(), practice=is_practice(store))
    return BoardPaper(board, pdf, page_count(pdf))


def write_board(store: Store, question: Question, path: Path, now: datetime) -> Board:
    """Raises RefusedInputError board.file_type and what `make_board` raises; UnavailableError bulletin.file_refused
    when the disk says no.
    """
    if path.suffix.lower() != ".pdf":
        raise RefusedInputError([Problem("board.file_type", {"file": path.name})])
    paper = draw_paper(store, question, now)
    try:
        write_atomically(path, paper.pdf)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("bulletin.file_refused", file=str(path), detail=detail) from error
    log_handing(store, BOARD, "pdf", path.name, len(paper.board.tiles), now)
    return paper.board


def log_printed(store: Store, paper: BoardPaper, printer: str, now: datetime) -> None:
    log_handing(store, BOARD, PRINTER, printer, len(paper.board.tiles), now)
