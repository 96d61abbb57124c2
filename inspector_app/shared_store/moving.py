"""A store from a file of its own into a shared database, and back: a new generation, as a restore makes one.

Until the last step, which names the new generation, the store is what it was; the old generation stays where it is, and
so do the sealed files. Whatever breaks before leaves nothing half done, and the move is begun again.
"""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.addresses import Address, read_address
from db.database import Database
from db.errors import StoreTroubleError
from db.moving import DifferenceError, TableMoved, move_rows
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.files import PART_SUFFIX, remove_tree, sync_folder, write_atomically
from inspector_app.roles import require_administrator
from inspector_app.sealed_files import SealedFiles
from inspector_app.sessions import note_vault_change
from inspector_app.shared_store.desks import place_of
from inspector_app.shared_store.files import place_problems, shared_files
from inspector_app.shared_store.place import SharedPlace, address_problems, require_driver, write_place
from inspector_app.signposts import CURRENT, generation_of
from inspector_app.stores import Store

Report = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Moved:
    generation: str
    """Which is in use from now on."""
    kept: str
    """The one before, as it was."""
    tables: tuple[TableMoved, ...]
    files: int
    """Sealed files that lie in the new place, each read and compared; 0 when they stay where they are."""


def move_to_shared(store: Store, address: str, files: str, now: datetime, report: Report = lambda *_: None) -> Moved:
    """The store's rows into an empty database, the store as its first desk. The store must be closed and opened again.

    Raises RefusedInputError shared.address_…, shared.files_…; UnavailableError role.administrator_only,
    shared.is_shared, shared.founded, shared.move_differs, shared.not_installed, photo.missing, photo.damaged;
    StoreTroubleError; OSError.
    """
    problems = address_problems(address) + place_problems(files)
    if problems:
        raise RefusedInputError(problems)
    if store.database.shared:
        raise UnavailableError("shared.is_shared")
    require_administrator(store)
    require_driver()
    from db.postgresql import SharedDatabase

    where, kept, name = read_address(address), generation_of(store.folder), _next_generation(store.folder)
    _require_empty(store, where)
    copied = _copied(store, shared_files(files, store.folder / "blobs", store.vault), report) if files else 0
    with store.database.look() as work:
        own = work.devices.own()
    target = SharedDatabase.found(where, own)
    try:
        moved = _moved(store.database, target, report)
        building = _begin(store.folder, name)
        write_place(building, store.vault, SharedPlace(where.text, store.device, files))
        _finish(store, target, building, name, now)
    except BaseException:
        if generation_of(store.folder) == kept:
            target.unfound()
        raise
    finally:
        target.close()
    return Moved(name, kept, moved, copied)


def move_to_file(store: Store, now: datetime, report: Report = lambda *_: None) -> Moved:
    """A copy of the whole shared database as this store's own file; the store is no desk any more.

    Raises UnavailableError shared.not_shared, shared.move_differs, photo.missing, photo.damaged; StoreTroubleError;
    OSError.
    """
    place, kept, name = place_of(store), generation_of(store.folder), _next_generation(store.folder)
    own_files = SealedFiles(store.folder / "blobs", store.vault)
    copied = _copied(store, own_files, report) if place.files else 0
    with store.database.look() as work:
        own = work.devices.own()
    building = _begin(store.folder, name)
    try:
        with closing(Database.create(building / "data.db", store.vault.database_key, own)) as target:
            moved = _moved(store.database, target, report)
            _finish(store, target, building, name, now)
    except BaseException:
        with suppress(OSError):
            remove_tree(building)
        raise
    _leave(store)
    return Moved(name, kept, moved, copied)


def _require_empty(store: Store, where: Address) -> None:
    """What a move of this very store left there when it was killed is taken away first.

    Raises UnavailableError shared.founded for anything else that lies there.
    """
    from db.postgresql import SharedDatabase

    if not SharedDatabase.is_founded(where):
        return
    remains = SharedDatabase(where, store.device)
    try:
        if not _is_remains(store, remains):
            raise UnavailableError("shared.founded", database=where.shown)
        remains.unfound()
    finally:
        remains.close()


def _is_remains(store: Store, there: Database) -> bool:
    """This store alone is a desk there, and nothing is there that it does not have, but the note of the move."""
    with store.database.look() as work:
        have = work.events.have()
    with there.look() as work:
        desks = [desk.device for desk in work.desks.all()]
        more = {device: seq - have.get(device, 0) for device, seq in work.events.have().items()}
    return desks == [store.device] and all(each <= (device == store.device) for device, each in more.items())


def _moved(source: Database, target: Database, report: Report) -> tuple[TableMoved, ...]:
    try:
        return tuple(move_rows(source, target, report))
    except DifferenceError as error:
        raise UnavailableError("shared.move_differs", table=error.table) from error


def _finish(store: Store, target: Database, building: Path, name: str, now: datetime) -> None:
    """Noted in the log of the new place; then the one step that makes it the store's."""
    deed = "moved_to_database" if target.shared else "moved_to_file"
    note_vault_change(store, deed, now, database=target, generation=name)
    if not target.shared:
        # Windows renames no folder in which a file is open.
        target.close()
    building.rename(store.folder / name)
    sync_folder(store.folder)
    write_atomically(store.folder / CURRENT, name.encode("utf-8"))


def _leave(store: Store) -> None:
    """The server takes nothing of this desk any more. A line that broke just now changes nothing of the move."""
    from db.postgresql import SharedDatabase

    assert isinstance(store.database, SharedDatabase)
    with suppress(StoreTroubleError):
        store.database.leave()


def _begin(folder: Path, name: str) -> Path:
    building = folder / f".{name}{PART_SUFFIX}"
    remove_tree(building)
    building.mkdir()
    return building


def _next_generation(folder: Path) -> str:
    numbers = [int(entry.name.partition("-")[2]) for entry in folder.glob("gen-*") if entry.name[4:].isdecimal()]
    return f"gen-{max(numbers, default=0) + 1:04d}"


def _copied(store: Store, target: SealedFiles, report: Report) -> int:
    """Begun again, it goes on where it was. Each file is read in its new place and compared with its hash."""
    with store.database.look() as work:
        hashes = sorted({*work.blobs.all(), *(pack.records for pack in work.waiting.all())})
    for sha256 in hashes:
        if not target.is_sound(sha256):
            target.put(store.files.get(sha256))
        report("files", 1)
    differing = next((sha256 for sha256 in hashes if not target.is_sound(sha256)), None)
    if differing is not None:
        raise UnavailableError("shared.move_differs", table=f"files {differing[:12]}")
    return len(hashes)
