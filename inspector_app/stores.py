"""A store: one folder with everything of one person on one laptop; it can be moved as a whole.

store.json        what this folder is; no secret in it
slots.json        the data key, wrapped once for each person
device.sealed     the signing and receiving keys of this laptop
CURRENT           the generation in use; a restored backup becomes a new one, never a change of a live one
gen-0001/data.db  the encrypted database
blobs/            one sealed file for each photo and paper
backups/          copies made before an upgrade
"""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from filelock import FileLock, Timeout

from db.database import Database
from db.records import Device
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.identity import DeviceIdentity, new_identity
from inspector_app.files import sync_folder, write_atomically
from inspector_app.sealed_files import SealedFiles
from inspector_app.vault import KdfCost, SlotOwner, Vault, create_vault, passphrase_problems, unlock_vault

_FORMAT = 1
_FIRST_GENERATION = "gen-0001"
_DEVICE_FILE = "device.sealed"
_DEVICE_PURPOSE = "zg/device/v1"
LONGEST_NAME = 100


class Role(StrEnum):
    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class StoreOwner:
    person: str
    office: str
    role: Role


class Store:
    """An open store. One process holds it at a time; close it to let another in."""

    def __init__(
        self, folder: Path, vault: Vault, database: Database, identity: DeviceIdentity, lock: FileLock
    ) -> None:
        self.folder = folder
        self.vault = vault
        self.database = database
        self.identity = identity
        self.files = SealedFiles(folder / "blobs", vault)
        with database.look() as work:
            own = work.devices.own()
        self.owner = StoreOwner(own.person, own.office, Role(own.role))
        self._lock = lock

    @property
    def device(self) -> str:
        return self.database.device

    def close(self) -> None:
        self.database.close()
        self._lock.release()


def create_store(folder: Path, owner: StoreOwner, passphrase: str, now: datetime, cost: KdfCost | None = None) -> None:
    """A new store at `folder`, whole or not at all.

    Raises RefusedInputError with every problem: store.folder_not_empty, store.person_empty, store.office_empty,
    store.name_long, store.passphrase_short, store.passphrase_common; OSError when the disk refuses.
    """
    problems = _problems_of(folder, owner) + passphrase_problems(passphrase)
    if problems:
        raise RefusedInputError(problems)
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.part")
    try:
        _fill(building, owner, passphrase, now, cost or KdfCost())
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    sync_folder(folder.parent)


def open_store(folder: Path, passphrase: str) -> Store:
    """Unlocks and opens; an older schema is backed up and upgraded first.

    Raises UnavailableError: store.not_a_store, store.wrong_passphrase, store.in_use, store.newer_version,
    store.slots_damaged, store.keys_damaged; db.errors.StoreTroubleError when the database cannot be read.
    """
    _check_format(folder)
    # The window opens on its worker and may close on another thread.
    lock = FileLock(folder / "lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UnavailableError("store.in_use", folder=str(folder)) from error
    try:
        vault = unlock_vault(folder, passphrase)
        identity = _read_identity(folder, vault)
        database = Database.open(folder / _generation(folder) / "data.db", vault.database_key, folder / "backups")
        store = Store(folder, vault, database, identity, lock)
        store.files.sweep()
    except BaseException:
        lock.release()
        raise
    return store


def _problems_of(folder: Path, owner: StoreOwner) -> list[Problem]:
    problems = []
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        problems.append(Problem("store.folder_not_empty", {"folder": str(folder)}))
    for field, value in (("person", owner.person), ("office", owner.office)):
        if not value.strip():
            problems.append(Problem(f"store.{field}_empty"))
        elif len(value) > LONGEST_NAME:
            problems.append(Problem("store.name_long", {"most": LONGEST_NAME, "value": value[:20]}))
    return problems


def _fill(folder: Path, owner: StoreOwner, passphrase: str, now: datetime, cost: KdfCost) -> None:
    (folder / _FIRST_GENERATION).mkdir(parents=True)
    (folder / "blobs").mkdir()
    vault = create_vault(folder, SlotOwner(owner.person, owner.role.value), passphrase, cost)
    identity = new_identity()
    sealed = vault.seal(_DEVICE_PURPOSE, json.dumps(asdict(identity)).encode("utf-8"), _DEVICE_FILE)
    write_atomically(folder / _DEVICE_FILE, sealed)
    device = Device(
        id=f"{uuid4().hex[:12]}-1",
        person=owner.person.strip(),
        role=owner.role.value,
        office=owner.office.strip(),
        signing_key=identity.signing_public,
        recipient=identity.age_recipient,
        own=True,
        first_seen=now,
    )
    Database.create(folder / _FIRST_GENERATION / "data.db", vault.database_key, device).close()
    write_atomically(folder / "CURRENT", _FIRST_GENERATION.encode("utf-8"))
    about = {"program": "inspector-app", "format": _FORMAT, "store": uuid4().hex, "created": now.isoformat()}
    write_atomically(folder / "store.json", json.dumps(about, indent=1).encode("utf-8"))


def _check_format(folder: Path) -> None:
    try:
        about = json.loads((folder / "store.json").read_text("utf-8"))
        ours, version = about["program"] == "inspector-app", int(about["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnavailableError("store.not_a_store", folder=str(folder)) from error
    if not ours:
        raise UnavailableError("store.not_a_store", folder=str(folder))
    if version > _FORMAT:
        raise UnavailableError("store.newer_version", detail=str(version))


def _generation(folder: Path) -> str:
    """The folder of the generation in use: a plain name inside the store, whatever somebody wrote into the file."""
    try:
        name = (folder / "CURRENT").read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnavailableError("store.not_a_store", folder=str(folder)) from error
    if not re.fullmatch(r"gen-\d{4,8}", name):
        raise UnavailableError("store.not_a_store", folder=str(folder))
    return name


def _read_identity(folder: Path, vault: Vault) -> DeviceIdentity:
    try:
        sealed = (folder / _DEVICE_FILE).read_bytes()
        return DeviceIdentity(**json.loads(vault.unseal(_DEVICE_PURPOSE, sealed, _DEVICE_FILE)))
    except (OSError, InvalidTag, ValueError, TypeError) as error:
        raise UnavailableError("store.keys_damaged") from error
