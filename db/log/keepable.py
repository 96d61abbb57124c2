"""What the fields of an event may hold, so that every table, chain and pack can hold them, too. Pure."""

import json
from collections.abc import Iterable, Mapping
from itertools import chain

from db.errors import UnkeepableError
from db.records.values import JsonValue

LARGEST_EVENT = 220 * 1024
"""Bytes of an event's fields as JSON: a pack takes records of 256 KiB, and the parents need room."""
LARGEST_INTEGER = 2**53
"""Beyond it other programs' JSON numbers are no longer exact (RFC 8259 §6)."""
DEEPEST = 24
_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Made once: an import writes some values of each of 40,000 enterprises, and making it costs more than using it."""


def require_keepable(fields: Mapping[str, JsonValue]) -> None:
    """Raises UnkeepableError that names the field and what is wrong with its value."""
    for name, value in fields.items():
        # Nearly all that is said is one text: half a million of them, when an office imports its register.
        if not isinstance(value, str):
            _require_plain(name, value)
        elif not is_keepable_text(value):
            raise UnkeepableError(name, "signs")
    if sum(map(_most_bytes, fields.values())) > LARGEST_EVENT:
        _require_small(fields)


def _most_bytes(value: JsonValue) -> int:
    """Of a text without writing it: no character takes more than \\u001f."""
    return 6 * len(value) + 2 if isinstance(value, str) else len(_WRITTEN(value).encode("utf-8"))


def _require_small(fields: Mapping[str, JsonValue]) -> None:
    size = 0
    for name, value in fields.items():
        size += len(_WRITTEN(value).encode("utf-8"))
        if size > LARGEST_EVENT:
            raise UnkeepableError(name, "large")


def _require_plain(name: str, value: JsonValue) -> None:
    """Every value in it, names of objects included; level by level, because a text may be nested without end."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise UnkeepableError(name, "deep")
        level = [each for part in level for each in _parts(name, part)]


def _parts(name: str, value: JsonValue) -> Iterable[JsonValue]:
    """What is inside, after a look at the value itself. Thousands of cells come here with each save of a table."""
    if isinstance(value, str):
        if not is_keepable_text(value):
            raise UnkeepableError(name, "signs")
    elif isinstance(value, list | tuple):
        return value
    elif isinstance(value, Mapping):
        return chain(value, value.values())
    elif isinstance(value, int | float):
        _require_number(name, value)
    return ()


def _require_number(name: str, value: float) -> None:
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise UnkeepableError(name, "number")
    elif not abs(value) < float("inf"):
        # False for what is no number, too.
        raise UnkeepableError(name, "number")


def is_keepable_text(text: str) -> bool:
    """Without NUL, which ends a text elsewhere, and without halves of characters, which no file can hold."""
    if "\0" in text:
        return False
    try:
        return text.isascii() or bool(text.encode("utf-8"))
    except UnicodeEncodeError:
        return False
