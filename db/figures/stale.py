"""What changed since it was counted last is noted as stale, in the transaction that changed it (db.figures.tallies)."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table

from db.many_rows import upsert_rows

_MARKED = {
    "stale_visit": "INSERT OR IGNORE INTO stale_visit (id) VALUES (?)",
    "stale_enterprise": "INSERT OR IGNORE INTO stale_enterprise (id) VALUES (?)",
    "stale_finding": "INSERT OR IGNORE INTO stale_finding (id) VALUES (?)",
}


def mark_as_stale(connection: Connection, table: Table, ids: Iterable[str]) -> None:
    """These are counted anew before figures are read; `table` is that of stale visits, enterprises or findings."""
    rows = [(each,) for each in sorted(ids)]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        # One writer, and every answer that is saved comes by: the shortest way.
        connection.exec_driver_sql(_MARKED[table.name], rows)
        return
    # Written again where it stands already: whoever counts just then waits until this change is seen.
    upsert_rows(connection, table, ("id",), [{"id": each} for (each,) in rows])
