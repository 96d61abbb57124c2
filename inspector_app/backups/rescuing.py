"""A store that no longer opens, brought back from its own newest sound backup; needs the passphrase, as opening does.

Its database may be damaged, its `slots.json`, or its sealed keys: what cannot be read any more comes from the backup.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.errors import StoreTroubleError
from inspector_app.backups import shelf
from inspector_app.backups.restoring import Restored, newest_name, restore_unopened
from inspector_app.backups.shelf import Backup
from inspector_app.disk_words import disk_in_words
from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.watching import Progress, unseen
from inspector_app.files import copy_atomically
from inspector_app.vault import SLOTS_FILE, Vault, unlock_vault

_TROUBLES = {"damaged", "missing", "wrong_key", "disk_error"}
_GONE = {"unreachable", "no_database"}
_KEYS = {"store.slots_damaged", "store.keys_damaged"}


def can_be_rescued(error: Exception) -> bool:
    """Whether a backup helps against why the store did not open: not against a wrong passphrase or a second program."""
    if isinstance(error, StoreTroubleError):
        return error.kind in _TROUBLES
    return isinstance(error, UnavailableError) and any(problem.code in _KEYS for problem in error.problems)


def server_is_gone(error: Exception) -> bool:
    """Of a shared store: a backup makes it a store with a file of its own. Only for whoever asks for that by name."""
    return isinstance(error, StoreTroubleError) and error.kind in _GONE


def find_rescue(folder: Path, passphrase: str, person: str | None = None) -> Backup:
    """The backup that `rescue_store` would use; changes nothing.

    Raises UnavailableError store.wrong_passphrase, store.person_unknown, store.slots_damaged, backup.none.
    """
    vault, _ = _unlock(folder, passphrase, person)
    found = shelf.newest_sound(folder, vault)
    if found is None:
        raise UnavailableError("backup.none")
    return found


def rescue_store(
    folder: Path,
    passphrase: str,
    now: datetime,
    person: str | None = None,
    name: str | None = None,
    progress: Progress = unseen,
) -> Restored:
    """Restores that backup, the newest sound one without a name; the damaged data stays in its own generation.

    `progress` may raise CancelledError: the store is then as it was. Raises what `find_rescue` raises; UnavailableError
    backup.not_found, backup.damaged, backup.disk_full, backup.disk_error, store.in_use.
    """
    vault, slots = _unlock(folder, passphrase, person)
    restored = restore_unopened(folder, vault, name or newest_name(folder, vault), now, progress)
    if slots is not None:
        with disk_in_words("backup"):
            copy_atomically(slots, folder / SLOTS_FILE)
    return restored


def _unlock(folder: Path, passphrase: str, person: str | None) -> tuple[Vault, Path | None]:
    """The vault, and the slots of a backup when those of the store cannot be read."""
    try:
        return unlock_vault(folder, passphrase, person), None
    except UnavailableError as damaged:
        if not can_be_rescued(damaged):
            raise
        return _unlock_by_backup(folder, passphrase, person, damaged)


def _unlock_by_backup(
    folder: Path, passphrase: str, person: str | None, damaged: UnavailableError
) -> tuple[Vault, Path]:
    """By the newest slots that can be read: who was removed since, or has another passphrase, is let in by no others.

    Which are the newest only a vault can tell, and any of them gives one: the names of the folders are of the clock.
    """
    refused = damaged
    for slots in _different_slots(folder):
        try:
            vault = unlock_vault(slots.parent, passphrase, person)
        except UnavailableError as error:
            if refused is damaged and not can_be_rescued(error):
                refused = error
        else:
            return _by_the_newest(folder, vault, slots, passphrase, person)
    raise refused


def _by_the_newest(folder: Path, vault: Vault, slots: Path, passphrase: str, person: str | None) -> tuple[Vault, Path]:
    """Raises UnavailableError store.slots_damaged, when `vault` is of no store that made these backups."""
    opened = slots.read_bytes()
    for backup in shelf.list_backups(folder, vault):
        newest = folder / shelf.FOLDER / backup.name / SLOTS_FILE
        try:
            if newest.read_bytes() == opened:
                return vault, newest
            return unlock_vault(newest.parent, passphrase, person), newest
        except OSError:
            continue
        except UnavailableError as error:
            if not can_be_rescued(error):
                raise
    raise UnavailableError("store.slots_damaged", detail=SLOTS_FILE)


def _different_slots(folder: Path) -> list[Path]:
    """Of the backups, latest folders first; each guess of a passphrase costs a second, so the same ones once."""
    found: dict[bytes, Path] = {}
    for facts in sorted((folder / shelf.FOLDER).glob(f"*/{shelf.FACTS}"), reverse=True):
        slots = facts.parent / SLOTS_FILE
        with suppress(OSError):
            found.setdefault(slots.read_bytes(), slots)
    return list(found.values())
