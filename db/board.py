"""The shelf of the board: what its charts show, each in one look at the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, union_all

from db.figure_lists import CountedVisits, Scope, listed, open_findings, standing, turns_of
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
        assert scope.today is not None
        rows = open_findings(scope).subquery()
        late = func.count().filter(rows.c.due != "", rows.c.due < scope.today.isoformat())
        days = [(scope.today - timedelta(days=most)).isoformat() for most in bounds]
        # A range of days each, in which an index is read: nothing is sorted.
        places = [
            select(literal(place), func.count(), late).where(
                *([rows.c.day >= days[place]] if place < len(days) else []),
                *([rows.c.day < days[place - 1]] if place else []),
            )
            for place in range(len(days) + 1)
        ]
        found = self._connection.execute(union_all(*places)).all()
        return {
            (place, is_late): number
            for place, everyone, overdue in found
            for is_late, number in ((True, overdue), (False, everyone - overdue))
            if number
        }

    def repeaters(self, scope: Scope, most: int) -> tuple[list[Repeater], int]:
        """Those with most such visits first, and how many there are in all."""
        visits = listed(CountedVisits(amount="findings", only="findings", by_enterprise=True), scope).subquery()
        count, sums = func.count().label("visits"), func.sum(visits.c.amount).label("findings")
        again = select(visits.c.enterprise, count, sums, func.count().over().label("everyone"))
        again = again.group_by(visits.c.enterprise).having(func.count() > 1)
        some = again.order_by(count.desc(), sums.desc(), visits.c.enterprise).limit(most).subquery()
        query = (
            select(some, _ENTERPRISES.c.name)
            .outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == some.c.enterprise)
            .order_by(some.c.visits.desc(), some.c.findings.desc(), some.c.enterprise)
        )
        rows = self._connection.execute(query).all()
        found = [Repeater(row.enterprise, row.name or "", row.visits, row.findings) for row in rows]
        return found, rows[0].everyone if rows else 0


def _by_last_visit(scope: Scope) -> list[ColumnElement[int]]:
    day, (late, soon) = STANDINGS.c.last_visit, turns_of(scope)
    return [func.count(), *(func.count().filter(here) for here in (day == "", day < late, day <= soon))]


def _states(counted: Sequence[int]) -> dict[str, int]:
    """Who never was visited is late as well, and who is late is within the time of those that are due soon."""
    everyone, never, late, soon = counted
    return {"never": never, "overdue": late - never, "soon": soon - late, "in_time": everyone - soon}
