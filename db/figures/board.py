"""The shelf of the board: what its charts show, each in one look at the tables."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, TextClause, func, select, text, true, union_all

from db.figures.figure_lists import CountedVisits, is_late, listed, open_findings
from db.figures.moved_colours import MovedColours
from db.figures.scopes import Scope
from db.figures.sightings import seen_again
from db.figures.standings import FOREVER
from db.tables import PROJECTIONS

_ENTERPRISES = PROJECTIONS["enterprise"]
_TURN = ("colour", "late", "soon")
"""What `Scope.turns` has of each colour."""


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
        counted: Counter[tuple[str, str, str]] = Counter()
        for row in self._by_last_visit(scope, "community, colour"):
            for state, number in _states(row[2:]).items():
                counted[row[0], row[1], state] += number
        return {place: number for place, number in counted.items() if number}

    def states(self, scope: Scope) -> dict[str, int]:
        """State by the last visit to the number of enterprises."""
        return _states([sum(numbers) for numbers in zip(*self._by_last_visit(scope), strict=True)])

    def _by_last_visit(self, scope: Scope, places: str = "") -> Sequence[Sequence[Any]]:
        """Of each of the places, or of all: all enterprises, and of these what `_states` counts by; in one row or two.

        The days of a colour are as in db.figures.figure_lists.turns_of.
        """
        days = {
            f"{name}_{number}": day
            for number, turn in enumerate(scope.turns)
            for name, day in zip(_TURN, turn, strict=True)
        }
        asked = {**days, "forever": FOREVER, "past": str(scope.as_of or ""), **scope.place}
        query = _sums_by_last_visit(places, len(scope.turns), tuple(scope.place), past=scope.as_of is not None)
        return self._connection.execute(query, asked).all()

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
        if self._moved.within(scope):
            rows = self._connection.execute(_again_of_moved(scope, most)).all()
        else:
            rows = seen_again(self._connection, scope, most)
        found = [Repeater(row.enterprise, row.name or "", row.visits, row.findings) for row in rows]
        return found, rows[0].everyone if rows else 0


def _again_of_moved(scope: Scope, most: int) -> Select[Any]:
    """What `seen_again` reads, of the visits themselves: their colours were others then."""
    visits = listed(CountedVisits(amount="findings", only="findings", by_enterprise=True), scope).subquery()
    count, sums = func.count().label("visits"), func.sum(visits.c.amount).label("findings")
    again = select(visits.c.enterprise, count, sums, func.count().over().label("everyone"))
    every = again.group_by(visits.c.enterprise).having(func.count() > 1).subquery()
    some = select(every).order_by(every.c.visits.desc(), every.c.findings.desc(), every.c.enterprise).limit(most)
    first = some.subquery()
    query = select(first, _ENTERPRISES.c.name).outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == first.c.enterprise)
    return query.order_by(first.c.visits.desc(), first.c.findings.desc(), first.c.enterprise)


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


@cache
def _sums_by_last_visit(places: str, turns: int, narrowed: Sequence[str], *, past: bool) -> TextClause:
    late, soon = (_day_of_colour(name, turns) for name in _TURN[1:])
    here = ("last_visit = ''", f"last_visit < {late}", f"last_visit <= {soon}")
    counts = ", ".join(("count(*)", *(f"count(*) FILTER (WHERE {each})" for each in here)))
    which = "".join(f" AND {name} = :{name}" for name in narrowed)
    if past:
        # As in db.figures.standings.standing_on.
        began = "(SELECT min(entered) FROM standing)"
        which += f" AND since <= :past AND (entered <= :past OR entered = {began} OR last_visit <> '')"
    # In two parts: those of now are grouped in the order of an index, and the others are few.
    parts = ['"until" = :forever', *(['"until" > :past AND "until" < :forever'] if past else [])]
    columns, grouped = (f"{places}, {counts}", f" GROUP BY {places}") if places else (counts, "")
    counted = f"SELECT {columns} FROM standing WHERE "  # noqa: S608 - our names
    return text(" UNION ALL ".join(f"{counted}{each}{which}{grouped}" for each in parts))


def _day_of_colour(name: str, turns: int) -> str:
    days = "".join(f" WHEN :colour_{number} THEN :{name}_{number}" for number in range(turns))
    # Before every day, and after none at all.
    return f"CASE colour{days} ELSE '0' END" if turns else "'0'"


def _states(counted: Sequence[int]) -> dict[str, int]:
    """Who never was visited is late as well, and who is late is within the time of those that are due soon."""
    everyone, never, late, soon = counted
    return {"never": never, "overdue": late - never, "soon": soon - late, "in_time": everyone - soon}
