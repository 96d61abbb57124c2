"""Makes a backup beside the live store: copied, opened, checked, and only then counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from inspector_app.backups import shelf
from inspector_app.backups.keeping import kept
from inspector_app.backups.proving import Tally, is_sound, proved
from inspector_app.backups.shelf import Backup
from inspector_app.disk_words import disk_in_words
from inspector_app.errors import CancelledError
from inspector_app.files import PART_SUFFIX, copy_atomically, remove_tree, sync_folder
from inspector_app.stores import Store

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Files:
    verified: set[str]
    missing: int


def make_backup(
    store: Store,
    now: datetime,
    *,
    every_file: bool = False,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> Backup:
    """A new backup of the whole store, proved; older ones are thinned afterwards.

    Photos and papers that no earlier backup saw sound are read and compared with their hash, `every_file` all of them;
    a missing or damaged one is counted in `missing`, and the backup is kept all the same.
    Raises UnavailableError backup.damaged (the live database is), backup.disk_full, backup.disk_error; CancelledError;
    StoreTroubleError. Then nothing is listed that was not before.
    """
    name = f"{now:%Y%m%d-%H%M%S}-{uuid4().hex[:6]}"
    home = store.folder / shelf.FOLDER
    building = home / f".{name}{PART_SUFFIX}"
    with disk_in_words("backup"):
        building.mkdir(parents=True)
        try:
            backup = _fill(building, store, name, now, every_file, progress, cancelled)
            building.rename(home / name)
            sync_folder(home)
        except BaseException:
            remove_tree(building)
            raise
        thin(store, now)
    return backup


def backup_due(store: Store, now: datetime) -> bool:
    """Whether a visit was closed since the newest backup, or none was made today though something changed.

    After a restored backup the first one of the new epoch is due at once. What desks share is never due by itself: the
    server has backups of its own, and reading all of it is a person's decision.
    """
    if store.database.shared:
        return False
    own = [each for each in shelf.list_backups(store.folder, store.vault) if each.device == store.device]
    if not own:
        return True
    newest = own[0]
    with store.database.look() as work:
        if sum(work.events.have().values()) == newest.events:
            return False
        if newest.made_at.astimezone(now.tzinfo).date() != now.date():
            return True
        return any(closed > newest.made_at for _, closed in work.visits.closings())


def thin(store: Store, now: datetime) -> list[str]:
    """Removes what is no longer worth its place, and gives the names. A sound one is preferred to another."""
    backups = shelf.list_backups(store.folder, store.vault)
    worthy = [backup.made_at for backup in backups if backup.sound] or [backup.made_at for backup in backups]
    # The newest whatever its date: of a clock that was set back, it may seem years old.
    keep = kept(worthy, now) | set(worthy[:1])
    gone = [backup.name for backup in backups if backup.made_at not in keep and not _is_of_today(backup, now)]
    for name in gone:
        # Out of the list first: a kill in the middle leaves no half backup in it.
        (store.folder / shelf.FOLDER / name / shelf.FACTS).unlink(missing_ok=True)
        remove_tree(store.folder / shelf.FOLDER / name)
    return gone


def _fill(
    folder: Path, store: Store, name: str, now: datetime, every_file: bool, progress: Progress, cancelled: Cancelled
) -> Backup:
    store.database.back_up(folder / shelf.DATABASE, store.vault.database_key, partial(stop_if, cancelled))
    for key_file in shelf.KEY_FILES:
        copy_atomically(store.folder / key_file, folder / key_file)
    found = proved(folder / shelf.DATABASE, store.vault)
    _sweep_logs(folder)
    files = _look_at_files(store, found, every_file, progress, cancelled)
    shelf.write_verified(folder, store.vault, name, files.verified)
    backup = _facts(name, now, found, files.missing, (folder / shelf.DATABASE).stat().st_size)
    shelf.write_facts(folder, store.vault, backup)
    sync_folder(folder)
    return backup


def stop_if(cancelled: Cancelled) -> None:
    """Raises CancelledError."""
    if cancelled():
        raise CancelledError


def _facts(name: str, now: datetime, found: Tally, missing: int, size: int) -> Backup:
    own, files = found.have.get(found.device, 0), len(found.files)
    return Backup(name, now, found.device, found.events, found.visits, found.photos, files, missing, size, own=own)


def _look_at_files(store: Store, found: Tally, every_file: bool, progress: Progress, cancelled: Cancelled) -> _Files:
    earlier = [] if every_file else shelf.list_backups(store.folder, store.vault)[:1]
    seen = {sha256 for backup in earlier for sha256 in shelf.read_verified(store.folder, store.vault, backup)}
    return _verify(store, found.files, seen, progress, cancelled)


def _verify(store: Store, files: Mapping[str, int], seen: set[str], progress: Progress, cancelled: Cancelled) -> _Files:
    verified = set()
    for done, sha256 in enumerate(files, start=1):
        stop_if(cancelled)
        if store.files.has(sha256) if sha256 in seen else is_sound(store.files, sha256):
            verified.add(sha256)
        progress(done, len(files))
    return _Files(verified, len(files) - len(verified))


def _sweep_logs(folder: Path) -> None:
    """What opening the copy left: everything is in the one file."""
    for suffix in ("-wal", "-shm"):
        (folder / (shelf.DATABASE + suffix)).unlink(missing_ok=True)


def _is_of_today(backup: Backup, now: datetime) -> bool:
    return backup.made_at.astimezone(now.tzinfo).date() == now.date()
