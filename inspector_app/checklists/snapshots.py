"""A checklist as canonical JSON: what a visit keeps, what a pack carries, and what names a version."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import EnumType, StrEnum
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType, NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from inspector_app import assets
from inspector_app.checklists.model import Area, Checklist, Choice, Item, Part, Rules
from inspector_app.errors import Problem, RefusedInputError

SHIPPED = "five_100.xlsx"
SHIPPED_SNAPSHOT = "five_100.json"

_FIRST_FIELDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Checklist: ("id", "name", "title", "version", "areas"),
        Area: ("code", "label", "items"),
        Item: (
            *("code", "label", "has_verdict", "parts", "pass_criterion", "evidence", "how_to_check", "severity"),
            *("legal_basis", "rectification", "applies_to", "deadline_days", "photos_min"),
        ),
        Part: ("name", "kind", "label", "unit", "unit_en", "required", "choices", "columns"),
        Choice: ("name", "label"),
        Rules: (),
    }
)
"""What every snapshot says. Later fields are written only where they say something: older versions keep their id."""


def to_json(checklist: Checklist) -> str:
    """Canonical JSON without the id: sorted keys, no spaces, characters as they are. Its SHA-256 is the id.

    The last few are remembered: every visit of a day keeps the same one.
    """
    return _text(_Itself(checklist))


def checklist_id(checklist: Checklist) -> str:
    """SHA-256 (hex) of the canonical JSON in UTF-8."""
    return sha256(to_json(checklist).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=8)
def from_json(text: str) -> Checklist:
    """The checklist of a text that `to_json` gave, by this program or an earlier one.

    Trusts nothing: a key too many, too few or of another type, or a text that is not canonical (its hash would be
    another version's) raises RefusedInputError (checklist.snapshot) naming the place. The last few are remembered:
    every visit of a day is opened with the same one.
    """
    try:
        content = json.loads(text, parse_constant=_refuse_constant)
        if not isinstance(content, dict) or "id" in content:
            raise _MalformedError("checklist")
        checklist = cast(Checklist, _decoded(Checklist, {**content, "id": ""}, "checklist"))
        _check_files(checklist)
    except _MalformedError as error:
        raise _refusal(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _refusal("JSON") from error
    if to_json(checklist) != text:
        raise _refusal("canonical form")
    return replace(checklist, id=sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


@lru_cache(maxsize=1)
def shipped() -> Checklist:
    """The checklist that comes with the program: 101 items of the five 100% (domain.md §3). Read once.

    From a snapshot beside its workbook, because reading the workbook takes seconds on an office's laptop; a test keeps
    them the same (`inspector-app checklist export five_100.xlsx --snapshot five_100.json` makes it).
    """
    return from_json(assets.read_text("checklists", SHIPPED_SNAPSHOT))


class _Itself:
    """This very checklist: to compare two that are equal would take as long as to write them."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist

    def __hash__(self) -> int:
        return id(self.checklist)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.checklist is self.checklist


@lru_cache(maxsize=8)
def _text(of: _Itself) -> str:
    content = _encoded(of.checklist)
    del content["id"]
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _encoded(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_encoded(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _encoded(each) for key, each in value.items()}
    if type(value) not in _FIRST_FIELDS:
        return value
    kind: Any = type(value)
    said = ((name, getattr(value, name), unsaid) for name, unsaid in _plan(kind))
    return {name: _encoded(each) for name, each, unsaid in said if unsaid is _ALWAYS or each != unsaid}


_ALWAYS = object()
"""Of a field that every snapshot has."""


@lru_cache(maxsize=8)
def _plan(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Field to what it has in a snapshot that does not name it."""
    first = _FIRST_FIELDS[kind]
    return tuple((each.name, _ALWAYS if each.name in first else _unsaid(each)) for each in fields(kind))


def _unsaid(each: Field[Any]) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _refuse_constant(text: str) -> None:
    raise ValueError(f"{text} is not JSON")


def _check_files(checklist: Checklist) -> None:
    for name, text in checklist.attachments.items():
        try:
            b64decode(text, validate=True)
        except ValueError as error:
            raise _MalformedError(f"checklist.attachments.{name[:80]}") from error


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
        return {key: _decoded(arguments[1], each, f"{place}.{key}") for key, each in value.items()}
    if isinstance(wanted, EnumType) and isinstance(value, str):
        return _decoded_word(cast(type[StrEnum], wanted), value, place)
    if wanted in (str, int, bool, float) and type(value) is wanted:
        return value
    raise _MalformedError(place)


def _decoded_dataclass(wanted: Any, value: Any, place: str) -> Any:
    names = {each.name for each in fields(wanted)}
    if not isinstance(value, dict) or not set(_FIRST_FIELDS[wanted]) <= set(value) <= names:
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
