"""Figures of 100,000 visits with 10 million answers, beside DuckDB on the same rows; how fast visits are counted."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
from measuring import Figure, in_turn, prepared, seconds
from offices import NOW, PASSPHRASE, new_store

from db.figures.stale import mark_as_stale
from db.figures.tallies import Tallies, _Sums
from db.tables import PROJECTIONS, STALE_ENTERPRISES, blank_row
from inspector_app.stores import Store, open_store
from inspector_app.supervision.statistics import By, Question, bring_up_to_date, items, parted
from inspector_app.supervision.statistics import figures as counted

VISITS, ITEMS, FIRMS, DAYS = 100_000, 100, 40_000, 1_000
COUNTED = 2_000
"""Visits of which the counting itself is measured: with answers as rows."""
_COMMUNITIES = ("福永", "怀德", "兴围", "福围", "白石厦", "凤凰", "聚福")
_KINDS = ("国际货代", "物流货运", "快递企业", "仓储集运", "末端网点")
_FIRST = date(2024, 1, 2)
_CODES = tuple(f"RN-{number:03}" for number in range(ITEMS))
_QUARTER = Question(date(2025, 1, 15), date(2025, 4, 14))
_HERE = Question(date(2025, 1, 1), date(2025, 12, 31), community="福永")


def figures(folder: Path) -> list[Figure]:
    store = open_store(prepared(folder, "counted", fill_store) / "store", PASSPHRASE)
    # Nothing is left to count: the first question finds the file as a supervisor's does.
    bring_up_to_date(store, NOW)
    other = _beside()
    counting = _counting(folder)
    found = [
        _tile("visits, all time, cold", lambda: _number(store, "visits", Question()), other, _VISITS, rounds=0),
        _tile("visits of 90 days", lambda: _number(store, "visits", _QUARTER), other, _VISITS_OF_DAYS),
        _tile("visits by month", lambda: parted(store, "visits", Question(), By.MONTH, NOW), other, _VISITS_BY_MONTH),
        _tile(
            "visits by community", lambda: parted(store, "visits", Question(), By.COMMUNITY, NOW), other, _BY_COMMUNITY
        ),
        _tile("failures by item, all time", lambda: items(store, Question(), NOW), other, _ITEMS),
        _tile("failures by item, 90 days", lambda: items(store, _QUARTER, NOW), other, _ITEMS_OF_DAYS),
        _tile("failures by item, a community's year", lambda: items(store, _HERE, NOW), other, _ITEMS_HERE),
    ]
    every = seconds(lambda: counted(store, Question(), NOW))
    store.close()
    return [
        *found,
        Figure("every figure of all time", every, "goal: 300 ms", 0.3, 1),
        Figure("a visit of 100 answers counted", counting, "goal: 3 ms", 0.003, 1),
    ]


def fill_store(place: Path, count: int = VISITS) -> None:
    with closing(new_store(place / "store")) as store:
        _fill(store, count)


def _number(store: Store, figure: str, question: Question) -> int:
    return counted(store, question, NOW, [figure])[0].number


def _tile(what: str, ours: Callable[[], object], other: Any, query: str, rounds: int = 5) -> Figure:
    def floor() -> None:
        other.execute(query).fetchall()

    if not rounds:
        return Figure(what, seconds(ours), "DuckDB", seconds(floor), 5)
    mine, beside = in_turn(ours, floor, rounds)
    return Figure(what, mine, "DuckDB", beside, 3)


def _day(number: int) -> date:
    """Of the visits of one enterprise each on a day of its own; `_DAY` says the same to DuckDB."""
    return _FIRST + timedelta(days=(number + number // FIRMS * 377) % DAYS)


def _fill(store: Store, count: int = VISITS) -> None:
    """What so many counted visits leave behind: rows as the counting writes them, without their answers."""
    sums, visits, named = _Sums(), [], []
    codes = [_codes(rest) for rest in range(11)]
    for number in range(count):
        passed, failed = codes[number * 7 % 11]
        firm = number % FIRMS
        row = {
            "id": f"{number:032x}", "enterprise_id": f"e{firm}", "day": _day(number).isoformat(), "device": "",
            "community": _COMMUNITIES[firm % 7], "kind": _KINDS[firm % 5],
            "colour": ("red", "yellow", "green")[firm % 3],
            "mode": "inspection", "closed": 1, "asked": ITEMS, "failed": len(failed.split()), "findings": number % 4,
        }  # fmt: skip
        visits.append(row)
        named.append({"id": row["id"], "passed": passed, "failed": failed})
        sums.add(row, passed, failed, 1)
    with store.database.work(NOW) as work:
        connection, tallies = work.tallies._connection, work.tallies
        firms = [{**blank_row(PROJECTIONS["enterprise"]), **each} for each in _firms()]
        connection.execute(PROJECTIONS["enterprise"].insert(), firms)
        _keep(tallies, sums, visits, named)
        mark_as_stale(connection, STALE_ENTERPRISES, [each["id"] for each in firms])
    bring_up_to_date(store, NOW)


def _keep(tallies: Tallies, sums: _Sums, visits: list[Any], named: list[Any]) -> None:
    from db.figures.tallies import _SUMS
    from db.tables import COUNTED_ITEMS, COUNTED_VISITS, ITEM_TALLIES, MONTH_TALLIES

    tallies._connection.execute(COUNTED_VISITS.insert(), visits)
    tallies._connection.execute(COUNTED_ITEMS.insert(), named)
    tallies._keep(MONTH_TALLIES, _SUMS, sums.months)
    tallies._keep(ITEM_TALLIES, ("asked", "failed"), sums.items)


def _firms() -> Iterator[dict[str, Any]]:
    for firm in range(FIRMS):
        yield {
            "id": f"e{firm}", "name": f"企业{firm}", "community": _COMMUNITIES[firm % 7], "kind": _KINDS[firm % 5],
            "handles_sensitive_goods": firm % 3 == 0, "safeguards_met": firm % 3 == 2,
        }  # fmt: skip


def _codes(rest: int) -> tuple[str, str]:
    failed = [code for number, code in enumerate(_CODES) if (rest + number) % 11 == 0]
    return "\n".join(code for code in _CODES if code not in failed), "\n".join(failed)


_DAY = f"(i + i // {FIRMS} * 377) % {DAYS}"
_VISITS = "SELECT count(*) FROM visit"
_DAYS_OF = "BETWEEN DATE '2025-01-15' AND DATE '2025-04-14'"
_VISITS_OF_DAYS = f"SELECT count(*) FROM visit WHERE day {_DAYS_OF}"
_VISITS_BY_MONTH = "SELECT date_trunc('month', day), count(*) FROM visit GROUP BY 1 ORDER BY 1"
_BY_COMMUNITY = "SELECT community, count(*) FROM visit JOIN firm ON firm.id = visit.firm GROUP BY 1 ORDER BY 1"
_ITEM = "SELECT item, count(*), sum(failed::int) FROM answer"
_ITEMS = f"{_ITEM} GROUP BY 1 ORDER BY 1"
_ITEMS_OF_DAYS = f"{_ITEM} JOIN visit ON visit.id = answer.visit WHERE day {_DAYS_OF} GROUP BY 1 ORDER BY 1"
_ITEMS_HERE = (
    f"{_ITEM} JOIN visit ON visit.id = answer.visit JOIN firm ON firm.id = visit.firm "
    "WHERE day BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' AND community = '福永' GROUP BY 1 ORDER BY 1"
)


def _beside() -> Any:
    other = duckdb.connect()
    names = ", ".join(f"'{name}'" for name in _COMMUNITIES)
    other.execute(f"CREATE TABLE firm AS SELECT i AS id, [{names}][i % 7 + 1] AS community FROM range({FIRMS}) t(i)")
    other.execute(
        f"CREATE TABLE visit AS SELECT i AS id, i % {FIRMS} AS firm, DATE '{_FIRST}' + ({_DAY})::int AS day "
        f"FROM range({VISITS}) t(i)"
    )
    other.execute(
        f"CREATE TABLE answer AS SELECT v.i AS visit, 'RN-' || lpad(n.i::text, 3, '0') AS item, "
        f"((v.i * 7) % 11 + n.i) % 11 = 0 AS failed FROM range({VISITS}) v(i), range({ITEMS}) n(i)"
    )
    return other


def _counting(folder: Path) -> float:
    """Seconds a visit, with its answers read from rows."""
    store = open_store(prepared(folder, "counting", _uncounted) / "store", PASSPHRASE)
    begin = time.perf_counter()
    bring_up_to_date(store, NOW)
    spent = time.perf_counter() - begin
    store.close()
    return spent / COUNTED


def _uncounted(place: Path) -> None:
    with closing(new_store(place / "store")) as store, store.database.work(NOW) as work:
        connection = work.tallies._connection
        connection.execute(PROJECTIONS["enterprise"].insert(), [{**blank_row(PROJECTIONS["enterprise"]), "id": "e0"}])
        for name in ("visit", "answer"):
            connection.execute(PROJECTIONS[name].insert(), list(_rows(name)))
        work.tallies.forget_all()


def _rows(name: str) -> Iterator[dict[str, Any]]:
    blank = blank_row(PROJECTIONS[name])
    for number in range(COUNTED):
        visit = f"{number:032x}"
        if name == "visit":
            opened = f"{_day(number).isoformat()}T10:00:00+08:00"
            yield {**blank, "id": visit, "enterprise_id": "e0", "opened_at": opened, "mode": "inspection"}
            continue
        for place, code in enumerate(_CODES):
            verdict = "fail" if (number + place) % 11 == 0 else "pass"
            yield {**blank, "id": f"{visit}/answer/{code}", "visit_id": visit, "item": code, "verdict": verdict}
