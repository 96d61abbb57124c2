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
from inspector_app.exchange.bag.watching import WatchedStream


class Before(PackSink, Protocol):
    """A sink that knows which packs were taken in before, and what lies in its store."""

    def taken(self, pack_id: str) -> str | None:
        """SHA-256 of the file as which the pack of this number was taken in; None when none was."""

    def look_for(self, hashes: Sequence[str]) -> list[Future[int | None]]:
        """The bytes of each file that lies here and has its hash; None for others. Looked at on another core."""

    def found(self, received: Received) -> None:
        """As `accept`, of a file that need not be brought: it lies here, sound."""


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
