"""Several packs at once, or a folder of them: looked at and taken in one after another, in the order that fits.

Each is taken in whole or not at all, as if it had come alone; what one of them lacks stops none of the others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.arriving import disk_in_words
from inspector_app.exchange.bag.layout import PACK_SUFFIX
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.beyond import Before
from inspector_app.exchange.kinds.staging import Ahead
from inspector_app.exchange.kinds.visits_in import take_staged
from inspector_app.exchange.kinds.waiting_here import waiting_here
from inspector_app.exchange.read import ImportReport, PackPreview, check_pack, import_pack, in_order, told_in_order
from inspector_app.stores import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Looked:
    path: Path
    preview: PackPreview | None
    """None when it cannot even be said what the file is."""
    problems: tuple[Problem, ...]
    """Why it cannot be taken in; empty when it can, or when it only needs its sender to be compared first."""

    @property
    def takeable(self) -> bool:
        """Without asking anybody anything."""
        found = self.preview
        if found is None or self.problems or found.own or not found.sender_known:
            return False
        # What a laptop gets back without its own signature is looked at first: it cannot be withdrawn.
        return not found.unproven


@dataclass(frozen=True, slots=True)
class Taken:
    path: Path
    report: ImportReport | None
    problems: tuple[Problem, ...]
    """Why nothing of it was taken."""


def packs_among(paths: Sequence[Path]) -> list[Path]:
    """The files as given, and the packs in given folders, by name; folders in folders are left alone."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        is_folder = path.is_dir()
        found |= dict.fromkeys(
            each for each in inside if not is_folder or (each.suffix.lower() == PACK_SUFFIX and each.is_file())
        )
    return list(found)


def look_at_several(
    store: Store, paths: Sequence[Path], now: datetime, progress: Progress = unseen, cancelled: Cancelled = never
) -> list[Looked]:
    """In the order in which they are best taken in; changes nothing. Raises StoreTroubleError, CancelledError.

    Each is told as it will be at its turn: what one before it brings is nothing new then.
    """
    with store.database.look() as work:
        before = Before(work.events.have(), waiting_here(store, work))

    def look(path: Path, step: Progress) -> Looked:
        preview = before.beyond(check_pack(store, path, step, cancelled, now=now))
        looked = Looked(path, preview, preview.problems)
        if looked.takeable:
            before.add(preview)
        return looked

    return _each(in_order(store, paths), look, lambda path, problems: Looked(path, None, problems), progress)


def take_several(
    store: Store,
    paths: Sequence[Path],
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
    told: Callable[[Taken], object] = lambda taken: None,
) -> list[Taken]:
    """Only of senders who are known; `told` of each as it is done.

    Raises StoreTroubleError, CancelledError: what was taken before, and told, stays.
    """
    order = told_in_order(store, paths)
    with Ahead(store, order, now, cancelled) as ahead:

        def take(path: Path, step: Progress) -> Taken:
            staged = ahead.staged(path, step)
            if staged is None:
                return Taken(path, import_pack(store, path, now, progress=step, cancelled=cancelled), ())
            with disk_in_words():
                return Taken(path, take_staged(store, staged, path, now), ())

        return _each(list(order), take, lambda path, problems: Taken(path, None, problems), progress, told)


def brought(taken: Sequence[Taken]) -> tuple[int, int]:
    """(visits that are new or changed, photos that were verified), each counted once, however many packs have it."""
    reports = [each.report for each in taken if each.report is not None]
    visits = frozenset[str]().union(*(each.visit_ids for each in reports))
    return len(visits), len(frozenset[str]().union(*(each.photos for each in reports)))


def _each(
    paths: Sequence[Path],
    do: Callable[[Path, Progress], T],
    refuse: Callable[[Path, tuple[Problem, ...]], T],
    progress: Progress,
    told: Callable[[T], object] = lambda done: None,
) -> list[T]:
    """One after another; each is the same share of the whole."""
    found = []
    for number, path in enumerate(paths):

        def step(done: int, total: int, number: int = number) -> None:
            progress(number * 100 + done * 100 // max(total, 1), len(paths) * 100)

        try:
            found.append(do(path, step))
        except (RefusedInputError, UnavailableError) as error:
            found.append(refuse(path, tuple(error.problems)))
        told(found[-1])
    return found
