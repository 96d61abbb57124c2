"""What is other in one checklist than in an earlier one, item by item under its stable code."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from inspector_app.checklists.model import Area, Checklist, Item, Part, Words


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    """Its label is another in some language."""
    MOVED = "moved"
    """To another area, or to another place among the items that both have."""
    ALTERED = "altered"
    """Something else of it: severity, law, parts, rules …; `fields` says what."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. An item may occur under several kinds."""

    kind: ChangeKind
    code: str
    area: str
    """Of the newer checklist; of the older for a removed item."""
    before: Words
    after: Words
    """Labels; for a moved item those of the areas."""
    fields: tuple[str, ...] = ()
    """For ALTERED: names of the item's fields; a part as `parts.RN-01_count`."""


_NOT_COMPARED = frozenset({"code", "label", "parts", "path"})
"""`path` follows from the area; a label has a kind of its own, and parts are compared each."""


def differences(older: Checklist, newer: Checklist) -> list[Change]:
    """In the order of the newer checklist, removed items last."""
    before, after = _placed(older), _placed(newer)
    common = [code for code in after if code in before]
    moved = set(common) - set(_staying(common, list(before)))
    found: list[Change] = []
    for code, (area, item) in after.items():
        if code not in before:
            found.append(Change(ChangeKind.ADDED, code, area.code, {}, item.label))
        else:
            found += _changes(before[code], (area, item), moved=code in moved)
    gone = ((code, place) for code, place in before.items() if code not in after)
    found += [Change(ChangeKind.REMOVED, code, area.code, item.label, {}) for code, (area, item) in gone]
    return found


def _placed(checklist: Checklist) -> dict[str, tuple[Area, Item]]:
    return {item.code: (area, item) for area in checklist.areas for item in area.items}


def _changes(before: tuple[Area, Item], after: tuple[Area, Item], *, moved: bool) -> Iterator[Change]:
    (old_area, old), (new_area, new) = before, after
    if dict(old.label) != dict(new.label):
        yield Change(ChangeKind.REWORDED, new.code, new_area.code, old.label, new.label)
    if moved or old_area.code != new_area.code:
        yield Change(ChangeKind.MOVED, new.code, new_area.code, old_area.label, new_area.label)
    altered = tuple([*_altered_fields(old, new), *_altered_parts(old.parts, new.parts)])
    if altered:
        yield Change(ChangeKind.ALTERED, new.code, new_area.code, old.label, new.label, altered)


def _altered_fields(old: Item, new: Item) -> Iterator[str]:
    for each in fields(Item):
        if each.name not in _NOT_COMPARED and getattr(old, each.name) != getattr(new, each.name):
            yield each.name


def _altered_parts(old: Sequence[Part], new: Sequence[Part]) -> Iterator[str]:
    before = {part.name: _without_path(part) for part in old}
    after = {part.name: _without_path(part) for part in new}
    for name in dict.fromkeys([*after, *before]):
        if before.get(name) != after.get(name):
            yield f"parts.{name}"


def _without_path(part: Part) -> Mapping[str, object]:
    """What a person sees of a part; older versions know no paths."""
    told = {each.name: getattr(part, each.name) for each in fields(Part) if each.name not in ("path", "columns")}
    return told | {"columns": [_without_path(column) for column in part.columns]}


def _staying(codes: list[str], before: list[str]) -> list[str]:
    """The most codes that are in the same order in both: what is left has moved (longest increasing subsequence)."""
    place = {code: number for number, code in enumerate(before)}
    ends: list[int] = []
    last: list[int] = []
    earlier: list[int] = []
    for index, code in enumerate(codes):
        at = bisect_left(ends, place[code])
        if at == len(ends):
            ends.append(place[code])
            last.append(index)
        else:
            ends[at], last[at] = place[code], index
        earlier.append(last[at - 1] if at else -1)
    staying: list[str] = []
    index = last[-1] if last else -1
    while index >= 0:
        staying.append(codes[index])
        index = earlier[index]
    return staying[::-1]
