"""Restores a backup into a new generation of its store: never over a live file, never with a number used twice.

The copy is opened, checked and given its new epoch beside everything else; one file, `CURRENT`, then decides. Killed at
any point, the store is the old one or the restored one. The earlier generation stays (reliability.md, traps 5 and 12).
"""

import re
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.database import Database
from db.records.values import JsonValue
from inspector_app.backups import shelf
from inspector_app.backups.proving import Tally, is_sound, proved
from inspector_app.disk_words import disk_in_words
from inspector_app.epochs import laptop_of, next_epoch
from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.watching import Progress, unseen
from inspector_app.exchange.thinning import adopt_copies
from inspector_app.exchange.trust.identity import DeviceIdentity
from inspector_app.files import PART_SUFFIX, copy_atomically, remove_tree, sync_folder, write_atomically
from inspector_app.sealed_files import SealedFiles
from inspector_app.signposts import generation_of
from inspector_app.stores import Store, files_of, hold, read_identity
from inspector_app.vault import Vault

EPOCH = "epoch"
_GENERATION = re.compile(r"gen-(\d{4,8})")


@dataclass(frozen=True, slots=True)
class Restored:
    name: str
    """Of the backup."""
    device: str
    """The own device from now on."""
    generation: str
    earlier: str
    """The generation that was in use, kept as it was."""
    events: int
    visits: int
    photos: int
    missing: int
    """Photos and papers it names that are not in the store."""


def restore_backup(store: Store, name: str, now: datetime, progress: Progress = unseen) -> Restored:
    """The open store's folder holds the backup's data from now on; `store` is closed and must be opened again.

    Raises UnavailableError: backup.not_found, backup.damaged, backup.disk_full, backup.disk_error; the store is then
    as it was and stays open. `progress` may raise CancelledError, to the same effect.
    """
    restored = _restore(store.folder, store.vault, name, now, {store.device}, progress)
    store.close()
    return restored


def restore_unopened(folder: Path, vault: Vault, name: str, now: datetime, progress: Progress = unseen) -> Restored:
    """As `restore_backup`, of a store that cannot be opened because its database is damaged; `vault` is unlocked.

    Raises also UnavailableError store.in_use.
    """
    lock = hold(folder)
    try:
        return _restore(folder, vault, name, now, set(), progress)
    finally:
        lock.release()


def newest_name(folder: Path, vault: Vault) -> str:
    """Of the newest sound backup. Raises UnavailableError backup.none."""
    newest = shelf.newest_sound(folder, vault)
    if newest is None:
        raise UnavailableError("backup.none")
    return newest.name


def prepare(backup: Path, building: Path, vault: Vault, progress: Progress = unseen) -> Tally:
    """Copies a backup's database into the new folder `building` and proves it, with every event of its log.

    Only the one file is copied: a log of another life that lies beside it cannot come with it (trap 5).
    """
    building.mkdir(parents=True)
    copy_atomically(backup / shelf.DATABASE, building / shelf.DATABASE)
    return proved(building / shelf.DATABASE, vault, chain=True, progress=progress)


def begin_epoch(
    path: Path, vault: Vault, device: str, now: datetime, fields: Mapping[str, JsonValue], keys: tuple[str, str]
) -> None:
    """The database at `path` goes on as `device`, with the laptop's `keys`; its log is closed into the one file."""
    with closing(Database.open(path, vault.database_key, path.parent)) as database:
        database.begin_epoch(device, now, fields, keys)
        if database.check():
            raise UnavailableError("backup.damaged", detail=path.name)


def reserve_epoch(folder: Path, device: str) -> None:
    """Written before the epoch is used: a restore that is cut short wastes a number, and none is used twice."""
    write_atomically(folder / EPOCH, device.encode("ascii"))


def _restore(folder: Path, vault: Vault, name: str, now: datetime, known: set[str], progress: Progress) -> Restored:
    backup = shelf.folder_of(folder, name)
    earlier, generation = generation_of(folder), _next_generation(folder)
    building, files = folder / f".{generation}{PART_SUFFIX}", SealedFiles(folder / "blobs", vault)
    before = _files_before(folder, vault)
    with disk_in_words("backup"):
        try:
            found = prepare(backup, building, vault, progress)
            device = next_epoch(found.device, known | reserved_epochs(folder, found.device))
            reserve_epoch(folder, device)
            fields = {"backup": name, "events": found.events, "restored_at": now.isoformat(timespec="seconds")}
            # The backup may be of before the laptop's keys were changed.
            keys = _bring_keys(folder, backup, vault).public
            begin_epoch(building / shelf.DATABASE, vault, device, now, fields, keys)
            _bring_files(files, before, found)
            _adopt(building / shelf.DATABASE, vault, files, now)
            sync_folder(building)
            building.rename(folder / generation)
            sync_folder(folder)
        except BaseException:
            remove_tree(building)
            raise
        write_atomically(folder / "CURRENT", generation.encode("utf-8"))
    missing = sum(not files.has(sha256) for sha256 in found.files)
    return Restored(name, device, generation, earlier, found.events, found.visits, found.photos, missing)


def _files_before(folder: Path, vault: Vault) -> SealedFiles | None:
    """Where the desk of a shared store has its files, when not in its own folder; None when that is out of reach."""
    try:
        files = files_of(folder, vault)
    except UnavailableError:
        return None
    return None if type(files) is SealedFiles else files


def _bring_files(files: SealedFiles, before: SealedFiles | None, found: Tally) -> None:
    """From now on they lie in the store's own folder. What cannot be had is missing, and is counted."""
    if before is None:
        return
    for sha256 in found.files:
        if not is_sound(files, sha256):
            with suppress(UnavailableError):
                files.bring(before, sha256)


def _adopt(path: Path, vault: Vault, files: SealedFiles, now: datetime) -> None:
    """Originals may have given way to copies since the backup."""
    with closing(Database.open(path, vault.database_key, path.parent)) as database:
        adopt_copies(database, files, now)


def _next_generation(folder: Path) -> str:
    numbers = [int(match[1]) for entry in folder.iterdir() if (match := _GENERATION.fullmatch(entry.name))]
    return f"gen-{max(numbers, default=0) + 1:04}"


def reserved_epochs(folder: Path, device: str) -> set[str]:
    """The newest id that was ever given to this laptop, as far as the folder knows."""
    try:
        text = (folder / EPOCH).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return set()
    return {text} if laptop_of(text) == laptop_of(device) else set()


def _bring_keys(folder: Path, backup: Path, vault: Vault) -> DeviceIdentity:
    """The store's own keys stay; only what cannot be read any more comes from the backup."""
    try:
        return read_identity(folder, vault)
    except UnavailableError:
        copy_atomically(backup / "device.sealed", folder / "device.sealed")
        return read_identity(folder, vault)
