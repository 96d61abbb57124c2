"""The conflicts of a whole store, known from one look to the next: of all objects, every head would be read.

The new events name the objects that may be in conflict now. Objects on which several agree are no more looked at than
others: in a month they become many, and each is read whole.
"""

from collections.abc import Callable, Collection

from sqlalchemy import Connection, text

from db.log.growth import Look, has_grown, last_of_each, looks_of, spoken_of_since
from db.records.log import Conflict

_ASKED = "disputed"
_OF_ALL = "SELECT DISTINCT obj FROM (SELECT obj FROM head GROUP BY obj, field HAVING count(*) > 1) AS disputed"


def conflicts_of_all(connection: Connection, look: Callable[[Collection[str]], list[Conflict]]) -> list[Conflict]:
    """What `look` finds among the objects that may be in conflict."""
    last = last_of_each(connection)
    seen = looks_of(connection).get(_ASKED)
    if seen is not None and has_grown(connection, seen.last, last):
        among: Collection[str] = seen.found | spoken_of_since(connection, seen.last, last)
    else:
        among = connection.execute(text(_OF_ALL)).scalars().all()
    found = look(among)
    looks_of(connection)[_ASKED] = Look(last, frozenset(each.obj for each in found))
    return found
