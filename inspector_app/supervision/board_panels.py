"""The charts of the board: groups and bars as values, each bar with what stands behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from db.figures.board import Repeater
from db.work import Work
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.wording import colour_word
from inspector_app.messages import Language
from inspector_app.supervision.bulletin_parts import MOST_STANDING, Column, Picture, filled_months, worst_items
from inspector_app.supervision.figures import AGE_FIGURES, COVERAGE, figure_of
from inspector_app.supervision.statistics import UNNAMED, By, Question, scope_of

MOST_LYING = 8
"""Bars of a chart of items or enterprises."""
_MOST_MONTHS = 37
"""That three years, as long as a campaign may be, lie in."""
_LONGEST_NAME = 40
_INKS = {"red": "#c8372d", "yellow": "#e0a21b", "blue": "#2f6fd0", "green": "#2c9150", "ungraded": "#8a94a0"}
_PLAIN, _LATE = "#3b78c3", "#c8372d"


@dataclass(frozen=True, slots=True)
class Target:
    """What a click on a bar opens: the list of a figure, or an enterprise."""

    figure: str = ""
    """"" where it is an enterprise."""
    question: Question = field(default_factory=Question)
    enterprise: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    id: str
    picture: Picture
    targets: tuple[tuple[Target, ...], ...] = ()
    """Of each group, for each column."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every panel is made from: `question` as it was asked, `asked` with today and the turns in it."""

    work: Work
    question: Question
    asked: Question
    words: Mapping[str, Any]
    language: Language
    items: Mapping[str, str]
    census: Mapping[tuple[str, str, str], int]
    """(community, colour, state) to the number of enterprises."""
    ages: Mapping[tuple[int, bool], int]
    """(place among `AGES`, overdue) to the number of open findings."""
    repeaters: Sequence[Repeater]

    def say(self, *path: str) -> str:
        found: Any = self.words
        for name in path:
            found = found[name]
        return str(found[self.language.value])

    @property
    def grades(self) -> list[Grade]:
        """The colours that some enterprise has."""
        found = {colour for _, colour, _ in self.census}
        return [grade for grade in Grade if grade.value in found]

    def enterprises(self, place: int, value: str, grade: Grade) -> int:
        """Of that colour, and with that value at that place of the census."""
        return sum(n for key, n in self.census.items() if key[place] == value and key[1] == grade.value)


def _colours(reading: Reading) -> Panel:
    """Enterprises of each community by colour."""
    places = sorted({place for place, _, _ in reading.census}, key=lambda place: (not place, place))
    columns = [
        _column(grade, [reading.enterprises(0, place, grade) for place in places], reading) for grade in reading.grades
    ]
    targets = [
        [Target(grade.value, replace(reading.question, community=place or UNNAMED)) for grade in reading.grades]
        for place in places
    ]
    groups, lying = [place or reading.say("none") for place in places], len(places) > MOST_STANDING
    return _panel(reading, "colours", groups, columns, targets, lying=lying)


def _coverage(reading: Reading) -> Panel:
    """Enterprises by their last visit: in time, due soon, overdue, never."""
    columns = [
        _column(grade, [reading.enterprises(2, state, grade) for state in COVERAGE], reading)
        for grade in reading.grades
    ]
    targets = [
        [Target(figure, replace(reading.question, colour=grade.value)) for grade in reading.grades]
        for figure in COVERAGE.values()
    ]
    return _panel(reading, "coverage", [reading.say("states", state) for state in COVERAGE], columns, targets)


def _months(reading: Reading) -> Panel:
    """Enterprises that were visited in each month, months without a visit too."""
    spec = figure_of("enterprises_visited")
    counted = reading.work.statistics.parted(spec.lists, spec.counting, scope_of(spec, reading.asked), By.MONTH)
    months = filled_months(sorted(month for month in counted if month))[-_MOST_MONTHS:]
    numbers = tuple(counted.get(month, 0) for month in months)
    columns = [Column(spec.id, reading.say("visited"), _PLAIN, numbers)]
    targets = [[Target(spec.id, _within(reading.question, month))] for month in months]
    return _panel(reading, "months", months, columns, targets)


def _ages(reading: Reading) -> Panel:
    """Open findings by the days since they were found, and whether their time is over."""
    places = range(len(AGE_FIGURES))
    columns = [
        Column(state, reading.say(state), ink, tuple(reading.ages.get((place, late), 0) for place in places))
        for state, ink, late in (("overdue", _LATE, True), ("waiting", _PLAIN, False))
    ]
    targets = [
        [Target(f"{AGE_FIGURES[place]}_{state}", reading.question) for state in ("overdue", "waiting")]
        for place in places
    ]
    groups = [str(words[reading.language.value]) for words in reading.words["ages"]]
    return _panel(reading, "ages", groups, columns, targets)


def _items(reading: Reading) -> Panel:
    """The items that failed most often, with the share of visits that failed them."""
    worst = worst_items(reading.work.statistics.items(reading.asked), MOST_LYING)
    groups = [
        reading.words["item"].format(
            code=each.item, label=_short(reading.items.get(each.item, "")), rate=f"{each.rate:.0%}"
        )
        for each in worst
    ]
    columns = [Column("items_failed", reading.say("failed"), _PLAIN, tuple(each.failed for each in worst))]
    targets = [[Target("failed_at_item", replace(reading.question, item=each.item))] for each in worst]
    return _panel(reading, "items", groups, columns, targets, lying=True)


def _repeaters(reading: Reading) -> Panel:
    found = reading.repeaters
    columns = [Column("repeat_offenders", reading.say("found_again"), _LATE, tuple(each.visits for each in found))]
    targets = [[Target(enterprise=each.enterprise)] for each in found]
    return _panel(reading, "repeaters", [_short(each.name) for each in found], columns, targets, lying=True)


PANELS: tuple[Callable[[Reading], Panel], ...] = (_colours, _coverage, _months, _ages, _items, _repeaters)


def _panel(
    reading: Reading,
    id: str,
    groups: Sequence[str],
    columns: Sequence[Column],
    targets: Sequence[Sequence[Target]],
    *,
    lying: bool = False,
) -> Panel:
    picture = Picture(reading.say("panels", id), tuple(groups), tuple(columns), lying)
    return Panel(id, picture, tuple(tuple(each) for each in targets))


def _column(grade: Grade, numbers: Sequence[int], reading: Reading) -> Column:
    return Column(grade.value, colour_word(grade, reading.language), _INKS[grade.value], tuple(numbers))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _within(question: Question, month: str) -> Question:
    """The days of the month that lie within those of the question."""
    first = date.fromisoformat(f"{month}-01")
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return replace(
        question,
        first=max(first, question.first) if question.first else first,
        last=min(last, question.last) if question.last else last,
    )
