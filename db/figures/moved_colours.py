"""Enterprises that had another colour at the end of a period than they have now.

Sums of visits are kept by the colours of now. Of a period that is gone they are put right by the few enterprises whose
colour changed since: what their visits added to one colour is added to the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from sqlalchemy import ColumnElement, Connection, func, select

from db.figures.scopes import Scope
from db.figures.standings import FOREVER
from db.tables import STANDINGS

Moved = dict[str, tuple[str, str]]
"""Enterprise to its colour then and its colour now."""
_BATCH = 500
_BETWEEN, _BEHIND = "\t", "\n"
"""No id has either in it."""


class MovedColours:
    """Of one unit of work: each day is looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._of_days: dict[date, Moved] = {}

    def within(self, scope: Scope) -> Moved:
        """Those by which what is kept for the scope's colour is wrong; none of a scope of now or without a colour."""
        colour = scope.colour
        if not colour or scope.as_of is None:
            return {}
        if scope.moved is not None:
            return {id: (then, now) for id, then, now in scope.moved}
        return {id: colours for id, colours in self.on(scope.as_of).items() if colour in colours}

    def few(self, scope: Scope) -> tuple[tuple[str, str, str], ...] | None:
        """For `Scope.moved`."""
        if not scope.colour or scope.as_of is None:
            return None
        moved = self.within(replace(scope, moved=None))
        return tuple((id, *colours) for id, colours in moved.items()) if len(moved) <= _BATCH else None

    def on(self, day: date) -> Moved:
        if day not in self._of_days:
            table, text = STANDINGS.c, day.isoformat()
            # What ended since; of the others nothing changed.
            ended = self._coloured(table.until > text, table.until < FOREVER, table.since <= text)
            still = self._coloured(table.until == FOREVER) if ended else set()
            then = dict(map(_told_apart, ended - still))
            now = dict(each for each in map(_told_apart, still) if each[0] in then) if then else {}
            self._of_days[day] = {id: (colour, now[id]) for id, colour in then.items()}
        return self._of_days[day]

    def _coloured(self, *which: ColumnElement[bool]) -> set[str]:
        """Id and colour of each of these, in one text of the engine's making: of many rows fetching costs most, and
        joined to one another the engine would look each of them up."""
        both = STANDINGS.c.id + _BETWEEN + STANDINGS.c.colour
        told = self._connection.execute(select(func.aggregate_strings(both, _BEHIND)).where(*which)).scalar()
        return set(told.split(_BEHIND)) if told else set()


def _told_apart(told: str) -> tuple[str, str]:
    id, _, colour = told.partition(_BETWEEN)
    return id, colour


def batches(moved: Moved) -> Iterator[Sequence[str]]:
    ids = iter(moved)
    while batch := list(islice(ids, _BATCH)):
        yield batch


def sign(moved: tuple[str, str], colour: str) -> int:
    """What a visit of that enterprise adds to what is kept for a colour: 1 that it lacks, -1 that is too much."""
    then, now = moved
    return (then == colour) - (now == colour)
