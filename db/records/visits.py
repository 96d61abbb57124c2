"""Visits, what was answered and found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.values import Inspector, JsonValue


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A body that takes part in a joint inspection, with the names of its inspectors."""

    name: str
    inspectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    id: str
    enterprise_id: str
    checklist_id: str
    """SHA-256 of the checklist's canonical JSON: the visit keeps the version it was started with."""
    mode: str
    """"reminder" (走访提醒), "inspection" (行政检查) or "joint" (联合检查): domain.md §4.6."""
    device: str
    opened_at: datetime
    closed_at: datetime | None = None
    inspectors: tuple[Inspector, ...] = ()
    site_contact: str = ""
    site_phone: str = ""
    current_item: str = ""
    """Where the inspector was: the visit opens there again."""
    paper_on: date | None = None
    """The day the checklist was filled in on paper; None for a visit that was recorded as it went."""
    bodies: tuple[TakingPart, ...] = ()
    """Of a joint inspection: each issues its own papers (domain.md §4.6)."""
    annex: tuple[Mapping[str, JsonValue], ...] = ()
    """Answers that a newer checklist version has no place for (inspector_app.checklists.upgrading)."""
    rechecks: tuple[str, ...] = ()
    """Ids of the findings that a re-inspection looks at again; empty for every other visit."""
    reopened_for: tuple[str, ...] = ()
    """Ids of the comments for which it was opened again after it had ended; empty when it never was."""


@dataclass(frozen=True, slots=True)
class Answer:
    visit_id: str
    item: str
    verdict: str = ""
    """"pass", "fail", "na" or "" (not yet)."""
    values: Mapping[str, JsonValue] = field(default_factory=dict)
    """Part name to number, text, ISO date, choice name, list of choice names, or list of table rows (dicts)."""
    reason: str = ""
    """Why the item does not apply; required for "na"."""
    note: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample drawn at random; `facts` is inspector_app.sampling.Drawn as JSON."""

    id: str
    visit_id: str
    item: str
    facts: Mapping[str, JsonValue]
    drawn_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    visit_id: str
    enterprise_id: str
    item: str
    """Checklist code, or "" for a free finding."""
    severity: str
    """"A", "B" or "C"."""
    problem: str
    requirement: str
    basis: tuple[str, ...] = ()
    """Ids of law articles (inspector_app.law)."""
    deadline: date | None = None
    position: int = 0
