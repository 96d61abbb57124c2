"""What is imported into a shared database to be measured, and what that takes of processors and of the turn."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from many_laptops import ManyPacks, Sizes, write_packs
from postgresql_server import Server

from db.shared.postgresql import SharedDatabase

PACKS = 8
VISITS = int(os.environ.get("INSPECTOR_BENCH_VISITS", "2"))
"""Of each pack."""
PHOTOS = 3


def packs_of_desks(folder: Path) -> ManyPacks:
    """Encrypted for nobody, so that every desk can take them in."""
    return write_packs(folder, PACKS, Sizes(PHOTOS, 0, VISITS))


def processor_of(server: Server) -> float:
    """Seconds of processors that the server's processes took so far, those that ended among them."""
    assert server._postgres is not None
    main, ticks = server._postgres.pid, 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # Behind the name in brackets: state, parent, …; user and system time are the 12th and 13th after it, and
            # then those of its children that ended.
            fields = entry.read_text("ascii", "replace").rpartition(")")[2].split()
            if main in (int(entry.parent.name), int(fields[1])):
                ticks += sum(map(int, fields[11:15] if main == int(entry.parent.name) else fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def watched_turns() -> dict[str, float]:
    """Seconds that this desk waits for the lock of a change, and holds it, from now on."""
    turns = {"waited": 0.0, "held": 0.0}
    begin, commit = SharedDatabase._begin, SharedDatabase._commit
    since = [0.0]

    def waiting(database: SharedDatabase, connection: Any) -> str:
        asked = time.perf_counter()
        number = begin(database, connection)
        since[0] = time.perf_counter()
        turns["waited"] += since[0] - asked
        return number

    def ending(database: SharedDatabase, *given: Any) -> None:
        commit(database, *given)
        turns["held"] += time.perf_counter() - since[0]

    SharedDatabase._begin, SharedDatabase._commit = waiting, ending  # type: ignore[method-assign]
    return turns
