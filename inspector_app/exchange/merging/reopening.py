"""A decided field is open again: who undoes a decision says its sides once more, beside each other. Pure.

Each of these events replaces the decision and none of the others, so every replica that takes them sees the same
conflict; a program that knows nothing of this does, too. Who said a value first is found by the way back.
"""

from collections.abc import Iterable, Mapping, Sequence

from db.log.chain import canonical
from db.records.log import Event
from db.records.values import JsonValue

Log = Mapping[str, Event]
"""Events of one object by name."""


def named(events: Iterable[Event]) -> dict[str, Event]:
    return {event_name(event): event for event in events}


def event_name(event: Event) -> str:
    return f"{event.dev}:{event.seq}"


def sides_of(decision: Event, log: Log, field: str) -> list[Event]:
    """The events of different values that a decision replaced; fewer than two: it decided nothing here."""
    said = [log[name] for name in decision.parents if name in log and field in log[name].fields]
    if len({canonical(side.fields[field]) for side in said}) < 2:
        return []
    older = _older(said, log, field)
    sides = [side for side in said if event_name(side) not in older]
    return sides if len({canonical(side.fields[field]) for side in sides}) > 1 else []


def _older(said: Iterable[Event], log: Log, field: str) -> set[str]:
    """Names of what these came after: an event may be a parent for the sake of another field."""
    found: set[str] = set()
    waiting = [name for event in said for name in event.parents]
    while waiting:
        name = waiting.pop()
        if name not in found and name in log and field in log[name].fields:
            found.add(name)
            waiting += log[name].parents
    return found


def follows(head: Event, decision: Event, log: Log) -> bool:
    """Whether nothing came after the decision but other decisions of the same field."""
    while event_name(head) != event_name(decision):
        if len(head.parents) != 1 or len(head.fields) != 1 or head.parents[0] not in log:
            return False
        head = log[head.parents[0]]
    return True


def said_again(decision: Event, log: Log, field: str) -> list[JsonValue]:
    """The values that stood before the decision, the one that screens showed last; each once."""
    sides = sorted(sides_of(decision, log, field), key=lambda event: (event.lam, event.dev))
    by_text = {canonical(side.fields[field]): side.fields[field] for side in reversed(sides)}
    return list(reversed(by_text.values()))


def first_said(event: Event, log: Log, field: str) -> Event:
    """Whose value an event only says again, because a decision was undone; the event itself when it says its own."""
    while _is_reopening(event, log):
        decision = log[event.parents[0]]
        while len(decision.parents) == 1 and decision.parents[0] in log:
            # A decision that was decided again before it was undone.
            decision = log[decision.parents[0]]
        before = _same_value(event, sides_of(decision, log, field), field)
        if before is None:
            break
        event = before
    return event


def _is_reopening(event: Event, log: Log) -> bool:
    """Several of one laptop replaced the same single event, and not each other: nothing else writes that."""
    if len(event.parents) != 1 or event.parents[0] not in log:
        return False
    beside = [
        each
        for each in log.values()
        if each.dev == event.dev and each.parents == event.parents and set(each.fields) == set(event.fields)
    ]
    return len(beside) > 1


def _same_value(event: Event, sides: Sequence[Event], field: str) -> Event | None:
    value = canonical(event.fields[field])
    found = [side for side in sides if canonical(side.fields[field]) == value]
    return max(found, key=lambda side: (side.lam, side.dev), default=None)
