"""One object as it was before: by what its kind allows, with one more event."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from uuid_utils import uuid7

from db.records.register import GradeDecision
from db.records.values import JsonValue
from db.work import Work
from inspector_app.audit.diary import DiaryEntry
from inspector_app.audit.words import other_word
from inspector_app.enterprises.grading.deciding import is_waiting
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.merging.log_facts import visit_of
from inspector_app.findings import withdraw_in
from inspector_app.measures import campaigns, recording
from inspector_app.messages import Language
from inspector_app.ownership import changeable_visit
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, adoption_of
from inspector_app.rectification.acts import ActDraft, ActKind, state_problems, undo_problems
from inspector_app.stores import Store
from inspector_app.undoing.refusals import EDITED

GONE: Mapping[str, Mapping[str, JsonValue]] = {
    "finding": {"deleted": True},
    "photo": {"deleted": True},
    "measure": {"withdrawn": True},
    "measure_part": {"removed": True},
    "measure_file": {"deleted": True},
    "campaign": {"withdrawn": True},
    "rectification": {"undone": True},
}
"""What a step made goes to the trash; an act stays in the history, taken back."""


def put_back(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    """Raises RefusedInputError with what the trade says against it."""
    if visit_of(entry.kind, entry.obj):
        changeable_visit(work, store, _visit(work, entry))
    _BY_KIND.get(entry.kind, _as_before)(work, store, entry, now)


def _visit(work: Work, entry: DiaryEntry) -> str:
    photo = work.photos.get(entry.obj) if entry.kind == "photo" else None
    return photo.visit_id if photo is not None else visit_of(entry.kind, entry.obj)


def _before(work: Work, entry: DiaryEntry) -> dict[str, JsonValue]:
    """The fields that may be put back, with the values from before."""
    if entry.created and entry.kind in GONE:
        return dict(GONE[entry.kind])
    return {
        change.field: work.history.unsaid(entry.kind, change.field) if change.old is None else change.old
        for change in entry.changes
        if change.field in EDITED[entry.kind]
    }


def _as_before(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    fields = _before(work, entry)
    if fields:
        work.events.record(entry.kind, entry.obj, fields)


def _finding(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    """Not what an issued order names, and not what something was done about."""
    finding = work.findings.get(entry.obj)
    if finding is not None and _before(work, entry).get("deleted"):
        withdraw_in(work, finding)
    else:
        _as_before(work, store, entry, now)


def _measure(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    fields = _before(work, entry)
    if fields.get("withdrawn"):
        _require_none(recording.withdrawal_problems(work, entry.obj))
        fields.setdefault("reason", _word("undone"))
    work.events.record(entry.kind, entry.obj, fields)


def _campaign(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    fields = _before(work, entry)
    if fields.get("withdrawn"):
        _require_none(campaigns.withdrawal_problems(work, entry.obj))
        fields.setdefault("reason", _word("undone"))
    work.events.record(entry.kind, entry.obj, fields)


def _act(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    """An act is taken back with a reason; one that was taken back holds again while nothing else was done since."""
    act = work.rectifications.get(entry.obj)
    if act is None:
        raise RefusedInputError([Problem("rectify.act_not_found", {"id": entry.obj[:80]})])
    problems = [each for each in undo_problems(work, store, act) if each.code != "rectify.act_undone"]
    undone: dict[str, JsonValue] = {"undone": True, "undone_reason": _word("undone")}
    undone["undone_at"] = now.isoformat(timespec="seconds")
    if act.undone:
        finding, state = work.findings.get(act.finding_id), work.rectifications.state(act.finding_id)
        draft = ActDraft(ActKind(act.act), act.done_on, act.note, act.due, act.body, act.paper, act.photos)
        if finding is not None and state is not None:
            problems += state_problems(work, finding, state, draft)
        undone = {"undone": False, "undone_reason": "", "undone_at": ""}
    _require_none(problems)
    work.rectifications.save(entry.obj, undone)


def _grade(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    """A grade is an act of a person and stays: the one before it is given once more."""
    grade = work.grades.get(entry.obj)
    given = work.grades.of_enterprise(grade.enterprise_id) if grade is not None else []
    if grade is None or given[0].id != grade.id:
        raise RefusedInputError([Problem("undo.grade_overtaken", {"person": given[0].person if given else "—"})])
    if grade.second_person != (entry.new("second_person") or ""):
        raise RefusedInputError([Problem("undo.grade_agreed")])
    own = [each for each in given[1:] if each.enterprise_id == grade.enterprise_id and not is_waiting(each)]
    if not own:
        raise RefusedInputError([Problem("undo.grade_first")])
    if own[0].second_person == store.person:
        # Nobody is their own second.
        raise RefusedInputError([Problem("undo.grade_second")])
    work.grades.save(f"{store.device}/{uuid7().hex}", _given_again(own[0], store.person, now))


def _given_again(grade: GradeDecision, person: str, now: datetime) -> dict[str, JsonValue]:
    stamp = now.isoformat(timespec="seconds")
    fields: dict[str, JsonValue] = asdict(grade)
    del fields["id"]
    seconded = grade.seconded_at.isoformat(timespec="seconds") if grade.seconded_at is not None else ""
    words = _word("grade_given_again").format(time=f"{grade.decided_at.astimezone():%Y-%m-%d %H:%M}")
    return fields | {"person": person, "decided_at": stamp, "seconded_at": seconded, "reason": words}


def _plan(work: Work, store: Store, entry: DiaryEntry, now: datetime) -> None:
    """The document from before, as one more edition."""
    old = {change.field: change.old for change in entry.changes}
    section = str(entry.new("section"))
    current, kept = adoption_of(work, section), work.plans.value(str(old["document"]))
    if current is None or current.sha256 != entry.new("document") or kept is None:
        raise RefusedInputError([Problem("undo.plan_overtaken")])
    _require_none(plan_problems(work, store, section, "undo.plan_office"))
    adopt(work, section, kept["value"], now)


def _require_none(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise RefusedInputError(found)


def _word(name: str) -> str:
    return other_word(name, Language.ZH)


_BY_KIND: Mapping[str, Callable[[Work, Store, DiaryEntry, datetime], None]] = {
    "finding": _finding,
    "measure": _measure,
    "campaign": _campaign,
    "rectification": _act,
    "grade": _grade,
    "plan": _plan,
}
