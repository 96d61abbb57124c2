"""The shelf of the register (台账)."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import JSON, Connection, bindparam, select

from db.log.events import EventLog
from db.log.heads import BATCH, batches
from db.records.register import Enterprise
from db.records.values import JsonValue
from db.rows import as_date
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["enterprise"]
_FIELDS = tuple(each.name for each in fields(Enterprise))
_LISTS = tuple(_FIELDS.index(name) for name in _FIELDS if isinstance(_TABLE.c[name].type, JSON))
_DATES = tuple(_FIELDS.index(name) for name in ("express_licence_expires", "commitment_signed"))
WHOLE = select(*(_TABLE.c[name] for name in _FIELDS))
"""The columns in the order of the record's fields: of 40,000 rows, finding them by name would take a second."""
_ONE = WHOLE.where(_TABLE.c.id == bindparam("id"))


class Enterprises:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def all(self) -> list[Enterprise]:
        """Every enterprise, by name."""
        return [enterprise_of(row) for row in self._connection.execute(WHOLE.order_by(_TABLE.c.name, _TABLE.c.id))]

    def current(self) -> list[Enterprise]:
        """Those that stand on their own, by name: none that was merged into another."""
        return [each for each in self.all() if not each.merged_into]

    def merged_into(self, enterprise: str) -> list[Enterprise]:
        """Those that turned out to be this one."""
        query = WHOLE.where(_TABLE.c.merged_into == enterprise).order_by(_TABLE.c.name, _TABLE.c.id)
        return [enterprise_of(row) for row in self._connection.execute(query)]

    def get(self, enterprise: str) -> Enterprise | None:
        row = self._connection.execute(_ONE, {"id": enterprise}).first()
        return None if row is None else enterprise_of(row)

    def among(self, enterprises: Iterable[str]) -> dict[str, Enterprise]:
        """Those of these ids that are on the register, by id."""
        found: dict[str, Enterprise] = {}
        for batch in batches(dict.fromkeys(enterprises), BATCH):
            rows = self._connection.execute(WHOLE.where(_TABLE.c.id.in_(batch)))
            found |= {each.id: each for each in map(enterprise_of, rows)}
        return found

    def save(self, enterprise: str, fields: Mapping[str, JsonValue]) -> None:
        """One event with just these fields; dates as ISO text."""
        self._events.record("enterprise", enterprise, fields)

    def save_many(self, changes: Iterable[tuple[str, Mapping[str, JsonValue]]]) -> None:
        self._events.record_many("enterprise", changes)


def enterprise_of(row: Any) -> Enterprise:
    """For other shelves, too, that read whole rows of the register (`WHOLE`)."""
    values = list(row)
    for place in _LISTS:
        values[place] = tuple(values[place])
    for place in _DATES:
        values[place] = as_date(values[place])
    return Enterprise(*values)
