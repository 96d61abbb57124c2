"""A pack's events against what the store knows: may they be taken, and what would they change. Changes nothing."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from db.log.kept import LeftOut, counting
from db.records.log import Event
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import epoch_of, is_own_life, laptop_of
from inspector_app.errors import Problem
from inspector_app.exchange.kinds.since import since_problems
from inspector_app.exchange.merging.event_schema import is_unknown, unknown_fields
from inspector_app.exchange.merging.late_changes import changes_accepted
from inspector_app.exchange.merging.log_facts import LogFacts, visit_of
from inspector_app.exchange.merging.merge import (
    Known,
    comments_met,
    delivery_problems,
    is_reopening,
    saying_problems,
)
from inspector_app.exchange.trust.rights import reviewers

WHOLE = {
    "visit": ("enterprise_id", "checklist_id", "device", "mode", "opened_at"),
    "answer": ("visit_id", "item"),
    "finding": ("visit_id", "severity"),
    "photo": ("visit_id", "sha256", "added_at"),
    "notice": ("visit_id", "number", "issued_at", "pdf_sha256"),
    "deed": ("visit_id", "notice_id", "deed", "done_at"),
    "rectification": ("finding_id", "act", "done_on"),
    "reply_file": ("batch", "sha256"),
    "measure_file": ("measure_id", "sha256", "added_at"),
    "double_draw": ("drawn_at", "facts"),
    "day_list": ("day", "stops"),
    "suspicion": ("visit_id", "found_at"),
    "review": ("visit_id", "act", "decided_at"),
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
    state: Literal["new", "changed", "known", "older"]
    """Against the store: not here yet, here with less, here with all of it, here with more than the pack has."""
    newest: Mapping[str, int] = field(default_factory=dict)
    """Device to the number of the last record about it that the store does not have."""


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
    unasked: frozenset[str] = frozenset()
    """Visits that were opened again for comments of which no reviewer's laptop that is known here has made one."""
    accepted: frozenset[str] = frozenset()
    """Visits that a reviewer accepted here, and that are not any more what was accepted."""

    @property
    def unread(self) -> int:
        """New ones of a kind, or with fields, of a newer program: they are kept, and nobody here reads them."""
        return sum(is_unknown(event.kind, event.fields) for event in self.new)

    @property
    def unread_fields(self) -> dict[str, set[str]]:
        """Kind to the fields of these."""
        found = dict[str, set[str]]()
        for event in self.new:
            if is_unknown(event.kind, event.fields):
                found.setdefault(event.kind, set()).update(unknown_fields(event.kind, event.fields))
        return found

    def count(self, state: str) -> int:
        return sum(visit.state == state for visit in self.visits)


def weigh(work: Work, sender: str, events: Sequence[Event], since: Mapping[str, int] | None = None) -> Delivery:
    """What taking these events of `sender` would do; `since` is what his pack left out, because it was confirmed."""
    known = _known(work, sender, events)
    problems = since_problems(since or {}, work.events.have() if since else {})
    problems += [each for each in delivery_problems(sender, events, known) if each not in problems]
    # Only fields that passed the rules are looked into.
    facts = _told(work, [] if problems else events, known.left_out)
    problems += _incomplete(facts, known)
    new = tuple(event for event in events if event.seq not in known.hashes_of(sender, event.dev))
    visits = () if problems else _visits(work, facts, events, new)
    if problems:
        return Delivery(tuple(events), new, facts, visits, tuple(problems))
    unasked = unasked_among(work, [event for event in new if is_reopening(event)])
    return Delivery(tuple(events), new, facts, visits, (), unasked, changes_accepted(work, new))


def unasked_among(work: Work, reopenings: Sequence[Event]) -> frozenset[str]:
    """Visits that were opened again, and no reviewer known here had sent them back: their laptop says so alone.

    It is no reason to refuse a log: another desk may have asked, or this one was restored since.
    """
    if not reopenings:
        return frozenset()
    met = {comment: event for event in reopenings for comment in comments_met(event)}
    asking, own = reviewers(work), work.devices.own().id
    asked = {
        event.obj.partition("/")[0]
        for event in work.events.of_objects(met)
        if (event.dev in asking or is_own_life(own, event.dev))
        and laptop_of(event.dev) != laptop_of(met[event.obj].dev)
    }
    return frozenset(event.obj for event in reopenings if event.obj not in asked)


def _told(work: Work, events: Sequence[Event], out: LeftOut) -> LogFacts:
    """What the events and those before them, which are here already, say of the objects that the events speak of."""
    by_device: dict[str, list[Event]] = {}
    for event in events:
        by_device.setdefault(event.dev, []).append(event)
    whole: list[Event] = []
    for device in sorted(by_device, key=epoch_of):
        delivered = by_device[device]
        first = delivered[0].seq
        objects = dict.fromkeys(event.obj for event in delivered)
        whole += work.events.of_device_about(device, objects, before=first) if first > 1 else []
        whole += delivered
    return LogFacts.of_events(counting(whole, out)).narrowed({event.obj for event in events})


def _known(work: Work, sender: str, events: Sequence[Event]) -> Known:
    """Asked of what the events name: a store of a hundred thousand visits answers as fast as one of ten."""
    since = min((event.seq for event in events if event.dev == sender), default=1) - 1
    earlier = {event.dev for event in events if event.dev != sender and is_own_life(sender, event.dev)}
    visits = visits_named(events)
    met = [comment for event in events if is_reopening(event) for comment in comments_met(event)]
    return Known(
        seq=work.events.last_of(sender),
        hashes=work.events.hashes_of(sender, since),
        lam=work.events.highest_counter(),
        visit_devices=work.visits.devices_of(visits),
        kinds=work.events.kinds_of(dict.fromkeys(event.obj for event in events)),
        earlier={device: work.events.hashes_of(device) for device in earlier},
        closed=_closed(work, [sender, *earlier], visits),
        commented=frozenset(obj for obj, kind in work.events.kinds_of(met).items() if kind == "return"),
        left_out=(out := work.kept.left_out()),
        hidden=work.kept.hidden(out),
        own=(own := work.devices.own().id, work.events.last_of(own)),
    )


def visits_named(events: Iterable[Event]) -> list[str]:
    named = {event.obj.partition("/")[0] for event in events}
    fields = (event.fields.get("visit_id") for event in events)
    return sorted(named | {visit for visit in fields if isinstance(visit, str)})


def own_problems(work: Work, device: str, events: Sequence[Event]) -> list[Problem]:
    """Why no store would take this laptop's own log: asked before it travels, so that the laptop learns it first."""
    known = Known(0, {}, work.events.highest_counter())
    return delivery_problems(device, events, known) or _incomplete(LogFacts.of_events(events), known)


def word_problems(work: Work, device: str, kind: str, obj: str, fields: Mapping[str, JsonValue]) -> list[Problem]:
    """Why no other store would take it if `device` said this next: pack.not_owner, pack.after_close.

    Asked before it is recorded: one such event, and nothing that comes after it in the log reaches anybody.
    """
    event = Event(device, work.events.last_of(device) + 1, 0, "", kind, obj, fields, (), "", "")
    visits = [visit] if (visit := visit_of(kind, obj)) else []
    return saying_problems(event, work.visits.devices_of(visits), _closed(work, [device], visits))


def _closed(work: Work, devices: Iterable[str], visits: Sequence[str]) -> dict[tuple[str, str], int]:
    closed: dict[tuple[str, str], int] = {}
    for device in devices:
        for event in work.events.of_device_about(device, visits):
            if event.kind != "visit":
                continue
            if is_reopening(event):
                closed.pop((device, event.obj), None)
            elif event.fields.get("closed_at"):
                closed.setdefault((device, event.obj), event.seq)
    return closed


def _incomplete(facts: LogFacts, known: Known) -> list[Problem]:
    return [
        Problem("pack.field_bad", {"kind": kind, "object": obj[:80], "field": field})
        for kind, wanted in WHOLE.items()
        for obj, fields in facts.objects.get(kind, {}).items()
        for field in wanted
        if (obj not in known.kinds or obj in known.hidden) and field not in fields
    ]


def _visits(work: Work, facts: LogFacts, events: Sequence[Event], new: Sequence[Event]) -> tuple[PackVisit, ...]:
    changed: dict[str, dict[str, int]] = {}
    for event in new:
        changed.setdefault(visit_of(event.kind, event.obj), {})[event.dev] = event.seq
    last = {event.dev: event.seq for event in events}
    later = {
        visit_of(event.kind, event.obj) for dev, seq in last.items() for event in work.events.of_device(dev, after=seq)
    }
    told = _told_visits(work, facts)
    counts = facts.counts_of_visits("finding"), facts.counts_of_visits("photo")
    return tuple(_visit(work, facts, visit, changed, later, counts) for visit in told)


def _told_visits(work: Work, facts: LogFacts) -> list[str]:
    """Visits that the events speak of, also when only their answers or photos came anew."""
    objects = facts.objects.get("visit", {})
    named = {visit_of(kind, obj) for kind, told in facts.objects.items() for obj in told}
    return [*objects, *sorted(visit for visit in named if visit and visit not in objects and work.visits.get(visit))]


def _visit(
    work: Work,
    facts: LogFacts,
    visit: str,
    changed: Mapping[str, Mapping[str, int]],
    later: set[str],
    counts: tuple[Mapping[str, int], Mapping[str, int]],
) -> PackVisit:
    here = work.visits.get(visit)
    fields = facts.objects.get("visit", {}).get(visit, {})
    opened = fields["opened_at"] if "opened_at" in fields or here is None else here.opened_at.isoformat()
    closed = fields.get("closed_at", "")
    return PackVisit(
        id=visit,
        enterprise=_enterprise_name(work, facts, fields.get("enterprise_id", here.enterprise_id if here else "")),
        opened=datetime.fromisoformat(opened),
        closed=datetime.fromisoformat(closed) if closed else None,
        findings=counts[0].get(visit, 0),
        photos=counts[1].get(visit, 0),
        state=_state(visit, here is None, changed, later),
        newest=changed.get(visit, {}),
    )


def _state(
    visit: str, absent: bool, changed: Container[str], later: set[str]
) -> Literal["new", "changed", "known", "older"]:
    if absent:
        return "new"
    if visit in changed:
        return "changed"
    return "older" if visit in later else "known"


def _enterprise_name(work: Work, facts: LogFacts, enterprise: str) -> str:
    told = facts.objects.get("enterprise", {}).get(enterprise, {}).get("name", "")
    here = None if told else work.enterprises.get(enterprise)
    return str(told) if told else here.name if here else ""
