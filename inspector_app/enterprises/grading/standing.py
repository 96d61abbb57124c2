"""Where an enterprise stands by the rule: the two facts, what they come from, the colour, and what would change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.records.register import Enterprise
from db.records.values import JsonValue
from db.records.visits import Answer, Visit
from db.work import Work
from inspector_app.checklists.model import Area, all_items
from inspector_app.checklists.progress import is_recorded, items_for
from inspector_app.checklists.snapshots import from_json
from inspector_app.checklists.visit_form import has_rules, open_form
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.corrections import Way, ways_up
from inspector_app.enterprises.grading.measuring import Judged, Measure, colour_of, judged_items, measure
from inspector_app.enterprises.grading.rule import GradingRule

_MOST_VISITS = 13
"""What was seen longer ago says nothing any more: a visit a month, for a year."""


@dataclass(frozen=True, slots=True)
class Standing:
    rule: GradingRule
    sensitive: bool | None
    sensitive_by_visit: bool
    """The visit said it; else the register."""
    safeguards: bool | None
    colour: Grade
    visit: Visit | None
    """Whose answers were counted; None when only the register spoke."""
    carried: int
    """Items that it did not look at and that stand as an earlier visit by the same checklist found them."""
    measured: Measure | None
    """With what is not answered counted as failed; None without a visit."""
    items: tuple[Judged, ...]
    ways: tuple[Way, ...]

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(each.code for each in self.items if each.passed is False)

    @property
    def unanswered(self) -> tuple[str, ...]:
        return tuple(each.code for each in self.items if each.passed is None)

    def to_json(self) -> dict[str, JsonValue]:
        """What a grade keeps of it, with the rule of its day."""
        measured = self.measured
        return {
            "rule": dict(self.rule.value),
            "sensitive": self.sensitive,
            "sensitive_by_visit": self.sensitive_by_visit,
            "safeguards": self.safeguards,
            "colour": self.colour.value,
            "visit": self.visit.id if self.visit else "",
            "carried": self.carried,
            "score": measured.score if measured else None,
            "critical": list(measured.critical) if measured else [],
            "below": dict(measured.below) if measured else {},
            "failed": list(self.failed),
            "unanswered": list(self.unanswered),
        }


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the visits say."""

    items: tuple[Judged, ...] = ()
    sensitive: bool | None = None
    visit: Visit | None = None
    carried: int = 0


def standing_of(work: Work, rule: GradingRule, enterprise: Enterprise, visits: Sequence[Visit]) -> Standing:
    """By the register, and by the answers of the first of `visits` (newest first) where its checklist is here."""
    seen = _seen(work, rule, enterprise, visits)
    by_visit = seen.sensitive is not None
    sensitive = seen.sensitive if by_visit else enterprise.handles_sensitive_goods
    if not any(each.passed is not None for each in seen.items):
        return _by_register(rule, enterprise, sensitive, by_visit)
    return _by_answers(rule, sensitive, by_visit, seen)


def _seen(work: Work, rule: GradingRule, enterprise: Enterprise, visits: Sequence[Visit]) -> _Seen:
    content = work.checklists.content(visits[0].checklist_id) if visits else None
    if content is None:
        return _Seen()
    visit, answers, carried = visits[0], work.answers.of_visit(visits[0].id), 0
    asked = [item.code for item in all_items(from_json(content)) if item.has_verdict]
    for earlier in visits[1:_MOST_VISITS]:
        # A re-inspection looks at what was open; the rest stands as it was last seen.
        if all(_says(answers.get(code)) for code in asked):
            break
        if earlier.checklist_id == visit.checklist_id:
            before = work.answers.of_visit(earlier.id)
            more = {code: each for code, each in before.items() if not _says(answers.get(code)) and _says(each)}
            answers, carried = answers | more, carried + len(more)
    items = judged_items(rule, _areas(content, visit, enterprise, answers), answers)
    return _Seen(items, _said_sensitive(rule, answers), visit, carried)


def _says(answer: Answer | None) -> bool:
    return answer is not None and (bool(answer.verdict) or any(is_recorded(each) for each in answer.values.values()))


def _by_register(rule: GradingRule, enterprise: Enterprise, sensitive: bool | None, by_visit: bool) -> Standing:
    safeguards = enterprise.safeguards_met
    colour = colour_of(rule, sensitive, safeguards)
    ways = ways_up(rule, colour, sensitive, safeguards, ())
    return Standing(rule, sensitive, by_visit, safeguards, colour, None, 0, None, (), ways)


def _by_answers(rule: GradingRule, sensitive: bool | None, by_visit: bool, seen: _Seen) -> Standing:
    """What is not answered leaves a fact open where it could still decide it."""
    items = seen.items
    worst, best = measure(rule, items), measure(rule, items, open_passes=True)
    safeguards = worst.met if worst.met == best.met else None
    at_worst, at_best = (colour_of(rule, sensitive, each.met, each) for each in (worst, best))
    colour = at_worst if at_worst == at_best else Grade.UNGRADED
    ways = ways_up(rule, at_worst, sensitive, worst.met, items)
    return Standing(rule, sensitive, by_visit, safeguards, colour, seen.visit, seen.carried, worst, items, ways)


def _areas(content: str, visit: Visit, enterprise: Enterprise, answers: Mapping[str, Answer]) -> Sequence[Area]:
    """Only what the enterprise was asked."""
    checklist = from_json(content)
    if not has_rules(checklist):
        return items_for(checklist, enterprise.kind)
    return open_form(checklist, enterprise.kind, answers.values(), now=visit.opened_at, chance=visit.id).areas


def _said_sensitive(rule: GradingRule, answers: Mapping[str, Answer]) -> bool | None:
    answer = answers.get(rule.sensitive_item)
    value = answer.values.get(rule.sensitive_part) if answer is not None else None
    if not is_recorded(value):
        return None
    goods = value if isinstance(value, list) else str(value).split()
    return any(each in rule.sensitive_goods for each in goods)
