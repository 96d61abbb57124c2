"""The restore drill: the newest backup is restored for a trial, checked, compared with the store, and removed."""

import random
import time
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from inspector_app.backups import shelf
from inspector_app.backups.making import Cancelled, Progress
from inspector_app.backups.proving import Tally, is_sound, tips
from inspector_app.backups.restoring import begin_epoch, newest_name, prepare
from inspector_app.backups.shelf import Backup
from inspector_app.disk_words import disk_in_words
from inspector_app.epochs import next_epoch
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.files import PART_SUFFIX, remove_tree
from inspector_app.stores import Store

SAMPLE = 30


@dataclass(frozen=True, slots=True)
class Count:
    """One number in the restored copy, and in the store as it was at the backup's last event."""

    restored: int
    live: int


@dataclass(frozen=True, slots=True)
class Drill:
    backup: Backup
    seconds: float
    events: Count
    visits: Count
    photos: Count
    files: int
    files_checked: int
    files_sound: int
    new_events: int
    """Changes in the store since the backup: what would be lost if it were restored now."""
    problems: tuple[str, ...]
    """What differs or is damaged: database, events, visits, photos, chain, files."""

    @property
    def sound(self) -> bool:
        return not self.problems


def run_drill(
    store: Store,
    now: datetime,
    *,
    every_file: bool = False,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> Drill:
    """Restores the newest backup into a folder of its own and looks through it; the store is not changed.

    Of the photos and papers it names, 30 by chance are compared with their hash, `every_file` all. A backup that does
    not open is marked in the list. Raises UnavailableError backup.none, backup.disk_full, backup.disk_error;
    CancelledError.
    """
    begun = time.monotonic()
    name = newest_name(store.folder, store.vault)
    backup = shelf.read_facts(shelf.folder_of(store.folder, name), store.vault)
    assert backup is not None
    building = store.folder / f".drill-{uuid4().hex[:8]}{PART_SUFFIX}"
    with disk_in_words("backup"):
        try:
            found = prepare(store.folder / shelf.FOLDER / name, building, store.vault)
            device = next_epoch(found.device)
            begin_epoch(building / shelf.DATABASE, store.vault, device, now, {"backup": name}, store.identity.public)
        except UnavailableError as error:
            return _failed(store, backup, error, time.monotonic() - begun)
        finally:
            remove_tree(building)
    chosen = _chosen(found, every_file)
    sound = _count_sound(store, chosen, progress, cancelled)
    return _compared(store, backup, found, len(chosen), sound, time.monotonic() - begun)


def _failed(store: Store, backup: Backup, error: UnavailableError, seconds: float) -> Drill:
    if error.problems[0].code != "backup.damaged":
        raise error
    shelf.mark_damaged(store.folder, store.vault, backup, str(error.problems[0].details["detail"]))
    events, visits, photos = (Count(0, number) for number in (backup.events, backup.visits, backup.photos))
    return Drill(backup, seconds, events, visits, photos, backup.files, 0, 0, 0, ("database",))


def _chosen(found: Tally, every_file: bool) -> list[str]:
    files = sorted(found.files)
    return files if every_file or len(files) <= SAMPLE else random.SystemRandom().sample(files, SAMPLE)


def _count_sound(store: Store, chosen: list[str], progress: Progress, cancelled: Cancelled) -> int:
    sound = 0
    for done, sha256 in enumerate(chosen, start=1):
        if cancelled():
            raise CancelledError
        sound += is_sound(store.files, sha256)
        progress(done, len(chosen))
    return sound


def _compared(store: Store, backup: Backup, found: Tally, checked: int, sound: int, seconds: float) -> Drill:
    with store.database.look() as work:
        have = work.events.have()
        then = {device: min(seq, have.get(device, 0)) for device, seq in found.have.items()}
        kinds = work.events.objects_until(then)
        chain = tips(work, found.have) == found.tips and found.events == backup.events
    events = Count(found.events, sum(then.values()))
    visits, photos = Count(found.visits, kinds.get("visit", 0)), Count(found.photos, kinds.get("photo", 0))
    different = [
        name
        for name, count in (("events", events), ("visits", visits), ("photos", photos))
        if count.restored != count.live
    ]
    problems = different + ["chain"] * (not chain) + ["files"] * (sound != checked)
    new = sum(have.values()) - events.live
    return Drill(backup, seconds, events, visits, photos, len(found.files), checked, sound, new, tuple(problems))
