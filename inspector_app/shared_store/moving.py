"""A store from a file of its own into a shared database, and back: a new generation, as a restore makes one.

Until the last step, which names the new generation, the store is what it was; the old generation stays where it is, and
so do the sealed files. Whatever breaks before leaves nothing half done, and the move is begun again.
"""

from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.database import Database
from db.errors import StoreTroubleError
from db.shared.addresses import Address, read_address
from db.shared.moving import DifferenceError, Report, TableMoved, move_rows, row_count
from inspector_app.backups.proving import is_sound
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.files import PART_SUFFIX, remove_tree, sync_folder, write_atomically
from inspector_app.sealed_files import SealedFiles
from inspector_app.sessions import note_vault_change
from inspector_app.shared_store.desks import place_of
from inspector_app.shared_store.files import shared_files
from inspector_app.shared_store.place import SharedPlace, write_place
from inspector_app.shared_store.reaching import reach, require_own_remains, sealed_names
from inspector_app.signposts import CURRENT, generation_of
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Moved:
    generation: str
    """Which is in use from now on."""
    kept: str
    """The one before, as it was."""
    tables: tuple[TableMoved, ...]
    files: int
    """Sealed files that lie in the new place, each read and compared; 0 when they stay where they are."""


def move_to_shared(
    store: Store, address: str, files: str, now: datetime, progress: Progress = unseen, cancelled: Cancelled = never
) -> Moved:
    """The store's rows into an empty database, the store as its first desk. The store must be closed and opened again.

    Raises what `reach` raises; UnavailableError shared.move_differs, photo.missing, photo.damaged; StoreTroubleError;
    OSError; CancelledError: the store is as it was.
    """
    reached, where = reach(store, address, files), read_address(address)
    from db.shared.postgresql import SharedDatabase

    kept, name = generation_of(store.folder), _next_generation(store.folder)
    steps = _Steps(2 * (reached.rows + reached.files), progress, cancelled)
    copied = _copied(store, shared_files(files, store.folder / "blobs", store.vault), steps) if files else 0
    _clear(store, where)
    with store.database.look() as work:
        own = work.devices.own()
    target = SharedDatabase.found(where, own)
    try:
        moved = _moved(store.database, target, steps)
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


def move_to_file(store: Store, now: datetime, progress: Progress = unseen, cancelled: Cancelled = never) -> Moved:
    """A copy of the whole shared database as this store's own file; the store is no desk any more.

    Raises UnavailableError shared.not_shared, shared.move_differs, photo.missing, photo.damaged; StoreTroubleError;
    OSError; CancelledError: the store is as it was.
    """
    place, kept, name = place_of(store), generation_of(store.folder), _next_generation(store.folder)
    files = len(sealed_names(store)) if place.files else 0
    steps = _Steps(2 * (row_count(store.database) + files), progress, cancelled)
    copied = _copied(store, SealedFiles(store.folder / "blobs", store.vault), steps) if place.files else 0
    with store.database.look() as work:
        own = work.devices.own()
    building = _begin(store.folder, name)
    try:
        with closing(Database.create(building / "data.db", store.vault.database_key, own)) as target:
            moved = _moved(store.database, target, steps)
            _finish(store, target, building, name, now)
    except BaseException:
        with suppress(OSError):
            remove_tree(building)
        raise
    _leave(store)
    return Moved(name, kept, moved, copied)


class _Steps:
    """Told of each row and file twice: come, and compared. Raises CancelledError when somebody asked to stop."""

    def __init__(self, total: int, progress: Progress, cancelled: Cancelled) -> None:
        self._total, self._progress, self._cancelled = max(total, 1), progress, cancelled
        self._done = 0

    def __call__(self, _what: str, count: int) -> None:
        if self._cancelled():
            raise CancelledError
        # Others may record while this is read.
        self._done = min(self._done + count, self._total)
        self._progress(self._done, self._total)


def _clear(store: Store, where: Address) -> None:
    """What a move of this very store left there when it was killed is taken away first.

    UnavailableError shared.founded: while the files were copied, somebody else came.
    """
    from db.shared.postgresql import SharedDatabase

    version = SharedDatabase.reach(where).version
    if not version:
        return
    require_own_remains(store, where, version)
    remains = SharedDatabase(where, store.device)
    try:
        remains.unfound()
    finally:
        remains.close()


def _moved(source: Database, target: Database, steps: Report) -> tuple[TableMoved, ...]:
    try:
        return tuple(move_rows(source, target, steps))
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
    from db.shared.postgresql import SharedDatabase

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


def _copied(store: Store, target: SealedFiles, steps: Report) -> int:
    """Begun again, it goes on where it was. Each file is read in its new place and compared with its hash."""
    hashes = sealed_names(store)
    for sha256 in hashes:
        if not is_sound(target, sha256):
            target.bring(store.files, sha256)
        steps("files", 1)
    for sha256 in hashes:
        if not is_sound(target, sha256):
            raise UnavailableError("shared.move_differs", table=f"files {sha256[:12]}")
        steps("files", 1)
    return len(hashes)
