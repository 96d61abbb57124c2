"""Frozen papers as JSON values and back, strictly: what was issued can be read again exactly, or is refused.

Dates are ISO 8601 text, times `HH:MM`, tuples are lists, a dataclass is an object with exactly its fields. A field made
with `rare_fact` is left out while it is empty: papers of before it, and most after it, say nothing of it.
"""

import types
from collections.abc import Mapping
from dataclasses import Field, field, fields, is_dataclass
from datetime import date, time
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError

T = TypeVar("T")


_RARE = "rare"


def rare_fact(empty: Any = (), *, compare: bool = True) -> Any:
    """What few papers have, or none of before; not `compare`: nothing that the paper says."""
    return field(default=empty, compare=compare, metadata={_RARE: True})


class _UnreadableError(Exception):
    """A fact at `place` is not what the paper's value says."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def to_facts(value: Any) -> JsonValue:
    """A frozen dataclass, and all that lies in it, as JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        said = [each for each in fields(value) if getattr(value, each.name) or not _is_rare(each)]
        return {each.name: to_facts(getattr(value, each.name)) for each in said}
    if isinstance(value, tuple):
        return [to_facts(each) for each in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_facts(kind: type[T], facts: JsonValue) -> T:
    """The value that `to_facts` wrote.

    Raises RefusedInputError (`notice.facts`) with the place of the first fact that is missing, too many, or of another
    type: facts are written by a program, so the first one tells that they are not ours.
    """
    try:
        return cast(T, _read(kind, facts, ""))
    except _UnreadableError as error:
        raise RefusedInputError([Problem("notice.facts", {"place": error.place or "/"})]) from error


def _read(kind: Any, value: JsonValue, place: str) -> Any:
    if is_dataclass(kind):
        return _read_object(cast(type, kind), value, place)
    origin = get_origin(kind)
    if origin is tuple:
        return _read_list(get_args(kind)[0], value, place)
    if origin in (Union, types.UnionType):
        inner = next(each for each in get_args(kind) if each is not type(None))
        return None if value is None else _read(inner, value, place)
    if origin is Literal:
        return _checked(value in get_args(kind) and isinstance(value, str), value, place)
    if kind in (date, time):
        return _read_time(kind, value, place)
    return _checked(type(value) is kind, value, place)


def _read_object(kind: type, value: JsonValue, place: str) -> Any:
    hints = get_type_hints(kind)
    if not isinstance(value, Mapping):
        raise _UnreadableError(place)
    silent = {each.name for each in fields(kind) if _is_rare(each) and each.name not in value}
    for name in sorted((set(hints) ^ set(value)) - silent):
        raise _UnreadableError(f"{place}/{name}")
    return kind(**{name: _read(hints[name], value[name], f"{place}/{name}") for name in hints if name not in silent})


def _is_rare(each: Field[Any]) -> bool:
    return bool(each.metadata.get(_RARE))


def _read_list(kind: Any, value: JsonValue, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _UnreadableError(place)
    return tuple(_read(kind, each, f"{place}/{index}") for index, each in enumerate(value))


def _read_time(kind: Any, value: JsonValue, place: str) -> Any:
    if not isinstance(value, str):
        raise _UnreadableError(place)
    try:
        read = kind.fromisoformat(value)
    except ValueError as error:
        raise _UnreadableError(place) from error
    # Python reads more shapes than we write; one fact has one shape, so that hashes of equal papers are equal.
    return _checked(to_facts(read) == value, read, place)


def _checked(is_right: bool, value: Any, place: str) -> Any:
    if not is_right:
        raise _UnreadableError(place)
    return value
