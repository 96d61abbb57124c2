"""Draws, lists of days, and facts that planning reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.records.values import JsonValue


@dataclass(frozen=True, slots=True)
class DoubleDraw:
    """A draw of enterprises and inspectors; `facts` is inspector_app.planning.drawing.Drawn as JSON."""

    id: str
    """`<device>/double_draw/<unique>`: only that laptop may have written it."""
    title: str
    drawn_at: datetime
    person: str
    facts: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class DayList:
    id: str
    """`<device>/day_list/<date>`."""
    day: date
    stops: tuple[str, ...] = ()
    """Enterprise ids, in the order in which they are to be visited."""


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that still waits for its correction, and until when it may."""

    id: str
    enterprise_id: str
    visit_id: str
    stage: str
    """inspector_app.rectification.stages."""
    due: date
    problem: str


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What lists need to know of the visits of one enterprise."""

    newest: datetime
    """When the last one began."""
    newest_ended: datetime | None = None
    """When the last one began that is closed."""
    open_on: frozenset[str] = frozenset()
    """Devices that have one open there."""
    findings: int = 0
