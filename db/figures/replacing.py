"""Rows that are worked out anew, and what that changes in the sums that are kept of them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, insert, select

from db.columns import first_letters

Changed = dict[tuple[str, ...], list[int]]
"""Key of a sum to what is added to its numbers."""
Summed = Callable[[Changed, Mapping[Any, Any], int], None]
"""Adds a row to the sums that it is in; taken off with -1."""


def replaced(
    connection: Connection,
    table: Table,
    those: ColumnElement[bool],
    rows: Sequence[dict[str, Any]],
    summed: Summed,
    columns: Sequence[str] = (),
) -> Changed:
    """Puts `rows` in the place of `those`, of which only `columns` need be read for the sums; else all."""
    changed: Changed = defaultdict(lambda: [0])
    read = select(*(table.c[name] for name in columns)) if columns else select(table)
    for before in connection.execute(read.where(those)):
        summed(changed, before._mapping, -1)
    connection.execute(delete(table).where(those))
    for row in rows:
        summed(changed, row, 1)
    if rows:
        connection.execute(insert(table), rows)
    return changed


def summed_month(connection: Connection, day: Column[Any], month: str, summed: Summed) -> Changed:
    """What the sums have to have of the rows of that month (YYYY-MM)."""
    changed: Changed = defaultdict(lambda: [0])
    for row in connection.execute(select(day.table).where(first_letters(day, 7) == month)):
        summed(changed, row._mapping, 1)
    return changed
