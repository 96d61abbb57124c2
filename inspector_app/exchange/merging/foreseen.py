"""How many fields a delivery of events would leave with two different values: said before anything is changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from db.log.chain import canonical
from db.log.heads import BATCH, batches
from db.log.outdated import Said, outdated
from db.records.log import Event
from db.work import Work

Field = tuple[str, str]


def foreseen_conflicts(work: Work, new: Sequence[Event]) -> list[Field]:
    """(object, field) of each; `new` are events that the store does not have."""
    told: dict[Field, list[Event]] = defaultdict(list)
    for event in new:
        for field in event.fields:
            told[event.obj, field].append(event)
    heads = work.events.heads_of({obj for obj, _ in told})
    disputed: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for (obj, field), events in told.items():
        replaced = {parent for event in events for parent in event.parents}
        left = {f"{dev}:{seq}" for dev, seq in heads.get((obj, field), ())} - replaced
        if left:
            disputed[obj][field] = left
    return [
        (obj, field)
        for obj, log in _logs(work, disputed)
        for field, left in disputed[obj].items()
        if _differs(field, left, log, told[obj, field])
    ]


def _logs(work: Work, objects: Iterable[str]) -> Iterator[tuple[str, list[Event]]]:
    """Each object with its events. Read by many at once: a laptop that took the register in says all of it again."""
    for batch in batches(objects, BATCH):
        logs: dict[str, list[Event]] = {obj: [] for obj in batch}
        for event in work.events.of_objects(batch):
            logs[event.obj].append(event)
        yield from logs.items()


def _differs(field: str, left: set[str], log: list[Event], new: list[Event]) -> bool:
    events = [event for event in [*log, *new] if field in event.fields]
    said = {_name(event): Said(canonical(event.fields[field]), event.parents) for event in events}
    parents = {parent for event in events for parent in event.parents}
    heads = [name for name in [*left, *map(_name, new)] if name not in parents or name in left]
    gone = outdated(heads, said)
    return len({said[head].value for head in heads if head not in gone}) > 1


def _name(event: Event) -> str:
    return f"{event.dev}:{event.seq}"
