"""A visit pack read and verified, its photos and papers sealed in the store, before anything of it counts.

Of several packs, the next is staged on another core while the records of one are taken in.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from db.records.log import Event
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.exchange.arriving import disk_in_words, require_welcome
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.unpacking import IntoVault
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.merging.event_records import from_records
from inspector_app.stores import Store

VISITS = (PackKind.VISIT, PackKind.GIVE_BACK)
_TOLD_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class StagedVisits:
    contents: PackContents
    events: list[Event]
    vault: IntoVault
    """What came. Its files are on the disk, and named by no row yet: harmless when nothing more happens."""


def stage_visits(
    store: Store, path: Path, progress: Progress, cancelled: Cancelled, *, salvage: bool = False
) -> StagedVisits:
    """Changes nothing that anybody sees. Raises as `read.import_pack`."""
    secrets = store.identity.secrets
    with disk_in_words(), IntoVault(store) as vault:
        contents = read_pack_file(path, secrets, vault, progress, cancelled, tolerant=True, salvage=salvage)
        vault.finish()
    return StagedVisits(contents, from_records(contents.records()), vault)


class Ahead:
    """Stages several packs one after another, each while its owner is busy with the one before.

    Used as a context, so that its thread ends with it.
    """

    def __init__(
        self, store: Store, packs: Mapping[Path, PackInfo | None], now: datetime, cancelled: Cancelled
    ) -> None:
        """`packs`: in their order, with what each said of itself when it was looked at last; None: nothing."""
        self._store, self._now, self._cancelled = store, now, cancelled
        self._packs, self._next = packs, dict(pairwise(packs))
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="staging")
        self._begun: dict[Path, Future[StagedVisits]] = {}
        self._seen = 0, 1
        self._over = False

    def __enter__(self) -> "Ahead":
        return self

    def __exit__(self, *_error: object) -> None:
        # When the store broke off, nobody waits for a large pack to be read to its end for nothing.
        self._over = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def staged(self, path: Path, progress: Progress) -> StagedVisits | None:
        """None for what must be taken in its own way: no visit pack, or a sender who may not be welcome.

        The pack after it is begun before this returns. Raises as `stage_visits`, and CancelledError.
        """
        self._begin(path)
        begun = self._begun.pop(path, None)
        try:
            return self._awaited(begun, progress) if begun else None
        finally:
            if path in self._next:
                self._begin(self._next[path])

    def _begin(self, path: Path) -> None:
        info = self._packs[path]
        if path in self._begun or info is None or info.kind not in VISITS:
            return
        try:
            with self._store.database.look() as work:
                require_welcome(work, info, False, self._now)
        except RefusedInputError:
            # At its turn it may be welcome, by what came before it; if not, it is refused then.
            return
        self._begun[path] = self._pool.submit(self._stage, path)

    def _stage(self, path: Path) -> StagedVisits:
        self._keep_seen(0, 1)
        return stage_visits(self._store, path, self._keep_seen, lambda: self._over or self._cancelled())

    def _awaited(self, begun: Future[StagedVisits], progress: Progress) -> StagedVisits:
        """Told in the thread of whoever waits."""
        while wait([begun], _TOLD_EVERY_S).not_done:
            progress(*self._seen)
        staged = begun.result()
        if self._cancelled():
            # It may have been read to its end before anybody wished to stop.
            raise CancelledError
        return staged

    def _keep_seen(self, done: int, total: int) -> None:
        self._seen = done, total
