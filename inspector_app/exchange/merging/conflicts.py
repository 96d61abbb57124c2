"""Fields of which two people said different things: what it was, what each says, and a person's decision.

Nothing is dropped: a decision is one more change, which replaces both; the values stay in the log, and another decision
may follow (reliability.md §5.2). What belongs to one laptop is decided there alone
(inspector_app.exchange.merging.deciders).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from db.log.chain import canonical
from db.records.log import Conflict, Event
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import is_own_life
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.merging.deciders import why_not_here
from inspector_app.exchange.merging.reopening import Log, first_said, follows, named, said_again, sides_of
from inspector_app.stores import Store

_OF_A_VISIT = ("visit", "answer", "finding", "photo")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, and who said it."""

    value: JsonValue
    person: str
    device: str
    at: str
    """What the clock of that laptop said, ISO 8601: evidence, never order."""
    own: bool
    shown: bool
    """The screens show this one until somebody decides, or since somebody decided."""


@dataclass(frozen=True, slots=True)
class Dispute:
    kind: str
    obj: str
    name: str
    """Of the enterprise, as people know it; the id when it has none."""
    field: str
    base: JsonValue | None
    """What it was before both; None when nothing was said before."""
    has_base: bool
    sides: tuple[Side, ...]
    """The own one first, then as they count."""
    decided: bool = False
    barred: Problem | None = None
    """Why it is not decided on this laptop, and on whose it is; None when it may be."""

    @property
    def mark(self) -> str:
        """12 hex: which value stands in which place, whatever counts of them. A decision is of what it names."""
        said = [[side.device, side.at, side.value] for side in self.sides]
        return hashlib.sha256(canonical(said).encode("utf-8", "surrogatepass")).hexdigest()[:12]


class _Standing(NamedTuple):
    decision: Event
    field: str
    log: Log
    """Of its object."""
    counts: Event
    """What was said last, and counts."""


def disputes(work: Work, device: str) -> list[Dispute]:
    """Every field on which a person has to decide; those that nobody may decide here at the end."""
    found = [_open(work, device, each) for each in work.events.conflicts()]
    return sorted(found, key=lambda each: each.barred is not None)


def decided(work: Work, device: str) -> list[Dispute]:
    """What was decided on this laptop and still counts, the latest first: another decision may follow."""
    return [_closed(work, device, each) for each in _standing(work, device)]


def _standing(work: Work, device: str, only: str = "") -> Iterator[_Standing]:
    """Each decision after which nothing else was said; of one object, or of all."""
    seen: set[tuple[str, str]] = set()
    for event in reversed(work.events.decisions(device)):
        if only not in ("", event.obj):
            continue
        log = named(work.events.of_objects([event.obj]))
        for field in event.fields:
            heads = work.events.head_events(event.obj, field)
            is_first = (event.obj, field) not in seen and bool(sides_of(event, log, field))
            if is_first and len(heads) == 1 and follows(heads[0], event, log):
                seen.add((event.obj, field))
                yield _Standing(event, field, log, heads[0])


def decide(store: Store, obj: str, field: str, number: int, now: datetime, looked: str | None = None) -> Dispute:
    """The value of one side counts from now on; `number` begins at 1, as `sides` has them.

    `looked`: the mark of what was looked at; None: whatever is here now. Also for what was decided before. Raises
    RefusedInputError pack.conflict_unknown, pack.conflict_moved, pack.conflict_choice; as `barred`.
    """
    with store.database.work(now) as work:
        dispute = _find(work, store.device, obj, field)
        _require_free(dispute)
        if looked not in (None, dispute.mark):
            raise RefusedInputError([Problem("pack.conflict_moved")])
        if not 1 <= number <= len(dispute.sides):
            raise RefusedInputError([Problem("pack.conflict_choice", {"number": number, "most": len(dispute.sides)})])
        work.events.record(dispute.kind, obj, {field: dispute.sides[number - 1].value})
        return _find(work, store.device, obj, field)


def undo(store: Store, obj: str, field: str, now: datetime) -> Dispute:
    """The field is open again, here and on every laptop that hears of it; gives it as it is now.

    Raises RefusedInputError pack.conflict_unknown for one that was not decided here, or was changed since; as `barred`.
    """
    with store.database.work(now) as work:
        found = next((each for each in _standing(work, store.device, obj) if each.field == field), None)
        if found is None:
            raise _unknown(obj, field)
        _require_free(_closed(work, store.device, found))
        again = said_again(found.decision, found.log, field)
        work.events.record_beside(found.decision.kind, obj, [{field: value} for value in again])
        return _find(work, store.device, obj, field)


def _find(work: Work, device: str, obj: str, field: str) -> Dispute:
    """Of all that is in the store, this object alone is looked at."""
    for conflict in work.events.conflicts([obj]):
        if conflict.field == field:
            return _open(work, device, conflict)
    for standing in _standing(work, device, obj):
        if standing.field == field:
            return _closed(work, device, standing)
    raise _unknown(obj, field)


def _open(work: Work, device: str, conflict: Conflict) -> Dispute:
    heads = work.events.head_events(conflict.obj, conflict.field)
    return _dispute(work, device, conflict.kind, conflict.obj, conflict.field, heads)


def _closed(work: Work, device: str, standing: _Standing) -> Dispute:
    event, field = standing.decision, standing.field
    sides = sides_of(event, standing.log, field)
    return _dispute(work, device, event.kind, event.obj, field, sides, decision=standing.counts)


def _require_free(dispute: Dispute) -> None:
    if dispute.barred is not None:
        raise RefusedInputError([dispute.barred])


def _unknown(obj: str, field: str) -> RefusedInputError:
    return RefusedInputError([Problem("pack.conflict_unknown", {"object": obj[:60], "field": field[:40]})])


def _dispute(
    work: Work,
    device: str,
    kind: str,
    obj: str,
    field: str,
    heads: Sequence[Event],
    decision: Event | None = None,
) -> Dispute:
    people = {each.id: each.person for each in work.devices.all()}
    counts = decision or heads[0]
    shown = canonical(counts.fields[field])
    log = named(work.events.of_objects([obj]))
    said = [first_said(event, log, field) for event in heads]
    sides = [_side(event, field, people, device, shown) for event in said]
    base = _base(log.values(), said, field)
    return Dispute(
        kind,
        obj,
        _name(work, kind, obj),
        field,
        None if base is None else base.fields[field],
        base is not None,
        tuple(sorted(sides, key=lambda side: not side.own)),
        decision is not None,
        why_not_here(work, device, kind, obj, {field: counts.fields[field]}, counts.dev),
    )


def _side(event: Event, field: str, people: Mapping[str, str], device: str, shown: str) -> Side:
    own = is_own_life(device, event.dev)
    value = event.fields[field]
    return Side(value, people.get(event.dev, ""), event.dev, event.wall, own, canonical(value) == shown)


def _base(events: Iterable[Event], heads: Sequence[Event], field: str) -> Event | None:
    """The nearest event that all heads come from; of laptops that took in the same register, what all of them had."""
    by_name = {f"{event.dev}:{event.seq}": event for event in events if field in event.fields}
    before = [_ancestors(head, by_name) for head in heads]
    common = set.intersection(*before) if before else set()
    if before and not common:
        had = set.intersection(*({canonical(by_name[name].fields[field]) for name in names} for names in before))
        common = {name for names in before for name in names if canonical(by_name[name].fields[field]) in had}
    return _latest(by_name[name] for name in common)


def _latest(events: Iterable[Event]) -> Event | None:
    return max(events, key=lambda event: (event.lam, event.dev), default=None)


def _ancestors(head: Event, by_name: Mapping[str, Event]) -> set[str]:
    found: set[str] = set()
    waiting = [head]
    while waiting:
        for parent in waiting.pop().parents:
            if parent in by_name and parent not in found:
                found.add(parent)
                waiting.append(by_name[parent])
    return found


def _name(work: Work, kind: str, obj: str) -> str:
    if kind in ("measure", "measure_part"):
        return _name_of_measure(work, obj) or obj
    if kind == "campaign":
        campaign = work.campaigns.get(obj)
        return campaign.name if campaign is not None and campaign.name else obj
    if kind in _OF_A_VISIT:
        return _name_in_visit(work, kind, obj) or obj
    enterprise = work.enterprises.get(obj) if kind == "enterprise" else None
    return enterprise.name if enterprise is not None and enterprise.name else obj


def _name_in_visit(work: Work, kind: str, obj: str) -> str:
    """Whose visit, its day, and the item; of a photo the file's name, too."""
    visit = work.visits.get(obj.partition("/")[0])
    if visit is None:
        return ""
    enterprise, told = work.enterprises.get(visit.enterprise_id), work.events.shown(obj)
    details = [told.get("item"), told.get("file_name") if kind == "photo" else None]
    day = visit.opened_at.astimezone().date().isoformat()
    return " ".join(str(each) for each in (enterprise.name if enterprise else "", day, *details) if each)


def _name_of_measure(work: Work, obj: str) -> str:
    """Its day, its title, and who it is about; the id of a part begins with that of its measure."""
    measure = work.measures.get(obj) or work.measures.get("/".join(obj.split("/")[:2]))
    if measure is None:
        return ""
    parts = work.measures.parts([measure.id]).get(measure.id, [])
    about = [part for part in parts if part.id == obj] or parts[:1]
    names = work.statistics.names(part.enterprise_id for part in about)
    return " ".join(each for each in (measure.held_on.isoformat(), measure.title, *names.values()) if each)
