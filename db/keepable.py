"""What the fields of an event may hold, so that every table, chain and pack can hold them, too. Pure."""

import json
from collections.abc import Iterator, Mapping

from db.errors import UnkeepableError
from db.records import JsonValue

LARGEST_EVENT = 220 * 1024
"""Bytes of an event's fields as JSON: a pack takes records of 256 KiB, and the parents need room."""
LARGEST_INTEGER = 2**53
"""Beyond it other programs' JSON numbers are no longer exact (RFC 8259 §6)."""
DEEPEST = 24


def require_keepable(fields: Mapping[str, JsonValue]) -> None:
    """Raises UnkeepableError that names the field and what is wrong with its value."""
    size = 0
    for name, value in fields.items():
        for part, depth in _parts(value):
            if depth > DEEPEST:
                raise UnkeepableError(name, "deep")
            _require_plain(name, part)
        size += len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
        if size > LARGEST_EVENT:
            raise UnkeepableError(name, "large")


def _require_plain(name: str, value: JsonValue) -> None:
    if isinstance(value, str):
        if not is_keepable_text(value):
            raise UnkeepableError(name, "signs")
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise UnkeepableError(name, "number")
    elif isinstance(value, float) and not abs(value) < float("inf"):
        # False for what is no number, too.
        raise UnkeepableError(name, "number")


def is_keepable_text(text: str) -> bool:
    """Without NUL, which ends a text elsewhere, and without halves of characters, which no file can hold."""
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _parts(value: JsonValue) -> Iterator[tuple[JsonValue, int]]:
    """Every value in a value, names of objects included; not recursive, because a text may be nested without end."""
    waiting: list[tuple[JsonValue, int]] = [(value, 1)]
    while waiting:
        part, depth = waiting.pop()
        if isinstance(part, Mapping):
            waiting.extend((each, depth + 1) for pair in part.items() for each in pair)
        elif isinstance(part, list | tuple):
            waiting.extend((each, depth + 1) for each in part)
        yield part, depth
