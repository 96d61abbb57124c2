"""An open visit goes over to a newer version of its checklist: answers stay by the stable code of their item.

What has no place there any more goes into the visit's annex, with the words of the question it answered; findings and
photos of an item that is gone stay with the visit itself. Nothing is dropped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from db.records.values import JsonValue
from db.records.visits import Answer, Visit
from db.work import Work
from inspector_app.checklists.answers import check_answer
from inspector_app.checklists.differences import Change, differences
from inspector_app.checklists.model import Checklist, Item, Part, all_items
from inspector_app.checklists.snapshots import from_json, to_json
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What going over changes, or changed."""

    visit: str
    older: str
    newer: str
    """Ids of the two versions."""
    changes: tuple[Change, ...]
    carried: tuple[str, ...]
    """Codes of answered items whose answer stays whole."""
    annexed: tuple[Mapping[str, JsonValue], ...]
    """What goes into the annex."""


def plan_upgrade(store: Store, visit_id: str, newer: Checklist) -> Upgrade:
    """What `upgrade_visit` would do. Raises RefusedInputError visit.not_found, checklist.edition_unknown."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        return _planned(work, visit, newer)


def upgrade_visit(store: Store, visit_id: str, newer: Checklist, now: datetime) -> Upgrade:
    """Takes an own open visit over to `newer`, all of it in one unit of work.

    Raises RefusedInputError: visit.not_found, visit.closed and the like, checklist.upgrade_same.
    """
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        upgrade = _planned(work, visit, newer)
        if visit.checklist_id == newer.id:
            raise RefusedInputError([Problem("checklist.upgrade_same", {"version": newer.version})])
        work.checklists.add(newer.id, newer.name, newer.version, to_json(newer))
        items = {item.code: item for item in all_items(newer)}
        for code, answer in work.answers.of_visit(visit_id).items():
            _carry(work, answer, items.get(code))
        _let_go(work, visit_id, items)
        current = visit.current_item if visit.current_item in items else ""
        annex = [*(dict(each) for each in visit.annex), *(dict(each) for each in upgrade.annexed)]
        fields: dict[str, Any] = {"checklist_id": newer.id, "current_item": current}
        work.visits.save(visit_id, fields | ({"annex": annex} if upgrade.annexed else {}))
    return upgrade


def _planned(work: Work, visit: Visit, newer: Checklist) -> Upgrade:
    content = work.checklists.content(visit.checklist_id)
    if content is None:
        raise RefusedInputError([Problem("checklist.edition_unknown", {"id": visit.checklist_id[:12]})])
    older = from_json(content)
    before = {item.code: item for item in all_items(older)}
    after = {item.code: item for item in all_items(newer)}
    carried, annexed = [], []
    for code, answer in work.answers.of_visit(visit.id).items():
        if not _says_something(answer):
            continue
        left = _left_behind(answer, after.get(code))
        if left is None:
            carried.append(code)
        else:
            annexed.append(_annex_entry(left, older, before.get(code)))
    return Upgrade(visit.id, older.id, newer.id, tuple(differences(older, newer)), tuple(carried), tuple(annexed))


def _says_something(answer: Answer) -> bool:
    return bool(answer.verdict or answer.reason or answer.note or any(answer.values.values()))


def fitting_answer(answer: Answer, item: Item | None) -> Answer:
    """As much of the answer as the item has a place for."""
    if item is None:
        return replace(answer, verdict="", values={}, reason="", note="")
    parts = {part.name: part for part in item.parts}
    values = {name: value for name, value in answer.values.items() if _fits(item, parts.get(name), name, value)}
    kept = replace(answer, values=values, verdict=answer.verdict if item.has_verdict else "")
    return replace(kept, reason=answer.reason if kept.verdict == answer.verdict else "")


def _fits(item: Item, part: Part | None, name: str, value: JsonValue) -> bool:
    alone = Answer("", item.code, values={name: value})
    return part is not None and not check_answer(item, alone)


def _left_behind(answer: Answer, item: Item | None) -> Answer | None:
    """What the item has no place for; None when all of the answer fits."""
    kept = fitting_answer(answer, item)
    if kept == answer:
        return None
    values = {name: value for name, value in answer.values.items() if name not in kept.values}
    return replace(
        answer,
        verdict=answer.verdict if kept.verdict != answer.verdict else "",
        values=values,
        reason=answer.reason if kept.reason != answer.reason else "",
        note=answer.note if kept.note != answer.note else "",
    )


def _annex_entry(left: Answer, older: Checklist, item: Item | None) -> dict[str, JsonValue]:
    return {
        "item": left.item,
        "label": dict(item.label) if item else {},
        "checklist": older.id,
        "version": older.version,
        "verdict": left.verdict,
        "values": dict(left.values),
        "reason": left.reason,
        "note": left.note,
        "answered_at": left.answered_at.isoformat(timespec="seconds") if left.answered_at else "",
    }


def _carry(work: Work, answer: Answer, item: Item | None) -> None:
    """Only what differs becomes an event."""
    kept = fitting_answer(answer, item)
    wanted = {"verdict": kept.verdict, "values": dict(kept.values), "reason": kept.reason, "note": kept.note}
    changed = {name: value for name, value in wanted.items() if getattr(answer, name) != value}
    if changed:
        work.answers.save(answer.visit_id, answer.item, changed)


def _let_go(work: Work, visit_id: str, items: Mapping[str, Item]) -> None:
    """Findings of items that are gone are free findings; their photos wait in the tray."""
    for finding in work.findings.of_visit(visit_id):
        if finding.item and finding.item not in items:
            work.findings.save(finding.id, {"item": ""})
    for photo in work.photos.of_visit(visit_id):
        if photo.item and photo.item not in items:
            work.photos.save(photo.id, {"item": "", "tray": True})
