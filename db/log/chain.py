"""What an event is as bytes: its one text, and the hash that ties it to the one before."""

import hashlib
import json

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
    content = {
        "dev": event.dev,
        "seq": event.seq,
        "lam": event.lam,
        "wall": event.wall,
        "kind": event.kind,
        "obj": event.obj,
        "fields": dict(event.fields),
        "parents": list(event.parents),
    }
    return hashlib.sha256(event.prev.encode("ascii") + canonical(content).encode("utf-8")).hexdigest()
