"""What lies in a store's `backups/`: one folder for each, which appears whole or not at all.

data.db        the encrypted database, copied through the backup API
slots.json, device.sealed, store.json    what is needed to open it
files.sealed   the SHA-256 of every photo and paper it names whose bytes were seen to fit, 32 bytes each
facts.sealed   when it was made and what is in it; written last
Photos and papers are not copied: they are never changed, and lie in `blobs/` for every generation.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag

from inspector_app.epochs import epoch_of
from inspector_app.errors import UnavailableError
from inspector_app.files import PART_SUFFIX, remove_tree, write_atomically
from inspector_app.vault import Vault

FOLDER = "backups"
DATABASE = "data.db"
KEY_FILES = ("slots.json", "device.sealed", "store.json")
FACTS = "facts.sealed"
FILES = "files.sealed"
_PURPOSE = "zg/backup/v1"
_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
_DIGEST_BYTES = 32
_KEYS = "keys"
"""In the facts: SHA-256 of each key file beside them."""


@dataclass(frozen=True, slots=True)
class Backup:
    name: str
    made_at: datetime
    device: str
    """Whose database it is: the epoch of that time."""
    events: int
    visits: int
    photos: int
    files: int
    """Photos and papers that it names."""
    missing: int
    """Of these, how many were missing or damaged in the store."""
    size: int
    """Bytes of the database."""
    damaged: str = ""
    """What a later look found; empty as long as it is sound."""
    own: int = 0
    """How far the laptop's own log went; 0 in backups of programs that did not note it."""

    @property
    def age(self) -> tuple[int, int, int, datetime, str]:
        """Puts backups in order, by what they hold: a clock may have been wrong when one was made.

        A life is later than the one it was restored from. The own log only ever grows; all events together may become
        fewer, when a wrong import is withdrawn.
        """
        return epoch_of(self.device), self.own, self.events, self.made_at, self.name

    @property
    def sound(self) -> bool:
        """It opened, its checks found nothing, and every file it names was there."""
        return not self.missing and not self.damaged


def folder_of(store_folder: Path, name: str) -> Path:
    """Raises UnavailableError backup.not_found for what is no backup's name, or none that is here."""
    folder = store_folder / FOLDER / name
    if not _NAME.fullmatch(name) or not (folder / FACTS).is_file():
        raise UnavailableError("backup.not_found", name=name[:40])
    return folder


def list_backups(store_folder: Path, vault: Vault) -> list[Backup]:
    """Newest first, by what they hold. What is half made, or was sealed by another store, is none."""
    entries = (store_folder / FOLDER).glob(f"*/{FACTS}")
    found = [backup for entry in entries if (backup := read_facts(entry.parent, vault)) is not None]
    return sorted(found, key=lambda backup: backup.age, reverse=True)


def newest_sound(store_folder: Path, vault: Vault) -> Backup | None:
    """None when there is none that can be relied on."""
    return next((backup for backup in list_backups(store_folder, vault) if backup.sound), None)


def read_facts(folder: Path, vault: Vault) -> Backup | None:
    try:
        sealed = (folder / FACTS).read_bytes()
        content = json.loads(vault.unseal(_PURPOSE, sealed, folder.name))
        known = {each.name for each in fields(Backup)}
        values = {name: value for name, value in content.items() if name in known}
        return Backup(**values | {"made_at": datetime.fromisoformat(values["made_at"])})
    except (OSError, InvalidTag, ValueError, KeyError, TypeError):
        return None


def write_facts(folder: Path, vault: Vault, backup: Backup) -> None:
    """`folder` may still have another name while it is being made. Raises OSError."""
    content = asdict(backup) | {"made_at": backup.made_at.isoformat(), _KEYS: _digests(folder)}
    write_atomically(folder / FACTS, vault.seal(_PURPOSE, json.dumps(content).encode("utf-8"), backup.name))


def damaged_keys(folder: Path, vault: Vault) -> str:
    """The name of a key file that is not as it was when the facts were written; "" when all are, or nobody noted it."""
    try:
        content = json.loads(vault.unseal(_PURPOSE, (folder / FACTS).read_bytes(), folder.name))
        noted, here = dict(content.get(_KEYS, {})), _digests(folder)
    except (OSError, InvalidTag, ValueError, TypeError):
        return FACTS
    return next((name for name, digest in noted.items() if here.get(name) != digest), "")


def _digests(folder: Path) -> dict[str, str]:
    there = [name for name in KEY_FILES if (folder / name).is_file()]
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in there}


def read_verified(store_folder: Path, vault: Vault, backup: Backup) -> set[str]:
    """SHA-256 of the files whose bytes fitted when this backup was made, or before."""
    try:
        sealed = (store_folder / FOLDER / backup.name / FILES).read_bytes()
        data = vault.unseal(_PURPOSE, sealed, f"{backup.name}/{FILES}")
    except (OSError, InvalidTag, ValueError):
        return set()
    return {data[start : start + _DIGEST_BYTES].hex() for start in range(0, len(data), _DIGEST_BYTES)}


def write_verified(folder: Path, vault: Vault, name: str, hashes: Iterable[str]) -> None:
    """Raises OSError."""
    data = b"".join(bytes.fromhex(sha256) for sha256 in sorted(hashes))
    write_atomically(folder / FILES, vault.seal(_PURPOSE, data, f"{name}/{FILES}"))


def mark_damaged(store_folder: Path, vault: Vault, backup: Backup, found: str) -> None:
    """The list says from now on that this one cannot be relied on. Raises OSError."""
    write_facts(store_folder / FOLDER / backup.name, vault, replace(backup, damaged=found[:200]))


def sweep(store_folder: Path) -> int:
    """Removes what was left half made; gives how many. Only by whoever holds the store."""
    left = [*(store_folder / FOLDER).glob(f".*{PART_SUFFIX}"), *store_folder.glob(f".gen-*{PART_SUFFIX}")]
    left += store_folder.glob(f".drill-*{PART_SUFFIX}")
    for folder in left:
        if folder.is_dir():
            remove_tree(folder)
    return len(left)
