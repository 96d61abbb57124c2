"""The process that stages packs for another: started by it (`stagers`), ended with it, of no use to anybody else.

What it needs comes through the pipe, its keys too: never by the command line or the environment, which others can read.
It opens no database, and what it leaves behind when it is killed no row names.
"""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from inspector_app.allocator import share_heaps
from inspector_app.disk_words import disk_in_words
from inspector_app.errors import ProblemsError, RefusedInputError
from inspector_app.exchange.bag import pack_info
from inspector_app.exchange.bag.container import PackContents
from inspector_app.exchange.bag.unpacking import IntoVault, Sealers, unpack
from inspector_app.exchange.bag.watching import never
from inspector_app.exchange.beside.frames import as_json, hear, say
from inspector_app.exchange.merging.event_records import from_lines
from inspector_app.sealed_files import SealedFiles
from inspector_app.vault import SlotOwner, Vault
from inspector_app.version import VERSION

WORD = "stage-beside"
"""With which the program starts as one of these."""
_TOLD_EVERY_S = 0.1


def main() -> int:
    """Until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbound, outbound = _opened(0, "rb"), _opened(1, "wb")
    hello = hear(inbound)
    if hello is None:
        return 0
    told, (data_key,) = hello
    room = _Room(SealedFiles(Path(told["blobs"]), Vault(data_key, SlotOwner("", ""))), told["secrets"])
    share_heaps()
    # What is loaded stays: to look for garbage among it takes a twentieth of the time of a pack.
    gc.freeze()
    say(outbound, {"ready": VERSION})
    tasks: SimpleQueue[dict[str, Any]] = SimpleQueue()
    Thread(target=_listen, args=(inbound, tasks), daemon=True).start()
    while True:
        room.answer(tasks.get(), outbound)


def _opened(descriptor: int, mode: str) -> BinaryIO:
    """Not by way of sys.stdin: a program without a console has none on Windows."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(descriptor, os.O_BINARY)
    stream: Any = os.fdopen(descriptor, mode, closefd=False)
    return stream  # type: ignore[no-any-return]


def _listen(inbound: BinaryIO, tasks: "SimpleQueue[dict[str, Any]]") -> None:
    """Ends the process at once when the other side is gone, whatever is being done: as if the two were one."""
    while (frame := hear(inbound)) is not None:
        tasks.put(frame[0])
    os._exit(0)


@dataclass(slots=True)
class _Room:
    """As much of a store as is needed to stage packs."""

    files: SealedFiles
    secrets: Sequence[str]
    sealers: Sealers = field(default_factory=Sealers)
    sent: set[str] = field(default_factory=set)
    """Ids of checklists whose text was given back before."""

    def answer(self, task: dict[str, Any], outbound: BinaryIO) -> None:
        path, pack, sha256 = task["path"], task["pack"], task["taken"]
        vault = IntoVault(self, self.sealers, lambda pack_id: sha256 if pack_id == pack else None)
        try:
            contents = unpack(Path(path), self.secrets, vault, _teller(outbound), never)
            from_lines(contents.record_lines)
            with disk_in_words("store"):
                vault.settle()
        except ProblemsError as error:
            refused = isinstance(error, RefusedInputError)
            say(outbound, {"problems": as_json(error.problems), "refused": refused})
        else:
            self._give(contents, vault, outbound)

    def _give(self, contents: PackContents, vault: IntoVault, outbound: BinaryIO) -> None:
        fresh = [each for each in vault.checklists if each not in self.sent]
        self.sent.update(fresh)
        told = {
            "sha256": contents.sha256,
            "size": contents.size,
            "members": [[each.name, each.sha256, each.size] for each in contents.members],
            "damaged": as_json(contents.damaged),
            "files": vault.files,
            "put": list(vault.put),
            "verified": list(vault.verified),
            "found": as_json(vault.problems),
            "checklists": list(vault.checklists),
            "fresh": fresh,
        }
        texts = [vault.checklists[each][1].encode("utf-8") for each in fresh]
        say(outbound, told, pack_info.render(contents.info), contents.record_lines, *texts)


def _teller(outbound: BinaryIO) -> Callable[[int, int], None]:
    """Ten times a second; who hears nothing more of it knows that it is gone."""
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > _TOLD_EVERY_S:
            last = time.monotonic()
            say(outbound, {"done": done, "total": total})

    return tell


if __name__ == "__main__":
    sys.exit(main())
