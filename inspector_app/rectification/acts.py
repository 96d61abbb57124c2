"""What was done about findings, each a dated act of a person: reply, extension, verdict, referral, correction on site.

Nothing is ever overwritten: an act that was wrong is taken back with a reason, and only while nothing rests on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from uuid_utils import uuid7

from db.log.keepable import is_keepable_text
from db.records.rectification import Act, FindingState
from db.records.values import JsonValue
from db.records.visits import Finding
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.findings import FARTHEST_DEADLINE
from inspector_app.rectification.stages import Stage
from inspector_app.stores import Store

LONGEST_NOTE = 2000
LONGEST_NAME = 200
MOST_FINDINGS = 200
"""Answered by one act: an order has no more."""


class ActKind(StrEnum):
    REPLIED = "replied"
    EXTENDED = "extended"
    VERIFIED = "verified"
    GONE = "gone"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    CORRECTED = "corrected"
    TRANSFERRED = "transferred"


VERDICTS = (ActKind.VERIFIED, ActKind.PARTLY, ActKind.NOT_DONE, ActKind.GONE)
_PASSED = frozenset({ActKind.VERIFIED, ActKind.GONE})


@dataclass(frozen=True, slots=True)
class ActDraft:
    """What a person fills in; which fields count depends on the kind."""

    kind: ActKind
    done_on: date
    note: str = ""
    """Reason of an extension or referral; what the reply says; what was seen."""
    due: date | None = None
    body: str = ""
    paper: str = ""
    photos: tuple[str, ...] = ()


def record_act(
    store: Store, findings: Sequence[str], draft: ActDraft, now: datetime, *, visit_id: str = "", batch: str = ""
) -> list[str]:
    """The same for each of these findings, in one unit of work or not at all; gives the ids of the acts.

    Raises RefusedInputError with every problem: rectify.…
    """
    with store.database.work(now) as work:
        return act_in(work, store, findings, draft, now, visit_id=visit_id, batch=batch)


def act_in(
    work: Work,
    store: Store,
    findings: Sequence[str],
    draft: ActDraft,
    now: datetime,
    *,
    visit_id: str = "",
    batch: str = "",
) -> list[str]:
    """As `record_act`, within a unit of work."""
    problems = draft_problems(draft, now.date(), in_visit=bool(visit_id))
    if not 0 < len(set(findings)) <= MOST_FINDINGS:
        problems.append(Problem("rectify.findings_none", {"most": MOST_FINDINGS}))
    subjects = []
    for finding_id in dict.fromkeys(findings):
        finding, state = work.findings.get(finding_id), work.rectifications.state(finding_id)
        if finding is None or state is None:
            problems.append(Problem("rectify.finding_not_found", {"id": finding_id[:80]}))
            continue
        subjects.append(finding)
        problems += state_problems(work, finding, state, draft)
    if problems:
        raise RefusedInputError(problems)
    return [_save(work, store, finding, draft, now, visit_id, batch) for finding in subjects]


def undo_act(store: Store, act_id: str, reason: str, now: datetime) -> Act:
    """Takes an act back; it stays in the history with the reason. Gives it as it was.

    Raises RefusedInputError rectify.act_not_found, rectify.act_undone, rectify.act_foreign, rectify.act_followed,
    rectify.act_on_paper, rectify.reason_missing, rectify.text_….
    """
    with store.database.work(now) as work:
        act = work.rectifications.get(act_id)
        if act is None:
            raise RefusedInputError([Problem("rectify.act_not_found", {"id": act_id[:80]})])
        problems = _text_problems("reason", reason, LONGEST_NOTE) + undo_problems(work, store, act)
        if not reason.strip():
            problems.append(Problem("rectify.reason_missing"))
        if problems:
            raise RefusedInputError(problems)
        undone: dict[str, JsonValue] = {"undone": True, "undone_reason": reason.strip()}
        work.rectifications.save(act_id, undone | {"undone_at": now.isoformat(timespec="seconds")})
    return act


def undo_problems(work: Work, store: Store, act: Act) -> list[Problem]:
    """Why an act cannot be taken back: whose it is, what came after it, which paper says it."""
    problems = []
    if act.undone:
        problems.append(Problem("rectify.act_undone"))
    if not store.owns(act.id.partition("/")[0]):
        problems.append(Problem("rectify.act_foreign", {"person": act.person}))
    place = (act.done_on, act.recorded_at.timestamp() if act.recorded_at else 0.0, act.id)
    for later in work.rectifications.of_finding(act.finding_id):
        moment = later.recorded_at.timestamp() if later.recorded_at else 0.0
        if not later.undone and (later.done_on, moment, later.id) > place:
            details = {"person": later.person, "day": later.done_on.isoformat()}
            problems.append(Problem("rectify.act_followed", details))
            break
    number = _paper_of(work, act)
    if number:
        problems.append(Problem("rectify.act_on_paper", {"number": number}))
    return problems


def draft_problems(draft: ActDraft, today: date, *, in_visit: bool = False) -> list[Problem]:
    """What is wrong with a draft, whatever it is about."""
    problems = _text_problems("note", draft.note, LONGEST_NOTE)
    problems += _text_problems("body", draft.body, LONGEST_NAME) + _text_problems("paper", draft.paper, LONGEST_NAME)
    if draft.done_on > today:
        problems.append(Problem("rectify.day_ahead", {"day": draft.done_on.isoformat()}))
    if not draft.note.strip() and _wants_note(draft.kind, in_visit=in_visit):
        name = "reason_missing" if draft.kind in (ActKind.EXTENDED, ActKind.TRANSFERRED) else "note_missing"
        problems.append(Problem(f"rectify.{name}"))
    if draft.kind is ActKind.TRANSFERRED and not draft.body.strip():
        problems.append(Problem("rectify.body_missing"))
    if draft.kind is ActKind.EXTENDED and draft.due is None:
        problems.append(Problem("rectify.due_missing"))
    return problems


def _wants_note(kind: ActKind, *, in_visit: bool) -> bool:
    """Who saw it with his own eyes may be brief about what was put right; at the desk one says by what it is known."""
    return kind is not ActKind.REPLIED and not (in_visit and kind in _PASSED)


def state_problems(work: Work, finding: Finding, state: FindingState, draft: ActDraft) -> list[Problem]:
    """What speaks against the act by what the finding is, and where it stands."""
    about: dict[str, object] = {"problem": finding.problem[:20]}
    problems = []
    if not state.is_open and state.stage != Stage.RECORDING:
        problems.append(Problem("rectify.settled", about))
    if state.stage == Stage.RECORDING and draft.kind is not ActKind.CORRECTED:
        problems.append(Problem("rectify.visit_open", about))
    if draft.kind in (ActKind.REPLIED, ActKind.EXTENDED) and not state.order_id:
        problems.append(Problem("rectify.not_ordered", about))
    begun = _begun(work, finding, state)
    if begun is not None and draft.done_on < begun:
        days = {"day": draft.done_on.isoformat(), "begun": begun.isoformat()}
        problems.append(Problem("rectify.day_before", {**about, **days}))
    return problems + _due_problems(state, draft, begun, about)


def _due_problems(
    state: FindingState, draft: ActDraft, begun: date | None, about: Mapping[str, object]
) -> list[Problem]:
    if draft.due is None:
        return []
    details = {**about, "due": draft.due.isoformat(), "before": state.due.isoformat() if state.due else ""}
    if draft.kind is ActKind.EXTENDED and state.due is not None and draft.due <= state.due:
        return [Problem("rectify.due_not_later", details)]
    if draft.due < draft.done_on:
        return [Problem("rectify.due_past", {**details, "day": draft.done_on.isoformat()})]
    if draft.due - (begun or draft.done_on) > FARTHEST_DEADLINE:
        return [Problem("rectify.due_far", {**details, "days": FARTHEST_DEADLINE.days})]
    return []


def _begun(work: Work, finding: Finding, state: FindingState) -> date | None:
    """Nothing was done before the order, or before the finding was made."""
    order = work.notices.get(state.order_id) if state.order_id else None
    visit = work.visits.get(finding.visit_id)
    if order is not None:
        return order.issued_at.date()
    return visit.opened_at.date() if visit is not None else None


def _text_problems(field: str, text: str, longest: int) -> list[Problem]:
    if len(text) > longest:
        return [Problem(f"rectify.{field}_long", {"length": len(text), "most": longest})]
    return [] if is_keepable_text(text) else [Problem(f"rectify.{field}_signs")]


def _paper_of(work: Work, act: Act) -> str:
    """The number of the paper that says what was seen in the re-inspection, when it holds; "" for none."""
    if not act.visit_id or act.act == ActKind.CORRECTED:
        return ""
    gone = set(work.deeds.withdrawn(act.visit_id))
    papers = [each for each in work.notices.of_visit(act.visit_id) if each.kind == "reinspection"]
    return next((each.number or each.id[-8:] for each in papers if each.id not in gone), "")


def act_fields(draft: ActDraft) -> dict[str, JsonValue]:
    return {
        "act": draft.kind.value,
        "done_on": draft.done_on.isoformat(),
        "note": draft.note.strip(),
        "due": draft.due.isoformat() if draft.due else "",
        "body": draft.body.strip(),
        "paper": draft.paper.strip(),
        "photos": list(draft.photos),
    }


def _save(work: Work, store: Store, finding: Finding, draft: ActDraft, now: datetime, visit_id: str, batch: str) -> str:
    act_id = f"{store.device}/act/{uuid7().hex}"
    identity: dict[str, JsonValue] = {
        "finding_id": finding.id,
        "enterprise_id": finding.enterprise_id,
        "visit_id": visit_id,
        "person": store.person,
        "batch": batch,
        "recorded_at": now.isoformat(timespec="seconds"),
    }
    work.rectifications.save(act_id, identity | act_fields(draft))
    return act_id
