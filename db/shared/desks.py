"""The desks that share a database: which device writes by which login. One's own database has none.

The table is made with the rights of the roles (db.shared.access), beside those that both kinds of database have.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

_ALL = text("SELECT device, login, joined_at FROM desk ORDER BY joined_at, device")
_SIZE = text("SELECT pg_database_size(current_database())")
_TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
_REMOVE = text("DELETE FROM desk WHERE device = :device")


@dataclass(frozen=True, slots=True)
class Desk:
    device: str
    login: str
    """The server's name of whoever may write as this device."""
    joined_at: datetime


class Desks:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._shared = connection.dialect.name == "postgresql"

    def all(self) -> list[Desk]:
        """In the order in which they joined; none in one's own database."""
        if not self._shared:
            return []
        return [Desk(*row) for row in self._connection.execute(_ALL)]

    def remove(self, device: str) -> bool:
        """From now on nothing is kept of what that device says; False when it is no desk."""
        return bool(self._connection.execute(_REMOVE, {"device": device}).rowcount)

    def size(self) -> int:
        """Bytes of the whole database on the server."""
        return int(self._connection.execute(_SIZE).scalar() or 0)

    def unreadable(self) -> list[str]:
        """Reads every row of every table once. Raises what the server says of a damaged page."""
        for (table,) in self._connection.execute(_TABLES).all():
            # The text of the whole row is built, so that nothing of it stays unread.
            self._connection.exec_driver_sql(f'SELECT sum(length(t::text)) FROM "{table}" t').scalar()  # noqa: S608
        return []
