"""Writes the bulletin of a period: a Word file to go on with, or a PDF."""

from datetime import datetime
from pathlib import Path

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import write_atomically
from inspector_app.stores import Store
from inspector_app.supervision.bulletin import Bulletin, make_bulletin
from inspector_app.supervision.handing_log import BULLETIN, log_handing
from inspector_app.supervision.statistics import Question


def write_bulletin(store: Store, question: Question, path: Path, now: datetime) -> Bulletin:
    """`path` ends in .docx or .pdf and appears whole or stays as it was.

    Raises RefusedInputError bulletin.file_type and what `make_bulletin` raises; UnavailableError bulletin.file_refused
    when the disk says no.
    """
    kind = path.suffix.lower()
    if kind not in (".docx", ".pdf"):
        raise RefusedInputError([Problem("bulletin.file_type", {"file": path.name})])
    bulletin = make_bulletin(store, question, now)
    data = _word(bulletin, now) if kind == ".docx" else _pdf(bulletin)
    try:
        write_atomically(path, data)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("bulletin.file_refused", file=str(path), detail=detail) from error
    log_handing(store, BULLETIN, kind[1:], path.name, len(bulletin.annex), now)
    return bulletin


# Each is loaded when it is wanted: both cost a third of a second.


def _word(bulletin: Bulletin, now: datetime) -> bytes:
    from inspector_app.supervision.bulletin_word import word_file

    return word_file(bulletin, now)


def _pdf(bulletin: Bulletin) -> bytes:
    from inspector_app.notices.bulletin_pages import draw_bulletin

    return draw_bulletin(bulletin)
