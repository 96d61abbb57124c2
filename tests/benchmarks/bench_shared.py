"""Desks that share one database on a real PostgreSQL: packs imported by 1, 2, 4 and 8 of them at once, each a process
of its own; and what a visit takes there, beside the same visit in a file.

Beside the wall clock, which shows the machine as much as the lock, each run says how much processor time desks and
server took, how long desks waited for their turn, and how long they held it: what is held cannot be shared out.

INSPECTOR_BENCH_VISITS for the visits of each of the eight packs; the default is small.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from many_laptops import ManyPacks
from measuring import Figure
from offices import NOW, PASSPHRASE, new_store
from peers import leave_out
from postgresql_server import Server, programs, running_server
from shared_imports import PACKS, VISITS, packs_of_desks, processor_of, watched_turns
from shared_offices import SharedOffice

from inspector_app.exchange.read import import_pack
from inspector_app.stores import Role, open_store

_HERE = Path(__file__)


def figures(folder: Path) -> list[Figure]:
    programs_here = programs()
    if programs_here is None:
        leave_out("all of it", "apt-get install postgresql")
        return []
    packs = packs_of_desks(folder)
    with running_server(programs_here) as server:
        runs = {desks: _imported(server, folder, desks, packs) for desks in (1, 2, 4, 8)}
        shared = _bytes_of_a_visit(server)
    found = list[Figure]()
    for desks, run in runs.items():
        what = f"{PACKS * VISITS} visits in {PACKS} packs at {desks} desks"
        found += [
            Figure(what, run.wall, "at one desk", runs[1].wall, None),
            Figure(
                "processor time of desks and server", run.desks + run.server, "at one desk", runs[1].processor, None
            ),
            Figure("of which the server's", run.server, "all of it", run.processor, None),
            Figure("waited for the turn, all desks", run.waited, "the turn held, all desks", run.held, None),
        ]
    return [
        *found,
        Figure("a visit on the server", shared, "in a file", _bytes_in_a_file(folder, packs), None, "MB"),
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    """Seconds."""

    wall: float
    desks: float
    """Of processors, all desks together."""
    server: float
    waited: float
    held: float

    @property
    def processor(self) -> float:
        return self.desks + self.server


def _imported(server: Server, folder: Path, desks: int, packs: ManyPacks) -> _Run:
    """From the moment when all desks stand ready until the last one is done."""
    place = folder / f"office{desks}"
    place.mkdir()
    office = SharedOffice(server, place)
    packs.made_known_to(office.head)
    for number in range(1, desks):
        office.join(f"主管{number}", Role.SUPERVISOR)
    folders = [desk.folder for desk in office.desks]
    office.close()
    waiting = [_desk(desk, packs.paths[number::desks]) for number, desk in enumerate(folders)]
    for process in waiting:
        assert process.stdout is not None
        process.stdout.readline()
    begun, server_before = time.perf_counter(), processor_of(server)
    for process in waiting:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [json.loads(process.stdout.readline()) for process in waiting if process.stdout is not None]
    took, on_server = time.perf_counter() - begun, processor_of(server) - server_before
    for process in waiting:
        process.communicate("bye\n")
        assert process.returncode == 0
    with closing(open_store(folders[0], PASSPHRASE)) as store, store.database.look() as work:
        assert len(work.visits.all()) == PACKS * VISITS
        assert work.events.conflicts() == []
    processor, waited, held = (sum(each[what] for each in said) for what in ("processor", "waited", "held"))
    return _Run(took, processor, on_server, waited, held)


def _desk(folder: Path, packs: list[Path]) -> "subprocess.Popen[str]":
    path = os.pathsep.join([str(_HERE.parents[1] / "fixtures"), str(_HERE.parent), str(_HERE.parents[2])])
    return subprocess.Popen(
        [sys.executable, str(_HERE), str(folder), *map(str, packs)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip


def _bytes_of_a_visit(server: Server) -> float:
    """Of the newest office: tables with their indexes."""
    name = server.run("SELECT max(datname) FROM pg_database WHERE datname LIKE 'office%'")
    server.run("VACUUM FULL", name)
    sizes = (
        "SELECT relname, n_live_tup, pg_total_relation_size(relid) FROM pg_stat_user_tables ORDER BY 3 DESC LIMIT 12"
    )
    print(server.run(f"ANALYZE; {sizes}", name))
    total = "SELECT sum(pg_total_relation_size(relid)) FROM pg_stat_user_tables WHERE n_live_tup > 0"
    return float(server.run(total, name)) / (PACKS * VISITS)


def _bytes_in_a_file(folder: Path, packs: ManyPacks) -> float:
    with closing(new_store(folder / "alone", Role.SUPERVISOR, "王芳")) as store:
        packs.made_known_to(store)
        for pack in packs.paths:
            import_pack(store, pack, NOW)
        store.database.check()
        return float((store.folder / "gen-0001" / "data.db").stat().st_size) / (PACKS * VISITS)


def _be_a_desk(folder: str, *packs: str) -> None:
    with closing(open_store(Path(folder), PASSPHRASE)) as store:
        turns = watched_turns()
        print("ready", flush=True)
        sys.stdin.readline()
        before = time.process_time()
        for pack in packs:
            import_pack(store, Path(pack), NOW)
        print(json.dumps({"processor": time.process_time() - before, **turns}), flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    _be_a_desk(*sys.argv[1:])
