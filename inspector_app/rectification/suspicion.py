"""疑似毒品: never a finding, never on an order. What was done on the spot, and to which police it was reported.

The steps and their words are data, resources/rectification/suspected_drugs.json; only the police deal with drugs
(domain.md §2.6), and whoever finds any stops, touches nothing and calls them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from uuid_utils import uuid7

from db.log.keepable import is_keepable_text
from db.records.rectification import Suspicion
from db.records.values import JsonValue
from db.records.visits import Visit
from db.work import Work
from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import Language
from inspector_app.stores import Store

LONGEST = 2000
LONGEST_NAME = 200
MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class SuspicionDraft:
    found_at: datetime
    place: str
    description: str
    item: str = ""
    steps: tuple[tuple[str, datetime], ...] = ()
    """Id of each step that was done, and when."""
    reported_to: str = ""
    reported_at: datetime | None = None
    report_number: str = ""
    handed_to: str = ""
    handed_at: datetime | None = None
    handed_list: tuple[str, ...] = ()


def steps(language: Language = Language.ZH) -> tuple[Step, ...]:
    """What to do, in order."""
    name = language.value
    return tuple(Step(each["id"], each[name], each[f"{name}_more"]) for each in _words()["steps"])


def warning(language: Language = Language.ZH) -> str:
    return str(_words()["warning"][language.value])


def record_suspicion(store: Store, visit_id: str, draft: SuspicionDraft, now: datetime, suspicion_id: str = "") -> str:
    """Keeps it, or what became known of one that is kept; also after the visit has ended. Gives its id.

    Raises RefusedInputError with every problem: visit.not_found, visit.not_own, rectify.suspicion_….
    """
    with store.database.work(now) as work:
        visit = _own_visit(work, store, visit_id)
        problems = suspicion_problems(draft, visit, now)
        if suspicion_id and _known(work, suspicion_id, visit_id) is None:
            problems.append(Problem("rectify.suspicion_unknown", {"id": suspicion_id[:80]}))
        if problems:
            raise RefusedInputError(problems)
        if suspicion_id:
            before = _known(work, suspicion_id, visit_id)
            known = {} if before is None else _fields(as_draft(before))
            changed = {name: value for name, value in _fields(draft).items() if known.get(name) != value}
            work.rectifications.save_suspicion(suspicion_id, changed)
            return suspicion_id
        new_id = f"{visit_id}/suspicion/{uuid7().hex}"
        identity: dict[str, JsonValue] = {
            "visit_id": visit_id,
            "enterprise_id": visit.enterprise_id,
            "person": store.person,
            "recorded_at": now.isoformat(timespec="seconds"),
        }
        work.rectifications.save_suspicion(new_id, identity | _fields(draft))
        return new_id


def suspicion_problems(draft: SuspicionDraft, visit: Visit, now: datetime) -> list[Problem]:
    problems = [
        Problem(f"rectify.suspicion_{name}_missing", {"name": name})
        for name in ("place", "description")
        if not getattr(draft, name).strip()
    ]
    problems += _text_problems(draft)
    if draft.found_at < visit.opened_at.replace(second=0, microsecond=0):
        details = {"at": f"{visit.opened_at:%Y-%m-%d %H:%M}", "name": "found_at"}
        problems.append(Problem("rectify.suspicion_before", details))
    for name, at in (("found", draft.found_at), ("reported", draft.reported_at), ("handed", draft.handed_at)):
        if at is not None and at > now:
            problems.append(Problem("rectify.suspicion_ahead", _moment(at, name)))
        if at is not None and name != "found" and at < draft.found_at:
            problems.append(Problem("rectify.suspicion_order", _moment(at, name)))
    if draft.handed_at is not None and not draft.handed_to.strip():
        problems.append(Problem("rectify.suspicion_handed_to_missing", {"name": "handed_to"}))
    if (draft.reported_at is not None or draft.report_number.strip()) and not draft.reported_to.strip():
        problems.append(Problem("rectify.suspicion_reported_to_missing", {"name": "reported_to"}))
    return problems


def _moment(at: datetime, name: str) -> dict[str, object]:
    return {"at": f"{at:%Y-%m-%d %H:%M}", "name": f"{name}_at"}


def suspicions(store: Store, visit_id: str = "", enterprise_id: str = "") -> list[Suspicion]:
    with store.database.look() as work:
        return work.rectifications.suspicions(visit_id, enterprise_id)


def suspicion_json(each: Suspicion) -> dict[str, JsonValue]:
    """What scripts see."""
    moments = {
        name: at.isoformat() if (at := getattr(each, name)) is not None else ""
        for name in ("found_at", "reported_at", "handed_at", "recorded_at")
    }
    texts = ("id", "visit_id", "enterprise_id", "item", "place", "description", "person", "reported_to")
    told: dict[str, JsonValue] = {name: getattr(each, name) for name in (*texts, "report_number", "handed_to")}
    return {**told, **moments, "steps": [dict(step) for step in each.steps], "handed_list": list(each.handed_list)}


def _text_problems(draft: SuspicionDraft) -> list[Problem]:
    problems = []
    names = {"place": LONGEST_NAME, "reported_to": LONGEST_NAME, "report_number": LONGEST_NAME}
    bounds = {**names, "handed_to": LONGEST_NAME, "description": LONGEST}
    texts = [(name, getattr(draft, name), most) for name, most in bounds.items()]
    texts += [("handed_list", line, LONGEST_NAME) for line in draft.handed_list]
    for name, text, most in texts:
        if len(text) > most:
            details = {"field": text[:12], "length": len(text), "most": most, "name": name}
            problems.append(Problem("rectify.suspicion_long", details))
        elif not is_keepable_text(text):
            problems.append(Problem("rectify.note_signs", {"name": name}))
    if len(draft.handed_list) > MOST_LISTED:
        details = {"count": len(draft.handed_list), "most": MOST_LISTED, "name": "handed_list"}
        problems.append(Problem("rectify.suspicion_list_long", details))
    known = {each["id"] for each in _words()["steps"]}
    problems += [Problem("rectify.suspicion_step", {"step": step[:40]}) for step, _ in draft.steps if step not in known]
    return problems


def _own_visit(work: Work, store: Store, visit_id: str) -> Visit:
    visit = work.visits.get(visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    if not store.owns(visit.device):
        raise RefusedInputError([Problem("visit.not_own")])
    return visit


def _known(work: Work, suspicion_id: str, visit_id: str) -> Suspicion | None:
    found = work.rectifications.suspicion(suspicion_id)
    return found if found is not None and found.visit_id == visit_id else None


def _fields(draft: SuspicionDraft) -> dict[str, JsonValue]:
    return {
        "item": draft.item,
        "found_at": draft.found_at.isoformat(timespec="seconds"),
        "place": draft.place.strip(),
        "description": draft.description.strip(),
        "steps": [{"step": step, "at": at.isoformat(timespec="seconds")} for step, at in draft.steps],
        "reported_to": draft.reported_to.strip(),
        "reported_at": _stamp(draft.reported_at),
        "report_number": draft.report_number.strip(),
        "handed_to": draft.handed_to.strip(),
        "handed_at": _stamp(draft.handed_at),
        "handed_list": [line.strip() for line in draft.handed_list if line.strip()],
    }


def as_draft(each: Suspicion) -> SuspicionDraft:
    """What is kept of it, to be gone on with."""
    done: Sequence[Mapping[str, JsonValue]] = each.steps
    return SuspicionDraft(
        found_at=each.found_at,
        place=each.place,
        description=each.description,
        item=each.item,
        steps=tuple((str(step["step"]), datetime.fromisoformat(str(step["at"]))) for step in done if _is_step(step)),
        reported_to=each.reported_to,
        reported_at=each.reported_at,
        report_number=each.report_number,
        handed_to=each.handed_to,
        handed_at=each.handed_at,
        handed_list=each.handed_list,
    )


def _is_step(step: Mapping[str, JsonValue]) -> bool:
    """A pack may say anything within the bounds of an event."""
    try:
        datetime.fromisoformat(str(step["at"]))
    except (KeyError, ValueError):
        return False
    return isinstance(step.get("step"), str)


def _stamp(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(timespec="seconds")


def _words() -> Mapping[str, JsonValue]:
    words: Mapping[str, JsonValue] = assets.read_json("rectification", "suspected_drugs.json")
    return words
