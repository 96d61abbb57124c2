"""The shelf of originals that gave way to a working copy, after others confirmed to hold them."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from db.records.evidence import ThinnedFile
from db.rows import as_time, values_of
from db.tables import THINNED_FILES

_BATCH = 400


class ThinnedFiles:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, files: Iterable[ThinnedFile]) -> None:
        """What was said before of the same files is replaced."""
        rows = [_row(each) for each in files]
        self.remove(row["sha256"] for row in rows)
        if rows:
            self._connection.execute(insert(THINNED_FILES), rows)

    def all(self) -> dict[str, ThinnedFile]:
        """By the SHA-256 of the original."""
        return {row.sha256: _file(row) for row in self._connection.execute(select(THINNED_FILES))}

    def remove(self, hashes: Iterable[str]) -> None:
        """The originals are here again."""
        names = list(hashes)
        for start in range(0, len(names), _BATCH):
            here = THINNED_FILES.c.sha256.in_(names[start : start + _BATCH])
            self._connection.execute(delete(THINNED_FILES).where(here))


def _row(file: ThinnedFile) -> dict[str, Any]:
    times = {"confirmed_at": file.confirmed_at.isoformat(), "thinned_at": file.thinned_at.isoformat()}
    return {**asdict(file), **times}


def _file(row: Any) -> ThinnedFile:
    values = values_of(row)
    times: dict[str, Any] = {name: as_time(values.pop(name)) for name in ("confirmed_at", "thinned_at")}
    return ThinnedFile(**values, **times)
