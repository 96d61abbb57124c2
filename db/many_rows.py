"""Many rows in one statement. To a server each statement goes over the network, and others wait for their turn."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table, TextClause, insert, text

from db.upserts import upsert

Row = Mapping[str, Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """All have the same columns."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_from_json(table, tuple(rows[0])), {"rows": json.dumps(rows)})
    else:
        connection.execute(_insert(table), rows)


def upsert_rows(connection: Connection, table: Table, changed: tuple[str, ...], rows: Sequence[Row]) -> None:
    """As `upsert`; no id occurs twice among the rows."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_from_json(table, tuple(rows[0]), changed), {"rows": json.dumps(rows)})
    else:
        connection.execute(upsert("sqlite", table, changed), rows)


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _from_json(table: Table, columns: tuple[str, ...], changed: tuple[str, ...] | None = None) -> TextClause:
    """The server makes rows of the table's types from a JSON list; `changed` as in `upsert`, None: all are new."""
    names = ", ".join(f'"{column}"' for column in columns)
    conflict = ""
    if changed is not None:
        sets = ", ".join(f'"{column}" = excluded."{column}"' for column in changed)
        conflict = f" ON CONFLICT (id) DO UPDATE SET {sets}" if changed else " ON CONFLICT (id) DO NOTHING"
    source = f'json_populate_recordset(NULL::"{table.name}", CAST(:rows AS json))'
    return text(f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM {source}{conflict}')  # noqa: S608 - our names
