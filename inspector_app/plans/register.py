"""The section `register`: the office's enterprises as they stand in the supervisor's store.

Merged field by field into the register here, by values: what was changed here and is not known up there stays, and goes
up with the next visit pack, where a person decides. {"have": {device: number}, "enterprises": {id: {field: value}}}:
`have` says which changes the sender knew; a field on which people disagree is left out until it is decided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.stores import Store

NAME = "register"
KIND = "enterprise"
MOST_ENTERPRISES = 20_000
_LONGEST_ID = 200
_MOST_PROBLEMS = 20

Fields = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class RegisterChanges:
    """What a register from above changes here."""

    changes: Mapping[str, Fields]
    """Enterprise id to the fields that take the office's value."""
    kept: tuple[tuple[str, str], ...]
    """(id, field) of which the value here stays, because the sender did not know it."""


def collect(store: Store) -> JsonValue | None:
    """None when the register is empty."""
    with store.database.look() as work:
        enterprises = work.events.shown_of_kind(KIND)
        contested = {(each.obj, each.field) for each in work.events.conflicts()}
        have = work.events.have()
    told = {
        obj: {field: value for field, value in fields.items() if (obj, field) not in contested}
        for obj, fields in enterprises.items()
    }
    return {"have": have, "enterprises": told} if told else None


def problems(value: JsonValue) -> list[Problem]:
    """plan.register with the id, and pack.field_bad for each field that no register could hold."""
    if not _is_register(value):
        return [Problem("plan.register", {"id": ""})]
    found: list[Problem] = []
    for obj, fields in value["enterprises"].items():
        if not 0 < len(obj) <= _LONGEST_ID or not isinstance(fields, dict) or "/" in obj:
            found.append(Problem("plan.register", {"id": obj[:80]}))
        else:
            found += field_problems(KIND, obj, fields)
        if len(found) >= _MOST_PROBLEMS:
            break
    return found


def apply(work: Work, value: JsonValue, now: datetime) -> None:
    """Records the office's values in the own log."""
    del now
    changes = register_changes(work, value)
    work.events.record_many(KIND, changes.changes.items())


def register_changes(work: Work, value: JsonValue) -> RegisterChanges:
    """What `apply` would do; changes nothing."""
    told = value["enterprises"]
    here = work.events.shown_of_kind(KIND, told)
    heads = work.events.heads_of(obj for obj in told if obj in here)
    return merged(told, value["have"], here, heads, _told_before(work, value))


def merged(
    told: Mapping[str, Fields],
    have: Mapping[str, int],
    here: Mapping[str, Fields],
    heads: Mapping[tuple[str, str], Iterable[tuple[str, int]]],
    before: Mapping[str, Fields],
) -> RegisterChanges:
    """Pure: the office's values `told`, by somebody who had these events, against what is `here` and its `heads`.

    `before` is what the office told last: a value that stands since then was changed by nobody here.
    """
    changes: dict[str, Fields] = {}
    kept: list[tuple[str, str]] = []
    for obj, fields in told.items():
        ours, theirs = here.get(obj, {}), before.get(obj, {})
        differing = _differing(fields, ours)
        untouched = {name for name in differing if name in ours and name in theirs and ours[name] == theirs[name]}
        known = {name for name in differing if name in untouched or _is_known(heads.get((obj, name), ()), have)}
        kept += [(obj, name) for name in differing if name not in known]
        if known:
            changes[obj] = {name: fields[name] for name in differing if name in known}
    return RegisterChanges(changes, tuple(kept))


def _told_before(work: Work, value: JsonValue) -> Mapping[str, Fields]:
    """The register that came from the office before this one: a value that stands since then was nobody's here."""
    for adoption in work.plans.adoptions(NAME):
        kept = work.plans.value(adoption.sha256)
        if kept is not None and kept["value"] != value:
            told: Mapping[str, Fields] = kept["value"]["enterprises"]
            return told
    return {}


def _differing(told: Fields, here: Fields) -> dict[str, JsonValue]:
    return {name: value for name, value in told.items() if name not in here or here[name] != value}


def _is_known(heads: Iterable[tuple[str, int]], have: Mapping[str, int]) -> bool:
    """Whether the sender knew every value that counts here: then the office's one is the newer."""
    return all(seq <= have.get(dev, 0) for dev, seq in heads)


def _is_register(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != {"have", "enterprises"}:
        return False
    have, told = value["have"], value["enterprises"]
    if not isinstance(have, dict) or not isinstance(told, dict) or len(told) > MOST_ENTERPRISES:
        return False
    return all(type(seq) is int and seq >= 0 for seq in have.values())
