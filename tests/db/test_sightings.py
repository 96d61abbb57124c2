"""What the board counts of enterprises in any period and on any day, against all rows looked at one by one."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from laptops import NOW, device
from postgresql_server import Server
from sqlalchemy import select, text

from db.database import Database
from db.figures.board import _sums_by_last_visit
from db.figures.scopes import Scope
from db.figures.sightings import ALL, FINDINGS, seen, seen_again, seen_by_month
from db.figures.standings import FOREVER
from db.shared.addresses import read_address
from db.shared.postgresql import SharedDatabase
from db.tables import COUNTED_VISITS, PROJECTIONS, SIGHTING_TALLIES, SIGHTINGS, STANDINGS
from db.work import Work

_FIRST = date(2026, 1, 1)
_PLACES, _KINDS = ("福永社区", "怀德社区", ""), ("国际货代", "快递企业")
_TURNS = (("yellow", "2026-02-01", "2026-02-28"), ("green", "2026-01-31", "2026-02-01"))
_NARROWED = (("", "", ""), ("福永社区", "", ""), ("", "快递企业", ""), ("", "", "green"), ("怀德社区", "国际货代", ""))


def happen(work: Work, chance: random.Random) -> None:
    visit, firm = f"v{chance.randrange(40)}", f"e{chance.randrange(8)}"
    match chance.randrange(8):
        case 0:
            fields = {"community": chance.choice(_PLACES), "kind": chance.choice(_KINDS), "name": f"企业{firm}"}
            work.enterprises.save(firm, {**fields, "safeguards_met": chance.choice((True, False, None))})
        case 1:
            work.enterprises.save(f"e{chance.randrange(6, 8)}", {"merged_into": chance.choice(("e0", "e1", ""))})
        case 2 | 3:
            work.events.record("finding", f"{visit}/{chance.randrange(3)}", {"visit_id": visit, "deleted": False})
        case _:
            opened = _FIRST + timedelta(days=chance.choice((chance.randrange(200), chance.randrange(200), 30, 31, 58)))
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
        found.append(Scope(min(days), chance.choice((max(days), None)), *chance.choice(_NARROWED)))
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
        enterprise = PROJECTIONS["enterprise"].c
        names = {row.id: row.name for row in connection.execute(select(enterprise.id, enterprise.name))}
        again = [(firm, number, sums[firm]) for firm, number in often.items() if number > 1]
        worst = sorted(again, key=lambda each: (-each[1], -each[2], each[0]))[:2]
        by_hand = [(*each, len(again), names.get(each[0])) for each in worst]
        assert [tuple(row) for row in seen_again(connection, scope, 2)] == by_hand, scope


def require_census_by_hand(database: Database, scope: Scope) -> None:
    scope = replace(scope.of_all_days(), as_of=scope.last, turns=_TURNS)
    day, turns = str(scope.as_of), {colour: days for colour, *days in _TURNS}
    with database.look() as work:
        rows = work.tallies._connection.execute(select(STANDINGS)).all()
        began = min((row.entered for row in rows), default="")
        census: Counter[tuple[str, str, str]] = Counter()
        for row in rows:
            known = row.entered == began or row.entered <= day or row.last_visit
            then = row.until > day and row.since <= day and known if scope.as_of else row.until == FOREVER
            if then and all(getattr(row, name) == value for name, value in scope.place.items()):
                late, soon = turns.get(row.colour, ("0", "0"))
                last = row.last_visit
                state = "never" if not last else "overdue" if last < late else "soon" if last <= soon else "in_time"
                census[row.community, row.colour, state] += 1
        assert work.board.census(scope) == census, scope
        states = dict.fromkeys(("never", "overdue", "soon", "in_time"), 0)
        for (_, _, state), number in census.items():
            states[state] += number
        assert work.board.states(scope) == states, scope


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
            require_census_by_hand(database, scope)
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


def test_a_census_of_the_register_sorts_nothing_of_now(create: Callable[[str], Database]) -> None:
    """To sort 40,000 enterprises took as long as to read and count them; the few of then are sorted."""
    query = _sums_by_last_visit("community, colour", 1, (), past=True).text
    with create("a").look() as work:
        asked = dict.fromkeys(("colour_0", "late_0", "soon_0", "forever", "past"), "")
        plan = [row[-1] for row in work.tallies._connection.execute(text(f"EXPLAIN QUERY PLAN {query}"), asked)]
    assert "UNION ALL" in plan
    assert not [step for step in plan[: plan.index("UNION ALL")] if "TEMP B-TREE" in step], plan
