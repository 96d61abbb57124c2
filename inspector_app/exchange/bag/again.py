"""The very file again: what was verified when it came first is not verified a second time, and what lies here is.

Its head is read as that of any other pack: seal, signature, records. Then the rest is only hashed, while another core
looks at the files in the store. The same SHA-256 says that the rest is what it was; where it is not, or where a file is
no longer here and sound, the pack is read from its beginning like one that never came.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Protocol

from inspector_app.exchange.bag.bag_reader import PackSink, Received, TakenBefore
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.watching import Progress, WatchedStream


class Before(PackSink, Protocol):
    """A sink that knows which packs were taken in before, and what lies in its store."""

    def taken(self, pack_id: str) -> str | None:
        """SHA-256 of the file as which the pack of this number was taken in; None when none was."""

    def look_for(self, hashes: Sequence[str]) -> list[Future[int | None]]:
        """The bytes of each file that lies here and has its hash; None for others. Looked at on another core."""

    def found(self, received: Received) -> None:
        """As `accept`, of a file that need not be brought: it lies here, sound."""


class ReadTwice:
    """Progress of a file that may have to be read a second time: half of the way that is left is kept for that.

    It is Progress of the first reading. Nothing is kept before `may_come`.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done, self._shown, self._total = 0, 0, 0
        self._halved_at: int | None = None

    def __call__(self, done: int, total: int) -> None:
        begin = done if self._halved_at is None else self._halved_at
        self._done, self._shown, self._total = done, begin + (done - begin) // 2, total
        self._progress(self._shown, total)

    def may_come(self) -> None:
        """From now on, it may have to be read again."""
        self._halved_at = self._done

    def second(self, done: int, total: int) -> None:
        """Progress of the second reading."""
        self._progress(self._shown + (total - self._shown) * done // total, total)

    def end(self) -> None:
        """There is no second reading."""
        if self._halved_at is not None:
            self._progress(self._total, self._total)


def rest_is_here(known: TakenBefore, source: WatchedStream, before: Before) -> list[Received] | None:
    """What is read no further, and lies here; None when the pack must be read like one that never came.

    `source`: the file, somewhere behind its head; it is read to its end. Raises what `source` raises.
    """
    looks = before.look_for([sha256 for sha256, _ in known.files])
    try:
        while source.read(MIB):
            pass
        if source.sha256 != known.file_sha256:
            return None
        found: list[Received] = []
        for (sha256, name), look in zip(known.files, looks, strict=True):
            size = look.result()
            if size is None:
                return None
            found.append(Received(name, sha256, size))
    finally:
        for look in looks:
            look.cancel()
    for member in known.read:
        before.accept(*member)
    for received in found:
        before.found(received)
    return found
