"""The laptops whose events this store knows; one of them is its own."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from db.records import Device
from db.tables import DEVICES


class Devices:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, device: Device) -> None:
        first_seen = "" if device.first_seen is None else device.first_seen.isoformat()
        values = {"id": device.id, "own": device.own, "first_seen": first_seen} | _about(device)
        self._connection.execute(insert(DEVICES).values(values))

    def update(self, device: Device) -> None:
        """What a newer card says of a device that is here; its `own` and `first_seen` stay."""
        self._connection.execute(update(DEVICES).where(DEVICES.c.id == device.id).values(_about(device)))

    def begin_epoch(self, device: str, now: datetime) -> Device:
        """The own device goes on as `device`, with the same keys; it stays known as what it was. Gives what it was."""
        before = self.own()
        self._connection.execute(update(DEVICES).where(DEVICES.c.id == before.id).values(own=False))
        self.add(replace(before, id=device, own=True, first_seen=now))
        return before

    def own(self) -> Device:
        row = self._connection.execute(select(DEVICES).where(DEVICES.c.own)).one()
        return _device(row)

    def get(self, device: str) -> Device | None:
        row = self._connection.execute(select(DEVICES).where(DEVICES.c.id == device)).first()
        return None if row is None else _device(row)

    def all(self) -> list[Device]:
        return [_device(row) for row in self._connection.execute(select(DEVICES).order_by(DEVICES.c.id))]


def _about(device: Device) -> dict[str, str]:
    return {
        "person": device.person,
        "role": device.role,
        "office": device.office,
        "signing_key": device.signing_key,
        "recipient": device.recipient,
    }


def _device(row: object) -> Device:
    values = dict(row._mapping)  # type: ignore[attr-defined]
    first_seen = values.pop("first_seen")
    return Device(**values, first_seen=datetime.fromisoformat(first_seen) if first_seen else None)
