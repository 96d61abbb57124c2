"""Enterprises that had another colour at the end of a period than they have now.

Sums of visits are kept by the colours of now. Of a period that is gone they are put right by the few enterprises whose
colour changed since: what their visits added to one colour is added to the other.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from sqlalchemy import Connection, select

from db.scopes import Scope
from db.standings import FOREVER
from db.tables import STANDINGS

Moved = dict[str, tuple[str, str]]
"""Enterprise to its colour then and its colour now."""
_BATCH = 500


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
        return {id: colours for id, colours in self.on(scope.as_of).items() if colour in colours}

    def on(self, day: date) -> Moved:
        if day not in self._of_days:
            then, now, text = STANDINGS.alias("then"), STANDINGS.alias("now"), day.isoformat()
            query = select(then.c.id, then.c.colour.label("then"), now.c.colour.label("now"))
            query = query.join(now, (now.c.id == then.c.id) & (now.c.until == FOREVER))
            # A row that ended since; of the others nothing changed.
            ended = (then.c.until > text, then.c.until < FOREVER, then.c.since <= text)
            found = self._connection.execute(query.where(*ended, then.c.colour != now.c.colour))
            self._of_days[day] = {row.id: (row.then, row.now) for row in found}
        return self._of_days[day]


def batches(moved: Moved) -> Iterator[Sequence[str]]:
    ids = iter(moved)
    while batch := list(islice(ids, _BATCH)):
        yield batch


def sign(moved: tuple[str, str], colour: str) -> int:
    """What a visit of that enterprise adds to what is kept for a colour: 1 that it lacks, -1 that is too much."""
    then, now = moved
    return (then == colour) - (now == colour)
