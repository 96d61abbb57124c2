"""A visit pack read and verified, its photos and papers sealed in the store, before anything of it counts.

Of several packs, the next is staged on another core while the records of one are taken in.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from db.records.log import Event
from inspector_app.allocator import share_heaps
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.exchange.arriving import disk_in_words, require_welcome
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.unpacking import IntoVault, Sealers
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.merging.event_records import from_lines
from inspector_app.stores import Store

VISITS = (PackKind.VISIT, PackKind.GIVE_BACK)
_AT_A_TIME = 2
"""One waits for the disk while the other reads."""
_MOST_AHEAD = 16
"""Twice as many as are taken in together (kinds.together): while those are, nobody asks for more to be begun."""
_MOST_BYTES_AHEAD = 128 * MIB
_TOLD_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class StagedVisits:
    contents: PackContents
    events: list[Event]
    vault: IntoVault
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
    secrets = store.identity.secrets
    with disk_in_words(), IntoVault(store, sealers) as vault:
        contents = read_pack_file(
            path, secrets, vault, progress, cancelled, tolerant=True, salvage=salvage, before=vault
        )
        vault.finish()
    return StagedVisits(contents, from_lines(contents.record_lines), vault)


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
        self._begun: dict[Path, Future[StagedVisits]] = {}
        self._unwelcome: set[Path] = set()
        self._seen: dict[Path, tuple[int, int]] = {}
        self._over = False

    def __enter__(self) -> "Ahead":
        return self

    def __exit__(self, *_error: object) -> None:
        # When the store broke off, nobody waits for a large pack to be read to its end for nothing.
        self._over = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._sealers.close()

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

        return stage_visits(self._store, path, keep_seen, lambda: self._over or self._cancelled(), self._sealers)

    def _awaited(self, path: Path, begun: Future[StagedVisits], progress: Progress) -> StagedVisits:
        """Told in the thread of whoever waits."""
        while wait([begun], _TOLD_EVERY_S).not_done:
            progress(*self._seen.get(path, (0, 1)))
        staged = begun.result()
        if self._cancelled():
            # It may have been read to its end before anybody wished to stop.
            raise CancelledError
        return staged
