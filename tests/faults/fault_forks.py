"""Deeds done in a fork that is killed or meets a failing disk, and what they had promised by then.

The rig's own process imports everything once; a fork costs milliseconds. It never holds a store open itself.
"""

import ctypes
import json
import os
import select
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from random import Random

from db.errors import StoreTroubleError
from inspector_app.errors import ProblemsError
from inspector_app.messages import Language, explain


class Fault(IntEnum):
    """What the preloaded library does to one call (faults.c)."""

    EIO = 1
    ENOSPC = 2
    SHORT = 3
    KILL = 4
    EIO_ON = 5
    ENOSPC_ON = 6


@dataclass(frozen=True, slots=True)
class Told:
    promises: tuple[str, ...]
    hit: bool
    """The fault was met; True of whoever was killed."""
    end: str
    """"done", "killed", the name of a trouble, or "bug: …" with its traceback."""
    calls: int = 0
    """Calls that changed a file, of a deed that came to its end."""


class Fork:
    """What a deed sees of the rig."""

    def __init__(self, said: int, kind: int, number: int, below: Path) -> None:
        self._said, self._kind, self._number, self._below = said, kind, number, below

    def arm(self) -> None:
        """From here on calls count, and a kill may come."""
        if self._kind:
            library = ctypes.CDLL(None)
            library.fault_below(str(self._below).encode())
            library.fault_arm(self._number, self._kind)
        os.write(self._said, b"armed\n")

    def promise(self, what: str) -> None:
        """At once: a killed process can say nothing at its end."""
        os.write(self._said, what.encode() + b"\n")


Deed = Callable[[Fork], None]
_PATIENCE_S = 120


def in_fork(
    deed: Deed,
    *,
    fault: Fault | None = None,
    number: int = 0,
    below: Path | None = None,
    kill_after: float | None = None,
) -> Told:
    """`kill_after` seconds from `arm` on it is killed, if it lives still."""
    child, read = started(deed, fault, number, below)
    lines: list[str] = []
    with os.fdopen(read, "rb", buffering=0) as stream:
        if kill_after is not None:
            lines += _until_armed(stream)
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        lines += stream.read().decode().splitlines()
    os.waitpid(child, 0)
    return told_of(lines)


def started(deed: Deed, fault: Fault | None = None, number: int = 0, below: Path | None = None) -> tuple[int, int]:
    """Process and the end of the pipe on which it speaks."""
    read, said = os.pipe()
    child = os.fork()
    if child:
        os.close(said)
        return child, read
    try:
        os.close(read)
        _work(deed, Fork(said, fault or 0, number, below or Path("/nowhere")), said)
    finally:
        os._exit(0)


def told_of(lines: list[str]) -> Told:
    end = json.loads(lines.pop()) if lines and lines[-1].startswith("{") else {"hit": True, "end": "killed", "calls": 0}
    return Told(tuple(line for line in lines if line != "armed"), end["hit"], end["end"], end["calls"])


def wait_armed(read: int, promises: int = 0) -> list[str]:
    """Reads what the fork says until it is armed, and has promised so much: a busy machine is slow to begin."""
    with os.fdopen(os.dup(read), "rb", buffering=0) as stream:
        said = _until_armed(stream)
        for _ in range(promises):
            said += _line(stream)
    return said


def _until_armed(stream: object) -> list[str]:
    said: list[str] = []
    while not said or said[-1] != "armed":
        line = _line(stream)
        if not line:
            break
        said += line
    return said


def _line(stream: object) -> list[str]:
    """One line; none at the end. Byte by byte, so that nothing of the next is taken."""
    text = b""
    while not text.endswith(b"\n"):
        if not select.select([stream], [], [], _PATIENCE_S)[0]:
            raise TimeoutError("the fork never came to its work")
        piece = stream.read(1)  # type: ignore[attr-defined]
        if not piece:
            break
        text += piece
    return text.decode().splitlines()


def _work(deed: Deed, fork: Fork, said: int) -> None:
    library = ctypes.CDLL(None)
    end = "done"
    try:
        deed(fork)
    except (OSError, ProblemsError, StoreTroubleError) as error:
        # The window must have words for it, in both languages.
        wordless = not isinstance(error, OSError) and not all(explain(error, each) for each in Language)
        end = f"bug: no words for {error!r}" if wordless else type(error).__name__
    except BaseException:  # noqa: BLE001 - what is no trouble of the disk is our bug, and is told as such
        end = "bug: " + traceback.format_exc()[-900:]
    calls = library.fault_disarm() if hasattr(library, "fault_disarm") else 0
    hit = bool(library.fault_hit()) if hasattr(library, "fault_hit") else False
    os.write(said, json.dumps({"hit": hit, "end": end, "calls": calls}).encode() + b"\n")


def swept(
    deed_for: Callable[[Path], Deed],
    copies: Iterator[Path],
    check: Callable[[Path, Told], str],
    kinds: tuple[Fault, ...],
    rounds: int,
    chance: Random,
    below: Callable[[Path], Path] = lambda copy: copy,
) -> Iterator[str]:
    """Each kind of fault at each call of the deed, or at `rounds` of them by chance; "" or what is wrong of each."""
    first = next(copies)
    last = in_fork(deed_for(first), fault=Fault.EIO, number=1 << 30, below=below(first))
    wrong = check(first, last)
    if wrong or last.end != "done":
        yield wrong or f"without any fault: {last.end}"
        return
    points = [(kind, number) for kind in kinds for number in range(1, last.calls + 1)]
    if len(points) > rounds:
        points = sorted(chance.sample(points, rounds))
    for (kind, number), copy in zip(points, copies, strict=False):
        told = in_fork(deed_for(copy), fault=kind, number=number, below=below(copy))
        wrong = told.end if told.end.startswith("bug") else check(copy, told)
        yield f"{kind.name} at call {number} of {last.calls}, {told.end}: {wrong}" if wrong else ""
