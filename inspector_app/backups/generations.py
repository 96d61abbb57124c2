"""Databases that were in use before a backup was restored: listed, and removed only when a person says so.

Whatever was done after that backup lies in them alone, so nothing removes them by itself (reliability.md, trap 5).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from inspector_app.disk_words import disk_in_words
from inspector_app.errors import UnavailableError
from inspector_app.files import PART_SUFFIX, remove_tree, sync_folder
from inspector_app.sessions import note_vault_change
from inspector_app.signposts import generation_of
from inspector_app.stores import Store

_NAME = re.compile(r"gen-\d{4,8}")


@dataclass(frozen=True, slots=True)
class Generation:
    name: str
    current: bool
    size: int
    """Bytes of its database with its log."""
    changed_at: datetime
    """When its database was last written, by the disk's clock; UTC."""


def list_generations(store: Store) -> list[Generation]:
    """The one in use first, then the newest."""
    current = generation_of(store.folder)
    found = [
        _generation(entry, entry.name == current)
        for entry in store.folder.iterdir()
        if _NAME.fullmatch(entry.name) and entry.is_dir()
    ]
    return sorted(found, key=lambda each: (each.current, each.name), reverse=True)


def remove_generation(store: Store, name: str, now: datetime) -> Generation:
    """Removes an earlier one for good, and notes in the log who did it.

    Raises UnavailableError backup.generation_current, backup.generation_unknown, backup.disk_error; StoreTroubleError.
    """
    found = next((each for each in list_generations(store) if each.name == name), None)
    if found is None:
        raise UnavailableError("backup.generation_unknown", name=name[:40])
    if found.current:
        raise UnavailableError("backup.generation_current", name=name)
    note_vault_change(store, "generation_removed", now, generation=name)
    # Away under a name that the next start sweeps: a kill in the middle leaves no half generation in the list.
    going = store.folder / f".{name}{PART_SUFFIX}"
    with disk_in_words("backup"):
        (store.folder / name).rename(going)
        sync_folder(store.folder)
        remove_tree(going)
    return found


def _generation(folder: Path, current: bool) -> Generation:
    files = [entry.stat() for entry in folder.iterdir() if entry.is_file()]
    newest = max((status.st_mtime for status in files), default=0.0)
    return Generation(folder.name, current, sum(each.st_size for each in files), datetime.fromtimestamp(newest, UTC))
