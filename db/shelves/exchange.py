"""The ledger of packs written and taken in, packs that wait for earlier ones, and what receipts confirmed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update

from db.records.packs import Acknowledged, PackRecord, WaitingPack
from db.records.values import JsonValue
from db.rows import as_time, values_of
from db.tables import CONFIRMED_FILES, PACKS, PEERS, WAITING_PACKS

_BATCH = 5_000

# What is asked of each pack that arrives, built once: building a statement costs more than running it.
_ID: BindParameter[str] = bindparam("pack")
_PACK, _ALL_WAITING = select(PACKS).where(PACKS.c.id == _ID), select(WAITING_PACKS)
_ADD, _REMOVE = insert(PACKS), delete(WAITING_PACKS).where(WAITING_PACKS.c.id == _ID)


class Packs:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, pack: PackRecord) -> None:
        values = {
            "id": pack.id,
            "direction": pack.direction,
            "sha256": pack.sha256,
            "file_name": pack.file_name,
            "sender": pack.sender,
            "at": pack.at.isoformat(),
            "report": dict(pack.report),
        }
        self._connection.execute(_ADD, values)

    def get(self, pack: str) -> PackRecord | None:
        row = self._connection.execute(_PACK, {"pack": pack}).first()
        return None if row is None else _pack(row)

    def all(self) -> list[PackRecord]:
        """Newest first."""
        packs = [_pack(row) for row in self._connection.execute(select(PACKS))]
        # By the instant: texts of summer and winter may be written with two offsets.
        return sorted(packs, key=lambda pack: pack.at, reverse=True)

    def last_of_each_sender(self) -> dict[str, datetime]:
        """Device to the time at which its last pack was taken in; by the instant, as `all`."""
        query = select(PACKS.c.sender, PACKS.c.at).where(PACKS.c.direction == "in")
        last: dict[str, datetime] = {}
        for sender, text in self._connection.execute(query):
            at = datetime.fromisoformat(text)
            last[sender] = max(at, last.get(sender, at))
        return last

    def note(self, pack: str, **values: JsonValue) -> None:
        """Adds to what the ledger says of a pack, or replaces it."""
        found = self.get(pack)
        if found is not None:
            report = {**found.report, **values}
            self._connection.execute(update(PACKS).where(PACKS.c.id == pack).values(report=report))

    def forget(self, pack: str) -> None:
        """A withdrawn pack leaves the ledger; the log remembers it."""
        self._connection.execute(delete(PACKS).where(PACKS.c.id == pack))


class WaitingPacks:
    """Sound packs whose records cannot be taken yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, pack: WaitingPack) -> None:
        """The same pack again changes nothing."""
        if not any(each.id == pack.id for each in self.all()):
            values = {name: getattr(pack, name) for name in WaitingPack.__slots__}
            self._connection.execute(insert(WAITING_PACKS).values(values | {"at": pack.at.isoformat()}))

    def all(self) -> list[WaitingPack]:
        rows = [values_of(row) for row in self._connection.execute(_ALL_WAITING)]
        packs = [WaitingPack(**{**row, "at": as_time(row["at"])}) for row in rows]
        return sorted(packs, key=lambda pack: (pack.at, pack.id))

    def remove(self, pack: str) -> None:
        self._connection.execute(_REMOVE, {"pack": pack})


class Receipts:
    """What other laptops said that they have."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def acknowledge(self, said: Acknowledged, files: Iterable[str]) -> None:
        """The newest receipt of a laptop replaces what it said before: after a restore it may have less."""
        device = said.device
        for table in (PEERS, CONFIRMED_FILES):
            self._connection.execute(delete(table).where(table.c.device == device))
        values = {"device": device, "have": dict(said.have), "pack": said.pack, "at": said.at.isoformat()}
        self._connection.execute(insert(PEERS).values(values))
        rows = [{"sha256": sha256, "device": device, "pack": said.pack} for sha256 in sorted(set(files))]
        for start in range(0, len(rows), _BATCH):
            self._connection.execute(insert(CONFIRMED_FILES), rows[start : start + _BATCH])

    def of(self, device: str) -> Acknowledged | None:
        row = self._connection.execute(select(PEERS).where(PEERS.c.device == device)).first()
        return None if row is None else _acknowledged(row)

    def all(self) -> list[Acknowledged]:
        rows = self._connection.execute(select(PEERS).order_by(PEERS.c.device))
        return [_acknowledged(row) for row in rows]

    def confirmed_by(self, device: str) -> set[str]:
        """SHA-256 of each file that a laptop confirmed."""
        query = select(CONFIRMED_FILES.c.sha256).where(CONFIRMED_FILES.c.device == device)
        return set(self._connection.execute(query).scalars())

    def confirmations(self) -> Mapping[str, int]:
        """SHA-256 of each confirmed file to the number of laptops that hold it."""
        query = select(CONFIRMED_FILES.c.sha256, func.count()).group_by(CONFIRMED_FILES.c.sha256)
        return {sha256: count for sha256, count in self._connection.execute(query)}


def _pack(row: object) -> PackRecord:
    values = values_of(row)
    at = as_time(values.pop("at"))
    assert at is not None
    return PackRecord(**values, at=at)


def _acknowledged(row: object) -> Acknowledged:
    values: dict[str, Any] = values_of(row)
    at = as_time(values.pop("at"))
    assert at is not None
    return Acknowledged(**values, at=at)
