"""How often an enterprise of each colour is to be visited: the section `visit_intervals` of the office's plan.

{"days": {colour: days for each of the five}, "soon": days before the day on which a visit counts as coming up}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app import assets
from inspector_app.enterprises.grading import Grade
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.stores import Store

NAME = "visit_intervals"
LONGEST_DAYS = 1_095
LONGEST_SOON = 90


@dataclass(frozen=True, slots=True)
class Intervals:
    days: Mapping[Grade, int]
    soon: int
    """So many days before its day a visit is coming up."""


def shipped_intervals() -> Intervals:
    return _read(assets.read_json("planning", "intervals.json"))


def intervals_in_force(work: Work) -> Intervals:
    """The office's own, when it has decided any."""
    found = current_document(work, NAME)
    return shipped_intervals() if found is None else _read(found.value)


def problems(value: JsonValue) -> list[Problem]:
    """planning.intervals with the place of each number that is none; every place."""
    days = value.get("days") if isinstance(value, dict) else None
    colours = [each.value for each in Grade]
    if not isinstance(days, dict) or set(value) != {"days", "soon"} or set(days) != set(colours):
        return [Problem("planning.intervals_shape")]
    wrong = [each for each in colours if not _is_days(days[each], LONGEST_DAYS)]
    wrong += [] if _is_days(value["soon"], LONGEST_SOON) else ["soon"]
    return [Problem("planning.interval", {"place": each, "most": LONGEST_DAYS}) for each in wrong]


def save_intervals(store: Store, intervals: Intervals, now: datetime) -> None:
    """They hold from now on; a plan pack takes them down. Raises RefusedInputError with every problem of `problems`,
    planning.intervals_of_office.
    """
    value = {"days": {each.value: intervals.days.get(each) for each in Grade}, "soon": intervals.soon}
    wrong = problems(value)
    if wrong:
        raise RefusedInputError(wrong)
    with store.database.work(now) as work:
        against = plan_problems(work, store, NAME, "planning.intervals_of_office")
        if against:
            raise RefusedInputError(against)
        adopt(work, NAME, value, now)


def _is_days(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _read(value: JsonValue) -> Intervals:
    return Intervals({each: value["days"][each.value] for each in Grade}, value["soon"])
