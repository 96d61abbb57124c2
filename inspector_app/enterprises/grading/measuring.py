"""A visit's answers measured by a rule: score, critical items, section gates. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from db.records.visits import Answer
from inspector_app.checklists.model import Area, Item, Verdict
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.rule import GradingRule, Row

ALL = 100.0


@dataclass(frozen=True, slots=True)
class Judged:
    """An item that was asked and applies."""

    code: str
    area: str
    weight: float
    critical: bool
    passed: bool | None
    """None: not answered yet."""
    label: Mapping[str, str]
    rectification: str = ""
    """What the checklist asks for, Chinese."""
    area_label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    score: float
    """Percent of the weights of what applies."""
    critical: tuple[str, ...]
    """Codes of critical items that failed."""
    below: Mapping[str, float]
    """Area to its percent, of those that do not reach their gate."""
    met: bool
    """禁毒安全保障制度达标: score reached, every gate passed, no critical item failed."""


def judged_items(rule: GradingRule, areas: Sequence[Area], answers: Mapping[str, Answer]) -> tuple[Judged, ...]:
    """What of the areas counts, in order; items without a verdict and those that do not apply are left out."""
    found = []
    for area in areas:
        for item in area.items:
            answer = answers.get(item.code)
            verdict = answer.verdict if answer is not None else ""
            if item.has_verdict and verdict != Verdict.NOT_APPLICABLE and item.weight > 0:
                passed = {Verdict.PASS.value: True, Verdict.FAIL.value: False}.get(verdict)
                found.append(_judged(rule, area, item, passed))
    return tuple(found)


def _judged(rule: GradingRule, area: Area, item: Item, passed: bool | None) -> Judged:
    critical = item.critical or item.severity in rule.critical_severities
    wanted = item.rectification.partition("；")[2] or item.rectification
    return Judged(item.code, area.code, item.weight, critical, passed, item.label, wanted, area.label)


def measure(
    rule: GradingRule, items: Sequence[Judged], corrected: Collection[str] = (), *, open_passes: bool = False
) -> Measure:
    """As if the items `corrected` had passed, and those not answered had passed or failed. `items` is not empty."""
    passed = {
        each.code for each in items if each.passed or each.code in corrected or (each.passed is None and open_passes)
    }
    score = percent(items, passed)
    critical = tuple(each.code for each in items if each.critical and each.code not in passed)
    below = {}
    for area, least in rule.gates.items():
        inside = [each for each in items if each.area == area]
        reached = percent(inside, passed)
        if inside and reached < least:
            below[area] = reached
    return Measure(score, critical, below, score >= rule.least_score and not critical and not below)


def percent(items: Sequence[Judged], passed: Collection[str]) -> float:
    """Of the weights; 100 of nothing."""
    total = sum(each.weight for each in items)
    # Rounded as people read it: a sum of tenths must not miss a line by the last bit.
    return round(ALL * sum(each.weight for each in items if each.code in passed) / total, 6) if total else ALL


def colour_of(
    rule: GradingRule, sensitive: bool | None, safeguards: bool | None, measured: Measure | None = None
) -> Grade:
    """The first row that holds. Goods of which nobody has said anything count as not carried."""
    for row in rule.rows:
        if _holds(row, bool(sensitive), safeguards, measured):
            return row.colour
    return Grade.UNGRADED


def _holds(row: Row, sensitive: bool, safeguards: bool | None, measured: Measure | None) -> bool:
    critical = None if measured is None else bool(measured.critical)
    facts = ((row.sensitive, sensitive), (row.safeguards, safeguards), (row.critical, critical))
    if any(wanted is not None and wanted != fact for wanted, fact in facts):
        return False
    return row.score_below is None or (measured is not None and measured.score < row.score_below)
