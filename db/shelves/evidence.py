"""The shelves of photos and of the sealed files that hold their bytes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from db.listed import listed, listing
from db.log.events import EventLog
from db.log.heads import BATCH, batches
from db.plain_rows import insert_plain
from db.records.evidence import Photo
from db.records.values import JsonValue
from db.rows import as_time, values_of
from db.tables import BLOBS, PROJECTIONS

_TABLE = PROJECTIONS["photo"]
_MOST_NAMED = 400
_AMONG = "SELECT sha256 FROM blob WHERE sha256 IN :hashes"


class Photos:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def of_visit(self, visit: str) -> list[Photo]:
        """In the order in which they were added."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit, ~_TABLE.c.deleted)
        return [_photo(row) for row in self._connection.execute(query.order_by(_TABLE.c.position, _TABLE.c.id))]

    def count_of(self, visits: Iterable[str]) -> int:
        """How many photos these visits have."""
        names = list(visits)
        parts = (names[start : start + _MOST_NAMED] for start in range(0, len(names), _MOST_NAMED))
        counted = select(func.count()).where(~_TABLE.c.deleted)
        return sum(self._connection.execute(counted.where(_TABLE.c.visit_id.in_(part))).scalar() or 0 for part in parts)

    def hashes(self) -> list[str]:
        """SHA-256 of the original of each photo of all visits."""
        return list(self._connection.execute(select(_TABLE.c.sha256).where(~_TABLE.c.deleted)).scalars())

    def get(self, photo: str) -> Photo | None:
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.id == photo)).first()
        return None if row is None else _photo(row)

    def with_bytes(self, sha256: str) -> list[Photo]:
        """Of all visits, in the order in which they were added."""
        query = select(_TABLE).where(_TABLE.c.sha256 == sha256, ~_TABLE.c.deleted)
        return [_photo(row) for row in self._connection.execute(query.order_by(_TABLE.c.added_at, _TABLE.c.id))]

    def save(self, photo: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("photo", photo, fields)

    def remove(self, photo: str) -> None:
        """Takes it off the screens; bytes and history stay."""
        self._events.record("photo", photo, {"deleted": True})


class Blobs:
    """Which sealed files are on the disk. A row is added only after its file was synced."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sha256: str, size: int, media_type: str) -> None:
        if not self.has(sha256):
            self._connection.execute(insert(BLOBS).values(sha256=sha256, size=size, media_type=media_type))

    def add_many(self, files: Sequence[tuple[str, int, str]]) -> None:
        """SHA-256, size and media type of each; none of them may be here."""
        for batch in batches(files, BATCH):
            insert_plain(self._connection, BLOBS, batch)

    def among(self, hashes: Iterable[str]) -> set[str]:
        """Those of these that are here."""
        found: set[str] = set()
        query = listing(self._connection, _AMONG, hashes="text")
        for batch in batches(hashes, BATCH):
            found.update(self._connection.execute(query, {"hashes": listed(batch)}).scalars())
        return found

    def has(self, sha256: str) -> bool:
        return self._connection.execute(select(BLOBS.c.sha256).where(BLOBS.c.sha256 == sha256)).first() is not None

    def all(self) -> dict[str, int]:
        """SHA-256 to size in bytes."""
        return {row.sha256: row.size for row in self._connection.execute(select(BLOBS.c.sha256, BLOBS.c.size))}


def _photo(row: Any) -> Photo:
    values = values_of(row)
    del values["deleted"]
    values["added_at"] = as_time(values["added_at"])
    return Photo(**values)
