"""What was found: proposed from a failed item with severity, basis, wording and deadline; checked and recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from uuid_utils import uuid7

from db.database import Work
from db.records import Enterprise, Finding, JsonValue, Visit
from inspector_app import assets
from inspector_app.checklists.model import Item
from inspector_app.deadlines import deadline
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law import cite, known_ids
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

SEVERITIES = ("A", "B", "C")
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """What a person may edit of a finding."""

    severity: str
    problem: str
    requirement: str
    basis: tuple[str, ...] = ()
    deadline: date | None = None
    item: str = ""


def proposed_finding(item: Item, visit: Visit, enterprise: Enterprise) -> Finding:
    """The finding that a failed item makes: wording of the checklist, law that binds and is in force, a deadline.

    The part of the rectification wording before the first "；" says what was found, the rest what to do; a "×" stands
    for what only the inspector knows (domain.md §3.0).
    """
    problem, _, requirement = item.rectification.partition("；")
    words = assets.read_json("notices", "finding_words.json")
    criterion = item.pass_criterion.get("zh", "")
    return Finding(
        id=f"{visit.id}/{item.code}",
        visit_id=visit.id,
        enterprise_id=visit.enterprise_id,
        item=item.code,
        severity=item.severity or "C",
        problem=problem or item.label["zh"],
        requirement=requirement or words["requirement"].format(criterion=criterion),
        basis=tuple(c.id for c in cite(item.legal_basis, visit.opened_at.date(), enterprise.kind)),
        deadline=deadline(item.severity or "C", item.deadline_days, visit.opened_at.date()),
    )


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
    """Changes a finding, or adds a free one when `finding_id` is None; gives its id.

    Raises RefusedInputError with every problem, each about one field of the draft.
    """
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        problems = finding_problems(draft, visit.opened_at.date())
        if problems:
            raise RefusedInputError(problems)
        fields = _draft_fields(draft)
        if finding_id is None:
            finding_id = f"{visit_id}/{uuid7().hex}"
            position = work.findings.next_position(visit_id)
            identity = {"visit_id": visit_id, "enterprise_id": visit.enterprise_id, "position": position}
            work.findings.save(finding_id, identity | fields | {"item": draft.item})
        else:
            before = work.findings.get(finding_id)
            known = {} if before is None else _fields(before, before.position)
            work.findings.save(finding_id, {name: value for name, value in fields.items() if known.get(name) != value})
    return finding_id


def withdraw_finding(store: Store, finding_id: str, now: datetime) -> None:
    """Takes a finding off the paper; its history stays in the log."""
    with store.database.work(now) as work:
        finding = work.findings.get(finding_id)
        if finding is not None:
            changeable_visit(work, store, finding.visit_id)
            work.findings.withdraw(finding_id)


def finding_problems(draft: FindingDraft, visited_on: date) -> list[Problem]:
    """Everything that is wrong with a draft."""
    problems = [Problem("visit.unknown_law", {"id": article}) for article in draft.basis if article not in known_ids()]
    if draft.severity not in SEVERITIES:
        problems.append(Problem("visit.unknown_severity", {"severity": draft.severity}))
    for field, value in (("problem", draft.problem), ("requirement", draft.requirement)):
        if not value.strip():
            problems.append(Problem(f"visit.{field}_empty"))
        elif len(value) > LONGEST_TEXT:
            details = {"field": value[:12], "length": len(value), "most": LONGEST_TEXT}
            problems.append(Problem("visit.text_long", details))
    if draft.deadline is None:
        problems.append(Problem("visit.deadline_missing"))
    elif draft.deadline < visited_on:
        problems.append(Problem("visit.deadline_past", {"deadline": draft.deadline.isoformat()}))
    return problems


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
