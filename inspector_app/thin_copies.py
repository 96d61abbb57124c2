"""What stays on the disk of an original that was handed over: a working copy, and who confirmed to hold the original.

The bytes are one line of JSON and then a JPEG, sealed under the hash of the original (inspector_app.sealed_files).
"""

import json
from dataclasses import dataclass
from datetime import datetime

_FIELDS = {"sha256": str, "size": int, "person": str, "confirmed_at": str}


@dataclass(frozen=True, slots=True)
class ThinCopy:
    sha256: str
    """Of the original."""
    size: int
    """Bytes of the original."""
    person: str
    """Who confirmed to hold the original; several names stand one after another."""
    confirmed_at: str
    """ISO 8601: when the newest of their receipts was written."""
    picture: bytes
    """JPEG, upright, without the camera's data."""

    @property
    def day(self) -> str:
        return datetime.fromisoformat(self.confirmed_at).date().isoformat()


def encoded(copy: ThinCopy) -> bytes:
    facts = {name: getattr(copy, name) for name in _FIELDS}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n" + copy.picture


def decoded(data: bytes) -> ThinCopy:
    """Raises ValueError for bytes that are no such copy."""
    line, end, picture = data.partition(b"\n")
    facts = json.loads(line)
    if not end or not isinstance(facts, dict) or set(facts) != set(_FIELDS):
        raise ValueError("no thin copy")
    if not all(type(facts[name]) is kind for name, kind in _FIELDS.items()):
        raise ValueError("no thin copy")
    datetime.fromisoformat(facts["confirmed_at"])
    return ThinCopy(**facts, picture=picture)
