"""What the log says about itself: every event against its hash and the one before, every object against its events.

Pure: streams of stored rows in, problems out. What cannot be seen here is a log whose owner rewrote all of it, heads
and rows included; that shows against a pack or a paper that left the house before (reliability.md §6.2).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from db.log.chain import GENESIS
from db.log.history import Head, LoggedObject, StoredEvent, stored_hash
from db.log.kept import LeftOut
from db.log.outdated import Said, outdated
from db.records.values import JsonValue
from inspector_app.errors import Problem

Fields = Mapping[str, JsonValue]
_LONGEST_ID = 80


def chain_problems(events: Iterable[StoredEvent]) -> Iterator[Problem]:
    """Of all devices, each device's events in their order: changed, missing, repeated, added, or chained wrongly."""
    before: StoredEvent | None = None
    for event in events:
        if before is not None and before.dev != event.dev:
            before = None
        yield from _event_problems(event, before)
        before = event


def _event_problems(event: StoredEvent, before: StoredEvent | None) -> Iterator[Problem]:
    place = {"device": event.dev, "seq": event.seq}
    wanted = before.seq + 1 if before else 1
    if event.hash != stored_hash(event):
        repeated = before is not None and event.hash == before.hash
        yield Problem("audit.event_duplicate" if repeated else "audit.event_hash", place)
    if event.seq != wanted:
        if event.seq > wanted:
            yield Problem("audit.event_gap", {"device": event.dev, "from": wanted, "to": event.seq - 1})
        else:
            yield Problem("audit.event_counter", place)
    elif event.prev != (before.hash if before else GENESIS):
        yield Problem("audit.event_chain", place)
    if not isinstance(event.lam, int) or event.lam < 1 or (before and _lam(event) <= _lam(before)):
        yield Problem("audit.event_counter", place)


@dataclass(frozen=True, slots=True)
class ToldObject:
    """What the events of one object say."""

    heads: frozenset[Head]
    fields: Mapping[str, Fields]
    """Kind to the fields that a row of that kind must show."""
    parents: frozenset[tuple[str, int]]
    """Events that these replace, without those among them."""


def told_by(events: Iterable[StoredEvent], out: LeftOut = MappingProxyType({})) -> ToldObject:
    """An event is the head of a field until an event of the same object and field names it as a parent.

    `out`: what says nothing, because it breaks a rule that was not known when it came.
    """
    read = [(event, _counting(event, out), _parents(event)) for event in events]
    replaced = {Head(field, *parent) for _, fields, parents in read for parent in parents for field in fields}
    old = _outdated(read, replaced)
    shown: dict[str, JsonValue] = {}
    heads: set[Head] = set()
    for event, fields, _ in sorted(read, key=lambda each: (_lam(each[0]), each[0].dev)):
        for field, value in fields.items():
            head = Head(field, event.dev, event.seq)
            if head not in replaced:
                heads.add(head)
                if (event.dev, event.seq) not in old[field]:
                    shown[field] = value
    kinds: dict[str, dict[str, JsonValue]] = {}
    for event, fields, _ in read:
        if fields or (event.dev, event.seq) not in out:
            kinds.setdefault(event.kind, {}).update({field: shown.get(field) for field in fields})
    here = {(event.dev, event.seq) for event, _, _ in read}
    named = {parent for _, _, parents in read for parent in parents}
    return ToldObject(frozenset(heads), kinds, frozenset(named - here))


def _counting(event: StoredEvent, out: LeftOut) -> Fields:
    fields, gone = _fields(event), out.get((event.dev, event.seq), ())
    return {name: value for name, value in fields.items() if name not in gone} if gone else fields


def _outdated(
    read: Sequence[tuple[StoredEvent, Fields, list[tuple[str, int]]]], replaced: set[Head]
) -> Mapping[str, set[tuple[str, int]]]:
    """Field to the heads of it that do not count (db.log.outdated)."""
    heads: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for event, fields, _ in read:
        for name in fields:
            if Head(name, event.dev, event.seq) not in replaced:
                heads[name][f"{event.dev}:{event.seq}"] = (event.dev, event.seq)
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for name, named in heads.items():
        if len(named) > 1:
            said = {
                f"{event.dev}:{event.seq}": Said(
                    json.dumps(fields[name], sort_keys=True), tuple(f"{dev}:{seq}" for dev, seq in parents)
                )
                for event, fields, parents in read
                if name in fields
            }
            found[name] = {named[head] for head in outdated(list(named), said)}
    return found


def head_problems(logged: LoggedObject, told: ToldObject) -> Iterator[Problem]:
    """The table of heads against the events."""
    for code, heads in (("head_missing", told.heads - logged.heads), ("head_wrong", logged.heads - told.heads)):
        for head in sorted(heads):
            details = {"object": logged.obj[:_LONGEST_ID], "field": head.field, "device": head.dev, "seq": head.seq}
            yield Problem(f"audit.{code}", details)


def order_problems(logged: LoggedObject) -> Iterator[Problem]:
    """An event that replaces one which, by its counter, came later."""
    if len(logged.events) == 1:
        return
    lams = {(event.dev, event.seq): _lam(event) for event in logged.events}
    for event in logged.events:
        if any(lams.get(parent, 0) >= _lam(event) for parent in _parents(event)):
            yield Problem("audit.event_counter", {"device": event.dev, "seq": event.seq})


def _fields(event: StoredEvent) -> Fields:
    """Nothing when somebody made them unreadable: the hash has told already."""
    found = _json(event.fields)
    return found if isinstance(found, dict) else {}


def _parents(event: StoredEvent) -> list[tuple[str, int]]:
    found = _json(event.parents) if event.parents != "[]" else None
    names = [name.rpartition(":") for name in found if isinstance(name, str)] if isinstance(found, list) else []
    return [(dev, int(seq)) for dev, _, seq in names if seq.isdecimal()]


def _json(text: str) -> JsonValue:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None


def _lam(event: StoredEvent) -> int:
    return event.lam if isinstance(event.lam, int) else 0
