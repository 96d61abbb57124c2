"""Enterprises visited and found at fault again in any period, against all visits looked at one by one."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from laptops import NOW, device
from postgresql_server import Server
from sqlalchemy import select

from db.database import Database
from db.figures.scopes import Scope
from db.figures.sightings import ALL, FINDINGS, seen, seen_again, seen_by_month
from db.shared.addresses import read_address
from db.shared.postgresql import SharedDatabase
from db.tables import COUNTED_VISITS, SIGHTING_TALLIES, SIGHTINGS
from db.work import Work

_FIRST = date(2026, 1, 1)
_PLACES, _KINDS = ("福永社区", "怀德社区", ""), ("国际货代", "快递企业")

_NARROWED = (("", "", ""), ("福永社区", "", ""), ("", "快递企业", ""), ("", "", "green"), ("怀德社区", "国际货代", ""))


def happen(work: Work, chance: random.Random) -> None:
    visit, firm = f"v{chance.randrange(40)}", f"e{chance.randrange(8)}"
    match chance.randrange(8):
        case 0:
            fields = {"community": chance.choice(_PLACES), "kind": chance.choice(_KINDS)}
            work.enterprises.save(firm, {**fields, "safeguards_met": chance.choice((True, False, None))})
        case 1:
            work.enterprises.save(f"e{chance.randrange(6, 8)}", {"merged_into": chance.choice(("e0", "e1", ""))})
        case 2 | 3:
            work.events.record("finding", f"{visit}/{chance.randrange(3)}", {"visit_id": visit, "deleted": False})
        case _:
            opened = _FIRST + timedelta(days=chance.choice((chance.randrange(200), 30, 31, 58)))
            fields = {"enterprise_id": firm, "opened_at": f"{opened}T10:00:00+08:00", "mode": "joint"}
            work.visits.save(visit, fields)


def count(database: Database) -> None:
    with database.work(NOW) as work:
        while work.tallies.count_stale(7):
            pass


def scopes(chance: random.Random, number: int) -> list[Scope]:
    found = [Scope(), Scope(first=date(2026, 2, 1), last=date(2026, 4, 30)), Scope(last=date(2026, 3, 9))]
    for _ in range(number):
        days = [_FIRST + timedelta(days=chance.randrange(-20, 230)) for _ in range(2)]
        places = (
            ("", "", ""),
            ("福永社区", "", ""),
            ("", "快递企业", ""),
            ("", "", "green"),
            ("怀德社区", "国际货代", ""),
        )
        found.append(Scope(min(days), chance.choice((max(days), None)), *chance.choice(places)))
    return found


def require_as_by_hand(database: Database, scope: Scope) -> None:
    with database.look() as work:
        connection = work.tallies._connection
        visits = [
            visit
            for visit in connection.execute(select(COUNTED_VISITS))
            if (scope.first is None or visit.day >= scope.first.isoformat())
            and (scope.last is None or visit.day <= scope.last.isoformat())
            and all(getattr(scope, name) in ("", getattr(visit, name)) for name in ("community", "kind", "colour"))
        ]
        for chain, some in ((ALL, visits), (FINDINGS, [visit for visit in visits if visit.findings])):
            months = defaultdict(set)
            for visit in some:
                months[visit.day[:7]].add(visit.enterprise_id)
            assert seen(connection, chain, scope) == len({visit.enterprise_id for visit in some}), (chain, scope)
            by_month = {month: len(firms) for month, firms in sorted(months.items())}
            assert seen_by_month(connection, chain, scope) == by_month, (chain, scope)
        often = Counter(visit.enterprise_id for visit in visits if visit.findings)
        sums: Counter[str] = Counter()
        for visit in visits:
            sums[visit.enterprise_id] += visit.findings
        again = {row.enterprise: (row.visits, row.findings) for row in connection.execute(seen_again(scope))}
        assert again == {firm: (number, sums[firm]) for firm, number in often.items() if number > 1}, scope


def kept(database: Database) -> tuple[list[tuple[object, ...]], ...]:
    with database.look() as work:
        rows = (work.tallies._connection.execute(select(table)).all() for table in (SIGHTINGS, SIGHTING_TALLIES))
        return tuple(sorted((tuple(row) for row in each), key=str) for each in rows)


def require_kept(database: Database, chance: random.Random) -> None:
    for _ in range(4):
        for _ in range(40):
            with database.work(NOW) as work:
                happen(work, chance)
        count(database)
        for scope in scopes(chance, 12):
            require_as_by_hand(database, scope)
    before = kept(database)
    assert before[0]
    with database.work(NOW) as work:
        work.tallies.sum_anew(["2026-02"])
    assert kept(database) == before
    with database.work(NOW) as work:
        work.tallies.forget_all()
    count(database)
    assert kept(database) == before


def test_whatever_happens_enterprises_are_counted_as_by_hand(create: Callable[[str], Database]) -> None:
    require_kept(create("a"), random.Random(3))


def test_a_shared_database_counts_them_the_same(postgresql: Server) -> None:
    database = SharedDatabase.found(read_address(postgresql.new_database()), device("a"))
    require_kept(database, random.Random(4))
    database.close()
