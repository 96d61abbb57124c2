"""What a folder tells of a store without its passphrase, or when it does not open. Nothing is changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from inspector_app.doctor.checks import Finding, about_place, troubled
from inspector_app.errors import Problem, UnavailableError
from inspector_app.planning.departure import State
from inspector_app.shared_store.place import is_shared
from inspector_app.signposts import check_format, generation_of
from inspector_app.stores import hold
from inspector_app.vault.slots import read_slots

_DATABASE = "data.db"
_MB = 1024 * 1024


def examine_closed(folder: Path) -> list[Finding]:
    """The signposts, the place, the keys' file, the database's file, and whether a program has it open."""
    if not folder.exists():
        return [Finding("folder", State.BAD, case="missing")]
    try:
        check_format(folder)
        generation = generation_of(folder)
    except UnavailableError as error:
        return troubled("folder", error)
    found = [Finding("folder", State.OK, {"generation": generation}), about_place(folder)]
    for look in (_keys, _database, _holder):
        found += _looked(folder, look)
    return found


def _looked(folder: Path, look: Callable[[Path], Iterator[Finding]]) -> list[Finding]:
    try:
        return list(look(folder))
    except (UnavailableError, OSError) as error:
        return troubled(look.__name__.strip("_"), error)


def _keys(folder: Path) -> Iterator[Finding]:
    yield Finding("keys", State.OK, {"count": len(read_slots(folder).people)})


def _database(folder: Path) -> Iterator[Finding]:
    generation = folder / generation_of(folder)
    if is_shared(generation):
        return
    path = generation / _DATABASE
    size = path.stat().st_size if path.is_file() else 0
    if size:
        yield Finding("database", State.OK, {"size_mb": round(size / _MB, 1)})
    elif path.is_file():
        yield Finding("database", State.BAD, said=Problem("store.damaged", {"detail": f"{_DATABASE}: 0 bytes"}))
    else:
        yield Finding("database", State.BAD, said=Problem("store.missing", {"detail": str(path)}))


def _holder(folder: Path) -> Iterator[Finding]:
    """No file is made to find out."""
    if (folder / "lock").exists():
        hold(folder).release()
    yield from ()
