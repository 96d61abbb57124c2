"""All rows of one database into another, of the other kind: in one transaction, compared row by row before it ends.

What the screens read is copied, too, and not built anew: a difference between log and rows stays to be found. Only one
thing is said anew: in a file a row names the own device, in a shared database no row does.
"""

import hashlib
import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, func, select, update
from sqlmodel import SQLModel

from db.database import Database
from db.many_rows import insert_rows
from db.tables import DEVICES

_BATCH = 1_000
T = TypeVar("T")
Report = Callable[[str, int], object]
"""Name of the table, and how many of its rows have come or were compared; may raise what stops the move."""


@dataclass(frozen=True, slots=True)
class TableMoved:
    table: str
    rows: int
    sha256: str
    """Over all rows in the order of their keys; the same in both databases."""


class DifferenceError(Exception):
    """What came is not what was sent; nothing of it is kept."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


def move_rows(source: Database, target: Database, report: Report = lambda table, rows: None) -> list[TableMoved]:
    """Copies everything into `target`, which has nothing but its own device. Raises DifferenceError, StoreTroubleError.

    The source is read at one moment; it is not changed. Each row is reported twice: come, and compared.
    """
    with source._unit(writing=False) as old, target._unit(writing=True) as new:
        for table in tables():
            new.execute(table.delete())
            with closing(_rows_of(old, table)) as found:
                for batch in _batches(found, _BATCH):
                    insert_rows(new, table, batch)
                    report(table.name, len(batch))
        if not target.shared:
            new.execute(update(DEVICES).where(DEVICES.c.id == target.device).values(own=True))
        # Inside the transaction: what differs is never committed.
        return [_compared(old, new, table, report) for table in tables()]


def tables() -> Sequence[Table]:
    """Those that both kinds have, each after those that it leans on."""
    return SQLModel.metadata.sorted_tables


def digest_of(connection: Connection, table: Table, report: Report = lambda table, rows: None) -> tuple[int, str]:
    """How many rows, and the SHA-256 over all of them in the order of their keys."""
    digest, rows = hashlib.sha256(), 0
    with closing(_rows_of(connection, table)) as found:
        for batch in _batches(found, _BATCH):
            for row in batch:
                digest.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
                digest.update(b"\n")
            rows += len(batch)
            report(table.name, len(batch))
    return rows, digest.hexdigest()


def differences(one: Database, other: Database) -> list[str]:
    """Names of the tables that do not hold the same in both; empty when all do."""
    with one._unit(writing=False) as first, other._unit(writing=False) as second:
        return [table.name for table in tables() if digest_of(first, table) != digest_of(second, table)]


def row_count(database: Database) -> int:
    """Of all tables together."""
    with database._unit(writing=False) as connection:
        return sum(connection.execute(select(func.count()).select_from(table)).scalar() or 0 for table in tables())


def _compared(old: Connection, new: Connection, table: Table, report: Report) -> TableMoved:
    here, there = digest_of(old, table), digest_of(new, table, report)
    if here != there:
        raise DifferenceError(table.name)
    return TableMoved(table.name, *here)


def _rows_of(connection: Connection, table: Table) -> Generator[dict[str, Any]]:
    """To be closed: a move that is stopped leaves no cursor open on the server."""
    order = [column.name for column in table.primary_key.columns] or list(table.columns.keys())
    query = select(table).order_by(*(table.c[name] for name in order)).execution_options(yield_per=_BATCH)
    own = {"own": False} if table is DEVICES else {}
    with connection.execute(query) as result:
        for row in result:
            yield dict(row._mapping) | own


def _batches(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(items, size)):
        yield batch
