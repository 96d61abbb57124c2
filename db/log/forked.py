"""Visits of which two lives of their laptop spoke: it went on from a backup that was older than what it had recorded.

Known from one look to the next (db.log.growth): of ten thousand visits of such laptops the first takes a fifth of a
second.
"""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from db.listed import listed, listing
from db.log.growth import Look, has_grown, last_of_each, looks_of, spoken_of_since

_ASKED = "forked"
# The device is made an expression: by the log's own key each visit would cost as much as all its laptop ever said.
_OF_OLDER = """
    SELECT visit.id FROM visit WHERE visit.device IN :older AND EXISTS (
        SELECT 1 FROM event WHERE event.obj >= visit.id AND event.obj < (visit.id || '0')
            AND (event.dev || '') IN :lives AND (event.dev || '') <> visit.device
    )"""
_AMONG = _OF_OLDER + " AND visit.id IN :visits"


def forked_visits(connection: Connection, laptops: Iterable[Sequence[str]]) -> frozenset[str]:
    """`laptops`: of each that has several, its lives, the oldest first. A visit is of the life that began it."""
    groups = [list(lives) for lives in laptops]
    lives = {life for group in groups for life in group}
    last = {life: end for life, end in last_of_each(connection).items() if life in lives} if lives else {}
    seen = looks_of(connection).get(_ASKED)
    if seen is not None and seen.last.keys() == last.keys() and has_grown(connection, seen.last, last):
        objects = spoken_of_since(connection, seen.last, last)
        among = {obj.partition("/")[0] for obj in objects}
        found = seen.found | (_looked(connection, groups, among) if among else frozenset())
    else:
        found = _looked(connection, groups, None)
    looks_of(connection)[_ASKED] = Look(last, found)
    return found


def _looked(connection: Connection, groups: Iterable[Sequence[str]], among: Collection[str] | None) -> frozenset[str]:
    """Of all visits, or of those `among` them."""
    beside = {} if among is None else {"visits": listed(among)}
    types = dict.fromkeys(("older", "lives", *beside), "text")
    query = listing(connection, _OF_OLDER if among is None else _AMONG, **types)
    found: set[str] = set()
    for lives in groups:
        asked = {"older": listed(lives[:-1]), "lives": listed(lives), **beside}
        found.update(connection.execute(query, asked).scalars())
    return frozenset(found)
