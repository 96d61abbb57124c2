"""Several packs at once, or a folder of them: looked at and taken in one after another, in the order that fits.

Each is taken in whole or not at all, as if it had come alone; what one of them lacks stops none of the others. Small
ones share a unit of work, which is synced once (inspector_app.exchange.kinds.together).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from inspector_app.errors import Problem, ProblemsError, RefusedInputError, UnavailableError
from inspector_app.exchange.bag.layout import PACK_SUFFIX
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.beyond import Before
from inspector_app.exchange.kinds.parts_here import told_together
from inspector_app.exchange.kinds.staging import Ahead, StagedVisits
from inspector_app.exchange.kinds.together import Outcome, Together, outcome_of
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
        # What a laptop gets back without its own signature is looked at first: it cannot be withdrawn. And whom to
        # believe from now on, a person says.
        return not found.unproven and not found.asks_for_trust


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

    found = _each(in_order(store, paths), look, lambda path, problems: Looked(path, None, problems), progress)
    told = iter(told_together([each.preview for each in found if each.preview is not None and each.takeable]))
    return [replace(each, preview=next(told)) if each.takeable else each for each in found]


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
    order, done = told_in_order(store, paths), list[Taken]()

    def tell(path: Path, outcome: Outcome) -> None:
        if isinstance(outcome, ProblemsError):
            done.append(Taken(path, None, tuple(outcome.problems)))
        else:
            done.append(Taken(path, outcome, ()))
        told(done[-1])

    with Ahead(store, order, now, cancelled) as ahead:
        together = Together(store, now, tell)
        for number, path in enumerate(order):
            step = _step(progress, number, len(order))
            found = outcome_of(partial(ahead.staged, path, step))
            if isinstance(found, StagedVisits):
                together.add(path, found)
                continue
            # What waits may be what makes its sender welcome.
            together.take()
            alone = partial(import_pack, store, path, now, progress=step, cancelled=cancelled)
            tell(path, outcome_of(alone) if found is None else found)
        together.take()
    reports = iter(told_together([each.report for each in done if each.report is not None]))
    return [each if each.report is None else replace(each, report=next(reports)) for each in done]


def numbers_twice(taken: Iterable[Taken]) -> tuple[str, ...]:
    """Numbers that more than one paper has by now, each once, however many of the packs showed it."""
    reports = [each.report for each in taken if each.report is not None]
    return tuple(dict.fromkeys(number for report in reports for number in report.numbers_twice))


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
) -> list[T]:
    """One after another; each is the same share of the whole."""
    found = []
    for number, path in enumerate(paths):
        try:
            found.append(do(path, _step(progress, number, len(paths))))
        except (RefusedInputError, UnavailableError) as error:
            found.append(refuse(path, tuple(error.problems)))
    return found


def _step(progress: Progress, number: int, count: int) -> Progress:
    return lambda done, total: progress(number * 100 + done * 100 // max(total, 1), count * 100)
