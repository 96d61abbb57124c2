"""How many fields a delivery of events would leave with two different values: said before anything is changed."""

from collections import defaultdict
from collections.abc import Sequence

from db.chain import canonical
from db.outdated import Said, outdated
from db.records import Event
from db.work import Work

Field = tuple[str, str]


def foreseen_conflicts(work: Work, new: Sequence[Event]) -> list[Field]:
    """(object, field) of each; `new` are events that the store does not have."""
    told: dict[Field, list[Event]] = defaultdict(list)
    for event in new:
        for field in event.fields:
            told[event.obj, field].append(event)
    heads = work.events.heads_of({obj for obj, _ in told})
    disputed = {}
    for key, events in told.items():
        replaced = {parent for event in events for parent in event.parents}
        left = {f"{dev}:{seq}" for dev, seq in heads.get(key, ())} - replaced
        if left:
            disputed[key] = left
    return [key for key, left in disputed.items() if _differs(work, key, left, told[key])]


def _differs(work: Work, key: Field, left: set[str], new: list[Event]) -> bool:
    obj, field = key
    events = [event for event in [*work.events.of_objects([obj]), *new] if field in event.fields]
    said = {_name(event): Said(canonical(event.fields[field]), event.parents) for event in events}
    parents = {parent for event in events for parent in event.parents}
    heads = [name for name in [*left, *map(_name, new)] if name not in parents or name in left]
    gone = outdated(heads, said)
    return len({said[head].value for head in heads if head not in gone}) > 1


def _name(event: Event) -> str:
    return f"{event.dev}:{event.seq}"
