"""How far the own log went when the store was last closed: so an earlier database in its place does not go unsaid.

A tool that copies file by file, or a hand, may put back yesterday's database, or lay yesterday's write-ahead log beside
the one of today, which the engine then takes for its own. Both open without a fault. What is recorded next would have
numbers that were used before, and whoever took the first ones in would see two histories.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag

from db.database import Database
from db.errors import StoreTroubleError
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import Problem
from inspector_app.files import write_atomically
from inspector_app.vault import Vault

FILE = "log-end.sealed"
_PURPOSE = "zg/log-end/v1"


@dataclass(frozen=True, slots=True)
class LogEnd:
    device: str
    seq: int
    hash: str


def note_log_end(folder: Path, vault: Vault, database: Database) -> None:
    """Before the store is closed. What keeps it from being written only means that less is known at the next start.

    An end that lies behind the noted one takes not its place: it is told until the log has gone on past it, or a
    restored backup has begun another life.
    """
    if vault.locked:
        return
    with suppress(OSError, StoreTroubleError):
        end, before = _end_of(database), _noted(folder, vault)
        is_behind = before is not None and end is not None and before.device == end.device and end.seq < before.seq
        if end is not None and end != before and not is_behind:
            content = json.dumps(asdict(end)).encode("ascii")
            write_atomically(folder / FILE, vault.seal(_PURPOSE, content, FILE))


def end_problems(folder: Path, vault: Vault, database: Database) -> tuple[Problem, ...]:
    """store.log_shorter, when the log does not go on from where it was: a person has to know it before anything else.

    A restored backup goes on in a life of its own, and is none. Raises StoreTroubleError.
    """
    before = None if database.shared else _noted(folder, vault)
    if before is None or laptop_of(before.device) != laptop_of(database.device):
        return ()
    if epoch_of(before.device) < epoch_of(database.device):
        return ()
    with database.look() as work:
        here = work.events.last_of(before.device)
        # As it lies there: whoever opens a log that somebody else wrote into shall still hear it from the check.
        there = work.history.events_named([(before.device, before.seq)]).get((before.device, before.seq))
    if there is not None and there.hash == before.hash:
        return ()
    return (Problem("store.log_shorter", {"count": max(before.seq - here, 1)}),)


def _end_of(database: Database) -> LogEnd | None:
    if database.shared:
        return None
    with database.look() as work:
        name = (database.device, work.events.last_of(database.device))
        last = work.history.events_named([name]).get(name)
    return None if last is None else LogEnd(last.dev, last.seq, last.hash)


def _noted(folder: Path, vault: Vault) -> LogEnd | None:
    """None where nobody knows."""
    try:
        told = json.loads(vault.unseal(_PURPOSE, (folder / FILE).read_bytes(), FILE))
        return LogEnd(str(told["device"]), int(told["seq"]), str(told["hash"]))
    except (OSError, InvalidTag, ValueError, KeyError, TypeError):
        return None
