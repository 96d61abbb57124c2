"""A pack's events against what the store knows: may they be taken, and what would they change. Changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from db.database import Work
from db.records import Event
from inspector_app.epochs import is_own_life
from inspector_app.errors import Problem
from inspector_app.exchange.log_facts import LogFacts, visit_of
from inspector_app.exchange.merge import Known, delivery_problems

_WHOLE = {
    "visit": ("enterprise_id", "checklist_id", "device", "mode", "opened_at"),
    "answer": ("visit_id", "item"),
    "finding": ("visit_id", "severity"),
    "photo": ("visit_id", "sha256", "added_at"),
    "notice": ("visit_id", "number", "issued_at", "pdf_sha256"),
}
"""Fields without which screens could not show an object that the store has not seen before."""


@dataclass(frozen=True, slots=True)
class PackVisit:
    """One visit in a pack."""

    id: str
    enterprise: str
    """Name; "" when neither the pack nor the store knows it."""
    opened: datetime
    closed: datetime | None
    findings: int
    photos: int
    state: Literal["new", "changed", "known"]
    """Against the store: not here yet, here with less, here with all of it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    events: tuple[Event, ...]
    new: tuple[Event, ...]
    """Those that the store does not have."""
    facts: LogFacts
    """Empty when there are problems."""
    visits: tuple[PackVisit, ...]
    problems: tuple[Problem, ...]
    """Why the events cannot be taken; empty when they can."""

    def count(self, state: str) -> int:
        return sum(visit.state == state for visit in self.visits)


def weigh(work: Work, sender: str, events: Sequence[Event]) -> Delivery:
    """What taking these events of `sender` would do."""
    known = _known(work, sender, events)
    problems = delivery_problems(sender, events, known)
    # Only fields that passed the rules are looked into.
    facts = LogFacts.of_events([] if problems else events)
    problems += _incomplete(facts, known)
    new = tuple(event for event in events if event.seq not in known.hashes_of(sender, event.dev))
    visits = () if problems else _visits(work, facts, new)
    return Delivery(tuple(events), new, facts, visits, tuple(problems))


def _known(work: Work, sender: str, events: Sequence[Event]) -> Known:
    hashes = work.events.hashes_of(sender)
    earlier = {event.dev for event in events if event.dev != sender and is_own_life(sender, event.dev)}
    return Known(
        seq=max(hashes, default=0),
        hashes=hashes,
        lam=work.events.highest_counter(),
        visit_devices={visit.id: visit.device for visit in work.visits.all()},
        kinds=work.events.kinds_of(dict.fromkeys(event.obj for event in events)),
        earlier={device: work.events.hashes_of(device) for device in earlier},
        closed=_closed(work, [sender, *earlier]),
    )


def own_problems(work: Work, device: str, events: Sequence[Event]) -> list[Problem]:
    """Why no store would take this laptop's own log: asked before it travels, so that the laptop learns it first."""
    known = Known(0, {}, work.events.highest_counter())
    return delivery_problems(device, events, known) or _incomplete(LogFacts.of_events(events), known)


def _closed(work: Work, devices: Iterable[str]) -> dict[tuple[str, str], int]:
    closed: dict[tuple[str, str], int] = {}
    for device in devices:
        for event in work.events.of_kind(device, "visit"):
            if event.fields.get("closed_at"):
                closed.setdefault((device, event.obj), event.seq)
    return closed


def _incomplete(facts: LogFacts, known: Known) -> list[Problem]:
    return [
        Problem("pack.field_bad", {"kind": kind, "object": obj[:80], "field": field})
        for kind, wanted in _WHOLE.items()
        for obj, fields in facts.objects.get(kind, {}).items()
        for field in wanted
        if obj not in known.kinds and field not in fields
    ]


def _visits(work: Work, facts: LogFacts, new: Sequence[Event]) -> tuple[PackVisit, ...]:
    changed = {visit_of(event.kind, event.obj) for event in new}
    return tuple(_visit(work, facts, visit, changed) for visit in facts.of("visit"))


def _visit(work: Work, facts: LogFacts, visit: str, changed: set[str]) -> PackVisit:
    here = work.visits.get(visit)
    fields = facts.objects["visit"][visit]
    opened = fields["opened_at"] if "opened_at" in fields or here is None else here.opened_at.isoformat()
    closed = fields.get("closed_at", "")
    return PackVisit(
        id=visit,
        enterprise=_enterprise_name(work, facts, fields.get("enterprise_id", here.enterprise_id if here else "")),
        opened=datetime.fromisoformat(opened),
        closed=datetime.fromisoformat(closed) if closed else None,
        findings=len(facts.of_visit("finding", visit)),
        photos=len(facts.of_visit("photo", visit)),
        state="new" if here is None else "changed" if visit in changed else "known",
    )


def _enterprise_name(work: Work, facts: LogFacts, enterprise: str) -> str:
    told = facts.objects.get("enterprise", {}).get(enterprise, {}).get("name", "")
    here = None if told else work.enterprises.get(enterprise)
    return str(told) if told else here.name if here else ""
