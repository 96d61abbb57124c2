"""The shelf of the board: what its charts show, each in one look at the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, TextClause, func, select, text, true, union_all

from db.figures.figure_lists import CountedVisits, is_late, listed, open_findings, turns_of
from db.figures.moved_colours import MovedColours
from db.figures.scopes import Scope, standing
from db.figures.sightings import seen_again
from db.figures.standings import FOREVER
from db.tables import PROJECTIONS, STANDINGS

_ENTERPRISES = PROJECTIONS["enterprise"]


@dataclass(frozen=True, slots=True)
class Repeater:
    """An enterprise with several visits that found something."""

    enterprise: str
    name: str
    visits: int
    findings: int


class Board:
    """Reads only. `scope` has today and the turns of the colours in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._moved = MovedColours(connection)

    def census(self, scope: Scope) -> dict[tuple[str, str, str], int]:
        """(community, colour, state by the last visit) to the number of enterprises."""
        place = (STANDINGS.c.community, STANDINGS.c.colour)
        query = standing(scope, select(*place, *_by_last_visit(scope))).group_by(*place)
        return {
            (row[0], row[1], state): number
            for row in self._connection.execute(query)
            for state, number in _states(row[2:]).items()
            if number
        }

    def states(self, scope: Scope) -> dict[str, int]:
        """State by the last visit to the number of enterprises."""
        query: Select[Any] = select().add_columns(*_by_last_visit(scope))
        return _states(self._connection.execute(standing(scope, query)).one())

    def ages(self, scope: Scope, bounds: Sequence[int]) -> dict[tuple[int, bool], int]:
        """(place among the bounds, overdue) to the number of open findings; a bound is the most days of its place."""
        assert scope.day is not None
        days = [(scope.day - timedelta(days=most)).isoformat() for most in bounds]
        found = self._narrowed_ages(scope, days) if scope.narrows else self._kept_ages(scope, days)
        # Who is a week old is a month old as well.
        everyone, overdue = ([0, *found[begin::2]] for begin in (0, 1))
        ages = {}
        for place in range(len(bounds) + 1):
            lates = overdue[place + 1] - overdue[place]
            ages[place, True], ages[place, False] = lates, everyone[place + 1] - everyone[place] - lates
        return {age: number for age, number in ages.items() if number}

    def _kept_ages(self, scope: Scope, days: Sequence[str]) -> list[int]:
        """Two sums for each of `days` and for all: of those not older, and of these the late ones."""
        asked = {"late": str(scope.day), "forever": FOREVER, "past": str(scope.as_of or "")}
        named = {f"day_{place}": day for place, day in enumerate(days)}
        query = _sums_of_ages(len(days), past=scope.as_of is not None)
        return [int(number) for number in self._connection.execute(query, asked | named).one()]

    def _narrowed_ages(self, scope: Scope, days: Sequence[str]) -> list[int]:
        """The same of the spans themselves: nothing is kept summed up of these."""
        rows = union_all(*open_findings(scope)).subquery()
        late = is_late(rows.c.late_after, scope)
        sums = [
            func.coalesce(func.sum(rows.c.amount).filter(*which), 0)
            for within in (*((rows.c.day >= day,) for day in days), (true(),))
            for which in (within, (*within, late))
        ]
        return [int(number) for number in self._connection.execute(select(*sums)).one()]

    def repeaters(self, scope: Scope, most: int) -> tuple[list[Repeater], int]:
        """Those with most such visits first, and how many there are in all."""
        again = self._again(scope).subquery()
        first = select(again).order_by(again.c.visits.desc(), again.c.findings.desc(), again.c.enterprise)
        some = first.limit(most).subquery()
        query = (
            select(some, _ENTERPRISES.c.name)
            .outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == some.c.enterprise)
            .order_by(some.c.visits.desc(), some.c.findings.desc(), some.c.enterprise)
        )
        rows = self._connection.execute(query).all()
        found = [Repeater(row.enterprise, row.name or "", row.visits, row.findings) for row in rows]
        return found, rows[0].everyone if rows else 0

    def _again(self, scope: Scope) -> Select[Any]:
        """`enterprise`, `visits`, `findings`, and `everyone`: how many there are."""
        if not self._moved.within(scope):
            return seen_again(scope)
        visits = listed(CountedVisits(amount="findings", only="findings", by_enterprise=True), scope).subquery()
        count, sums = func.count().label("visits"), func.sum(visits.c.amount).label("findings")
        again = select(visits.c.enterprise, count, sums, func.count().over().label("everyone"))
        return again.group_by(visits.c.enterprise).having(func.count() > 1)


@cache
def _sums_of_ages(bounds: int, *, past: bool) -> TextClause:
    """As text: the builder takes longer to make this statement than the engine to answer it, when it is asked first."""
    late = "late_after <> '' AND late_after < :late"
    within = [*(f"visited_on >= :day_{place}" for place in range(bounds)), "TRUE"]
    sums = (
        f"coalesce(sum(findings) FILTER (WHERE {each}), 0)" for day in within for each in (day, f"{day} AND {late}")
    )
    kept = "SELECT visited_on, late_after, findings FROM finding_tally WHERE "
    # In two parts: those of now are read in the order of an index.
    parts = [f'{kept}"until" = :forever']
    if past:
        parts = [f"{parts[0]} AND since <= :past"]
        parts += [f'{kept}"until" > :past AND "until" < :forever AND since <= :past']
    return text(f"SELECT {', '.join(sums)} FROM ({' UNION ALL '.join(parts)}) AS kept")  # noqa: S608 - our names


def _by_last_visit(scope: Scope) -> list[ColumnElement[int]]:
    day, (late, soon) = STANDINGS.c.last_visit, turns_of(scope)
    return [func.count(), *(func.count().filter(here) for here in (day == "", day < late, day <= soon))]


def _states(counted: Sequence[int]) -> dict[str, int]:
    """Who never was visited is late as well, and who is late is within the time of those that are due soon."""
    everyone, never, late, soon = counted
    return {"never": never, "overdue": late - never, "soon": soon - late, "in_time": everyone - soon}
