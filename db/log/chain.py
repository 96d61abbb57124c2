"""What an event is as bytes: its one text, and the hash that ties it to the one before."""

import hashlib
import json
from json.encoder import encode_basestring as quoted

from db.records.log import Event
from db.records.values import JsonValue

GENESIS = "0" * 64
"""What stands before the first event of a device."""
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(value: JsonValue) -> str:
    """The one JSON text of a value: sorted keys, no spaces; NaN and infinities raise ValueError."""
    return _CANONICAL(value)


def event_hash(event: Event) -> str:
    """SHA-256 over the hash before and the canonical event: changing any event breaks all that follow it."""
    # Put together, because fields and parents are kept as these very texts; keys in their canonical order.
    content = (
        f'{{"dev":{quoted(event.dev)},"fields":{fields_text(event)},"kind":{quoted(event.kind)},"lam":{event.lam},'
        f'"obj":{quoted(event.obj)},"parents":{parents_text(event)},"seq":{event.seq},"wall":{quoted(event.wall)}}}'
    )
    return hashlib.sha256(f"{event.prev}{content}".encode()).hexdigest()


def fields_text(event: Event) -> str:
    """As the log keeps them."""
    return event.fields_text or canonical(dict(event.fields))


def parents_text(event: Event) -> str:
    return canonical(list(event.parents)) if event.parents else "[]"
