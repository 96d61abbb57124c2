"""The last of a change of the data key, when nobody writes: what came since, backups, database, keys; then the switch.

The copy's database is opened with the new key, checked page by page and event by event, and compared with the store
before anything of the store is touched.
"""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from db.database import Database
from inspector_app import vault as vaults
from inspector_app.backups import shelf
from inspector_app.backups.proving import proved, tally_of
from inspector_app.backups.restoring import reserve_epoch, reserved_epochs
from inspector_app.disk_words import disk_in_words
from inspector_app.epochs import next_epoch
from inspector_app.errors import UnavailableError
from inspector_app.exchange.trust.identity import DeviceIdentity, renewed_identity
from inspector_app.files import copy_atomically, remove_tree, sync_folder
from inspector_app.key_change.earlier import copy_earlier
from inspector_app.key_change.growing import KeyChange, hand_on
from inspector_app.key_change.switching import declare_ready, forget_growing, switch
from inspector_app.sessions import note_vault_change
from inspector_app.signposts import generation_of
from inspector_app.stores import Store, seal_identity

Step = Callable[[int, int], None]
Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class KeyChanged:
    files: int
    """Photos and papers sealed under the new key."""
    lost: int
    """Missing or damaged before: named by every check of the store, as before."""
    backups: int
    left_out: tuple[str, ...]
    """Persons who must be added anew."""


def change_key(
    store: Store,
    change: KeyChange,
    now: datetime,
    progress: Step = lambda done, total: None,
    cancelled: Asked = lambda: False,
) -> KeyChanged:
    """All of it, to the end; `store` is closed then and must be opened again by the same passphrase.

    Until the switch the store is as it was and stays open. Raises CancelledError; StoreTroubleError; UnavailableError
    store.key_change_bad, store.key_change_forgotten, store.key_change_earlier, store.recovery_changed, backup.damaged,
    backup.disk_full, backup.disk_error.
    """
    with disk_in_words("backup"):
        while not change.grow(progress, cancelled).whole:
            pass
        # Whoever may open the store now, not when it was begun.
        left_out = vaults.without_box(store.folder, store.vault)
        hand_on(store, change.folder, change.vault)
        # Whoever knows the data key could read the laptop's own keys, too.
        identity = renewed_identity(store.identity)
        seal_identity(change.folder, identity, change.vault)
        generation = generation_of(store.folder)
        for left in change.folder.glob("gen-*"):
            # Of an earlier try, and perhaps removed from the store since.
            remove_tree(left)
        files = _copy_database(store, change, generation, identity, now)
        lost = change.complete()
        backups = _copy_backups(store, change)
        copy_earlier(store, change.folder, change.vault)
        for folder in (change.folder / generation, change.folder / "blobs", change.folder):
            sync_folder(folder)
        declare_ready(store.folder)
        store.database.close()
        try:
            switch(store.folder)
        finally:
            # What a disk cut short is done at the next start: the copy is the store already.
            store.close()
    return KeyChanged(files - lost, lost, backups, left_out)


def give_up(store: Store) -> None:
    """What was grown is thrown away; the store stays as it is. Raises OSError."""
    forget_growing(store.folder)


def _copy_database(store: Store, change: KeyChange, generation: str, identity: DeviceIdentity, now: datetime) -> int:
    """Gives how many photos and papers it names."""
    folder = change.folder / generation
    remove_tree(folder)
    folder.mkdir()
    path = folder / shelf.DATABASE
    store.database.copy_under(path, change.vault.database_key)
    found = proved(path, change.vault, chain=True)
    if found != tally_of(store.database):
        raise UnavailableError("store.key_change_bad")
    with closing(Database.open(path, change.vault.database_key, folder)) as database:
        note_vault_change(store, "key_changed", now, database=database)
        _begin_epoch(store, change.folder, database, identity, now)
        if database.check():
            raise UnavailableError("store.key_change_bad")
    return len(found.files)


def _begin_epoch(store: Store, folder: Path, database: Database, identity: DeviceIdentity, now: datetime) -> None:
    """The laptop goes on under another id, so that what it signed before is still told by the key of then."""
    device = next_epoch(store.device, reserved_epochs(store.folder, store.device))
    reserve_epoch(folder, device)
    fields = {"renewed_at": now.isoformat(timespec="seconds")}
    database.begin_epoch(device, now, fields, identity.public)


def _copy_backups(store: Store, change: KeyChange) -> int:
    """Every sound one under the new key; what does not open is no backup and is not taken along."""
    home = change.folder / shelf.FOLDER
    remove_tree(home)
    home.mkdir()
    copied = 0
    for backup in shelf.list_backups(store.folder, store.vault):
        if not backup.damaged:
            copied += _copy_backup(store, change, backup, home / backup.name)
    sync_folder(home)
    return copied


def _opens(path: Path, store: Store) -> bool:
    """Tried twice: one read that failed is no reason to leave a backup behind."""
    for _ in range(2):
        with suppress(UnavailableError):
            proved(path, store.vault)
            return True
    return False


def _copy_backup(store: Store, change: KeyChange, backup: shelf.Backup, target: Path) -> int:
    source = store.folder / shelf.FOLDER / backup.name
    if not _opens(source / shelf.DATABASE, store):
        return 0
    target.mkdir()
    with closing(Database.open(source / shelf.DATABASE, store.vault.database_key, source)) as database:
        database.copy_under(target / shelf.DATABASE, change.vault.database_key)
    proved(target / shelf.DATABASE, change.vault)
    for suffix in ("-wal", "-shm"):
        (target / (shelf.DATABASE + suffix)).unlink(missing_ok=True)
    for name in shelf.KEY_FILES:
        copy_atomically((change.folder if (change.folder / name).is_file() else store.folder) / name, target / name)
    verified = shelf.read_verified(store.folder, store.vault, backup)
    shelf.write_verified(target, change.vault, backup.name, verified)
    size = (target / shelf.DATABASE).stat().st_size
    shelf.write_facts(target, change.vault, replace(backup, size=size))
    return 1
