"""The shelves of visits, of their answers, and of the checklist versions they were started with."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from db.listed import listed, listing
from db.log.events import EventLog
from db.log.heads import BATCH, batches
from db.merged import of_enterprise
from db.records.values import Inspector, JsonValue
from db.records.visits import Answer, TakingPart, Visit
from db.rows import as_date, as_time, values_of
from db.tables import CHECKLISTS, PROJECTIONS

_VISITS = PROJECTIONS["visit"]
_ANSWERS = PROJECTIONS["answer"]
_ONE_VISIT = select(_VISITS).where(_VISITS.c.id == bindparam("id"))
_ONE_ANSWER = select(_ANSWERS).where(_ANSWERS.c.id == bindparam("id"))
_DEVICES_OF = "SELECT id, device FROM visit WHERE id IN :visits"
_CHECKLIST = select(CHECKLISTS.c.id).where(CHECKLISTS.c.id == bindparam("id"))
_NEVER = datetime.min.replace(tzinfo=UTC)


class Visits:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def all(self) -> list[Visit]:
        """Every visit, newest first."""
        return _newest_first(_visit(row) for row in self._connection.execute(select(_VISITS)))

    def of_enterprise(self, enterprise: str) -> list[Visit]:
        query = select(_VISITS).where(of_enterprise(_VISITS.c.enterprise_id, enterprise))
        return _newest_first(_visit(row) for row in self._connection.execute(query))

    def get(self, visit: str) -> Visit | None:
        row = self._connection.execute(_ONE_VISIT, {"id": visit}).first()
        return None if row is None else _visit(row)

    def closings(self) -> list[tuple[str, datetime]]:
        """Of every closed visit the laptop that made it, and when it was closed: a twentieth of the work of `all`."""
        query = select(_VISITS.c.device, _VISITS.c.closed_at).where(_VISITS.c.closed_at != "")
        found = ((device, as_time(closed)) for device, closed in self._connection.execute(query))
        return [(device, closed) for device, closed in found if closed is not None]

    def not_ended(self) -> list[Visit]:
        """Those that were begun and not ended, newest first; of a hundred thousand only these are made."""
        query = select(_VISITS).where(_VISITS.c.closed_at == "")
        return _newest_first(_visit(row) for row in self._connection.execute(query))

    def devices_of(self, visits: Iterable[str]) -> dict[str, str]:
        """Visit id to the laptop that made it, of those among these that are here."""
        found: dict[str, str] = {}
        query = listing(self._connection, _DEVICES_OF, visits="text")
        for batch in batches(visits, BATCH):
            found.update({visit: dev for visit, dev in self._connection.execute(query, {"visits": listed(batch)})})
        return found

    def save(self, visit: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("visit", visit, fields)


class Answers:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def of_visit(self, visit: str) -> dict[str, Answer]:
        """Item code to answer."""
        query = select(_ANSWERS).where(_ANSWERS.c.visit_id == visit)
        return {row.item: _answer(row) for row in self._connection.execute(query)}

    def get(self, visit: str, item: str) -> Answer | None:
        row = self._connection.execute(_ONE_ANSWER, {"id": _answer_id(visit, item)}).first()
        return None if row is None else _answer(row)

    def save(self, visit: str, item: str, fields: Mapping[str, JsonValue]) -> None:
        identity = {"visit_id": visit, "item": item}
        self._events.record("answer", _answer_id(visit, item), identity | dict(fields))


class Checklists:
    """Versions as they were used; adding the same version again does nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, checklist: str, name: str, version: str, content: str) -> None:
        # Of a thousand packs each brings the version that is here; its text is a quarter of a megabyte.
        if self._connection.execute(_CHECKLIST, {"id": checklist}).first() is None:
            values = {"id": checklist, "name": name, "version": version, "content": content}
            self._connection.execute(insert(CHECKLISTS).values(values))

    def names(self) -> dict[str, tuple[str, str]]:
        """Id to (name, version) of every version that is here."""
        query = select(CHECKLISTS.c.id, CHECKLISTS.c.name, CHECKLISTS.c.version)
        return {row.id: (row.name, row.version) for row in self._connection.execute(query)}

    def content(self, checklist: str) -> str | None:
        """The canonical JSON of a version, or None when it is not here."""
        return self._connection.execute(select(CHECKLISTS.c.content).where(CHECKLISTS.c.id == checklist)).scalar()


def _answer_id(visit: str, item: str) -> str:
    """Not `visit/item`, which is the finding's: heads are kept by object and field, whatever the kind."""
    return f"{visit}/answer/{item}"


def _newest_first(visits: Iterable[Visit]) -> list[Visit]:
    """By the instant: the texts of two laptops may be written with two offsets."""
    return sorted(visits, key=lambda visit: (visit.opened_at or _NEVER, visit.id), reverse=True)


def _visit(row: Any) -> Visit:
    values = values_of(row)
    values["inspectors"] = tuple(Inspector(**inspector) for inspector in values["inspectors"])
    values["opened_at"] = as_time(values["opened_at"])
    values["closed_at"] = as_time(values["closed_at"])
    values["paper_on"] = as_date(values["paper_on"])
    values["annex"] = tuple(values["annex"])
    values["bodies"] = tuple(TakingPart(each["name"], tuple(each["inspectors"])) for each in values["bodies"])
    return Visit(**values)


def _answer(row: Any) -> Answer:
    values = values_of(row)
    del values["id"]
    values["answered_at"] = as_time(values["answered_at"])
    return Answer(**values)
