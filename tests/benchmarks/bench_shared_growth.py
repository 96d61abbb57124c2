"""How a shared database grows on a real PostgreSQL: bytes a visit, of them indexes, and what a pack costs, by its size.

The rows of sixteen visits that were imported are copied by the server under other ids, in the order in which ids are
given, so that indexes grow as they would; every copy has enterprises of its own. Then packs come as on any day.

INSPECTOR_BENCH_SHARED_VISITS=1000,10000,50000 for the sizes of the goal (17 GB of disk, and some 7 ms of the server's
processor for each visit that is copied: five minutes or so); the default is small.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from handovers import PEOPLE, judged_items
from many_laptops import ManyPacks
from measuring import Figure
from offices import NOW, with_enterprise
from peers import leave_out
from postgresql_server import Server, programs, running_server
from shared_imports import VISITS, packs_of_desks, processor_of, watched_turns
from shared_offices import SharedOffice

from db.shared.addresses import read_address
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.exchange.read import import_pack
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

SIZES = [int(each) for each in os.environ.get("INSPECTOR_BENCH_SHARED_VISITS", "50,100,200").split(",")]
_SEED = 5
"""Packs that are copied; the others come one at each size."""
_COPIED = (
    # The largest first: beside it all others are copied.
    *("head", "event", "answer", "finding", "finding_state", "photo", "visit", "enterprise", "blob"),
    *("counted_visit", "counted_items", "standing", "sighting", "finding_span"),
)
_IDS = ("obj", "id", "visit_id", "enterprise_id", "finding_id")
_FIRST = 0x01A0_0000_0000
"""Milliseconds with which the ids of the first copy begin."""


def figures(folder: Path) -> list[Figure]:
    found = programs()
    if found is None:
        leave_out("all of it", "apt-get install postgresql")
        return []
    packs = packs_of_desks(folder)
    with running_server(found) as server:
        for setting in ("max_wal_size = '8GB'", "checkpoint_timeout = '1h'", "autovacuum = off"):
            server.run(f"ALTER SYSTEM SET {setting}")
        server.run("SELECT pg_reload_conf()")
        office = SharedOffice(server, folder)
        try:
            return _grown(server, office, packs)
        finally:
            office.close()


def _grown(server: Server, office: SharedOffice, packs: ManyPacks) -> list[Figure]:
    packs.made_known_to(office.head)
    for pack in packs.paths[:_SEED]:
        import_pack(office.head, pack, NOW)
    visit = open_visit(office.head, VisitDraft(with_enterprise(office.head, "own"), PEOPLE), shipped(), NOW)
    seed, turns = _SEED * VISITS, watched_turns()
    database = str(read_address(office.address).url.database)
    before, made, found = _bytes(server, database), 1, list[Figure]()
    first: dict[str, float] = {}
    for size, pack in zip(SIZES, packs.paths[_SEED:], strict=False):
        copies = size // seed
        _copy(server, database, made, copies)
        made = max(made, copies)
        server.run("VACUUM ANALYZE", database)
        each = _measured(server, office.head, visit, pack, turns)
        bytes_here = _bytes(server, database)
        each["a visit"] = (bytes_here["all"] - before["all"]) / max((made - 1) * seed, 1)
        each["of it indexes"] = (bytes_here["indexes"] - before["indexes"]) / max((made - 1) * seed, 1)
        first = first or each
        print(f"{made * seed} visits: {bytes_here}", server.run(_LARGEST, database), sep="\n")
        at = f"at {made * seed} visits"
        for what, value in each.items():
            unit = "MB" if what in ("a visit", "of it indexes") else "ms"
            found.append(Figure(f"{what} {at}", value, "at the smallest", first[what], None, unit))
    return found


def _measured(server: Server, store: Store, visit: str, pack: Path, turns: dict[str, float]) -> dict[str, float]:
    """Seconds of processors of a pack of two visits, and of an answer."""
    turns.update(waited=0.0, held=0.0)
    desk, there = time.process_time(), processor_of(server)
    import_pack(store, pack, NOW)
    result = {
        f"a pack of {VISITS} visits, desk": time.process_time() - desk,
        f"a pack of {VISITS} visits, server": max(processor_of(server) - there, 0.01),
        "the turn held for it": turns["held"],
    }
    desk, there = time.process_time(), processor_of(server)
    for _ in range(10):
        for item in judged_items()[:10]:
            give_answer(store, visit, item, GivenAnswer(Verdict.PASS), NOW)
    result["an answer, desk and server"] = (time.process_time() - desk + processor_of(server) - there) / 100
    return result


def _copy(server: Server, database: str, have: int, copies: int) -> None:
    """Copies `have` to `copies` - 1 of the rows that were there at the beginning; two tables at a time."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda table: _copy_table(server, database, table, have, copies), _COPIED))


def _copy_table(server: Server, database: str, table: str, have: int, copies: int) -> None:
    server.run(f"CREATE TABLE IF NOT EXISTS seed_{table} AS SELECT * FROM {table}", database)
    listed = (
        f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"
    )
    columns = server.run(listed, database).splitlines()
    values = ", ".join(_value(table, column) for column in columns)
    server.run(
        f"ALTER TABLE {table} DISABLE TRIGGER USER; INSERT INTO {table} SELECT {values}"
        f" FROM generate_series({have}, {copies - 1}) AS n, seed_{table} AS old ORDER BY n;"
        f" ALTER TABLE {table} ENABLE TRIGGER USER",
        database,
    )


def _value(table: str, column: str) -> str:
    if column == "seq":
        return "old.seq + n * 100000"
    if column in _IDS or (table, column) == ("blob", "sha256"):
        ours = f"lpad(to_hex({_FIRST} + n), 12, '0') || substr(old.\"{column}\", 13)"
        short = f"old.\"{column}\" || '-' || n"
        return (
            f"CASE WHEN old.\"{column}\" = '' THEN '' WHEN length(old.\"{column}\") >= 32 THEN {ours} ELSE {short} END"
        )
    return f'old."{column}"'


def _bytes(server: Server, database: str) -> dict[str, int]:
    sizes = (
        "SELECT sum(pg_total_relation_size(oid)), sum(pg_indexes_size(oid)) FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'seed\\_%'"
    )
    whole, indexes = server.run(sizes, database).split("|")
    return {"all": int(whole), "indexes": int(indexes)}


_LARGEST = (
    "SELECT relname, n_live_tup, pg_relation_size(relid), pg_indexes_size(relid) FROM pg_stat_user_tables"
    " WHERE relname NOT LIKE 'seed\\_%' ORDER BY pg_total_relation_size(relid) DESC LIMIT 8"
)
