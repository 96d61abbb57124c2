"""A row that is written whole when it is new, and only in some columns when it is there: one statement for both."""

from functools import cache

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert


@cache
def upsert(dialect: str, table: Table, changed: tuple[str, ...]) -> Insert:
    """The statement for rows with every column, of which those named by `changed` replace what is there.

    `table` has the primary key `id`; `dialect` is "sqlite" or "postgresql": both spell it the same way.
    """
    new = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    whole: Insert = (
        new.on_conflict_do_update(index_elements=["id"], set_={column: new.excluded[column] for column in changed})
        if changed
        else new.on_conflict_do_nothing(index_elements=["id"])
    )
    return whole
