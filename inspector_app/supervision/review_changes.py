"""What changed in a visit since it was last sent back or accepted: answer by answer, from the log."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from db.records.log import Event
from db.records.values import JsonValue
from db.shelves.reviews import Decision, VisitToReview
from db.work import Work
from inspector_app import assets
from inspector_app.checklists.snapshots import from_json
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.kinds.hints import notes_of_visit
from inspector_app.exchange.kinds.returns import Comment, comments
from inspector_app.exchange.kinds.sent_back import labels_of
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.supervision.reviewing import (
    Looked,
    Standing,
    decisions_of,
    last_verdict,
    looked_at,
    standing_of,
    visit_to_review,
)

_UNTOLD = {
    "visit": {"current_item", "device", "checklist_id", "enterprise_id", "reopened_for"},
    "answer": {"visit_id", "item", "answered_at"},
    "finding": {"visit_id", "enterprise_id", "item", "position"},
    "photo": {
        *("visit_id", "item", "size", "width", "height", "position", "media_type", "added_at", "file_time", "layers"),
        *("finding_id", "pair_points", "tray", "source"),
    },
    "notice": {"visit_id", "enterprise_id", "facts", "pdf_sha256", "pdf_size", "sequence", "proof"},
    "deed": {"visit_id", "notice_id", "facts", "sha256", "size", "media_type"},
}
"""Fields that say nothing to a reviewer, or stand in the change by other means."""
_LONGEST = 300
_HASH_SHOWN = 12
Fields = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that is not what it was."""

    kind: str
    """Of the object: answer, finding, photo …"""
    item: str
    """Code, "" for what belongs to no item."""
    field: str
    before: str
    after: str
    by: str
    """The laptop's owner."""
    at: str
    """As that laptop's clock wrote it."""


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """All that a reviewer wants to know of one visit."""

    visit: str
    enterprise: str
    opened_at: datetime
    closed_at: datetime | None
    inspectors: tuple[str, ...]
    standing: Standing
    looked: Looked
    decisions: tuple[Decision, ...]
    comments: tuple[Comment, ...]
    labels: Mapping[str, Mapping[str, str]]
    """Code of an item to its words by language."""
    since: Decision | None
    """After which decision the changes came."""
    changes: tuple[Change, ...]
    notes: tuple[Problem, ...] = ()
    """What the reviewer should know of its records."""


def review_file(store: Store, visit_id: str, language: Language = Language.ZH) -> ReviewFile:
    """RefusedInputError visit.not_found."""
    with store.database.look() as work:
        visit = visit_to_review(work, visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        whole = work.visits.get(visit_id)
        enterprise = work.enterprises.get(visit.enterprise_id)
        decisions = decisions_of(work, visit_id)
        since = last_verdict(decisions)
        labels = labels_of(work, whole.checklist_id) if whole else {}
        standing = standing_of(work, visit)
        return ReviewFile(
            visit=visit_id,
            enterprise=enterprise.name if enterprise else "",
            opened_at=visit.opened_at,
            closed_at=visit.closed_at,
            inspectors=tuple(each.name for each in visit.inspectors),
            standing=standing,
            looked=looked_at(work, visit_id),
            decisions=tuple(decisions),
            comments=tuple(comments(work, visit_id)),
            labels=labels,
            since=since,
            changes=_in_order(_changes(work, visit_id, since, language), labels) if since else (),
            notes=(*_notes(work, visit, standing), *notes_of_visit(work, visit_id)),
        )


def _notes(work: Work, visit: VisitToReview, standing: Standing) -> list[Problem]:
    """review.changed_since_accepted, review.disputed_content."""
    recorder = work.devices.get(visit.device)
    person = {"person": recorder.person if recorder is not None else ""}
    notes = [Problem("review.changed_since_accepted", person)] if standing.is_changed_since_accepted else []
    disputed = len(work.events.conflicts({event.obj for event in work.reviews.events_about(visit.id)}))
    return notes + ([Problem("review.disputed_content", {**person, "count": disputed})] if disputed else [])


def _in_order(changes: Iterable[Change], labels: Mapping[str, object]) -> tuple[Change, ...]:
    """Those of one item together, items as the checklist has them, what belongs to none at the end."""
    place = {code: number for number, code in enumerate(labels)}
    return tuple(sorted(changes, key=lambda each: place.get(each.item, len(place))))


def _changes(work: Work, visit_id: str, since: Decision, language: Language) -> Iterable[Change]:
    events = work.reviews.events_about(visit_id)
    people = {each.id: each.person for each in work.devices.all()}
    before = _replayed(each for each in events if each.seq <= since.seen.get(each.dev, 0))
    after = _replayed(events)
    newest = {(event.obj, field): event for event in events for field in event.fields}
    wording = _Wording(work, visit_id, language)
    for obj, (kind, fields) in after.items():
        old = before.get(obj, (kind, {}))[1]
        item = str(fields.get("item", ""))
        for field, value in fields.items():
            if value == old.get(field) or field in _UNTOLD.get(kind, ()) or _is_named(kind, field, old, fields):
                continue
            for name, was, now in wording.sides(kind, item, field, old.get(field), value):
                event = newest[obj, field]
                if was == now:
                    continue
                yield Change(kind, item, name, was, now, people.get(event.dev, ""), event.wall)


def _is_named(kind: str, field: str, old: Fields, fields: Fields) -> bool:
    """A new photo is told by the name of its file: nobody reads its hash."""
    return (kind, field) == ("photo", "sha256") and not old and bool(fields.get("file_name"))


def _replayed(events: Iterable[Event]) -> dict[str, tuple[str, Fields]]:
    """Object id to its kind and fields, as these events leave it; they come in causal order."""
    found: dict[str, tuple[str, Fields]] = {}
    for event in events:
        found.setdefault(event.obj, (event.kind, {}))[1].update(event.fields)
    return found


class _Wording:
    """Values as a reviewer reads them."""

    def __init__(self, work: Work, visit_id: str, language: Language) -> None:
        self._words = assets.read_json("review", "words.json")
        self._language = language.value
        visit = work.visits.get(visit_id)
        content = work.checklists.content(visit.checklist_id) if visit else None
        areas = from_json(content).areas if content is not None else ()
        self._parts = {
            (item.code, part.name): part.label.get(language.value) or part.label.get("zh") or part.name
            for area in areas
            for item in area.items
            for part in item.parts
        }

    def sides(
        self, kind: str, item: str, field: str, before: JsonValue, after: JsonValue
    ) -> Iterable[tuple[str, str, str]]:
        """Name of what changed, what it was, what it is; the parts of an answer one by one."""
        if kind == "answer" and field == "values":
            old, new = before or {}, after or {}
            for name in dict.fromkeys([*old, *new]):
                if old.get(name) != new.get(name):
                    label = self._parts.get((item, name), name)
                    yield label, self._value("value", old.get(name)), self._value("value", new.get(name))
            return
        known = self._words["fields"].get(f"{kind}.{field}")
        name = known[self._language] if known else field
        yield name, self._value(field, before), self._value(field, after)

    def _value(self, field: str, value: JsonValue) -> str:
        if value is None or value == "" or value == []:
            return ""
        if isinstance(value, bool):
            return str(self._words["yes" if value else "no"][self._language])
        word = self._words["values"].get(f"{field}.{value}") if isinstance(value, str) else None
        if word:
            return str(word[self._language])
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        longest = _HASH_SHOWN if field == "sha256" else _LONGEST
        return text if len(text) <= longest else f"{text[:longest]}…"
