"""The laptops whose events this store knows; one of them is its own.

In a database that several desks share a row cannot say which one is one's own: there every desk names itself.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, insert, select, update

from db.records.log import Device
from db.tables import DEVICES

# What is asked several times of each pack that arrives, built once: building a statement costs more than running it.
_ID: BindParameter[str] = bindparam("device")
_OWN, _NAMED = select(DEVICES).where(DEVICES.c.own), select(DEVICES).where(DEVICES.c.id == _ID)
# The sign behind "-" is ".": a range of the key, and no look at every laptop of a province.
_LIVES = select(DEVICES).where(DEVICES.c.id.between(bindparam("first"), bindparam("behind")) | (DEVICES.c.id == _ID))


class Devices:
    def __init__(self, connection: Connection, desk: str = "") -> None:
        """`desk` is the own device in a shared database, "" in one's own."""
        self._connection = connection
        self._desk = desk
        self._own: Device | None = None
        """As it was read last in this unit of work, which asks for it again and again."""

    def add(self, device: Device) -> None:
        first_seen = "" if device.first_seen is None else device.first_seen.isoformat()
        own = device.own and not self._desk
        values = {"id": device.id, "own": own, "first_seen": first_seen} | _about(device)
        self._connection.execute(insert(DEVICES).values(values))

    def update(self, device: Device) -> None:
        """What a newer card says of a device that is here; its `own` and `first_seen` stay."""
        self._connection.execute(update(DEVICES).where(DEVICES.c.id == device.id).values(_about(device)))
        self._own = None

    def begin_epoch(self, device: str, now: datetime, keys: tuple[str, str] | None = None) -> Device:
        """The own device goes on as `device`; it stays known as what it was, with the keys of then. Gives what it was.

        `keys` for signing and for receiving, public; None: the same.
        """
        before, self._own = self.own(), None
        self._connection.execute(update(DEVICES).where(DEVICES.c.id == before.id).values(own=False))
        signing, recipient = keys or (before.signing_key, before.recipient)
        self.add(replace(before, id=device, signing_key=signing, recipient=recipient, own=True, first_seen=now))
        return before

    def own(self) -> Device:
        if self._own is None:
            query, asked = (_NAMED, {"device": self._desk}) if self._desk else (_OWN, None)
            self._own = self._device(self._connection.execute(query, asked).one())
        return self._own

    def get(self, device: str) -> Device | None:
        row = self._connection.execute(_NAMED, {"device": device}).first()
        return None if row is None else self._device(row)

    def lives_of(self, laptop: str) -> list[Device]:
        """All whose id is the laptop's with an epoch behind it: `laptop-1`, `laptop-2` …"""
        values = {"device": laptop, "first": f"{laptop}-", "behind": f"{laptop}."}
        return [self._device(row) for row in self._connection.execute(_LIVES, values)]

    def all(self) -> list[Device]:
        return [self._device(row) for row in self._connection.execute(select(DEVICES).order_by(DEVICES.c.id))]

    def _device(self, row: object) -> Device:
        values = dict(row._mapping)  # type: ignore[attr-defined]
        first_seen = values.pop("first_seen")
        if self._desk:
            values["own"] = values["id"] == self._desk
        return Device(**values, first_seen=datetime.fromisoformat(first_seen) if first_seen else None)


def _about(device: Device) -> dict[str, str]:
    return {
        "person": device.person,
        "role": device.role,
        "office": device.office,
        "signing_key": device.signing_key,
        "recipient": device.recipient,
    }
