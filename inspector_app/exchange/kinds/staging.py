"""A visit pack read and verified, its photos and papers sealed in the store, before anything of it counts.

Of several packs, the next is staged on another core while the records of one are taken in: by a thread, or, where small
ones are many, by a process (inspector_app.exchange.beside).
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import accumulate
from pathlib import Path

from db.records.log import Event
from inspector_app.allocator import share_heaps
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.exchange.arriving import require_welcome
from inspector_app.exchange.bag.container import PackContents
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.unpacking import IntoVault, Sealed, Sealers, unpack
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.beside.stagers import GoneError, Stagers
from inspector_app.exchange.merging.event_records import from_checked_lines, from_lines
from inspector_app.stores import Store

VISITS = (PackKind.VISIT, PackKind.GIVE_BACK)
_AT_A_TIME = 2
"""One waits for the disk while the other reads."""
_MOST_AHEAD = 16
"""Twice as many as are taken in together (kinds.together): while those are, nobody asks for more to be begun."""
_MOST_BYTES_AHEAD = 128 * MIB
_TOLD_EVERY_S = 0.1
_WORTH_PROCESSES = 100
"""So many small packs: to start the two takes the work of staging ten, and of forty nothing is gained."""
_SMALL = 32 * MIB
"""Of a larger one most is done by libraries, which several threads use at the same time."""


@dataclass(frozen=True, slots=True)
class StagedVisits:
    contents: PackContents
    events: list[Event]
    vault: Sealed
    """What came. Its files are on the disk, their names too or soon, and no row has them yet: harmless when nothing
    more happens."""


def stage_visits(
    store: Store,
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
    sealers: Sealers | None = None,
    *,
    salvage: bool = False,
) -> StagedVisits:
    """Changes nothing that anybody sees; `sealers` as in IntoVault. Raises as `read.import_pack`."""
    vault = IntoVault(store, sealers, partial(taken_as, store))
    contents = unpack(path, store.identity.secrets, vault, progress, cancelled, salvage=salvage)
    return StagedVisits(contents, from_lines(contents.record_lines), vault)


def taken_as(store: Store, pack_id: str) -> str | None:
    """SHA-256 of the file as which the pack of this number was taken in; None when none was."""
    with store.database.look() as work:
        before = work.packs.get(pack_id)
    return before.sha256 if before is not None and before.direction == "in" else None


class Ahead:
    """Stages several packs one after another, while its owner is busy with those before them.

    Of small ones twice as many at most as are taken in together, of large ones the next. Used as a context, so that
    its threads end with it.
    """

    def __init__(
        self, store: Store, packs: Mapping[Path, PackInfo | None], now: datetime, cancelled: Cancelled
    ) -> None:
        """`packs`: in their order, with what each said of itself when it was looked at last; None: nothing."""
        self._store, self._now, self._cancelled = store, now, cancelled
        self._packs, self._order = packs, list(packs)
        self._places = {path: place for place, path in enumerate(self._order)}
        self._sizes: dict[Path, int] = {}
        self._pool = ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="staging", initializer=share_heaps)
        # Half of what one pack alone may have waiting, for all of them: their threads are as many as his.
        self._sealers = Sealers(2 * _AT_A_TIME)
        self._stagers = Stagers(store, self._sealers)
        self._begun: dict[Path, Future[StagedVisits]] = {}
        self._unwelcome: set[Path] = set()
        self._seen: dict[Path, tuple[int, int]] = {}
        self._over = False

    def __enter__(self) -> "Ahead":
        visits = (path for path, info in self._packs.items() if info is not None and info.kind in VISITS)
        is_worth_it = sum(self._size_of(path) <= _SMALL for path in visits) >= _WORTH_PROCESSES
        if is_worth_it and self._store.files.is_plain:
            self._stagers.start(_AT_A_TIME)
        return self

    def __exit__(self, *_error: object) -> None:
        # When the store broke off, nobody waits for a large pack to be read to its end for nothing.
        self._over = True
        self._stagers.end()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._sealers.close()
        if self._stagers.broke_off:
            # Nobody else writes files now; what cannot be removed goes when the store is opened next.
            with suppress(OSError):
                self._store.files.sweep()

    def staged(self, path: Path, progress: Progress) -> StagedVisits | None:
        """None for what must be taken in its own way: no visit pack, or a sender who may not be welcome.

        The packs after it are begun before this returns. Raises as `stage_visits`, and CancelledError.
        """
        self._begin([path])
        begun = self._begun.pop(path, None)
        try:
            return self._awaited(path, begun, progress) if begun else None
        finally:
            if len(self._begun) <= _MOST_AHEAD // 2:
                after = self._places[path] + 1
                following = self._order[after : after + self._few(after)]
                self._begin([each for each in following if each not in self._unwelcome])

    def _few(self, after: int) -> int:
        """How many from that place on: one, and more while they are small."""
        sizes = accumulate(self._size_of(path) for path in self._order[after : after + _MOST_AHEAD])
        return max(1, sum(size <= _MOST_BYTES_AHEAD for size in sizes))

    def _size_of(self, path: Path) -> int:
        """Asked once; what cannot be said is taken for large."""
        if path not in self._sizes:
            try:
                self._sizes[path] = path.stat().st_size
            except OSError:
                self._sizes[path] = _MOST_BYTES_AHEAD
        return self._sizes[path]

    def _begin(self, paths: Sequence[Path]) -> None:
        """Those that are visits, and not begun."""
        told = {path: self._packs[path] for path in paths if path not in self._begun}
        visits = {path: info for path, info in told.items() if info is not None and info.kind in VISITS}
        if not visits:
            return
        with self._store.database.look() as work:
            for path, info in visits.items():
                try:
                    require_welcome(work, info, False, self._now)
                except RefusedInputError:
                    # At its turn it may be welcome, by what came before it; if not, it is refused then.
                    self._unwelcome.add(path)
                else:
                    self._begun[path] = self._pool.submit(self._stage, path)

    def _stage(self, path: Path) -> StagedVisits:
        def keep_seen(done: int, total: int) -> None:
            self._seen[path] = done, total

        staged = self._staged_beside(path, keep_seen) or stage_visits(
            self._store, path, keep_seen, self._is_over, self._sealers
        )
        beside = [each for each in list(self._begun.values()) if each.running()]
        staged.vault.wait_beside = partial(self._wait, beside)
        return staged

    def _staged_beside(self, path: Path, progress: Progress) -> StagedVisits | None:
        """None when no process is there for it."""
        info = self._packs[path]
        if info is None or self._size_of(path) > _SMALL:
            return None
        try:
            taken = taken_as(self._store, info.pack_id)
            contents, sealed = self._stagers.stage(path, info.pack_id, taken, progress, self._is_over)
        except GoneError:
            return None
        return StagedVisits(contents, from_checked_lines(contents.record_lines), sealed)

    def _is_over(self) -> bool:
        return self._over or self._cancelled()

    def _awaited(self, path: Path, begun: Future[StagedVisits], progress: Progress) -> StagedVisits:
        """Told in the thread of whoever waits."""
        self._wait([begun], lambda: progress(*self._seen.get(path, (0, 1))))
        staged = begun.result()
        if self._cancelled():
            # It may have been read to its end before anybody wished to stop.
            raise CancelledError
        return staged

    def _wait(self, begun: Sequence[Future[StagedVisits]], tell: Callable[[], object] = lambda: None) -> None:
        while wait(begun, _TOLD_EVERY_S).not_done:
            tell()
            if self._cancelled():
                # Also one that hangs, and asks nobody any more.
                self._stagers.end()
