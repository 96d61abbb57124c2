"""Events as the lines of data/records.jsonl (resources/exchange/README.md), and back: what is no event stops here."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from db.records.log import Event
from inspector_app.exchange.bag.canonical import LARGEST_INTEGER
from inspector_app.exchange.bag.refusals import refused

_RECORD = "event"
_MOST_PARENTS = 1_000
_MOST_FIELDS = 100


def to_record(event: Event) -> dict[str, object]:
    return {
        "record": _RECORD,
        "dev": event.dev,
        "seq": event.seq,
        "lam": event.lam,
        "wall": event.wall,
        "kind": event.kind,
        "obj": event.obj,
        "fields": dict(event.fields),
        "parents": list(event.parents),
        "prev": event.prev,
        "hash": event.hash,
    }


def from_records(records: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Raises RefusedInputError pack.record with the number of the first line that is no event."""
    return [_event(record, number) for number, record in enumerate(records, start=1)]


def _event(record: Mapping[str, Any], number: int) -> Event:
    if set(record) != set(_SHAPES) or not all(fits(record[name]) for name, fits in _SHAPES.items()):
        raise refused("record", line=number)
    values = {name: value for name, value in record.items() if name != "record"}
    return Event(**values | {"parents": tuple(record["parents"])})


def _text(pattern: str) -> Callable[[object], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _count(value: object) -> bool:
    return type(value) is int and 1 <= value <= LARGEST_INTEGER


def _fields(value: object) -> bool:
    return isinstance(value, dict) and 1 <= len(value) <= _MOST_FIELDS and all(map(_field_name, value))


def _parents(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_PARENTS and all(isinstance(each, str) for each in value)


_field_name = _text(r"[a-z][a-z0-9_]{0,59}")
_SHAPES: dict[str, Callable[[object], bool]] = {
    "record": lambda value: value == _RECORD,
    "dev": _text(r"[0-9a-f]{12}-[1-9][0-9]{0,5}"),
    "seq": _count,
    "lam": _count,
    "wall": _text(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d(:\d\d)?"),
    "kind": _text(r"[a-z][a-z_]{0,39}"),
    "obj": _text(r"[^\x00-\x1f\x7f]{1,200}"),
    "fields": _fields,
    "parents": _parents,
    "prev": _text(r"[0-9a-f]{64}"),
    "hash": _text(r"[0-9a-f]{64}"),
}
