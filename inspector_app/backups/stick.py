"""Everything of a store in one file, `*.zjbackup`, for a stick: against a laptop that is lost or broken.

The first line is canonical JSON: whose it is, and the two files without which a passphrase opens nothing (`slots.json`
and `device.sealed`, which lie open in every store, too). What follows is a pack of the kind `backup`, encrypted to the
office's recovery key, or to the supervisors when there is none, and to this laptop's own key
(resources/exchange/README.md).
"""

import base64
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from db.records.evidence import ThinnedFile
from inspector_app.backups import shelf
from inspector_app.backups.making import stop_if
from inspector_app.backups.proving import Tally, proved
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import canonical, layout
from inspector_app.exchange.bag.container import write_pack_file
from inspector_app.exchange.bag.layout import Member
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind, Recipient, Sender
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.sending import safe_name, software, supervisors
from inspector_app.exchange.thinning import adopt_copies, thinned_here
from inspector_app.exchange.trust.rights import with_keys_of_now
from inspector_app.files import PART_SUFFIX, remove_tree
from inspector_app.stores import Store
from inspector_app.thin_copies import encoded
from inspector_app.vault import trusted_recovery

SUFFIX = ".zjbackup"
MOST_HEAD_BYTES = 256 * 1024
_PROGRAM = "inspector-app backup"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class StickBackup:
    """A file that was written, read back and found to be what was written."""

    path: Path
    size: int
    recipients: tuple[str, ...]
    """Names of those whose key opens it, besides this laptop's passphrase."""
    to_office: bool
    """The office's recovery key opens it."""
    events: int
    visits: int
    photos: int
    files: int


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of the file. Nothing in it is signed: it only helps to open what is."""

    person: str
    office: str
    role: str
    slots: bytes
    device: bytes
    size: int
    """Bytes of the line with its end."""


def proposed_name(store: Store, now: datetime) -> str:
    return f"备份_{safe_name(store.owner.person)}_{now:%Y%m%d-%H%M}{SUFFIX}"


def write_backup_file(
    store: Store, path: Path, now: datetime, progress: Progress = unseen, cancelled: Cancelled = never
) -> StickBackup:
    """Writes `path` whole or not at all, reads it back and compares.

    Raises UnavailableError: photo.missing, photo.damaged, backup.damaged, pack.disk_full, pack.write_failed,
    pack.write_differs, store.recovery_changed; RefusedInputError pack.write_pack_large when it is over 4 GiB or has
    over 5,000 files; StoreTroubleError; CancelledError.
    """
    recipients, to_office = _recipients(store, now)
    adopt_copies(store.database, store.files, now, listed_too=True)
    info = _info(store, now, recipients)
    with _copy(store, cancelled) as (database, found):
        record = {
            "record": "backup",
            "made_at": now.isoformat(timespec="seconds"),
            "device": found.device,
            "events": found.events,
            "visits": found.visits,
            "photos": found.photos,
            "files": len(found.files),
        }
        members = [*_keys(store), _database(database), *_files(store, found)]
        written = write_pack_file(
            path, info, [record], members, store.identity.signing_private, progress, cancelled, head=_head(store)
        )
    names = tuple(each.name for each in recipients)
    return StickBackup(path, written.size, names, to_office, found.events, found.visits, found.photos, len(found.files))


def read_head(path: Path) -> Head:
    """Raises RefusedInputError: backup.not_ours, backup.newer; UnavailableError pack.not_opened."""
    try:
        with path.open("rb") as stream:
            line = stream.readline(MOST_HEAD_BYTES)
    except OSError as error:
        raise UnavailableError("pack.not_opened", file=path.name, detail=error.strerror or str(error)) from error
    try:
        content = canonical.decode(line[:-1], MOST_HEAD_BYTES)
    except canonical.NotCanonicalError as error:
        raise RefusedInputError([Problem("backup.not_ours", {"file": path.name})]) from error
    if content.get("program") != _PROGRAM or not line.endswith(b"\n"):
        raise RefusedInputError([Problem("backup.not_ours", {"file": path.name})])
    if content.get("format") != _FORMAT:
        raise RefusedInputError([Problem("backup.newer", {"file": path.name})])
    return _parsed(content, path, len(line))


def _parsed(content: dict[str, Any], path: Path, size: int) -> Head:
    try:
        slots, device = (base64.b64decode(content[name], validate=True) for name in ("slots", "device"))
        texts = [content[name] for name in ("person", "office", "role")]
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedInputError([Problem("backup.not_ours", {"file": path.name})]) from error
    if not all(isinstance(text, str) and len(text) <= 100 for text in texts):
        raise RefusedInputError([Problem("backup.not_ours", {"file": path.name})])
    person, office, role = texts
    return Head(person, office, role, slots, device, size)


def _head(store: Store) -> bytes:
    content = {
        "program": _PROGRAM,
        "format": _FORMAT,
        "person": store.owner.person,
        "office": store.owner.office,
        "role": store.owner.role.value,
        "slots": base64.b64encode((store.folder / "slots.json").read_bytes()).decode("ascii"),
        "device": base64.b64encode((store.folder / "device.sealed").read_bytes()).decode("ascii"),
    }
    return canonical.encode(content) + b"\n"


def _recipients(store: Store, now: datetime) -> tuple[tuple[Recipient, ...], bool]:
    recovery = trusted_recovery(store.folder, store.vault)
    if recovery is not None:
        named = {recovery: f"{store.owner.office} 恢复密钥"}
    else:
        with store.database.look() as work:
            devices = [with_keys_of_now(work, each) for each in supervisors(store, now)]
        named = {each.recipient: f"{each.person} {each.office}" for each in devices}
    own = {store.identity.age_recipient: f"{store.owner.person} {store.owner.office}"}
    found = dict([*named.items()][: layout.MOST_RECIPIENTS - 1]) | own
    return tuple(Recipient(key, name) for key, name in found.items()), recovery is not None


def _info(store: Store, now: datetime, recipients: tuple[Recipient, ...]) -> PackInfo:
    with store.database.look() as work:
        own = work.devices.own()
    return PackInfo(
        pack_id=str(uuid4()),
        kind=PackKind.BACKUP,
        created=now,
        sender=Sender(own.id, own.person, own.role, own.office, own.signing_key),
        recipients=recipients,
        software=software(),
    )


@contextmanager
def _copy(store: Store, cancelled: Cancelled) -> Iterator[tuple[Path, Tally]]:
    """A proved copy of the database, encrypted as it is, for as long as the file is being written."""
    folder = store.folder / shelf.FOLDER / f".stick-{uuid4().hex[:8]}{PART_SUFFIX}"
    folder.mkdir(parents=True)
    try:
        store.database.back_up(folder / shelf.DATABASE, store.vault.database_key, partial(stop_if, cancelled))
        yield folder / shelf.DATABASE, proved(folder / shelf.DATABASE, store.vault, chain=True)
    finally:
        remove_tree(folder)


def _keys(store: Store) -> list[Member]:
    return [_member(layout.key_name(name), (store.folder / name).read_bytes()) for name in shelf.KEY_FILES]


def _database(path: Path) -> Member:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Member(layout.DATABASE, path.stat().st_size, digest, path.read_bytes)


def _files(store: Store, found: Tally) -> list[Member]:
    thin = thinned_here(store)
    members = [_copy_member(store, each) for sha256, each in thin.items() if sha256 in found.files]
    return members + [
        Member(layout.file_name(sha256), size, sha256, partial(store.files.get, sha256))
        for sha256, size in found.files.items()
        if sha256 not in thin
    ]


def _copy_member(store: Store, file: ThinnedFile) -> Member:
    """Of an original that was handed over, what stays of it, under its own hash: the database names both."""

    def read() -> bytes:
        copy = store.files.copy_of(file.sha256)
        return store.files.get(file.sha256) if copy is None else encoded(copy)

    return Member(layout.file_name(file.copy_sha256), file.copy_size, file.copy_sha256, read)


def _member(name: str, data: bytes) -> Member:
    return Member(name, len(data), hashlib.sha256(data).hexdigest(), lambda: data)
