"""A store from a `*.zjbackup` file, into an empty folder: built beside, proved, then put in place as a whole."""

import secrets
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from pathlib import Path
from uuid import uuid4

from db.database import Database
from inspector_app.backups import shelf
from inspector_app.backups.proving import Tally, is_sound, proved
from inspector_app.backups.restoring import begin_epoch, reserve_epoch
from inspector_app.backups.stick import Head, read_head
from inspector_app.disk_words import disk_in_words
from inspector_app.epochs import next_epoch
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.files import PART_SUFFIX, remove_tree, sync_folder, write_atomically
from inspector_app.sealed_files import SealedFiles
from inspector_app.stores import hold, read_identity
from inspector_app.thin_copies import decoded
from inspector_app.vault import SlotOwner, Vault, open_recovery, passphrase_problems, put_person, unlock_vault

_GENERATION = "gen-0001"
_FARTHEST_SKIP = 900
"""The same file may be restored twice, on laptops that know nothing of each other: their epochs must differ."""


@dataclass(frozen=True, slots=True)
class Returned:
    folder: Path
    device: str
    """The own device from now on."""
    person: str
    events: int
    visits: int
    photos: int
    files: int
    files_sound: int


def return_store(
    path: Path,
    target: Path,
    passphrase: str,
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> Returned:
    """The store as it was, at `target`, opened by the passphrase of then.

    Raises RefusedInputError: backup.not_ours, backup.newer, backup.folder_not_empty, backup.other_signer, and what
    `read_pack_file` finds; UnavailableError: store.wrong_passphrase, backup.damaged, backup.disk_full,
    backup.disk_error, pack.not_opened, pack.unreadable; CancelledError. Then there is nothing at `target`.
    """

    def unlock(building: Path, _head: Head) -> tuple[Vault, list[str]]:
        vault = unlock_vault(building, passphrase)
        return vault, read_identity(building, vault).secrets

    return _return(path, target, unlock, now, progress, cancelled)


def return_store_by_recovery(
    path: Path,
    target: Path,
    identity: str,
    passphrase: str,
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> Returned:
    """As `return_store`, by the office's secret recovery key (`AGE-SECRET-KEY-1…`); `passphrase` is a new one.

    Raises what `return_store` raises, store.recovery_none, store.recovery_other_key, store.recovery_changed,
    store.passphrase_short, store.passphrase_common.
    """

    def unlock(building: Path, head: Head) -> tuple[Vault, list[str]]:
        owner = SlotOwner(head.person, head.role)
        # Before all of it is unpacked.
        if problems := passphrase_problems(passphrase, (owner.person,)):
            raise RefusedInputError(problems)
        return open_recovery(building, identity, owner), [identity]

    def renew(building: Path, vault: Vault) -> None:
        put_person(building, vault, vault.owner, passphrase)

    return _return(path, target, unlock, now, progress, cancelled, renew)


def _return(
    path: Path,
    target: Path,
    unlock: Callable[[Path, Head], tuple[Vault, list[str]]],
    now: datetime,
    progress: Progress,
    cancelled: Cancelled,
    renew: Callable[[Path, Vault], None] = lambda building, vault: None,
) -> Returned:
    head = read_head(path)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RefusedInputError([Problem("backup.folder_not_empty", {"folder": str(target)})])
    building = target.with_name(f".{target.name}.{uuid4().hex[:8]}{PART_SUFFIX}")
    with disk_in_words("backup"):
        _sweep(target)
        building.mkdir(parents=True)
        lock = hold(building)
        try:
            (building / _GENERATION).mkdir()
            (building / "blobs").mkdir()
            write_atomically(building / "slots.json", head.slots)
            write_atomically(building / "device.sealed", head.device)
            vault, secrets_of = unlock(building, head)
            sink = _Unpacking(building, vault)
            contents = read_pack_file(path, secrets_of, sink, progress, cancelled, head=head.size)
            _check_signer(contents.info, building, vault)
            returned = _finish(building, target, vault, sink, now)
            renew(building, vault)
            lock.release()
            _put_in_place(building, target)
        except BaseException:
            lock.release()
            remove_tree(building)
            raise
    return returned


def _sweep(target: Path) -> None:
    """What earlier tries for the same place left when they were killed; one that is under way holds its folder."""
    for left in target.parent.glob(f".{escape(target.name)}.*{PART_SUFFIX}"):
        with suppress(UnavailableError):
            hold(left).release()
            remove_tree(left)


class _Unpacking:
    """Takes the files of the pack to their places in the new store as they come."""

    def __init__(self, building: Path, vault: Vault) -> None:
        self._building = building
        self.files = SealedFiles(building / "blobs", vault)
        self.came: set[str] = set()

    def accept(self, name: str, sha256: str, data: bytes) -> None:
        family = layout.family_of_name(name)
        assert family is not None, "the reader lets no other name through"
        if family.name == "keys":
            write_atomically(self._building / name.rpartition("/")[2], data)
        elif family.name == "database":
            write_atomically(self._building / _GENERATION / shelf.DATABASE, data)
        elif family.name == "files":
            self.files.put(data)
            self.came.add(sha256)


def _check_signer(info: PackInfo, building: Path, vault: Vault) -> None:
    """Only the store's own laptop can have written its backup; the keys in it were read by the data key just opened."""
    if info.kind is not PackKind.BACKUP or info.sender.signing_public != read_identity(building, vault).signing_public:
        raise RefusedInputError([Problem("backup.other_signer")])


def _finish(building: Path, target: Path, vault: Vault, sink: _Unpacking, now: datetime) -> Returned:
    database = building / _GENERATION / shelf.DATABASE
    if not database.is_file() or not (building / "store.json").is_file():
        raise UnavailableError("backup.damaged", detail=layout.DATABASE)
    found = proved(database, vault, chain=True)
    _put_copies(database, vault, sink)
    device = next_epoch(found.device, skip=secrets.randbelow(_FARTHEST_SKIP))
    reserve_epoch(building, device)
    fields = {"backup": "file", "events": found.events, "restored_at": now.isoformat(timespec="seconds")}
    begin_epoch(database, vault, device, now, fields, read_identity(building, vault).public)
    write_atomically(building / "CURRENT", _GENERATION.encode("ascii"))
    return _told(target, device, vault, found, sink)


def _put_copies(database: Path, vault: Vault, sink: _Unpacking) -> None:
    """What stayed of originals that were handed over came under its own hash: it goes in their place."""
    with closing(Database.open(database, vault.database_key, database.parent)) as opened, opened.look() as work:
        listed = work.thinned.all()
    for sha256, file in listed.items():
        if file.copy_sha256 in sink.came and sha256 not in sink.came:
            sink.files.thin(decoded(sink.files.get(file.copy_sha256)))
            sink.files.remove(file.copy_sha256)
            sink.came.add(sha256)


def _told(target: Path, device: str, vault: Vault, found: Tally, sink: _Unpacking) -> Returned:
    sound = sum(sha256 in sink.came and is_sound(sink.files, sha256) for sha256 in found.files)
    return Returned(
        target, device, vault.owner.person, found.events, found.visits, found.photos, len(found.files), sound
    )


def _put_in_place(building: Path, target: Path) -> None:
    if target.exists():
        target.rmdir()
    building.rename(target)
    sync_folder(target.parent)
