"""A visit's annex as people read it: what was answered under an earlier version and has no place in the present one.

It came with the visit, perhaps in another laptop's pack: what an entry lacks, or has of another shape, reads as empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.records.values import JsonValue
from db.records.visits import Visit
from db.work import Work
from inspector_app.checklists.model import Checklist, Item, Part, PartKind, Words, all_items
from inspector_app.checklists.snapshots import from_json


@dataclass(frozen=True, slots=True)
class Annexed:
    item: str
    """Its code in the version it was answered in."""
    label: Words
    version: str
    answered_at: str
    """As the record has it; "" unknown."""
    verdict: str
    values: tuple[tuple[Words, str], ...]
    """What each value was called, and what it says in Chinese."""
    reason: str
    note: str


def annex_of(work: Work, visit: Visit, read: Callable[[str], Checklist] = from_json) -> tuple[Annexed, ...]:
    """With the words of the versions the answers were given in, where the store has them."""
    items: dict[str, dict[str, Item]] = {}
    for entry in visit.annex:
        checklist = _text(entry, "checklist")
        if checklist not in items:
            content = work.checklists.content(checklist) if checklist else None
            items[checklist] = {} if content is None else {item.code: item for item in all_items(read(content))}
    return tuple(_read(entry, items[_text(entry, "checklist")].get(_text(entry, "item"))) for entry in visit.annex)


def _read(entry: Mapping[str, JsonValue], item: Item | None) -> Annexed:
    values, label = entry.get("values"), entry.get("label")
    parts = {part.name: part for part in item.parts} if item is not None else {}
    told = [
        (parts[name].label if name in parts else {"zh": str(name)}, _said(parts.get(name), value))
        for name, value in (values if isinstance(values, Mapping) else {}).items()
    ]
    return Annexed(
        _text(entry, "item"),
        {str(key): str(text) for key, text in label.items()} if isinstance(label, Mapping) else {},
        _text(entry, "version"),
        _text(entry, "answered_at"),
        _text(entry, "verdict"),
        tuple((name, text) for name, text in told if text),
        _text(entry, "reason"),
        _text(entry, "note"),
    )


def _text(entry: Mapping[str, JsonValue], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _said(part: Part | None, value: Any) -> str:
    """A value in words; a table row by row."""
    if isinstance(value, list | tuple):
        whole = "；" if any(isinstance(each, Mapping) for each in value) else "、"
        return whole.join(text for each in value if (text := _said(part, each)))
    if isinstance(value, Mapping):
        columns = {column.name: column for column in part.columns} if part is not None else {}
        return "，".join(
            f"{columns[name].label['zh'] if name in columns else name} {text}"
            for name, cell in value.items()
            if (text := _said(columns.get(name), cell))
        )
    if value is None:
        return ""
    labels = {choice.name: choice.label["zh"] for choice in part.choices} if part is not None else {}
    unit = part.unit if part is not None and part.kind in (PartKind.INTEGER, PartKind.DECIMAL) else ""
    return labels.get(str(value), str(value)) + unit
