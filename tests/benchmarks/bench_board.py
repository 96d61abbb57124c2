"""The board, any filter of it and the bulletin of 100,000 visits and 40,000 enterprises, warm and cold; each query of
the board beside DuckDB on the same rows; how the board grows from 1,000 visits on.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
from bench_statistics import _COMMUNITIES, _DAY, _FIRST, FIRMS, VISITS, _day, _fill, _tile
from measuring import Figure, prepared, seconds
from offices import NOW, PASSPHRASE, new_store

from db.database import Work
from db.figures.finding_spans import _TALLIED
from db.figures.standings import FOREVER
from db.tables import FINDING_SPANS, FINDING_TALLIES
from inspector_app.stores import Role, Store, open_store
from inspector_app.supervision.appraisal import make_appraisal
from inspector_app.supervision.board import make_board, make_months
from inspector_app.supervision.bulletin_file import write_bulletin
from inspector_app.supervision.figures import AGES, figure_of
from inspector_app.supervision.statistics import By, Question, checked

OPEN = 20_000
"""Findings that wait for their correction."""
_YEAR = Question(date(2025, 10, 15), date(2026, 10, 14))
_QUESTIONS = {
    "a year": _YEAR,
    "all time": Question(),
    "a community": Question(_YEAR.first, _YEAR.last, community="福永"),
    "a kind": Question(_YEAR.first, _YEAR.last, kind="国际货代"),
    "a colour": Question(_YEAR.first, _YEAR.last, colour="yellow"),
    "a quarter": Question(date(2026, 1, 15), date(2026, 4, 14)),
}
_GOAL, _BULLETIN_GOAL = 0.3, 3.0


def figures(folder: Path) -> list[Figure]:
    store = _filled(folder, VISITS)
    cold = seconds(lambda: make_board(store, _YEAR, NOW, months=False))
    found = [Figure("board of a year, cold", cold, "goal", _GOAL, 1)]
    warm = {name: _best(partial(make_board, store, asked, NOW, months=False)) for name, asked in _QUESTIONS.items()}
    months = _best(partial(make_months, store, _YEAR, NOW))
    found.append(Figure("coverage of twelve months, after the board", months, "goal", _GOAL, 1))
    found += [Figure(f"board of {name}", spent, "goal", _GOAL, 1) for name, spent in warm.items()]
    for by in (By.COMMUNITY, By.UNIT):
        spent = _best(partial(make_appraisal, store, _YEAR, by, NOW))
        found.append(Figure(f"appraisal by {by.value}", spent, "goal", _BULLETIN_GOAL, 1))
    for name in ("bulletin.docx", "bulletin.pdf"):
        spent = seconds(partial(write_bulletin, store, _YEAR, folder / name, NOW))
        found.append(Figure(f"{name} of a year, fonts loaded with it", spent, "goal", _BULLETIN_GOAL, 1))
    store.close()
    store = open_store(store.folder, PASSPHRASE)
    found += _tiles(store)
    store.close()
    return [*found, *_growth(folder, warm["a year"])]


def _filled(folder: Path, visits: int) -> Store:
    """Opened anew: nothing of the file is in memory yet."""
    place = prepared(folder, f"board of {visits}", lambda place: _make(place / "store", visits))
    return open_store(place / "store", PASSPHRASE)


def _make(place: Path, visits: int) -> None:
    with closing(new_store(place, Role.SUPERVISOR)) as store:
        _fill(store, visits)
        with store.database.work(NOW) as work:
            spans = list(_findings(visits))
            work.tallies._connection.execute(FINDING_SPANS.insert(), spans)
            alike = Counter(tuple(each[name] for name in _TALLIED) for each in spans)
            rows = [{**dict(zip(_TALLIED, days, strict=True)), "findings": number} for days, number in alike.items()]
            work.tallies._connection.execute(FINDING_TALLIES.insert(), rows)


def _growth(folder: Path, whole: float) -> list[Figure]:
    found = []
    for visits in (VISITS // 100, VISITS // 10):
        store = _filled(folder, visits)
        spent = _best(partial(make_board, store, _YEAR, NOW, months=False))
        store.close()
        found.append(Figure(f"board of a year, {visits:,} visits", spent, f"{VISITS:,} visits", whole, None))
    return found


def _best(work: Callable[[], object], rounds: int = 3) -> float:
    return min(seconds(work) for _ in range(rounds))


def _findings(visits: int) -> Iterator[dict[str, Any]]:
    for number in range(visits * OPEN // VISITS):
        visit = visits - 1 - number * 4
        due = (_day(visit) + timedelta(days=15)).isoformat()
        yield {
            "id": f"{visit:032x}/finding/0", "enterprise_id": f"e{visit % FIRMS}", "stage": "ordered", "is_open": True,
            "since": _day(visit).isoformat(), "until": FOREVER,
            "due": due, "late_after": due, "acted_on": "", "visited_on": _day(visit).isoformat(),
        }  # fmt: skip


# --- beside DuckDB ----------------------------------------------------------------------------------------------------

_IN_YEAR = "day BETWEEN DATE '2025-10-15' AND DATE '2026-10-14'"
_LAST = (
    "SELECT f.id, f.community, f.colour, max(v.day) AS last FROM firm f LEFT JOIN visit v ON v.firm = f.id GROUP BY ALL"
)
_STATE = """CASE WHEN last IS NULL THEN 'never' WHEN last < DATE '2026-10-14' - days THEN 'overdue'
    WHEN last <= DATE '2026-10-14' - days + 14 THEN 'soon' ELSE 'in_time' END"""
_STATES = f"SELECT {_STATE}, count(*) FROM ({_LAST}) JOIN turn USING (colour) GROUP BY 1"
_CENSUS = f"SELECT community, colour, {_STATE}, count(*) FROM ({_LAST}) JOIN turn USING (colour) GROUP BY 1, 2, 3"
_AGES = """SELECT CASE WHEN day >= DATE '2026-10-07' THEN 0 WHEN day >= DATE '2026-09-14' THEN 1
    WHEN day >= DATE '2026-07-16' THEN 2 ELSE 3 END, due < DATE '2026-10-14', count(*) FROM finding GROUP BY 1, 2"""
_AGAIN = f"""SELECT firm, count(*), sum(findings), count(*) OVER () FROM visit WHERE findings > 0 AND {_IN_YEAR}
    GROUP BY firm HAVING count(*) > 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT 8"""
_VISITED = f"SELECT count(DISTINCT firm) FROM visit WHERE {_IN_YEAR}"
_BY_MONTH = f"SELECT date_trunc('month', day), count(DISTINCT firm) FROM visit WHERE {_IN_YEAR} GROUP BY 1 ORDER BY 1"


def _tiles(store: Store) -> list[Figure]:
    """Of a store that was just opened."""
    other, found = _beside(), []
    reads = _reads(store)
    for name, (read, query) in reads.items():
        cold = seconds(partial(_look, store, read))
        floor = _best(lambda query=query: other.execute(query).fetchall())
        found.append(Figure(f"{name}, cold", cold, "DuckDB", floor, 3))
    return found + [_tile(name, partial(_look, store, read), other, query) for name, (read, query) in reads.items()]


def _look(store: Store, read: Callable[[Work], object]) -> None:
    with store.database.look() as work:
        read(work)


def _reads(store: Store) -> dict[str, tuple[Callable[[Work], object], str]]:
    """Name to how we read it, and how DuckDB does."""
    with store.database.look() as work:
        asked = checked(work, _YEAR, NOW.date())
    now, spec = asked.of_all_days(), figure_of("enterprises_visited")
    return {
        "enterprises by community, colour and coverage": (lambda work: work.board.census(now), _CENSUS),
        "enterprises by coverage": (lambda work: work.board.states(now), _STATES),
        "open findings by age": (lambda work: work.board.ages(now, AGES), _AGES),
        "enterprises found at fault again": (lambda work: work.board.repeaters(asked, 8), _AGAIN),
        "enterprises visited in a year": (
            lambda work: work.statistics.number(spec.lists, spec.counting, asked),
            _VISITED,
        ),
        "enterprises visited by month": (
            lambda work: work.statistics.parted(spec.lists, spec.counting, asked, By.MONTH),
            _BY_MONTH,
        ),
    }


def _beside() -> Any:
    other = duckdb.connect()
    names = ", ".join(f"'{name}'" for name in _COMMUNITIES)
    other.execute(
        "CREATE TABLE turn AS SELECT * FROM (VALUES ('red', 30), ('yellow', 90), ('green', 180)) t(colour, days)"
    )
    other.execute(
        f"CREATE TABLE firm AS SELECT i AS id, [{names}][i % 7 + 1] AS community,"
        f" ['red', 'yellow', 'green'][i % 3 + 1] AS colour FROM range({FIRMS}) t(i)"
    )
    other.execute(
        f"CREATE TABLE visit AS SELECT i AS id, i % {FIRMS} AS firm, DATE '{_FIRST}' + ({_DAY})::int AS day,"
        f" i % 4 AS findings FROM range({VISITS}) t(i)"
    )
    other.execute(
        f"CREATE TABLE finding AS SELECT DATE '{_FIRST}' + ({_DAY})::int AS day, day + 15 AS due"
        f" FROM (SELECT {VISITS} - 1 - n * 4 AS i FROM range({OPEN}) t(n))"
    )
    return other
