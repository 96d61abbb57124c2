"""The shelf of grades (综合评定): each a dated act of a person; none is ever changed, a later one follows it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from db.log.events import EventLog
from db.merged import of_enterprise
from db.records.register import GradeDecision
from db.records.values import JsonValue
from db.rows import as_time, values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["grade"]


class Grades:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def of_enterprise(self, enterprise: str) -> list[GradeDecision]:
        """Newest first."""
        query = select(_TABLE).where(of_enterprise(_TABLE.c.enterprise_id, enterprise))
        found = [_grade(row) for row in self._connection.execute(query)]
        return sorted(found, key=lambda grade: (grade.decided_at.timestamp(), grade.id), reverse=True)

    def get(self, grade: str) -> GradeDecision | None:
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.id == grade)).first()
        return None if row is None else _grade(row)

    def save(self, grade: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("grade", grade, fields)


def _grade(row: Any) -> GradeDecision:
    values = values_of(row)
    values["decided_at"] = as_time(values["decided_at"])
    values["seconded_at"] = as_time(values["seconded_at"])
    return GradeDecision(**values)
