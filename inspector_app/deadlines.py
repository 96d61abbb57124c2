"""How long an enterprise gets to put a finding right.

The rules are data, `resources/holidays/deadline_rules.json`, and an office may send its own in its plan (section
`deadlines`): days by severity, in calendar or working days, fewer when the same was found at the enterprise before.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import ceil
from types import MappingProxyType
from typing import Any, Literal

from db.records.values import JsonValue
from db.records.visits import Visit
from db.work import Work
from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.holidays import Counted, HolidayCalendar, calendar_in, shipped_calendar
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.plans.going_back import go_back as plan_goes_back
from inspector_app.stores import Store

NAME = "deadlines"
Unit = Literal["calendar", "working"]
_SEVERITIES = ("A", "B", "C")
_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Term:
    days: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    terms: Mapping[str, Term]
    """By severity."""
    longest_days: int
    """No deadline is later than this many calendar days."""
    repeat_months: int
    """How far back the same finding counts as a repetition."""
    repeat_percents: tuple[int, ...]
    """How much of the days is left the second time, the third time … ; the last one for all that follow."""
    least_days: int
    """What a repetition leaves at least."""
    ends_on_working_day: bool
    """A last day that is a day off moves to the next working day."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A deadline and how it came about."""

    day: date
    days: int
    unit: Unit
    repeats: int
    """In how many visits before the same was found within the months of the rule."""
    certain: bool
    """No year on the way lacks a verified table of holidays, or none was needed."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What a screen needs to suggest them: the office's rules and its calendar."""

    rules: DeadlineRules
    calendar: HolidayCalendar

    def suggest(self, severity: str, on: date, repeats: int = 0) -> Suggestion:
        return suggest(self.rules, self.calendar, severity, None, on, repeats)


def deadlines_in(work: Work) -> Deadlines:
    return Deadlines(rules_in(work), calendar_in(work))


def shipped_deadlines() -> Deadlines:
    return Deadlines(shipped_rules(), shipped_calendar())


def rules_in(work: Work) -> DeadlineRules:
    """The office's rules, else the shipped ones."""
    document = current_document(work, NAME)
    return shipped_rules() if document is None else _rules(document.value)


@lru_cache(maxsize=1)
def shipped_rules() -> DeadlineRules:
    return _rules(shipped_value())


def suggest_in(work: Work, visit: Visit, item: str, severity: str, own_days: int | None) -> Suggestion:
    """For what was found at `item` of a visit; `own_days` are the item's calendar days and win over the severity's.

    A finding that belongs to no item ("") is no repetition of anything.
    """
    rules, on = rules_in(work), visit.opened_at.date()
    repeats = repeats_in(work, visit).get(item, 0)
    return suggest(rules, calendar_in(work), severity, own_days, on, repeats)


def repeats_in(work: Work, visit: Visit) -> dict[str, int]:
    """Item to the number of earlier visits, within the months of the rule, in which the same was found there."""
    on = visit.opened_at.date()
    begins = _months_before(on, rules_in(work).repeat_months)
    found = work.findings.visits_by_item(visit.enterprise_id)
    return dict(Counter(item for item, each, day in found if each != visit.id and begins <= day.date() < on))


def suggest(
    rules: DeadlineRules, calendar: HolidayCalendar, severity: str, own_days: int | None, on: date, repeats: int = 0
) -> Suggestion:
    """The last day for what was found `on` that day, which itself does not count.

    ValueError when `own_days` is negative, KeyError for an unknown severity.
    """
    if own_days is not None and own_days < 0:
        raise ValueError(f"days must not be negative: {own_days}")
    term = rules.terms[severity] if own_days is None else Term(own_days, "calendar")
    days = _shortened(rules, term.days, repeats)
    longest = on + timedelta(days=rules.longest_days)
    if term.unit == "calendar":
        counted = Counted(min(on + timedelta(days=days), longest), True)
    else:
        counted = calendar.after(on, days)
        counted = counted if counted.day <= longest else Counted(longest, True)
    if rules.ends_on_working_day and days:
        day = calendar.next_working(counted.day)
        counted = Counted(day, counted.certain and calendar.is_certain(counted.day, day))
    return Suggestion(counted.day, days, term.unit, repeats, counted.certain)


def deadline(severity: str, days: int | None, on: date) -> date:
    """The last day by the shipped rules, in calendar days as the forms count them; the day of the order does not count.

    `days` is the finding's or the item's own number of days and wins over the severity's; neither goes past 30 days,
    the outer bound seen on official forms (domain.md §3.0). Raises as `suggest`.
    """
    return suggest(shipped_rules(), HolidayCalendar({}), severity, days, on).day


def rules_value(store: Store) -> dict[str, Any]:
    """The rules that hold now, as their file has them; a copy to be changed and given to `set_rules`."""
    with store.database.look() as work:
        document = current_document(work, NAME)
    value = shipped_value() if document is None else document.value
    return dict(json.loads(json.dumps(value)))


def shipped_value() -> JsonValue:
    return assets.read_json("holidays", "deadline_rules.json")


def set_rules(store: Store, value: JsonValue, now: datetime) -> DeadlineRules:
    """The office's own rules, in the form of `resources/holidays/deadline_rules.json`.

    Raises RefusedInputError deadline.plan_of_office, deadline.shape.
    """
    found = problems(value)
    if found:
        raise RefusedInputError(found)
    with store.database.work(now) as work:
        refused = plan_problems(work, store, NAME, "deadline.plan_of_office")
        if refused:
            raise RefusedInputError(refused)
        adopt(work, NAME, value, now)
    return _rules(value)


def go_back(store: Store, now: datetime) -> None:
    """The rules of before the last change. Raises as `plans.going_back.go_back` does."""
    plan_goes_back(store, NAME, shipped_value(), "deadline.plan_of_office", now)


def load_rules(store: Store, data: bytes, now: datetime) -> DeadlineRules:
    """As `set_rules`, from the bytes of a file. Raises RefusedInputError holiday.file, too."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedInputError([Problem("holiday.file")]) from error
    return set_rules(store, value, now)


def problems(value: JsonValue) -> list[Problem]:
    """deadline.shape with each place that is wrong."""
    names = {"source", "severities", "longest_days", "repeat", "ends_on_working_day"}
    if not isinstance(value, dict) or set(value) != names:
        return [Problem("deadline.shape", {"place": "、".join(sorted(names))})]
    checks = {
        "source": isinstance(value["source"], str),
        "severities": _are_terms(value["severities"]),
        "longest_days": _is_count(value["longest_days"], 1),
        "repeat": _is_repeat(value["repeat"]),
        "ends_on_working_day": isinstance(value["ends_on_working_day"], bool),
    }
    return [Problem("deadline.shape", {"place": name}) for name, is_right in checks.items() if not is_right]


def _shortened(rules: DeadlineRules, days: int, repeats: int) -> int:
    if not repeats or not rules.repeat_percents:
        return days
    percent = rules.repeat_percents[min(repeats, len(rules.repeat_percents)) - 1]
    return min(days, max(rules.least_days, ceil(days * percent / 100)))


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def _rules(value: Mapping[str, Any]) -> DeadlineRules:
    repeat = value["repeat"]
    return DeadlineRules(
        terms=MappingProxyType({key: Term(each["days"], each["unit"]) for key, each in value["severities"].items()}),
        longest_days=value["longest_days"],
        repeat_months=repeat["months"],
        repeat_percents=tuple(repeat["percents"]),
        least_days=repeat["least_days"],
        ends_on_working_day=value["ends_on_working_day"],
    )


def _are_terms(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != set(_SEVERITIES):
        return False
    return all(
        isinstance(each, dict)
        and set(each) == {"days", "unit"}
        and _is_count(each["days"], 0)
        and each["unit"] in ("calendar", "working")
        for each in value.values()
    )


def _is_repeat(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != {"months", "percents", "least_days"}:
        return False
    percents = value["percents"]
    if not isinstance(percents, list) or not all(_is_count(each, 1) and each <= 100 for each in percents):
        return False
    return _is_count(value["months"], 0) and _is_count(value["least_days"], 0)


def _is_count(value: Any, least: int) -> bool:
    return type(value) is int and least <= value <= _MOST_DAYS


DAYS_BY_SEVERITY = MappingProxyType({severity: term.days for severity, term in shipped_rules().terms.items()})
OUTER_BOUND_DAYS = shipped_rules().longest_days
