"""The shortest list of corrections that gives a better colour. Pure.

Exact, not a guess: for a wanted number of corrections the heaviest items reach the highest score, the gates of areas
that share no item each need their own heaviest ones, and every critical item must be mended in any case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.measuring import Judged, colour_of, measure, percent
from inspector_app.enterprises.grading.rule import GradingRule

_BEST_LAST = (Grade.RED, Grade.YELLOW, Grade.BLUE, Grade.GREEN)


@dataclass(frozen=True, slots=True)
class Way:
    """What would have to change for a colour; `items` are to pass, which a re-inspection confirms."""

    colour: Grade
    items: tuple[Judged, ...] = ()
    no_sensitive_goods: bool = False
    """It would have to give up the goods themselves."""
    safeguards: bool = False
    """A visit would have to show that the safeguards are met; asked where no visit says which items fail."""

    @property
    def length(self) -> int:
        return len(self.items) + self.no_sensitive_goods + self.safeguards


@dataclass(frozen=True, slots=True)
class _Goal:
    critical: bool
    gates: bool
    score: float


def ways_up(
    rule: GradingRule, colour: Grade, sensitive: bool | None, safeguards: bool | None, items: Sequence[Judged]
) -> tuple[Way, ...]:
    """The shortest way to each better colour, the shortest of all first; empty for the best colour."""
    best: dict[Grade, Way] = {}
    for way in _ways(rule, sensitive, safeguards, items):
        if _rank(way.colour) > _rank(colour) and (way.colour not in best or way.length < best[way.colour].length):
            best[way.colour] = way
    return tuple(sorted(best.values(), key=lambda way: (way.length, -_rank(way.colour))))


def _rank(colour: Grade) -> int:
    return _BEST_LAST.index(colour) if colour in _BEST_LAST else -1


def _ways(rule: GradingRule, sensitive: bool | None, safeguards: bool | None, items: Sequence[Judged]) -> Iterator[Way]:
    for given_up in (False, True) if sensitive else (False,):
        carries = bool(sensitive) and not given_up
        if not items:
            yield Way(colour_of(rule, carries, safeguards), (), given_up)
            if not safeguards:
                yield Way(colour_of(rule, carries, True), (), given_up, safeguards=True)
            continue
        for goal in _goals(rule):
            mended = _least(rule, items, goal)
            measured = measure(rule, items, {each.code for each in mended})
            yield Way(colour_of(rule, carries, measured.met, measured), mended, given_up)


def _goals(rule: GradingRule) -> list[_Goal]:
    lines = sorted({0.0, *(row.score_below for row in rule.rows if row.score_below is not None)})
    partly = [_Goal(critical, False, line) for line in lines for critical in (False, True)]
    return [*partly, *(_Goal(True, True, max(line, rule.least_score)) for line in lines)]


def _least(rule: GradingRule, items: Sequence[Judged], goal: _Goal) -> tuple[Judged, ...]:
    """The fewest items that must pass, in the order of the checklist."""
    passed = {each.code for each in items if each.passed}
    mended = {each.code for each in items if goal.critical and each.critical and not each.passed}
    heaviest = sorted((each for each in items if not each.passed), key=lambda each: -each.weight)
    for area, least in rule.gates.items() if goal.gates else ():
        inside = [each for each in items if each.area == area]
        mended |= _until(inside, heaviest, passed | mended, least)
    mended |= _until(items, heaviest, passed | mended, goal.score)
    return tuple(each for each in items if each.code in mended)


def _until(scope: Sequence[Judged], heaviest: Sequence[Judged], passed: set[str], least: float) -> set[str]:
    """The heaviest of the scope that bring it to `least` percent."""
    inside, more = {each.code for each in scope}, set[str]()
    for each in heaviest:
        if percent(scope, passed | more) >= least:
            break
        if each.code in inside and each.code not in passed:
            more.add(each.code)
    return more
