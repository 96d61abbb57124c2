"""Opens, continues and closes a visit, and takes its answers: each is committed as it is given."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from uuid_utils import uuid7

from db.records.register import Enterprise
from db.records.values import Inspector, JsonValue
from db.records.visits import Answer, TakingPart, Visit
from db.work import Work
from inspector_app.checklists.answers import check_answer
from inspector_app.checklists.model import Checklist, Item, Verdict
from inspector_app.checklists.snapshots import from_json, to_json
from inspector_app.checklists.visit_form import NOTHING_CHANGED, ItemChange
from inspector_app.deadlines import suggest_in
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.findings import proposed_finding, restore_or_propose, shown_part, withdraw_in
from inspector_app.joint_visits import as_told, taking_part_problems
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

LONGEST_NOTE = 2000
_OLDEST_PAPER = timedelta(days=366)
"""Before the visit was opened here."""


class Mode(StrEnum):
    """Who may come with what paper (domain.md §4.6)."""

    REMINDER = "reminder"
    INSPECTION = "inspection"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class VisitDraft:
    enterprise_id: str
    inspectors: tuple[Inspector, ...]
    mode: Mode = Mode.INSPECTION
    site_contact: str = ""
    site_phone: str = ""
    bodies: tuple[TakingPart, ...] = ()
    """Who takes part in a joint inspection, with whom of `inspectors`."""
    rechecks: tuple[str, ...] = ()
    """Ids of the findings that a re-inspection looks at (inspector_app.rectification.reinspection)."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    verdict: Verdict | None = None
    values: Mapping[str, JsonValue] = field(default_factory=dict)
    reason: str = ""
    note: str = ""


def open_visit(store: Store, draft: VisitDraft, checklist: Checklist, now: datetime) -> str:
    """The id of a new visit that keeps this checklist version.

    Raises RefusedInputError: visit.enterprise_not_found, visit.no_inspector, visit.already_open, visit.text_long,
    joint.…
    """
    with store.database.work(now) as work:
        problems = _draft_problems(work, store, draft)
        if problems:
            raise RefusedInputError(problems)
        visit = uuid7().hex
        work.checklists.add(checklist.id, checklist.name, checklist.version, to_json(checklist))
        fields: dict[str, JsonValue] = {
            "enterprise_id": draft.enterprise_id,
            "checklist_id": checklist.id,
            "mode": draft.mode.value,
            "device": store.device,
            "opened_at": now.isoformat(timespec="seconds"),
            "inspectors": [asdict(inspector) for inspector in draft.inspectors if inspector.name.strip()],
            "site_contact": draft.site_contact.strip(),
            "site_phone": draft.site_phone.strip(),
        }
        if draft.rechecks:
            fields["rechecks"] = list(draft.rechecks)
        if draft.bodies:
            fields["bodies"] = as_told(draft.bodies)
        work.visits.save(visit, fields)
    return visit


def unfinished_visit(store: Store, enterprise_id: str) -> Visit | None:
    """The own visit of this enterprise that is still open."""
    with store.database.look() as work:
        return _unfinished(work, store, enterprise_id)


def visit_checklist(store: Store, visit: Visit) -> Checklist:
    """The version that the visit was started with, from the store's own copy."""
    with store.database.look() as work:
        content = work.checklists.content(visit.checklist_id)
    if content is None:
        raise RefusedInputError([Problem("visit.not_found")])
    return from_json(content)


def item_of(checklist: Checklist, code: str) -> Item:
    """Raises RefusedInputError visit.unknown_item."""
    for area in checklist.areas:
        for item in area.items:
            if item.code == code:
                return item
    raise RefusedInputError([Problem("visit.unknown_item", {"item": code})])


def give_answer(
    store: Store,
    visit_id: str,
    item: Item,
    given: GivenAnswer,
    now: datetime,
    then: str = "",
    change: ItemChange = NOTHING_CHANGED,
) -> None:
    """Commits one answer; a failed item makes its finding, one that no longer fails withdraws it.

    `then` is the item the inspector goes to: the visit opens there again. `change` is what the visit's form says of it:
    items that are no longer asked lose their finding, those asked again get it back. Raises RefusedInputError with
    every problem.
    """
    answer = _answer(visit_id, item, given, now)
    problems = check_answer(item, answer)
    if problems:
        raise RefusedInputError(problems)
    with store.database.work(now) as work:
        visit, enterprise = changeable_visit(work, store, visit_id)
        work.answers.save(visit_id, item.code, _changed(work.answers.get(visit_id, item.code), answer))
        _settle_finding(work, visit, enterprise, item, failed=given.verdict is Verdict.FAIL)
        for gone in change.hidden:
            _settle_finding(work, visit, enterprise, gone, failed=False)
        for back in change.shown:
            before = work.answers.get(visit_id, back.code)
            failed = before is not None and before.verdict == Verdict.FAIL
            _settle_finding(work, visit, enterprise, back, failed=failed)
        if then and then != visit.current_item:
            work.visits.save(visit_id, {"current_item": then})


def _settle_finding(work: Work, visit: Visit, enterprise: Enterprise, item: Item, *, failed: bool) -> None:
    finding = f"{visit.id}/{item.code}"
    if failed and visit.rechecks:
        # What a re-inspection finds undone is the old finding still, and stands in its verdict.
        return
    if failed:
        due = suggest_in(work, visit, item.code, item.severity or "C", item.deadline_days)
        restore_or_propose(work, finding, proposed_finding(item, visit, enterprise, due.day))
        return
    made = work.findings.get(finding)
    if made is not None:
        withdraw_in(work, made)


def go_to(store: Store, visit_id: str, item: str, now: datetime) -> None:
    """Remembers where the inspector is; a closed or foreign visit remembers nothing."""
    with store.database.work(now) as work:
        visit = work.visits.get(visit_id)
        if visit and store.owns(visit.device) and not visit.closed_at and visit.current_item != item:
            work.visits.save(visit_id, {"current_item": item})


def save_people(store: Store, visit_id: str, draft: VisitDraft, now: datetime) -> None:
    """Corrects who visited, for which bodies, and whom they met. Raises RefusedInputError."""
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        problems = _people_problems(draft)
        if problems:
            raise RefusedInputError(problems)
        wanted = {
            "mode": draft.mode.value,
            "inspectors": [asdict(inspector) for inspector in draft.inspectors if inspector.name.strip()],
            "site_contact": draft.site_contact.strip(),
            "site_phone": draft.site_phone.strip(),
            "bodies": as_told(draft.bodies),
        }
        before = asdict(visit) | {
            "inspectors": [asdict(inspector) for inspector in visit.inspectors],
            "bodies": as_told(visit.bodies),
        }
        work.visits.save(visit_id, {name: value for name, value in wanted.items() if before[name] != value})


def save_paper_day(store: Store, visit_id: str, day: date, now: datetime) -> None:
    """The checklist was filled in on paper that day and is keyed in now. Raises RefusedInputError visit.paper_day …"""
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        if not visit.opened_at.date() - _OLDEST_PAPER <= day <= now.date():
            raise RefusedInputError([Problem("visit.paper_day", {"day": day.isoformat()})])
        if visit.paper_on != day:
            work.visits.save(visit_id, {"paper_on": day.isoformat()})


def close_visit(store: Store, visit_id: str, now: datetime) -> None:
    """After this the visit is evidence: it can be read, printed and packed, not changed. Raises RefusedInputError.

    Papers say when a visit began and ended, so it never ends before it began: with a clock that was set back, it ends
    when it began. What the clock said stands in the event, and the diary shows it.
    """
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        ended = _ended_before(work, visit) or max(visit.opened_at, now)
        work.visits.save(visit_id, {"closed_at": ended.isoformat(timespec="seconds")})


def _ended_before(work: Work, visit: Visit) -> datetime | None:
    """A visit that was opened again for a comment ended when it ended first: papers say so."""
    if not visit.reopened_for:
        return None
    ends = [event.fields["closed_at"] for event in work.events.of_objects([visit.id]) if event.fields.get("closed_at")]
    return datetime.fromisoformat(ends[0]) if ends else None


def _draft_problems(work: Work, store: Store, draft: VisitDraft) -> list[Problem]:
    problems = _people_problems(draft)
    if work.enterprises.get(draft.enterprise_id) is None:
        problems.append(Problem("visit.enterprise_not_found", {"id": draft.enterprise_id}))
    elif _unfinished(work, store, draft.enterprise_id) is not None:
        problems.append(Problem("visit.already_open"))
    return problems


def _people_problems(draft: VisitDraft) -> list[Problem]:
    problems = []
    if not any(inspector.name.strip() for inspector in draft.inspectors):
        problems.append(Problem("visit.no_inspector"))
    texts = [text for inspector in draft.inspectors for text in (inspector.name, inspector.certificate)]
    for text in [*texts, draft.site_contact, draft.site_phone]:
        if len(text) > 60:
            problems.append(Problem("visit.text_long", {"field": text[:12], "length": len(text), "most": 60}))
        elif text.strip() and not is_plain_line(text.strip(), 60):
            problems.append(Problem("visit.text_signs", {"field": shown_part(text)}))
    return [*problems, *taking_part_problems(draft.mode, draft.inspectors, draft.bodies)]


def _unfinished(work: Work, store: Store, enterprise_id: str) -> Visit | None:
    visits = work.visits.of_enterprise(enterprise_id)
    return next((visit for visit in visits if store.owns(visit.device) and visit.closed_at is None), None)


def _answer(visit_id: str, item: Item, given: GivenAnswer, now: datetime) -> Answer:
    return Answer(
        visit_id=visit_id,
        item=item.code,
        verdict=given.verdict.value if given.verdict else "",
        values=dict(given.values),
        reason=given.reason.strip(),
        note=given.note.strip(),
        answered_at=now,
    )


def _changed(before: Answer | None, after: Answer) -> dict[str, JsonValue]:
    """Only what differs becomes an event: two people who edit different fields do not collide."""
    wanted = {"verdict": after.verdict, "values": dict(after.values), "reason": after.reason, "note": after.note}
    if before is not None:
        wanted = {name: value for name, value in wanted.items() if getattr(before, name) != value}
    assert after.answered_at is not None
    return wanted | {"answered_at": after.answered_at.isoformat(timespec="seconds")}
