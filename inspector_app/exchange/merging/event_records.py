"""Events as the lines of data/records.jsonl (resources/exchange/README.md), and back: what is no event stops here."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from db.records.log import Event, with_text
from inspector_app.exchange.bag.canonical import LARGEST_INTEGER
from inspector_app.exchange.bag.pack_info import is_of_a_clock
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.watching import WorkLimit

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


def from_lines(lines: bytes) -> list[Event]:
    """As `from_records`, of a data/records.jsonl whose lines are canonical; the events know the text of their fields.

    It is hashed and kept as it came: writing all fields anew, twice, would be much of the work of taking a visit in.
    Raises as `from_records`, and RefusedInputError pack.too_slow.
    """
    limit, events = WorkLimit(len(lines)), list[Event]()
    for number, line in enumerate(BytesIO(lines), start=1):
        limit.check()
        events.append(_told_in(line, number))
    return events


def _told_in(line: bytes, number: int) -> Event:
    text = line.decode("utf-8")
    return _knowing(_event(json.loads(text), number), text)


def from_checked_lines(lines: bytes) -> list[Event]:
    """As `from_lines`, of bytes that it has let through before, be it in another process: a third of its work."""
    texts = lines.decode("utf-8").split("\n")[:-1]
    records = json.loads(f"[{','.join(texts)}]")
    return [_knowing(_of_record(record), text) for record, text in zip(records, texts, strict=True)]


def _knowing(event: Event, text: str) -> Event:
    """The event, and how its fields are written in `text`, its line."""
    # In a canonical text these stand right behind the fields; inside of a text within it no quote follows a comma.
    behind = text.rindex(f',"hash":"{event.hash}","kind":"{event.kind}","lam":{event.lam},"obj":')
    return with_text(event, text[len(f'{{"dev":"{event.dev}","fields":') : behind])


def _event(record: Mapping[str, Any], number: int) -> Event:
    if record.keys() != _SHAPES.keys() or not all([fits(record[name]) for name, fits in _SHAPES.items()]):
        raise refused("record", line=number)
    return _of_record(record)


def _of_record(record: Mapping[str, Any]) -> Event:
    return Event(
        record["dev"],
        record["seq"],
        record["lam"],
        record["wall"],
        record["kind"],
        record["obj"],
        record["fields"],
        tuple(record["parents"]),
        record["prev"],
        record["hash"],
    )


def _text(pattern: str) -> Callable[[object], bool]:
    fullmatch = re.compile(pattern, re.ASCII).fullmatch
    return lambda value: isinstance(value, str) and fullmatch(value) is not None


def _count(value: object) -> bool:
    return type(value) is int and 1 <= value <= LARGEST_INTEGER


def _fields(value: object) -> bool:
    return isinstance(value, dict) and 1 <= len(value) <= _MOST_FIELDS and all(map(_field_name, value))


def _parents(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_PARENTS and all(isinstance(each, str) for each in value)


def _is_of_a_clock(wall: Any) -> bool:
    try:
        return is_of_a_clock(datetime.fromisoformat(wall))
    except ValueError:
        return False


_is_wall = _text(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d(:\d\d)?")
# A hundred answers have the same eight.
_field_name = lru_cache(maxsize=1000)(_text(r"[a-z][a-z0-9_]{0,59}"))
_SHAPES: dict[str, Callable[[object], bool]] = {
    "record": lambda value: value == _RECORD,
    "dev": _text(r"[0-9a-f]{12}-[1-9][0-9]{0,5}"),
    "seq": _count,
    "lam": _count,
    "wall": lambda value: _is_wall(value) and _is_of_a_clock(value),
    "kind": _text(r"[a-z][a-z_]{0,39}"),
    "obj": _text(r"[^\x00-\x1f\x7f]{1,200}"),
    "fields": _fields,
    "parents": _parents,
    "prev": _text(r"[0-9a-f]{64}"),
    "hash": _text(r"[0-9a-f]{64}"),
}
