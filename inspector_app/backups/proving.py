"""Opens a copy of a database with its key and looks for damage; says what is in it, in numbers."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from db.database import Database
from db.errors import StoreTroubleError
from db.log.chain import GENESIS, event_hash
from db.work import Work
from inspector_app.backups import shelf
from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.watching import Progress, unseen
from inspector_app.files import PART_SUFFIX, copy_atomically, remove_tree
from inspector_app.sealed_files import SealedFiles
from inspector_app.vault import Vault

_DATABASE = "data.db"
_EVENTS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """What is in a database."""

    device: str
    have: Mapping[str, int]
    """Device id to its highest sequence number."""
    tips: Mapping[str, str]
    """Device id to the hash of its last event."""
    visits: int
    photos: int
    """Also those that were taken off their item: their bytes are kept."""
    files: Mapping[str, int]
    """SHA-256 of each photo and paper to its size in bytes."""

    @property
    def events(self) -> int:
        return sum(self.have.values())


def tally_of(database: Database) -> Tally:
    with database.look() as work:
        return tally(work, database.device)


def tally(work: Work, device: str) -> Tally:
    have = work.events.have()
    kinds = work.events.objects_until(have)
    return Tally(device, have, tips(work, have), kinds.get("visit", 0), kinds.get("photo", 0), work.blobs.all())


def tips(work: Work, have: Mapping[str, int]) -> dict[str, str]:
    """Device id to the hash of its event with that number; left out when it is not here."""
    events = [work.events.find(device, seq) for device, seq in have.items()]
    return {event.dev: event.hash for event in events if event is not None}


def proved(path: Path, vault: Vault, *, chain: bool = False, progress: Progress = unseen) -> Tally:
    """What is in the copy at `path`, which was opened and checked; `chain` looks at every event as well.

    `progress` is told of the events, and may raise CancelledError.

    The folder of `path` must be the caller's own: an older schema is upgraded there. Raises UnavailableError
    backup.damaged.
    """
    try:
        with closing(Database.open(path, vault.database_key, path.parent)) as database:
            problems = database.check()
            with database.look() as work:
                found = tally(work, database.device)
                problems += log_damage(work, progress) if chain else []
    except StoreTroubleError as error:
        raise UnavailableError("backup.damaged", detail=f"{error.kind} {error.detail}".strip()) from error
    if problems:
        raise UnavailableError("backup.damaged", detail="; ".join(problems[:3]))
    return found


def damage_of(backup: Path, store_folder: Path, vault: Vault) -> str:
    """What is wrong with a backup, from a look at a copy of it and its keys; "" when nothing is. Raises OSError."""
    building = store_folder / f".drill-{uuid4().hex[:8]}{PART_SUFFIX}"
    building.mkdir()
    try:
        copy_atomically(backup / _DATABASE, building / _DATABASE)
        proved(building / _DATABASE, vault, chain=True)
        damaged = shelf.damaged_keys(backup, vault)
        if damaged:
            return damaged
    except UnavailableError as error:
        problem = error.problems[0]
        return str(problem.details.get("detail") or problem.code)
    finally:
        remove_tree(building)
    return ""


def log_damage(work: Work, progress: Progress = unseen) -> list[str]:
    """Events that were changed, or are missing from the chain of their device; empty when the log is whole."""
    damage, have, seen = [], work.events.have(), 0
    for device in have:
        seq, before = 0, GENESIS
        for event in work.events.of_device(device):
            if event.seq != seq + 1 or event.prev != before or event_hash(event) != event.hash:
                damage.append(f"{device}:{event.seq}")
            seq, before, seen = event.seq, event.hash, seen + 1
            if not seen % _EVENTS_AT_A_TIME:
                progress(seen, sum(have.values()))
        progress(seen, sum(have.values()))
    return damage


def is_sound(files: SealedFiles, sha256: str) -> bool:
    """Whether the sealed file is there and its bytes have this hash, or are the copy of what was handed over."""
    try:
        files.shown(sha256)
    except UnavailableError:
        return False
    return True
