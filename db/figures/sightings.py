"""Enterprises that were visited in a period, counted without looking at most of its visits.

The visits of an enterprise are kept in a row, each with the day of the one before it. In a period just one visit of an
enterprise has the one before outside of it: so many enterprises were visited. How many visits of a month have the one
before in which month is kept summed up; only for the days at both ends of a period visits themselves are read. Those
that found something are a second row, and an enterprise was found at fault again where the one before is in the period.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, TextClause, select, text

from db.figures.months import kept_under, sums_of_places, whole_months
from db.figures.replacing import Changed, replaced, summed_month
from db.figures.scopes import Scope
from db.figures.standings import FOREVER
from db.tables import COUNTED_VISITS, SIGHTINGS

ALL, FINDINGS = "all", "findings"
"""The chains."""
_BEFORE_ALL = "0"
"""After the "" of a first visit, and before every day."""
_PLACE = ("community", "kind", "colour")


def resight(connection: Connection, enterprises: Sequence[str]) -> Changed:
    """Puts the visits of these in their rows anew; gives what changes in `SIGHTING_TALLIES`."""
    columns = (COUNTED_VISITS.c[name] for name in ("id", "enterprise_id", "day", "findings", *_PLACE))
    query = select(*columns).where(COUNTED_VISITS.c.enterprise_id.in_(enterprises))
    visits = sorted(connection.execute(query), key=lambda row: (row.enterprise_id, row.day, row.id))
    rows = [
        row
        for _, of_one in groupby(visits, key=lambda row: row.enterprise_id)
        for chain in _chains([visit._mapping for visit in of_one])
        for row in chain
    ]
    those = SIGHTINGS.c.enterprise_id.in_(enterprises)
    return replaced(connection, SIGHTINGS, those, rows, _add, ("chain", *_PLACE, "day", "before"))


def sums_of_month(connection: Connection, month: str) -> Changed:
    """What `SIGHTING_TALLIES` has to have for that month."""
    return summed_month(connection, SIGHTINGS.c.day, month, _add)


def _chains(visits: Sequence[Mapping[Any, Any]]) -> Iterator[list[dict[str, Any]]]:
    yield _linked(ALL, visits)
    yield _linked(FINDINGS, [visit for visit in visits if visit["findings"]])


def _linked(chain: str, visits: Sequence[Mapping[Any, Any]]) -> list[dict[str, Any]]:
    found, before, before_that, findings = [], "", "", 0
    for visit in visits:
        links = {"before": before, "before_that": before_that, "findings_before": findings}
        found.append({**visit, "chain": chain, **links})
        before, before_that, findings = visit["day"], before, visit["findings"]
    return found


def _add(changed: Changed, row: Mapping[Any, Any], sign: int) -> None:
    for place in sums_of_places(*(row[name] for name in _PLACE)):
        changed[row["chain"], *place, row["day"][:7], row["before"][:7]][0] += sign


# --- reading ----------------------------------------------------------------------------------------------------------

# As text: the builder takes longer to make these statements than the engine to answer them, when they are asked first.


def seen(connection: Connection, chain: str, scope: Scope) -> int:
    """How many enterprises were visited in the days of the scope."""
    return int(connection.execute(_firsts(*_narrowed(scope)), _bounds(chain, scope)).scalar() or 0)


def seen_by_month(connection: Connection, chain: str, scope: Scope) -> dict[str, int]:
    """The same for each month that has one, in their order."""
    found: dict[str, int] = defaultdict(int)
    for month, number in connection.execute(_firsts_of_months(*_narrowed(scope)), _bounds(chain, scope)):
        found[month] += int(number)
    return {month: found[month] for month in sorted(found) if found[month]}


def seen_again(connection: Connection, scope: Scope, most: int) -> Sequence[Row[Any]]:
    """Enterprises found at fault more than once in the days of the scope, the worst first: `enterprise`, `visits`,
    `findings`, `everyone` (how many there are in all) and the `name` that the register has."""
    bounds = {"most": most, **_bounds(FINDINGS, scope)}
    return connection.execute(_found_again(_narrowed(scope)[0]), bounds).all()


@cache
def _firsts(place: str, sums: str) -> TextClause:
    """Sightings of which the one before is not in the days of the scope."""
    of_chain, of_tally = _counted("count(*) AS number", place), _summed("sum(sightings)", sums)
    parts = (
        f'{of_chain} AND day >= :first AND day < :whole AND "before" < :first',
        f'{of_chain} AND day > :rest AND day < :last AND "before" < :first',
        f'{of_tally} AND month >= :whole AND month <= :last_whole AND "before" < :month',
        # The one before was in the month in which the period begins, but earlier. A day that is no bare column is
        # looked for in no index of days: those of the one before are far fewer.
        f'{of_chain} AND "before" >= :month AND "before" < :first'
        " AND coalesce(day, '') >= :whole AND coalesce(day, '') < :rest",
    )
    return text(f"SELECT sum(number) FROM ({' UNION ALL '.join(parts)}) AS firsts")  # noqa: S608 - our names


@cache
def _firsts_of_months(place: str, sums: str) -> TextClause:
    month = "substr(day, 1, 7)"
    of_chain, of_tally = _counted(f"{month}, count(*)", place), _summed("month, sum(sightings)", sums)
    alone = f'("before" < :first OR "before" < {month}) GROUP BY {month}'
    parts = (
        f"{of_chain} AND day >= :first AND day < :whole AND {alone}",
        f"{of_chain} AND day > :rest AND day < :last AND {alone}",
        f'{of_tally} AND month >= :whole AND month <= :last_whole AND "before" < month GROUP BY month',
    )
    return text(" UNION ALL ".join(parts))


@cache
def _found_again(place: str) -> TextClause:
    # The first visit of the period is not here itself: the second one knows what it found.
    findings = "sum(findings + CASE WHEN before_that < :first THEN findings_before ELSE 0 END)"
    named = f"enterprise_id AS enterprise, count(*) + 1 AS visits, {findings} AS findings, count(*) OVER () AS everyone"
    inside = '"before" >= :first AND "before" < :last AND day < :last'
    worst = "ORDER BY visits DESC, findings DESC, enterprise"
    again = f"{_counted(named, place)} AND {inside} GROUP BY enterprise_id {worst} LIMIT :most"
    of_register = "LEFT JOIN enterprise ON enterprise.id = again.enterprise"
    return text(f"SELECT again.*, name FROM ({again}) AS again {of_register} {worst}")  # noqa: S608 - our names


def _counted(columns: str, place: str) -> str:
    return f"SELECT {columns} FROM sighting WHERE chain = :chain{place}"  # noqa: S608 - our names


def _summed(columns: str, sums: str) -> str:
    return f"SELECT {columns} FROM sighting_tally WHERE chain = :chain{sums}"  # noqa: S608 - our names


def _bounds(chain: str, scope: Scope) -> dict[str, str]:
    """Days from `first` until before `whole` and after `rest` until before `last`; between them whole months up to
    `last_whole`. `month` is that of `first`."""
    first = _BEFORE_ALL if scope.first is None else scope.first.isoformat()
    last = FOREVER if scope.last is None else f"{scope.last.isoformat()}~"
    months = whole_months(scope)
    # Without a whole month all days are before the end: what is between and after is empty.
    whole, last_whole, rest = (last,) * 3 if months is None else (*months, f"{months[1]}-99")
    days = {"first": first, "last": last, "month": first[:7], "whole": whole, "last_whole": last_whole, "rest": rest}
    sums = {f"sum_{name}": value for name, value in kept_under(scope).items()}
    return {"chain": chain, **days, **sums, **scope.place}


def _narrowed(scope: Scope) -> tuple[str, str]:
    """The conditions by which rows and kept sums are those of the scope."""
    place = "".join(f" AND {name} = :{name}" for name in scope.place)
    return place, "".join(f" AND {name} = :sum_{name}" for name in kept_under(scope))
