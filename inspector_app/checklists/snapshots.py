"""A checklist as canonical JSON: what a visit keeps, what a pack carries, and what names a version."""

import json
from dataclasses import asdict, fields, is_dataclass, replace
from enum import EnumType, StrEnum
from functools import lru_cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from inspector_app import assets
from inspector_app.checklists.model import Checklist
from inspector_app.errors import Problem, RefusedInputError

SHIPPED = "five_100.xlsx"
_ADDED_LATER = {"photos_max": 0}
"""Fields of an item that snapshots of earlier programs do not have, to the value they then have."""


def to_json(checklist: Checklist) -> str:
    """Canonical JSON without the id: sorted keys, no spaces, characters as they are. Its SHA-256 is the id."""
    content = asdict(checklist)
    del content["id"]
    for area in content["areas"]:
        for item in area["items"]:
            _leave_out_unsaid(item)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def checklist_id(checklist: Checklist) -> str:
    """SHA-256 (hex) of the canonical JSON in UTF-8."""
    return sha256(to_json(checklist).encode("utf-8", "surrogatepass")).hexdigest()


def from_json(text: str) -> Checklist:
    """The checklist of a text that `to_json` gave.

    Trusts nothing: a key too many, too few or of another type, or a text that is not canonical (its hash would be
    another version's) raises RefusedInputError (checklist.snapshot) naming the place.
    """
    try:
        content = json.loads(text)
        if not isinstance(content, dict) or "id" in content:
            raise _MalformedError("checklist")
        checklist = cast(Checklist, _decoded(Checklist, {**content, "id": ""}, "checklist"))
    except _MalformedError as error:
        raise _refusal(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _refusal("JSON") from error
    if to_json(checklist) != text:
        raise _refusal("canonical form")
    return replace(checklist, id=checklist_id(checklist))


@lru_cache(maxsize=1)
def shipped() -> Checklist:
    """The checklist that comes with the program: 101 items of the five 100% (domain.md §3). Read once."""
    from inspector_app.checklists.workbook import read_checklist

    with assets.as_path("checklists", SHIPPED) as path:
        return read_checklist(path)


def _leave_out_unsaid(item: dict[str, Any]) -> None:
    """What was added to the model later is written only where it says something: older versions keep their id."""
    for name, unsaid in _ADDED_LATER.items():
        if item[name] == unsaid:
            del item[name]


class _MalformedError(Exception):
    """A value of another type than the model's; says where."""


def _refusal(place: str) -> RefusedInputError:
    return RefusedInputError([Problem("checklist.snapshot", {"place": place})])


def _decoded(wanted: Any, value: Any, place: str) -> Any:
    """`value` as the type `wanted`, or _MalformedError."""
    if is_dataclass(wanted):
        return _decoded_dataclass(wanted, value, place)
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is tuple and isinstance(value, list):
        return tuple(_decoded(arguments[0], each, f"{place}[{index}]") for index, each in enumerate(value))
    if origin is UnionType:
        return None if value is None and NoneType in arguments else _decoded(arguments[0], value, place)
    if origin is not None and isinstance(value, dict) and origin is not tuple:
        return {key: _decoded(str, each, f"{place}.{key}") for key, each in value.items()}
    if isinstance(wanted, EnumType) and isinstance(value, str):
        return _decoded_word(cast(type[StrEnum], wanted), value, place)
    if wanted in (str, int, bool) and type(value) is wanted:
        return value
    raise _MalformedError(place)


def _decoded_dataclass(wanted: Any, value: Any, place: str) -> Any:
    names = {each.name for each in fields(wanted)}
    later = names & _ADDED_LATER.keys()
    if not isinstance(value, dict) or not names - later <= set(value) <= names:
        raise _MalformedError(place)
    hints = _hints(wanted)
    return wanted(**{name: _decoded(hints[name], each, f"{place}.{name}") for name, each in value.items()})


def _decoded_word(wanted: type[StrEnum], value: str, place: str) -> StrEnum:
    try:
        return wanted(value)
    except ValueError as error:
        raise _MalformedError(place) from error


@lru_cache(maxsize=8)
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted)
