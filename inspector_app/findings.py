"""What was found: proposed from a failed item with severity, basis, wording and deadline; checked and recorded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from uuid_utils import uuid7

from db.log.keepable import is_keepable_text
from db.records.register import Enterprise
from db.records.values import JsonValue
from db.records.visits import Finding, Visit
from db.work import Work
from inspector_app import assets
from inspector_app.checklists.model import Item
from inspector_app.deadlines import deadline
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law import cite
from inspector_app.law.own_law import base_book
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

SEVERITIES = ("A", "B", "C")
LONGEST_TEXT = 2000
FARTHEST_DEADLINE = timedelta(days=366)
"""After the visit; what is later was mistyped."""


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """What a person may edit of a finding."""

    severity: str
    problem: str
    requirement: str
    basis: tuple[str, ...] = ()
    deadline: date | None = None
    item: str = ""


def proposed_finding(item: Item, visit: Visit, enterprise: Enterprise, last_day: date | None = None) -> Finding:
    """The finding that a failed item makes: wording of the checklist, law that binds and is in force, a deadline.

    The part of the rectification wording before the first "；" says what was found, the rest what to do; a "×" stands
    for what only the inspector knows (domain.md §3.0). `last_day` is what the office's rules suggest
    (`deadlines.suggest_in`); without it, the shipped rules count.
    """
    problem, _, requirement = item.rectification.partition("；")
    return Finding(
        id=f"{visit.id}/{item.code}",
        visit_id=visit.id,
        enterprise_id=visit.enterprise_id,
        item=item.code,
        severity=item.severity or "C",
        problem=problem or item.label["zh"],
        requirement=requirement or _requirement(item),
        basis=tuple(c.id for c in cite(item.legal_basis, visit.opened_at.date(), enterprise.kind)),
        deadline=last_day or deadline(item.severity or "C", item.deadline_days, visit.opened_at.date()),
    )


def _requirement(item: Item) -> str:
    """The criterion with the question that it answers: alone, `是` or `0` would ask for nothing on the paper."""
    criterion = item.pass_criterion.get("zh", "").strip()
    words = assets.read_json("notices", "finding_words.json")["requirement" if criterion else "no_criterion"]
    return str(words.format(question=item.label["zh"].strip().rstrip("？?。：:"), criterion=criterion))


def restore_or_propose(work: Work, finding: str, proposed: Finding) -> None:
    """Within a unit of work: a finding that was withdrawn comes back with what had been typed; else the proposal."""
    if work.findings.get(finding) is not None:
        return
    if work.findings.is_withdrawn(finding):
        work.findings.save(finding, {"deleted": False})
        return
    position = work.findings.next_position(proposed.visit_id)
    work.findings.save(finding, _fields(proposed, position))


def save_finding(store: Store, visit_id: str, finding_id: str | None, draft: FindingDraft, now: datetime) -> str:
    """Changes a finding of that visit, or adds a free one when `finding_id` is None; gives its id.

    Raises RefusedInputError with every problem: visit.finding_not_found, also for one that was withdrawn, and those of
    the draft, each about one field.
    """
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        before = None if finding_id is None else work.findings.get(finding_id)
        problems = finding_problems(draft, visit.opened_at.date(), base_book(work).known_ids())
        if finding_id is not None and (before is None or before.visit_id != visit_id):
            problems.insert(0, Problem("visit.finding_not_found", {"id": finding_id[:80]}))
        if problems:
            raise RefusedInputError(problems)
        fields = _draft_fields(draft)
        if finding_id is None:
            finding_id = f"{visit_id}/{uuid7().hex}"
            position = work.findings.next_position(visit_id)
            identity = {"visit_id": visit_id, "enterprise_id": visit.enterprise_id, "position": position}
            work.findings.save(finding_id, identity | fields | {"item": draft.item})
        else:
            assert before is not None, "it was asked for above"
            known = _fields(before, before.position)
            work.findings.save(finding_id, {name: value for name, value in fields.items() if known.get(name) != value})
    return finding_id


def withdraw_finding(store: Store, finding_id: str, now: datetime) -> None:
    """Takes a finding off the paper to come; its history stays in the log.

    Raises RefusedInputError rectify.on_paper, rectify.has_acts, visit.closed, visit.not_own.
    """
    with store.database.work(now) as work:
        finding = work.findings.get(finding_id)
        if finding is not None:
            changeable_visit(work, store, finding.visit_id)
            withdraw_in(work, finding)


def restore_finding(store: Store, finding_id: str, now: datetime) -> None:
    """Puts a finding that was withdrawn on the paper again.

    Raises RefusedInputError visit.finding_not_found, visit.closed, visit.not_own.
    """
    with store.database.work(now) as work:
        if not work.findings.is_withdrawn(finding_id):
            raise RefusedInputError([Problem("visit.finding_not_found", {"id": finding_id[:80]})])
        changeable_visit(work, store, finding_id.partition("/")[0])
        work.findings.save(finding_id, {"deleted": False})


def still_fails(work: Work, finding_id: str) -> bool:
    """Whether the item that made the finding fails, or none made it: else the finding comes back with the verdict."""
    visit, _, item = finding_id.partition("/")
    answer = work.answers.get(visit, item)
    return answer is None or answer.verdict == "fail"


def withdraw_in(work: Work, finding: Finding) -> None:
    """Within a unit of work: not what an issued order names, and not what something was done about."""
    state = work.rectifications.state(finding.id)
    order = work.notices.get(state.order_id) if state is not None and state.order_id else None
    problems = []
    if order is not None:
        details = {"problem": finding.problem[:20], "number": order.number}
        problems.append(Problem("rectify.on_paper", details))
    if any(not act.undone for act in work.rectifications.of_finding(finding.id)):
        problems.append(Problem("rectify.has_acts", {"problem": finding.problem[:20]}))
    if problems:
        raise RefusedInputError(problems)
    work.findings.withdraw(finding.id)


def finding_problems(draft: FindingDraft, visited_on: date, law: Collection[str]) -> list[Problem]:
    """Everything that is wrong with a draft; `law` are the ids of the articles that are known."""
    problems = [Problem("visit.unknown_law", {"id": article}) for article in draft.basis if article not in law]
    if draft.severity not in SEVERITIES:
        problems.append(Problem("visit.unknown_severity", {"severity": draft.severity}))
    for field, value in (("problem", draft.problem), ("requirement", draft.requirement)):
        problems += _text_problems(field, value)
    return problems + _deadline_problems(draft.deadline, visited_on)


def _text_problems(field: str, value: str) -> list[Problem]:
    if not value.strip():
        return [Problem(f"visit.{field}_empty")]
    if len(value) > LONGEST_TEXT:
        return [Problem("visit.text_long", {"field": value[:12], "length": len(value), "most": LONGEST_TEXT})]
    if not is_keepable_text(value):
        return [Problem("visit.text_signs", {"field": shown_part(value)})]
    return []


def _deadline_problems(deadline: date | None, visited_on: date) -> list[Problem]:
    if deadline is None:
        return [Problem("visit.deadline_missing")]
    if deadline < visited_on:
        return [Problem("visit.deadline_past", {"deadline": deadline.isoformat()})]
    if deadline - visited_on > FARTHEST_DEADLINE:
        details = {"deadline": deadline.isoformat(), "days": FARTHEST_DEADLINE.days}
        return [Problem("visit.deadline_far", details)]
    return []


def shown_part(text: str) -> str:
    """The first characters of a text with odd signs in it, as they can be shown."""
    return "".join(each if each.isprintable() else "\ufffd" for each in text[:12])


def _draft_fields(draft: FindingDraft) -> dict[str, JsonValue]:
    return {
        "severity": draft.severity,
        "problem": draft.problem.strip(),
        "requirement": draft.requirement.strip(),
        "basis": list(draft.basis),
        "deadline": draft.deadline.isoformat() if draft.deadline else "",
    }


def _fields(finding: Finding, position: int) -> dict[str, JsonValue]:
    draft = FindingDraft(finding.severity, finding.problem, finding.requirement, finding.basis, finding.deadline)
    identity = {"visit_id": finding.visit_id, "enterprise_id": finding.enterprise_id, "item": finding.item}
    return identity | _draft_fields(draft) | {"position": position}
