"""考核对比: communities, kinds of enterprises, or units, side by side by the same figures. Persons are not compared.

A unit (检查单位) is the office whose laptop recorded a visit, a finding's visit, a paper's visit or a measure. The
register belongs to no unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.supervision.figures import figure_of
from inspector_app.supervision.statistics import By, Question, bring_up_to_date, checked, scope_of

COUNTED = (
    *("enterprises", "enterprises_visited", "visits", "findings", "orders", "findings_corrected", "findings_open"),
    *("findings_overdue", "items_asked", "items_failed"),
)
RATES = {
    "coverage": (("enterprises_visited",), ("enterprises",)),
    "corrected_rate": (("findings_corrected",), ("findings_corrected", "findings_open")),
    "failed_rate": (("items_failed",), ("items_asked",)),
}
"""Each the sum of figures divided by the sum of others."""
PARTS = (By.COMMUNITY, By.KIND, By.UNIT)
_OF_REGISTER = ("enterprises",)


@dataclass(frozen=True, slots=True)
class Appraised:
    part: str
    """Name of the community, kind or unit; "" for what belongs to none."""
    numbers: Mapping[str, int]
    """By figure; those that a part cannot have are not there."""

    def rate(self, name: str) -> float | None:
        """None where there is nothing to divide by."""
        if any(id not in self.numbers for ids in RATES[name] for id in ids):
            return None
        of, to = (sum(self.numbers[id] for id in ids) for ids in RATES[name])
        return of / to if to else None


@dataclass(frozen=True, slots=True)
class Appraisal:
    by: By
    rows: tuple[Appraised, ...]
    """By name: no order says who is best."""
    whole: Appraised


def make_appraisal(store: Store, question: Question, by: By, now: datetime) -> Appraisal:
    """Raises RefusedInputError as `statistics.figures`."""
    bring_up_to_date(store, now)
    specs = [figure_of(id) for id in COUNTED]
    with store.database.look() as work:
        asked = checked(work, question, now.date())
        shelf = work.statistics
        parts = {
            each.id: shelf.parted(each.lists, each.counting, scope_of(each, asked), by)
            for each in specs
            if by is not By.UNIT or each.id not in _OF_REGISTER
        }
        whole = {each.id: shelf.number(each.lists, each.counting, scope_of(each, asked)) for each in specs}
    names = sorted({name for numbers in parts.values() for name in numbers}, key=lambda name: (not name, name))
    rows = tuple(Appraised(name, {id: numbers.get(name, 0) for id, numbers in parts.items()}) for name in names)
    return Appraisal(by, rows, Appraised("", whole))


def columns() -> tuple[str, ...]:
    """Figures and rates in the order in which they are shown."""
    return tuple(assets.read_json("bulletin", "board.json")["appraisal"]["columns"])


def headings(by: By, language: Language) -> list[str]:
    words = assets.read_json("bulletin", "board.json")["appraisal"]
    heads = (words["columns"][name] for name in columns())
    return [words["part"][by.value][language.value], *(each[language.value] for each in heads)]


def cells(row: Appraised, language: Language, *, is_whole: bool = False) -> list[str | int | float | None]:
    """Under `headings`: a name, whole numbers, and rates between 0 and 1."""
    words = assets.read_json("bulletin", "board.json")["appraisal"]
    name = words["total"][language.value] if is_whole else row.part or words["none"][language.value]
    return [name, *(row.rate(each) if each in RATES else row.numbers.get(each) for each in columns())]
