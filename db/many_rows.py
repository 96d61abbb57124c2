"""Many rows in one statement. To a server each statement goes over the network, and others wait for their turn.

To a file they go past the builder of statements, which names and converts every value of every row: more work than the
engine has with them.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, Connection, Insert, Table, TextClause, insert, text
from sqlalchemy.dialects.sqlite.pysqlite import dialect as file_dialect

from db.upserts import upsert

Row = Mapping[str, Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """All have the same columns."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_from_json(table, tuple(rows[0])), {"rows": json.dumps(rows)})
    else:
        _execute(connection, table, None, rows)


def upsert_rows(connection: Connection, table: Table, changed: tuple[str, ...], rows: Sequence[Row]) -> None:
    """As `upsert`; no id occurs twice among the rows."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_from_json(table, tuple(rows[0]), changed), {"rows": json.dumps(rows)})
    else:
        _execute(connection, table, changed, rows)


def _execute(connection: Connection, table: Table, changed: tuple[str, ...] | None, rows: Sequence[Row]) -> None:
    statement, places = _spelled(table, changed, tuple(rows[0]))
    values = [tuple([_as_text(row[name]) if is_json else row[name] for name, is_json in places]) for row in rows]
    connection.exec_driver_sql(statement, values)


@cache
def _spelled(
    table: Table, changed: tuple[str, ...] | None, columns: tuple[str, ...]
) -> tuple[str, tuple[tuple[str, bool], ...]]:
    """The statement, and the column of each mark in it with whether it holds JSON."""
    whole: Insert = insert(table) if changed is None else upsert("sqlite", table, changed)
    compiled = whole.compile(dialect=file_dialect(), column_keys=columns)
    places = tuple((name, isinstance(table.columns[name].type, JSON)) for name in compiled.positiontup or ())
    return str(compiled), places


def _as_text(value: Any) -> str:
    """As the builder writes it; nearly every list is empty."""
    return "[]" if value == [] else "{}" if value == {} else json.dumps(value)


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
