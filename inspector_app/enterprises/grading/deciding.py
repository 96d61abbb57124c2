"""A person decides the colour: as the rule proposes, or another one with a reason and a second person."""

from dataclasses import dataclass
from datetime import datetime

from uuid_utils import uuid7

from db.records.register import Enterprise, GradeDecision
from db.records.values import JsonValue
from db.records.visits import Visit
from db.work import Work
from inspector_app.enterprises.grading import Grade, facts_key
from inspector_app.enterprises.grading.rule import rule_in_force
from inspector_app.enterprises.grading.standing import Standing, standing_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.stores import Store
from inspector_app.vault import unlock_vault

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class GradeFile:
    """All that is known of the colour of an enterprise."""

    enterprise: Enterprise
    standing: Standing
    history: tuple[GradeDecision, ...]
    """Newest first."""

    @property
    def in_force(self) -> GradeDecision | None:
        """The newest one that took effect."""
        return next((each for each in self._own if not is_waiting(each)), None)

    @property
    def waiting(self) -> GradeDecision | None:
        """The newest one of all, when it waits for its second person."""
        return next(iter(self._own), None) if self._own and is_waiting(self._own[0]) else None

    @property
    def _own(self) -> list[GradeDecision]:
        """Without those of what was merged into it: they were given for other facts."""
        return [each for each in self.history if each.enterprise_id == self.enterprise.id]


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """Agrees on this laptop, by the passphrase of a way in of their own."""

    name: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class GradeDraft:
    colour: Grade
    reason: str = ""
    second: SecondPerson | None = None
    """None: a colour against the rule waits until another person agrees (`agree`)."""
    visit_id: str = ""
    """The visit to count; the last one that was closed without it."""


def is_waiting(grade: GradeDecision) -> bool:
    """It takes effect with the second person's yes; nobody is their own second."""
    return grade.colour != grade.proposed and grade.second_person in ("", grade.person)


def grade_file(store: Store, enterprise_id: str, visit_id: str = "") -> GradeFile:
    """Raises RefusedInputError grade.enterprise_not_found, grade.visit_not_found."""
    with store.database.look() as work:
        return _file(work, enterprise_id, visit_id)


def decide(store: Store, enterprise_id: str, draft: GradeDraft, now: datetime) -> str:
    """Records the grade and gives its id; the register takes the two facts and the colour, unless a second is awaited.

    Raises RefusedInputError with every problem: grade.enterprise_not_found, visit_not_found, colour_unknown,
    reason_missing, reason_long, reason_signs, second_same; UnavailableError store.wrong_passphrase, person_unknown.
    """
    second = _agreed(store, draft.second)
    with store.database.work(now) as work:
        file = _file(work, enterprise_id, draft.visit_id)
        found = _problems(store, draft, file.standing)
        if found:
            raise RefusedInputError(found)
        standing, override = file.standing, draft.colour is not file.standing.colour
        grade = f"{store.device}/{uuid7().hex}"
        stamp = now.isoformat(timespec="seconds")
        fields: dict[str, JsonValue] = {
            "enterprise_id": enterprise_id,
            "visit_id": standing.visit.id if standing.visit else "",
            "colour": draft.colour.value,
            "proposed": standing.colour.value,
            "person": store.person,
            "decided_at": stamp,
            "reason": draft.reason.strip(),
            "facts": standing.to_json(),
        }
        if override and second:
            fields |= {"second_person": second, "seconded_at": stamp}
        work.grades.save(grade, fields)
        if not override or second:
            _take_effect(work, file.enterprise, draft.colour, standing.sensitive, standing.safeguards)
    return grade


def agree(store: Store, grade_id: str, now: datetime, second: SecondPerson | None = None) -> None:
    """The second person's yes: whoever unlocked the store, or `second` by their passphrase.

    Raises RefusedInputError grade.not_found, not_waiting, overtaken, second_same; UnavailableError as `decide`.
    """
    person = _agreed(store, second) or store.person
    with store.database.work(now) as work:
        grade = work.grades.get(grade_id)
        enterprise = work.enterprises.get(grade.enterprise_id) if grade is not None else None
        if grade is None or enterprise is None:
            raise RefusedInputError([Problem("grade.not_found")])
        problem = _agreeing_problem(grade, work.grades.of_enterprise(enterprise.id)[0], person)
        if problem is not None:
            raise RefusedInputError([problem])
        work.grades.save(grade_id, {"second_person": person, "seconded_at": now.isoformat(timespec="seconds")})
        facts = grade.facts
        _take_effect(work, enterprise, Grade(grade.colour), facts.get("sensitive"), facts.get("safeguards"))


def _file(work: Work, enterprise_id: str, visit_id: str) -> GradeFile:
    enterprise = work.enterprises.get(enterprise_id)
    if enterprise is None:
        raise RefusedInputError([Problem("grade.enterprise_not_found", {"id": enterprise_id[:80]})])
    standing = standing_of(work, rule_in_force(work), enterprise, _counted(work, enterprise_id, visit_id))
    return GradeFile(enterprise, standing, tuple(work.grades.of_enterprise(enterprise_id)))


def _counted(work: Work, enterprise_id: str, visit_id: str) -> list[Visit]:
    """The visit that was asked for, else the newest that was closed; then the closed ones before it."""
    visits = work.visits.of_enterprise(enterprise_id)
    if visit_id and all(each.id != visit_id for each in visits):
        raise RefusedInputError([Problem("grade.visit_not_found", {"id": visit_id[:80]})])
    while visits and visit_id and visits[0].id != visit_id:
        visits = visits[1:]
    # A re-inspection answers no checklist.
    return [each for each in visits if (each.closed_at is not None or each.id == visit_id) and not each.rechecks]


def _problems(store: Store, draft: GradeDraft, standing: Standing) -> list[Problem]:
    problems, reason = [], draft.reason.strip()
    if draft.colour not in standing.rule.colours:
        problems.append(Problem("grade.colour_unknown", {"colour": draft.colour.value}))
    if draft.colour is not standing.colour and not reason:
        problems.append(Problem("grade.reason_missing"))
    if len(reason) > LONGEST_REASON:
        problems.append(Problem("grade.reason_long", {"length": len(reason), "most": LONGEST_REASON}))
    elif reason and not is_plain_line(reason, LONGEST_REASON):
        problems.append(Problem("grade.reason_signs"))
    if draft.second is not None and draft.second.name == store.person:
        problems.append(Problem("grade.second_same", {"person": store.person}))
    return problems


def _agreeing_problem(grade: GradeDecision, newest: GradeDecision, person: str) -> Problem | None:
    if not is_waiting(grade):
        return Problem("grade.not_waiting")
    if newest.id != grade.id:
        return Problem("grade.overtaken", {"person": newest.person})
    return Problem("grade.second_same", {"person": person}) if person == grade.person else None


def _agreed(store: Store, second: SecondPerson | None) -> str:
    """The name of the second person whose passphrase it is; "" without one."""
    if second is None:
        return ""
    vault = unlock_vault(store.folder, second.passphrase, second.name)
    vault.forget()
    return second.name


def _take_effect(
    work: Work, enterprise: Enterprise, colour: Grade, sensitive: bool | None, safeguards: bool | None
) -> None:
    """The register says what was found, and the colour for these facts; what nobody said stays as it was."""
    carries = enterprise.handles_sensitive_goods if sensitive is None else sensitive
    met = enterprise.safeguards_met if safeguards is None else safeguards
    wanted: dict[str, JsonValue] = {
        "handles_sensitive_goods": carries,
        "safeguards_met": met,
        "decided_grade": colour.value,
        "decided_for": facts_key(carries, met),
    }
    changed = {name: value for name, value in wanted.items() if getattr(enterprise, name) != value}
    if changed:
        work.enterprises.save(enterprise.id, changed)
