"""A store: one folder with everything of one person on one laptop; it can be moved as a whole.

store.json        what this folder is; no secret in it
slots.json        the data key, wrapped once for each person
device.sealed     the signing and receiving keys of this laptop
CURRENT           the generation in use; a restored backup becomes a new one, never a change of a live one
gen-0001/data.db  the encrypted database; or gen-0001/shared.sealed, which says where the database is that desks share
blobs/            one sealed file for each photo and paper
backups/          backups (inspector_app.backups), and copies made before an upgrade
epoch             the newest device id that a restored backup was given
checked.sealed    when the whole store was last looked through (inspector_app.deep_checks)
log-end.sealed    how far the own log went when the store was last closed (inspector_app.log_end)
.newkey/          the store under another data key, while it is being changed (inspector_app.key_change)
reserve           room that is given back when the disk is full (inspector_app.room)
"""

import errno
import json
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from filelock import FileLock, Timeout

from db.database import Database
from db.errors import StoreTroubleError
from db.records.log import Device
from inspector_app import room
from inspector_app.backups.shelf import sweep
from inspector_app.epochs import is_own_life
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.exchange.bag.watching import Progress, unseen
from inspector_app.exchange.trust.identity import DeviceIdentity, new_identity
from inspector_app.files import sweep_parts, sync_folder, write_atomically, writing
from inspector_app.key_change.switching import switch
from inspector_app.log_end import end_problems, note_log_end
from inspector_app.sealed_files import SealedFiles
from inspector_app.shared_store.files import shared_files
from inspector_app.shared_store.place import is_shared, open_shared, read_place
from inspector_app.signposts import check_format, generation_of, mend, write_about
from inspector_app.vault import (
    KdfCost,
    SlotOwner,
    Vault,
    create_vault,
    give_box,
    open_recovery,
    passphrase_problems,
    unlock_vault,
)

FIRST_GENERATION = "gen-0001"
_DEVICE_FILE = "device.sealed"
_DEVICE_PURPOSE = "zg/device/v1"
LONGEST_NAME = 100
MAY_WAIT = frozenset({"disk_full", "read_only", "busy", "server_full", "server_busy"})
"""Kinds of trouble with which a store can still be read."""
_TAKES_NOTHING = (errno.EROFS, errno.EACCES, errno.EPERM)


class Role(StrEnum):
    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    """Of a person only (inspector_app.roles); the laptop of one is a supervisor's."""


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
        self.files = files_of(folder, vault)
        database.relief = partial(room.make_room, folder)
        with database.look() as work:
            own = work.devices.own()
        self.owner = StoreOwner(own.person, own.office, Role(own.role))
        self.news: tuple[Problem, ...] = ()
        """What a person should hear of how it was opened."""
        self._lock = lock

    @property
    def device(self) -> str:
        return self.database.device

    def owns(self, device: str) -> bool:
        """Whether what `device` recorded belongs to this laptop: the same one, now or before a backup was restored."""
        return is_own_life(self.device, device)

    @property
    def person(self) -> str:
        """Who unlocked it: on a shared laptop not always the one it was made for, whom `owner` names."""
        return self.vault.owner.person

    def close(self) -> None:
        """Closes the database, forgets the keys, lets others in."""
        note_log_end(self.folder, self.vault, self.database)
        self.database.close()
        self.vault.forget()
        self._lock.release()


def create_store(folder: Path, owner: StoreOwner, passphrase: str, now: datetime, cost: KdfCost | None = None) -> None:
    """A new store at `folder`, whole or not at all.

    Raises RefusedInputError with every problem: store.folder_not_empty, store.person_empty, store.office_empty,
    store.name_long, store.person_signs, store.office_signs, store.passphrase_short, store.passphrase_common; OSError
    when the disk refuses.
    """
    problems = new_store_problems(folder, owner, passphrase)
    if problems:
        raise RefusedInputError(problems)
    build_store(folder, lambda building: _fill(building, owner, passphrase, now, cost))


def build_store(folder: Path, fill: Callable[[Path], None]) -> None:
    """`folder` as `fill` made it beside its place, whole or not at all. Raises OSError."""
    building = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.part")
    try:
        with writing():
            folder.parent.mkdir(parents=True, exist_ok=True)
            fill(building)
            if folder.exists():
                folder.rmdir()
            building.rename(folder)
    except BaseException as error:
        shutil.rmtree(building, ignore_errors=True)
        if isinstance(error, OSError) and str(building) in str(error.filename or ""):
            # The person knows the folder that was asked for.
            error.filename = str(folder)
        raise
    sync_folder(folder.parent)


def open_store(folder: Path, passphrase: str, person: str | None = None, *, light: bool = True) -> Store:
    """Unlocks as `person`, or as whoever has that passphrase, and opens; an older schema is backed up and upgraded.

    Records that were kept unread come to `light`; whoever wants to show how far that is does it himself, right after.
    Raises UnavailableError: store.not_a_store, store.wrong_passphrase, store.person_unknown, store.in_use,
    store.newer_version, store.slots_damaged, store.keys_damaged; db.errors.StoreTroubleError when the database cannot
    be read.
    """
    store = _open(folder, lambda: unlock_vault(folder, passphrase, person))
    # A slot of an older version has no letter box; a disk that takes nothing keeps nobody out.
    with suppress(OSError):
        give_box(folder, store.vault)
    return _lit(store) if light else store


def may_light_up(store: Store) -> bool:
    """Whether records lie there unread that this program can read."""
    with store.database.look() as work:
        if not work.kept.unread():
            return False
    # The rules of imports lean on stores, and hardly anybody keeps what they are wanted for here.
    from inspector_app.exchange.merging.coming_to_light import is_waiting

    return is_waiting(store.database)


def light_up(store: Store, progress: Progress = unseen) -> None:
    """Shows these, and says so in `news`.

    A disk that takes nothing just now keeps nobody out: another start does it. `progress` may raise CancelledError, to
    the same effect. Raises StoreTroubleError.
    """
    if not may_light_up(store):
        return
    from inspector_app.exchange.merging.coming_to_light import bring_to_light

    try:
        store.news += bring_to_light(store.database, progress).notes
    except StoreTroubleError as error:
        if error.kind not in MAY_WAIT:
            raise


def open_store_by_recovery(folder: Path, identity: str, owner: SlotOwner) -> Store:
    """Opens with the office's secret recovery key, for `owner` who lost the passphrase.

    Raises what `open_store` raises, and UnavailableError store.recovery_none, store.recovery_other_key,
    store.recovery_changed.
    """
    return _lit(_open(folder, lambda: open_recovery(folder, identity, owner)))


def _lit(store: Store) -> Store:
    try:
        light_up(store)
    except BaseException:
        store.close()
        raise
    return store


def _open(folder: Path, unlock: Callable[[], Vault]) -> Store:
    check_format(folder)
    lock = hold(folder)
    with ExitStack() as undone:
        undone.callback(lock.release)
        # A change of the data key that was cut short after it was decided.
        switch(folder)
        vault = unlock()
        identity = read_identity(folder, vault)
        database = _roomy_database_of(folder, vault)
        undone.callback(database.close)
        store = Store(folder, vault, database, identity, lock)
        store.news = end_problems(folder, vault, database)
        mend(folder)
        store.files.sweep()
        sweep_parts(folder)
        sweep(folder)
        undone.pop_all()
    return store


def _roomy_database_of(folder: Path, vault: Vault) -> Database:
    """On a disk without a free byte a database cannot be opened, not even to read: its log's index must grow."""
    room.make_room(folder, full=False)
    try:
        return _database_of(folder, vault)
    except StoreTroubleError as error:
        # The engine calls that an error of the disk.
        if error.kind == "disk_error" and room.is_full(folder):
            raise StoreTroubleError("disk_full", error.detail) from error
        raise


def _database_of(folder: Path, vault: Vault) -> Database:
    generation = folder / generation_of(folder)
    if is_shared(generation):
        return open_shared(read_place(generation, vault))
    return Database.open(generation / "data.db", vault.database_key, folder / "backups")


def files_of(folder: Path, vault: Vault) -> SealedFiles:
    """Of the generation in use. Raises UnavailableError shared.place_damaged, and as `shared_files`."""
    generation = folder / generation_of(folder)
    place = read_place(generation, vault).files if is_shared(generation) else ""
    return shared_files(place, folder / "blobs", vault)


def hold(folder: Path) -> FileLock:
    """The store is this program's alone until the lock is released.

    Raises UnavailableError store.in_use, store.folder_read_only.
    """
    # The window opens on its worker and may close on another thread.
    lock = FileLock(folder / "lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UnavailableError("store.in_use", folder=str(folder)) from error
    except OSError as error:
        if error.errno not in _TAKES_NOTHING:
            raise
        raise UnavailableError("store.folder_read_only", folder=str(folder), detail=error.strerror or "") from error
    return lock


def new_store_problems(folder: Path, owner: StoreOwner, passphrase: str) -> list[Problem]:
    """All that stands in the way of `create_store`; empty when nothing does."""
    return _problems_of(folder, owner) + passphrase_problems(passphrase, (owner.person, owner.office))


def _problems_of(folder: Path, owner: StoreOwner) -> list[Problem]:
    problems = []
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        problems.append(Problem("store.folder_not_empty", {"folder": str(folder)}))
    for field, value in (("person", owner.person), ("office", owner.office)):
        if not value.strip():
            problems.append(Problem(f"store.{field}_empty"))
        elif len(value) > LONGEST_NAME:
            problems.append(Problem("store.name_long", {"most": LONGEST_NAME, "value": value[:20]}))
        elif not is_plain_line(value.strip(), LONGEST_NAME):
            # Neither a card nor a pack could carry it.
            problems.append(Problem(f"store.{field}_signs"))
    return problems


def _fill(folder: Path, owner: StoreOwner, passphrase: str, now: datetime, cost: KdfCost | None) -> None:
    (folder / FIRST_GENERATION).mkdir(parents=True)
    (folder / "blobs").mkdir()
    vault = create_vault(folder, SlotOwner(owner.person.strip(), owner.role.value), passphrase, cost)
    identity = new_identity()
    seal_identity(folder, identity, vault)
    device = new_device(owner, identity, now)
    Database.create(folder / FIRST_GENERATION / "data.db", vault.database_key, device).close()
    write_atomically(folder / "CURRENT", FIRST_GENERATION.encode("utf-8"))
    write_about(folder, now)


def new_device(owner: StoreOwner, identity: DeviceIdentity, now: datetime) -> Device:
    """The laptop of a store that is being made."""
    role = Role.SUPERVISOR if owner.role is Role.ADMINISTRATOR else owner.role
    return Device(
        id=f"{uuid4().hex[:12]}-1",
        person=owner.person.strip(),
        role=role.value,
        office=owner.office.strip(),
        signing_key=identity.signing_public,
        recipient=identity.age_recipient,
        own=True,
        first_seen=now,
    )


def seal_identity(folder: Path, identity: DeviceIdentity, vault: Vault) -> None:
    """Raises OSError."""
    sealed = vault.seal(_DEVICE_PURPOSE, json.dumps(asdict(identity)).encode("utf-8"), _DEVICE_FILE)
    write_atomically(folder / _DEVICE_FILE, sealed)


def read_identity(folder: Path, vault: Vault) -> DeviceIdentity:
    try:
        sealed = (folder / _DEVICE_FILE).read_bytes()
        content = json.loads(vault.unseal(_DEVICE_PURPOSE, sealed, _DEVICE_FILE))
        # A list in JSON, and not there at all before keys could be changed.
        return DeviceIdentity(**content | {"earlier_secrets": tuple(content.get("earlier_secrets", ()))})
    except (OSError, InvalidTag, ValueError, TypeError) as error:
        raise UnavailableError("store.keys_damaged") from error
