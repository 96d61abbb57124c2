"""A visit's form for those who have no window: answers checked with it, what is missing, whether it may be closed."""

from dataclasses import dataclass
from datetime import datetime

from db.records.visits import Visit
from db.work import Work
from inspector_app.checklists.lacks import Given, Missing, missing_in
from inspector_app.checklists.last_time import as_last_time, last_time
from inspector_app.checklists.model import Checklist
from inspector_app.checklists.progress import AreaProgress, items_for, progress
from inspector_app.checklists.proposing import Proposal, proposal
from inspector_app.checklists.saved_before import saved_before
from inspector_app.checklists.visit_form import VisitForm, has_rules, open_form
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.media import MediaKind, kind_of
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, close_visit, give_answer, item_of, visit_checklist


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer did, beside being kept."""

    faulty: bool
    """It is kept, but the checklist does not allow it: the visit cannot be closed with it."""
    messages: tuple[str, ...]
    """The author's words for that, where there are any."""
    proposal: Proposal | None
    """What the item's number says of it, whatever verdict was given."""
    hidden: tuple[str, ...]
    shown: tuple[str, ...]
    """Codes of items that are no longer asked, and that are asked now."""


def form_of_visit(store: Store, visit_id: str, now: datetime, language: str = "zh") -> tuple[Visit, VisitForm]:
    """Raises RefusedInputError visit.not_found."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        enterprise = work.enterprises.get(visit.enterprise_id)
        answers = work.answers.of_visit(visit_id)
    kind = enterprise.kind if enterprise is not None else ""
    checklist = visit_checklist(store, visit)
    return visit, open_form(
        checklist,
        kind,
        answers.values(),
        now=now,
        language=language,
        chance=visit_id,
        begun=visit.opened_at,
        last_saved=lambda: saved_before(store, visit),
    )


def answer_visit(
    store: Store, visit_id: str, code: str, given: GivenAnswer, now: datetime, language: str = "zh"
) -> Answered:
    """`give_answer` with all that the form makes of it.

    Raises RefusedInputError: visit.unknown_item, visit.item_not_asked, and what `give_answer` raises.
    """
    _, form = form_of_visit(store, visit_id, now, language)
    item = item_of(form.checklist, code)
    if form.knows(code) and not form.is_asked(code):
        raise RefusedInputError([Problem("visit.item_not_asked", {"item": code})])
    change = form.answer(code, given.verdict or "", given.values)
    give_answer(store, visit_id, item, given, now, then=code, change=change)
    return Answered(
        code in form.faulty,
        tuple(error.message for owner, error in form.errors() if owner == code and error.message),
        proposal(form, code, given.values),
        tuple(each.code for each in change.hidden),
        tuple(each.code for each in change.shown),
    )


def answer_as_last_time(store: Store, visit_id: str, code: str, now: datetime, language: str = "zh") -> Answered:
    """As it was the last time (`last_time.as_last_time`). Raises RefusedInputError visit.no_last_time besides."""
    visit, form = form_of_visit(store, visit_id, now, language)
    item, before = item_of(form.checklist, code), last_time(store, visit)
    known = before.of(item) if before is not None else None
    if known is None:
        raise RefusedInputError([Problem("visit.no_last_time")])
    with store.database.look() as work:
        kept = work.answers.get(visit_id, code)
    given = GivenAnswer(None, kept.values, kept.reason, kept.note) if kept is not None else GivenAnswer()
    return answer_visit(store, visit_id, code, as_last_time(item, known, given), now, language)


def proposals_of_visit(store: Store, visit_id: str, now: datetime, language: str = "zh") -> dict[str, Proposal]:
    """Item code to what its number proposes, where that is not the verdict it has. Raises visit.not_found."""
    _, form = form_of_visit(store, visit_id, now, language)
    with store.database.look() as work:
        answers = work.answers.of_visit(visit_id)
    found = {code: proposal(form, code, answer.values) for code, answer in answers.items() if form.knows(code)}
    return {code: each for code, each in found.items() if each is not None and each.verdict != answers[code].verdict}


def answer_as_proposed(store: Store, visit_id: str, code: str, now: datetime, language: str = "zh") -> Answered:
    """Takes the verdict that the item's number proposes. Raises RefusedInputError visit.no_proposal besides."""
    proposed = proposals_of_visit(store, visit_id, now, language).get(code)
    if proposed is None:
        raise RefusedInputError([Problem("visit.no_proposal", {"item": code})])
    with store.database.look() as work:
        kept = work.answers.get(visit_id, code)
    assert kept is not None
    return answer_visit(store, visit_id, code, GivenAnswer(proposed.verdict, kept.values, "", kept.note), now, language)


def missing_of_visit(store: Store, visit_id: str, now: datetime) -> list[Missing]:
    """What the visit lacks, item by item. Raises RefusedInputError visit.not_found."""
    _, form = form_of_visit(store, visit_id, now)
    with store.database.look() as work:
        answers, findings = work.answers.of_visit(visit_id), work.findings.of_visit(visit_id)
        photos = [
            photo.item
            for photo in work.photos.of_visit(visit_id)
            if not photo.tray and kind_of(photo.media_type) is not MediaKind.DOCUMENT
        ]
    return missing_in(form.areas, Given(answers, findings, photos.count, form.faulty))


def close_checked(store: Store, visit_id: str, now: datetime) -> None:
    """`close_visit` when no answer is against the checklist.

    Raises RefusedInputError visit.answers_faulty naming the items, and what `close_visit` raises.
    """
    _, form = form_of_visit(store, visit_id, now)
    faulty = sorted(form.faulty)
    if faulty:
        raise RefusedInputError([Problem("visit.answers_faulty", {"count": len(faulty), "items": "、".join(faulty)})])
    close_visit(store, visit_id, now)


def progress_of(work: Work, visit: Visit, checklist: Checklist, kind: str) -> list[AreaProgress]:
    """How far a visit has come with what is asked; a checklist without conditions needs no form for that."""
    answers = work.answers.of_visit(visit.id)
    if not has_rules(checklist):
        return progress(items_for(checklist, kind), answers)
    form = open_form(checklist, kind, answers.values(), now=visit.opened_at, chance=visit.id)
    return progress(form.areas, answers, form.faulty)
