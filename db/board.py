"""The shelf of the board: what its charts show, each in one look at the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, case, func, select

from db.figure_lists import CountedVisits, Scope, covered, listed, open_findings
from db.tables import PROJECTIONS

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
        rows = covered(scope).subquery()
        query = select(rows.c.community, rows.c.colour, rows.c.state, func.count(rows.c.id).label("number"))
        found = self._connection.execute(query.group_by(rows.c.community, rows.c.colour, rows.c.state))
        return {(row.community, row.colour, row.state): int(row.number) for row in found}

    def ages(self, scope: Scope, bounds: Sequence[int]) -> dict[tuple[int, bool], int]:
        """(place among the bounds, overdue) to the number of open findings; a bound is the most days of its place."""
        assert scope.today is not None
        rows = open_findings(scope).subquery()
        days = [(scope.today - timedelta(days=most)).isoformat() for most in bounds]
        place = case(*((rows.c.day >= day, number) for number, day in enumerate(days)), else_=len(days))
        late = case(((rows.c.due != "") & (rows.c.due < scope.today.isoformat()), 1), else_=0)
        query = select(place.label("place"), late.label("late"), func.count(rows.c.id).label("number"))
        found = self._connection.execute(query.group_by("place", "late"))
        return {(int(row.place), bool(row.late)): int(row.number) for row in found}

    def repeaters(self, scope: Scope, most: int) -> tuple[list[Repeater], int]:
        """Those with most such visits first, and how many there are in all."""
        visits = listed(CountedVisits(amount="findings", only="findings"), scope).subquery()
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
