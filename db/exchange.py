"""The ledger of packs written and taken in."""

from sqlalchemy import insert, select
from sqlmodel import Session

from db.records import PackRecord
from db.rows import as_time, values_of
from db.tables import PACKS


class Packs:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, pack: PackRecord) -> None:
        self._session.execute(
            insert(PACKS).values(
                id=pack.id,
                direction=pack.direction,
                sha256=pack.sha256,
                file_name=pack.file_name,
                sender=pack.sender,
                at=pack.at.isoformat(),
                report=dict(pack.report),
            )
        )

    def get(self, pack: str) -> PackRecord | None:
        row = self._session.execute(select(PACKS).where(PACKS.c.id == pack)).first()
        return None if row is None else _pack(row)

    def all(self) -> list[PackRecord]:
        """Newest first."""
        packs = [_pack(row) for row in self._session.execute(select(PACKS))]
        # By the instant: texts of summer and winter may be written with two offsets.
        return sorted(packs, key=lambda pack: pack.at, reverse=True)


def _pack(row: object) -> PackRecord:
    values = values_of(row)
    at = as_time(values.pop("at"))
    assert at is not None
    return PackRecord(**values, at=at)
