"""考核对比: communities, or kinds of enterprises, beside each other by the same figures. Persons are not compared."""

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
PARTS = (By.COMMUNITY, By.KIND)


@dataclass(frozen=True, slots=True)
class Appraised:
    part: str
    """Name of the community or kind; "" for what belongs to none."""
    numbers: Mapping[str, int]
    """By figure."""

    def rate(self, name: str) -> float | None:
        """None where there is nothing to divide by."""
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
        asked = checked(work, question, now)
        shelf = work.statistics
        parts = {each.id: shelf.parted(each.lists, each.counting, scope_of(each, asked), by) for each in specs}
        whole = {each.id: shelf.number(each.lists, each.counting, scope_of(each, asked)) for each in specs}
    names = sorted({name for numbers in parts.values() for name in numbers}, key=lambda name: (not name, name))
    rows = tuple(Appraised(name, {id: parts[id].get(name, 0) for id in COUNTED}) for name in names)
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
    return [name, *(row.rate(each) if each in RATES else row.numbers[each] for each in columns())]
