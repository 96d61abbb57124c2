"""All papers of a day at once: a PDF each, or one file to print. One paper is in memory at a time."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.records.papers import Notice
from inspector_app.errors import CancelledError, Problem, RefusedInputError
from inspector_app.files import try_place, write_atomically
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.kinds import KINDS
from inspector_app.notices.looking import State, deeds_by_notice, state_of
from inspector_app.notices.pages import joined
from inspector_app.stores import Store

Told = Callable[[int, int, str], object]
"""done, of how many, what is done now."""
# What Windows takes in no file name.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 80
_MOST_BYTES = 48 * 1024 * 1024
"""Of papers in one file: with all that setting it needs, memory stays below 200 MB."""


@dataclass(frozen=True, slots=True)
class BatchFilter:
    """What is empty does not narrow. A withdrawn paper is asked for by its state alone."""

    day: date | None = None
    kinds: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    text: str = ""
    """In the enterprise's name or the number."""


@dataclass(frozen=True, slots=True)
class Listed:
    notice: Notice
    state: State


def listed(store: Store, wanted: BatchFilter) -> list[Listed]:
    """Issued papers, newest first."""
    with store.database.look() as work:
        deeds = deeds_by_notice(work.deeds.all())
        found = [Listed(notice, state_of(deeds.get(notice.id, ()))) for notice in work.notices.all()]
    return [each for each in reversed(found) if _fits(each, wanted)]


def to_folder(
    store: Store,
    notices: Sequence[Notice],
    folder: Path,
    told: Told = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """One PDF each, under names that say what it is; what is cancelled leaves those that are written.

    Raises RefusedInputError service.batch_none, CancelledError; UnavailableError notice.pdf_…; OSError of the disk.
    """
    _require_some(notices)
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for place, notice in enumerate(notices):
        _go_on(cancelled)
        told(place, len(notices), notice.number)
        path = _free(folder / file_name(notice), written)
        write_atomically(path, issued_pdf(store, notice.id))
        written.append(path)
    told(len(notices), len(notices), "")
    return written


def to_file(
    store: Store,
    notices: Sequence[Notice],
    path: Path,
    told: Told = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """All in one PDF to print; papers of many photos go on in a second file, a third …, so that memory holds out.

    Raises as `to_folder`.
    """
    _require_some(notices)
    try_place(path)
    written: list[Path] = []
    part: list[bytes] = []
    for place, notice in enumerate(notices):
        _go_on(cancelled)
        told(place, len(notices), notice.number)
        pdf = issued_pdf(store, notice.id)
        if part and sum(map(len, part)) + len(pdf) > _MOST_BYTES:
            written.append(_write_part(path, len(written), part))
        part.append(pdf)
    written.append(_write_part(path, len(written), part))
    told(len(notices), len(notices), "")
    return written


def _write_part(path: Path, number: int, part: list[bytes]) -> Path:
    """Empties `part`."""
    target = path if not number else path.with_name(f"{path.stem}-{number + 1}{path.suffix}")
    # Emptied as it goes: no photo is in memory twice.
    write_atomically(target, joined(iter(lambda: part.pop(0) if part else None, None)))
    return target


def file_name(notice: Notice) -> str:
    """A name that every disk takes: paper, number, enterprise."""
    title = KINDS[notice.kind].title if notice.kind in KINDS else notice.kind
    parts = (title, notice.number or f"{notice.issued_at:%Y-%m-%d-%H%M}", str(notice.facts.get("enterprise_name", "")))
    return _FORBIDDEN.sub("_", "-".join(part for part in parts if part))[:_LONGEST_NAME].strip(" .") + ".pdf"


def _fits(each: Listed, wanted: BatchFilter) -> bool:
    notice = each.notice
    if each.state is State.WITHDRAWN and State.WITHDRAWN not in wanted.states:
        return False
    said = f"{notice.number} {notice.facts.get('enterprise_name', '')}"
    return (
        (wanted.day is None or notice.issued_at.astimezone().date() == wanted.day)
        and (not wanted.kinds or notice.kind in wanted.kinds)
        and (not wanted.states or each.state in wanted.states)
        and wanted.text.strip().casefold() in said.casefold()
    )


def _require_some(notices: Sequence[Notice]) -> None:
    if not notices:
        raise RefusedInputError([Problem("service.batch_none")])


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError


def _free(path: Path, taken: Sequence[Path]) -> Path:
    """Papers without a number may have one name; files that lay there before are replaced, those of today are not."""
    free, count = path, 2
    while free in taken:
        free = path.with_name(f"{path.stem}-{count}{path.suffix}")
        count += 1
    return free
