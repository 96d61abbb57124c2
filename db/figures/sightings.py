"""Enterprises that were visited in a period, counted without looking at most of its visits.

The visits of an enterprise are kept in a row, each with the day of the one before it. In a period just one visit of an
enterprise has the one before outside of it: so many enterprises were visited. How many visits of a month have the one
before in which month is kept summed up; only for the days at both ends of a period visits themselves are read. Those
that found something are a second row, and an enterprise was found at fault again where the one before is in the period.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, case, func, or_, select, union_all

from db.columns import first_letters
from db.figures.months import ends_of, places_of, sums_of_places, whole_months
from db.figures.replacing import Changed, replaced, summed_month
from db.figures.scopes import Scope
from db.tables import COUNTED_VISITS, SIGHTING_TALLIES, SIGHTINGS

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


def seen(connection: Connection, chain: str, scope: Scope) -> int:
    """How many enterprises were visited in the days of the scope."""
    rows = union_all(*_firsts(chain, scope)).subquery()
    return int(connection.execute(select(func.sum(rows.c.number))).scalar() or 0)


def seen_by_month(connection: Connection, chain: str, scope: Scope) -> dict[str, int]:
    """The same for each month that has one, in their order."""
    found: dict[str, int] = defaultdict(int)
    for month, number in connection.execute(union_all(*_firsts_of_months(chain, scope))):
        found[month] += number
    return {month: found[month] for month in sorted(found) if found[month]}


def seen_again(scope: Scope) -> Select[Any]:
    """Enterprises found at fault more than once in the days of the scope: `enterprise`, `visits`, `findings`."""
    table, first = SIGHTINGS.c, _first_of(scope)
    query = _of_chain(FINDINGS, scope).where(table.before >= first)
    if scope.last is not None:
        last = f"{scope.last.isoformat()}~"
        query = query.where(table.before < last, table.day < last)
    # The first visit of the period is not here itself: the second one knows what it found.
    findings = table.findings + case((table.before_that < first, table.findings_before), else_=0)
    return query.add_columns(
        table.enterprise_id.label("enterprise"),
        (func.count() + 1).label("visits"),
        func.sum(findings).label("findings"),
        func.count().over().label("everyone"),
    ).group_by(table.enterprise_id)


def _firsts(chain: str, scope: Scope) -> Iterator[Select[Any]]:
    """Sightings of which the one before is not in the days of the scope."""
    table, first, months = SIGHTINGS.c, _first_of(scope), whole_months(scope)
    for days in ends_of(table.day, scope, months):
        yield _of_chain(chain, scope).add_columns(func.count().label("number")).where(days, table.before < first)
    if months is None:
        return
    whole, tally = _of_tally(chain, scope, months), SIGHTING_TALLIES.c
    yield whole.add_columns(func.sum(tally.sightings).label("number")).where(tally.before < first[:7])
    if first[8:] > "01":
        # The one before was in the month in which the period begins, but earlier.
        earlier = (table.before >= first[:7], table.before < first)
        # A day that is no bare column is looked for in no index of days: those of the one before are far fewer.
        day = func.coalesce(table.day, "")
        inside = (day >= months[0], day < f"{months[1]}-99")
        yield _of_chain(chain, scope).add_columns(func.count().label("number")).where(*earlier, *inside)


def _firsts_of_months(chain: str, scope: Scope) -> Iterator[Select[Any]]:
    table, months, month = SIGHTINGS.c, whole_months(scope), first_letters(SIGHTINGS.c.day, 7)
    for days in ends_of(table.day, scope, months):
        alone = or_(table.before < _first_of(scope), table.before < month)
        yield _of_chain(chain, scope).add_columns(month, func.count()).where(days, alone).group_by(month)
    whole, tally = _of_tally(chain, scope, months or ("1", "0")), SIGHTING_TALLIES.c
    query = whole.add_columns(tally.month, func.sum(tally.sightings)).where(tally.before < tally.month)
    yield query.group_by(tally.month)


def _first_of(scope: Scope) -> str:
    return _BEFORE_ALL if scope.first is None else scope.first.isoformat()


def _of_chain(chain: str, scope: Scope) -> Select[Any]:
    given = (SIGHTINGS.c[name] == value for name, value in scope.place.items())
    query: Select[Any] = select().where(SIGHTINGS.c.chain == chain, *given)
    return query


def _of_tally(chain: str, scope: Scope, months: tuple[str, str]) -> Select[Any]:
    table = SIGHTING_TALLIES
    within = (table.c.month >= months[0], table.c.month <= months[1])
    query: Select[Any] = select().where(table.c.chain == chain, *places_of(table, scope), *within)
    return query
