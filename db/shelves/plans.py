"""The office's plan: documents kept whole by their hash, and which of them is current, said by events of the own log.

Each laptop says for itself what it holds as current, so that a supervisor sees whose laptop still works by an older
one: the object of the event is `plan/<section>/<device>`.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select

from db.log.events import EventLog
from db.records.log import Adoption, Event
from db.records.values import JsonValue
from db.shared.desks import Desks
from db.tables import DEVICES, PLAN_DOCUMENTS

KIND = "plan"
_LIVES = select(DEVICES.c.id).where(DEVICES.c.id.between(bindparam("first"), bindparam("behind")))


def plan_object(section: str, device: str) -> str:
    """The id of the object in the log that says which document of a section is current on a device."""
    return f"{KIND}/{section}/{device}"


class Plans:
    def __init__(self, connection: Connection, events: EventLog, device: str) -> None:
        self._connection = connection
        self._events = events
        self._device = device
        self._shared = connection.dialect.name == "postgresql"

    def keep(self, sha256: str, section: str, content: str) -> None:
        """Adding the same document again does nothing."""
        if self.content(sha256) is None:
            values = {"sha256": sha256, "section": section, "content": content}
            self._connection.execute(insert(PLAN_DOCUMENTS).values(values))

    def content(self, sha256: str) -> str | None:
        """Canonical JSON of a document; None when it is not here."""
        query = select(PLAN_DOCUMENTS.c.content).where(PLAN_DOCUMENTS.c.sha256 == sha256)
        return self._connection.execute(query).scalar()

    def value(self, sha256: str) -> JsonValue | None:
        text = self.content(sha256)
        return None if text is None else json.loads(text)

    def adopt(self, adoption: Adoption) -> None:
        """From now on the own device works by this document, which is kept already."""
        fields = {
            "section": adoption.section,
            "document": adoption.sha256,
            "edition": adoption.edition,
            "since": adoption.since.isoformat(),
            "issuer": adoption.issuer,
            "issuer_device": adoption.issuer_device,
            "issued_at": adoption.issued_at.isoformat(timespec="seconds"),
            "pack": adoption.pack,
        }
        self._events.record(KIND, plan_object(adoption.section, self._device), fields)

    def adoptions(self, section: str, device: str = "") -> list[Adoption]:
        """What a device (the own one by default) worked by, the latest first."""
        devices = self._epochs_of(device) if device or not self._shared else self._desks()
        events = self._events.of_objects(plan_object(section, each) for each in devices)
        return [_adoption(event) for event in reversed(events) if event.kind == KIND]

    def _epochs_of(self, device: str) -> Sequence[str]:
        """Whatever its epoch: a restored backup goes on with the plan it had."""
        laptop = (device or self._device).partition("-")[0]
        # A range of the key: LIKE would look at every laptop of a province, several times for each pack.
        return self._connection.execute(_LIVES, {"first": f"{laptop}-", "behind": f"{laptop}."}).scalars().all()

    def _desks(self) -> Sequence[str]:
        """What one desk of a shared database adopts, all work by."""
        return [desk.device for desk in Desks(self._connection).all()]


def _adoption(event: Event) -> Adoption:
    fields = event.fields
    return Adoption(
        section=fields["section"],
        sha256=fields["document"],
        edition=fields["edition"],
        since=date.fromisoformat(fields["since"]),
        issuer=fields["issuer"],
        issuer_device=fields["issuer_device"],
        issued_at=datetime.fromisoformat(fields["issued_at"]),
        pack=fields["pack"],
    )
