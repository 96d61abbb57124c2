"""Many rows into a table of plain texts and whole numbers, past the builder of statements.

Naming and converting every value of every row costs it more than the engine needs to store them: a register of 40,000
enterprises is 40,000 events and some 280,000 heads.
"""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Table, insert

Plain = str | int | None


def insert_plain(connection: Connection, table: Table, rows: Sequence[tuple[Plain, ...]]) -> None:
    """Rows in the order of the table's columns, none of which has a type that converts."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_statement(table), list(rows))
    else:
        names = [column.name for column in table.columns]
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


@cache
def _statement(table: Table) -> str:
    names = [column.name for column in table.columns]
    marks = ", ".join("?" for _ in names)
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'  # noqa: S608 - our names
