"""Says whether a delivery of events may be taken in, before anything is changed. Pure: a simulator drives it too.

Rules of reliability.md §5.2 and §5.4: a device's own log comes without gaps, in an unbroken chain of hashes, and
says nothing about what belongs to somebody else.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.events import GENESIS, event_hash
from db.records import Event
from inspector_app.errors import Problem
from inspector_app.exchange.event_schema import field_problems

FARTHEST_AHEAD = 1_000_000
"""A Lamport counter further ahead than this is not believed: it would move everybody's forever."""

_OWNED_BY_VISIT = {"answer", "finding", "photo", "notice"}
"""Their object ids begin with the id of their visit and a slash."""
_NAME = re.compile(r"[0-9a-f]{12}-[0-9]{1,6}:[1-9][0-9]{0,15}")
MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class Known:
    """What the receiving store knows that the decision needs."""

    seq: int
    """Highest sequence number it has of the sender; 0 for none."""
    hashes: Mapping[int, str]
    """Sequence number to hash, of the sender's events that the delivery repeats, and of number `seq`."""
    lam: int
    visit_devices: Mapping[str, str] = field(default_factory=dict)
    """Visit id to the device that owns it."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Object id to its kind (one of them), of the objects that the delivery names."""


def delivery_problems(sender: str, events: Sequence[Event], known: Known) -> list[Problem]:
    """Why the events of `sender` cannot be taken; empty when they can. At most 50 are listed."""
    problems: list[Problem] = []
    owners, kinds = dict(known.visit_devices), dict(known.kinds)
    previous = _start(events, known, problems)
    for event in events:
        if len(problems) >= MOST_PROBLEMS:
            break
        problems += _chain_problems(sender, event, previous, known)
        problems += field_problems(event.kind, event.obj, event.fields)
        problems += _right_problems(sender, event, owners)
        problems += _kind_problems(event, kinds)
        previous = event
    return problems


def _start(events: Sequence[Event], known: Known, problems: list[Problem]) -> Event | None:
    if events and events[0].seq > known.seq + 1:
        problems.append(Problem("pack.gap", {"from": known.seq + 1, "to": events[0].seq - 1}))
    return None


def _chain_problems(sender: str, event: Event, previous: Event | None, known: Known) -> list[Problem]:
    place = {"seq": event.seq}
    if event.dev != sender:
        return [Problem("pack.foreign_event", place)]
    if event.hash != event_hash(event):
        return [Problem("pack.event_hash", place)]
    if previous is not None and event.seq != previous.seq + 1:
        return [Problem("pack.gap", {"from": previous.seq + 1, "to": event.seq - 1})]
    before = previous.hash if previous else known.hashes.get(event.seq - 1, GENESIS if event.seq == 1 else event.prev)
    if event.prev != before:
        return [Problem("pack.chain_broken", place)]
    if event.seq in known.hashes and known.hashes[event.seq] != event.hash:
        return [Problem("pack.two_histories", place)]
    if event.lam > known.lam + FARTHEST_AHEAD or (previous is not None and event.lam <= previous.lam):
        return [Problem("pack.counter_bad", place)]
    if not all(_NAME.fullmatch(parent) for parent in event.parents):
        return [Problem("pack.parent_bad", place)]
    return []


def _right_problems(sender: str, event: Event, owners: dict[str, str]) -> list[Problem]:
    if event.kind == "visit":
        owner = owners.setdefault(event.obj, str(event.fields.get("device", "")))
        if event.fields.get("device", owner) != owner or owner != sender:
            return [Problem("pack.not_owner", {"seq": event.seq, "visit": event.obj})]
    elif event.kind in _OWNED_BY_VISIT:
        visit = event.obj.partition("/")[0]
        if owners.get(visit) != sender or event.fields.get("visit_id", visit) != visit:
            return [Problem("pack.not_owner", {"seq": event.seq, "visit": visit})]
    elif event.kind == "office" and event.obj != sender:
        return [Problem("pack.not_owner", {"seq": event.seq, "visit": ""})]
    return []


def _kind_problems(event: Event, kinds: dict[str, str]) -> list[Problem]:
    """Heads are kept by object and field: an event of another kind would get past the rule of the object's own kind."""
    if kinds.setdefault(event.obj, event.kind) != event.kind:
        return [Problem("pack.kind_differs", {"seq": event.seq, "object": event.obj[:80]})]
    return []
