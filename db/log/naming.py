"""Rows that name an object of another kind by its id: what would hang in the air if that object went.

An event names what it replaces; that a decision is about somebody's visit, only its fields say.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, Connection, Table, select

from db.log.heads import BATCH, batches
from db.tables import PROJECTIONS

_NAMED_IN = {
    "enterprise": (
        *((kind, "enterprise_id") for kind in ("visit", "grade", "notice", "rectification", "measure_part")),
        ("enterprise", "merged_into"),
    ),
    "visit": (("grade", "visit_id"), ("review", "visit_id"), ("rectification", "visit_id")),
    "finding": (("rectification", "finding_id"),),
    # The measure that a paper is stands without it, and finds it again.
    "notice": (("notice", "replaces"),),
    "photo": (("photo", "pair_of"),),
    "campaign": (("measure", "campaign_id"),),
    "measure": (("measure", "within"), ("measure_part", "measure_id"), ("measure_file", "measure_id")),
}
"""Kind to the tables and columns in which its ids stand."""
_GONE = ("deleted", "withdrawn", "removed", "undone")
_BEGUN = "began"
"""Who only opened a visit to look at it has decided nothing."""

Named = tuple[str, str]
"""Id of an object that names another one, and the field in which it does."""


def naming(connection: Connection, made: Mapping[str, Collection[str]]) -> Iterator[Named]:
    """Those that name one of these; `made` has ids by kind. What was removed, withdrawn or undone names nothing."""
    for kind, ids in made.items():
        for named_in, column in _NAMED_IN.get(kind, ()):
            yield from _naming(connection, PROJECTIONS[named_in], column, ids)


def _naming(connection: Connection, table: Table, column: str, ids: Iterable[str]) -> Iterator[Named]:
    for batch in batches(ids, BATCH):
        query = select(table.c.id).where(table.c[column].in_(batch), *_in_force(table))
        for obj in connection.execute(query).scalars():
            yield obj, column


def _in_force(table: Table) -> Iterator[ColumnElement[bool]]:
    for flag in _GONE:
        if flag in table.c:
            yield table.c[flag].is_(False)
    if table is PROJECTIONS["review"]:
        yield table.c.act != _BEGUN
    if table is PROJECTIONS["measure_part"]:
        measures = PROJECTIONS["measure"]
        yield table.c.measure_id.not_in(select(measures.c.id).where(measures.c.withdrawn.is_(True)))
