"""The checklist versions of an office: drafts, published with the day from which they hold, withdrawn.

They are a section of the office's plan (inspector_app.plans): a supervisor publishes, the plan pack carries them down
with their content, and new visits take the one in force. Without any the shipped checklist holds.

The document: {"versions": [{id, name, version, title, state, since, note, changes}], "contents": {id: snapshot}}; the
contents are only in the value that travels.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app.checklists.differences import Change, differences
from inspector_app.checklists.model import Checklist, Words
from inspector_app.checklists.snapshots import from_json, shipped, to_json
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.stores import Store

NAME = "checklists"
MOST_VERSIONS = 200
MOST_CHANGES = 500
_LONGEST_NOTE = 2000
_MOST_CONTENT_BYTES = 7 * 1024 * 1024
"""Of all contents in one plan pack: the document may have 8 MiB."""


class State(StrEnum):
    DRAFT = "draft"
    """Kept here, seen by nobody else, used by no visit."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    """Was published; new visits do not take it, old ones keep it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version as the office stands to it."""

    id: str
    name: str
    version: str
    title: Words
    state: State
    since: date | None = None
    """First day on which new visits take it; None for a draft."""
    note: str = ""
    changes: tuple[Mapping[str, Any], ...] = ()
    """Against the version before it, as `change_json` gives them."""


def editions(work: Work) -> tuple[Edition, ...]:
    """In the order in which they were made."""
    document = current_document(work, NAME)
    return tuple(_edition(each) for each in document.value["versions"]) if document is not None else ()


def in_force(work: Work, on: date, name: str = "") -> Checklist:
    """What a visit of that day begins with: the latest published version, of that name if one is given.

    The shipped checklist when the office has published none. Raises RefusedInputError checklist.edition_unknown when
    there is nothing of that name.
    """
    fitting = [
        edition
        for edition in editions(work)
        if edition.state is State.PUBLISHED and edition.since and edition.since <= on and name in ("", edition.name)
    ]
    for edition in sorted(reversed(fitting), key=lambda each: each.since or date.min, reverse=True):
        content = work.checklists.content(edition.id)
        if content is not None:
            return from_json(content)
    if name not in ("", shipped().name):
        raise RefusedInputError([Problem("checklist.edition_unknown", {"id": name})])
    return shipped()


def checklist_in_force(store: Store, on: date, name: str = "") -> Checklist:
    """As `in_force`, for readers without a unit of work."""
    with store.database.look() as work:
        return in_force(work, on, name)


def kept_checklist(work: Work, text: str) -> Checklist:
    """By id, the beginning of one (8 characters and more), `name` or `name version`; "shipped" is the shipped one.

    Raises RefusedInputError checklist.edition_unknown.
    """
    known = work.checklists.names()
    matching = [
        id
        for id, (name, version) in known.items()
        if id == text or (len(text) >= 8 and id.startswith(text)) or f"{name} {version}" == text
    ]
    if text in ("shipped", shipped().id) or (not matching and text == f"{shipped().name} {shipped().version}"):
        return shipped()
    content = work.checklists.content(matching[0]) if len(matching) == 1 else None
    if content is None:
        raise RefusedInputError([Problem("checklist.edition_unknown", {"id": text[:80]})])
    return from_json(content)


# --- changing ---------------------------------------------------------------------------------------------------------


def keep_draft(store: Store, checklist: Checklist, now: datetime, note: str = "") -> Edition:
    """Keeps a version to look at and to publish later; a draft of the same name and version is replaced."""
    wanted = Edition(checklist.id, checklist.name, checklist.version, checklist.title, State.DRAFT, None, note)
    return _change(store, checklist, wanted, now)


def publish(store: Store, checklist: Checklist, since: date, now: datetime, note: str = "") -> Edition:
    """New visits take this version from that day on. Publishing it again with another day moves it.

    Raises RefusedInputError: checklist.version_twice (another content under the same name and version),
    version_missing, note_long, plan_of_office.
    """
    wanted = Edition(checklist.id, checklist.name, checklist.version, checklist.title, State.PUBLISHED, since, note)
    return _change(store, checklist, wanted, now)


def withdraw(store: Store, checklist: Checklist, now: datetime) -> Edition:
    """New visits do not take it any more. Raises RefusedInputError checklist.edition_unknown, plan_of_office."""
    with store.database.work(now) as work:
        _require_right(work, store)
        known = editions(work)
        found = next((each for each in known if each.id == checklist.id), None)
        if found is None:
            raise RefusedInputError([Problem("checklist.edition_unknown", {"id": checklist.id[:12]})])
        gone = replace(found, state=State.WITHDRAWN)
        _adopt(work, [gone if each.id == gone.id else each for each in known], now)
    return gone


def _change(store: Store, checklist: Checklist, wanted: Edition, now: datetime) -> Edition:
    with store.database.work(now) as work:
        _require_right(work, store)
        all_known = editions(work)
        known = [each for each in all_known if not _is_replaced(each, wanted)]
        same = next((each for each in all_known if each.id == wanted.id), None)
        wanted = replace(wanted, note=wanted.note or (same.note if same else ""))
        problems = _problems(known, wanted)
        if problems:
            raise RefusedInputError(problems)
        before = _version_before(work, wanted)
        work.checklists.add(checklist.id, checklist.name, checklist.version, to_json(checklist))
        if before is not None:
            listed = differences(before, checklist)[:MOST_CHANGES]
            wanted = replace(wanted, changes=tuple(change_json(each) for each in listed))
        _adopt(work, [*known, wanted], now)
    return wanted


def _is_replaced(edition: Edition, wanted: Edition) -> bool:
    same_version = (edition.name, edition.version) == (wanted.name, wanted.version)
    return edition.id == wanted.id or (edition.state is State.DRAFT and same_version)


def _problems(known: Iterable[Edition], wanted: Edition) -> list[Problem]:
    problems = []
    taken = {(each.name, each.version) for each in known}
    if wanted.id != shipped().id:
        taken.add((shipped().name, shipped().version))
    if (wanted.name, wanted.version) in taken:
        problems.append(Problem("checklist.version_twice", {"name": wanted.name, "version": wanted.version}))
    if not wanted.version:
        problems.append(Problem("checklist.version_missing"))
    if len(wanted.note) > _LONGEST_NOTE:
        problems.append(Problem("checklist.note_long", {"length": len(wanted.note), "most": _LONGEST_NOTE}))
    return problems


def _version_before(work: Work, wanted: Edition) -> Checklist | None:
    """What holds on the day the wanted one begins; another checklist altogether is no earlier version of it."""
    others = [each for each in editions(work) if each.id != wanted.id and each.name == wanted.name]
    published = [each for each in others if each.state is State.PUBLISHED and each.since]
    earlier = [each for each in published if wanted.since is None or (each.since or date.min) <= wanted.since]
    if earlier:
        content = work.checklists.content(max(earlier, key=lambda each: each.since or date.min).id)
        return None if content is None else from_json(content)
    return shipped() if wanted.name == shipped().name and wanted.id != shipped().id else None


def _require_right(work: Work, store: Store) -> None:
    problems = plan_problems(work, store, NAME, "checklist.plan_of_office")
    if problems:
        raise RefusedInputError(problems)


def _adopt(work: Work, known: Iterable[Edition], now: datetime) -> None:
    adopt(work, NAME, {"versions": [edition_json(each) for each in known][-MOST_VERSIONS:]}, now)


# --- as JSON ----------------------------------------------------------------------------------------------------------


def change_json(change: Change) -> dict[str, Any]:
    """A change as scripts and documents have it."""
    return {
        "kind": change.kind.value,
        "code": change.code,
        "area": change.area,
        "before": dict(change.before),
        "after": dict(change.after),
        "fields": list(change.fields),
    }


def edition_json(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "name": edition.name,
        "version": edition.version,
        "title": dict(edition.title),
        "state": edition.state.value,
        "since": edition.since.isoformat() if edition.since else "",
        "note": edition.note,
        "changes": [dict(each) for each in edition.changes],
    }


def _edition(value: Mapping[str, Any]) -> Edition:
    since = date.fromisoformat(value["since"]) if value["since"] else None
    return Edition(
        id=value["id"],
        name=value["name"],
        version=value["version"],
        title=value["title"],
        state=State(value["state"]),
        since=since,
        note=value["note"],
        changes=tuple(value["changes"]),
    )


# --- the section of the plan ------------------------------------------------------------------------------------------


def collect(store: Store) -> JsonValue | None:
    """What a plan pack carries: no drafts, and the contents of what is in force or will be, the newest first."""
    with store.database.look() as work:
        told = [each for each in editions(work) if each.state is not State.DRAFT]
        contents: dict[str, str] = {}
        size = 0
        for edition in sorted(told, key=lambda each: each.since or date.min, reverse=True):
            content = work.checklists.content(edition.id) if edition.state is State.PUBLISHED else None
            if content is not None and size + len(content.encode()) <= _MOST_CONTENT_BYTES:
                contents[edition.id] = content
                size += len(content.encode())
    return {"versions": [edition_json(each) for each in told], "contents": contents} if told else None


def problems(value: JsonValue) -> list[Problem]:
    """Everything wrong with a value from a pack: checklist.editions, and what is wrong with a snapshot in it."""
    if not isinstance(value, dict) or not {"versions"} <= set(value) <= {"versions", "contents"}:
        return [Problem("checklist.editions", {"place": "versions"})]
    versions, contents = value["versions"], value.get("contents", {})
    if not isinstance(versions, list) or len(versions) > MOST_VERSIONS or not isinstance(contents, dict):
        return [Problem("checklist.editions", {"place": "versions"})]
    found = [
        Problem("checklist.editions", {"place": f"versions[{number}]"})
        for number, each in enumerate(versions)
        if not _is_edition(each)
    ]
    for id, content in contents.items():
        found += _content_problems(id, content)
    return found


def apply(work: Work, value: JsonValue, _now: datetime) -> None:
    """Keeps the contents: visits that begin later take them from the shelf."""
    for content in value.get("contents", {}).values():
        checklist = from_json(content)
        work.checklists.add(checklist.id, checklist.name, checklist.version, content)


def _is_edition(value: Any) -> bool:
    texts = ("id", "name", "version", "state", "since", "note")
    if not isinstance(value, dict) or set(value) != {*texts, "title", "changes"}:
        return False
    if not all(isinstance(value[name], str) and len(value[name]) <= _LONGEST_NOTE for name in texts):
        return False
    if value["state"] not in (State.PUBLISHED, State.WITHDRAWN) or not _is_words(value["title"]):
        return False
    return _is_day(value["since"]) and _are_changes(value["changes"])


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _are_changes(value: Any) -> bool:
    names = {"kind", "code", "area", "before", "after", "fields"}
    return isinstance(value, list) and all(isinstance(each, dict) and set(each) == names for each in value)


def _content_problems(id: str, content: Any) -> list[Problem]:
    if not isinstance(content, str):
        return [Problem("checklist.editions", {"place": f"contents.{id[:12]}"})]
    try:
        same = from_json(content).id == id
    except RefusedInputError as refusal:
        return list(refusal.problems)
    return [] if same else [Problem("checklist.editions", {"place": f"contents.{id[:12]}"})]
