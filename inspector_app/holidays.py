"""Working days of China: weekends, the holidays of each year and the weekend days that are worked in return.

The table is data: `resources/holidays/<year>.json` from the State Council's notice of each year, with the years that an
office loads by its plan (section `holidays`) in their place. For a year that nobody has, weekends alone count and the
answer says that it is uncertain.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.plans.going_back import go_back as plan_goes_back
from inspector_app.stores import Store

NAME = "holidays"
MOST_YEARS = 50
_FIRST_YEAR, _LAST_YEAR = 2000, 2200
_MOST_DAYS = 400
_LONGEST_SOURCE = 300


@dataclass(frozen=True, slots=True)
class HolidayYear:
    year: int
    off: frozenset[date]
    """Days without work, weekends among them or not."""
    work: frozenset[date]
    """Saturdays and Sundays that are worked."""
    verified: bool
    """Read in the notice; else from memory."""
    source: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted to; `certain` when every year on the way has a verified table."""

    day: date
    certain: bool


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    years: Mapping[int, HolidayYear]

    def is_working(self, day: date) -> bool:
        known = self.years.get(day.year)
        if known is not None and day in known.work:
            return True
        return day.weekday() < 5 and (known is None or day not in known.off)

    def after(self, start: date, days: int) -> Counted:
        """The last of that many working days, the first being the one after `start`; `start` itself for none."""
        day, left = start, days
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_working(day)
        return Counted(day, self.is_certain(start, day))

    def next_working(self, day: date) -> date:
        """`day` itself when it is one."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def is_certain(self, start: date, end: date) -> bool:
        """Whether every year between two days has a table that was read in its notice."""
        return all(year in self.years and self.years[year].verified for year in range(start.year, end.year + 1))


def calendar_of(store: Store) -> HolidayCalendar:
    with store.database.look() as work:
        return calendar_in(work)


def calendar_in(work: Work) -> HolidayCalendar:
    """The shipped years, and in their place those of the office's plan."""
    document = current_document(work, NAME)
    loaded = {} if document is None else {each["year"]: _year(each) for each in document.value["years"]}
    return HolidayCalendar({**shipped_calendar().years, **loaded})


@lru_cache(maxsize=1)
def shipped_calendar() -> HolidayCalendar:
    names = [name for name in assets.names("holidays", ".json") if name[:4].isdecimal()]
    years = [_year(assets.read_json("holidays", name)) for name in names]
    return HolidayCalendar({each.year: each for each in years})


def load_year(store: Store, data: bytes, now: datetime) -> HolidayYear:
    """Takes in the file of one year, in the form of `resources/holidays/<year>.json`; one loaded before is replaced.

    Raises RefusedInputError holiday.plan_of_office, holiday.file, holiday.shape with every place that is wrong.
    """
    try:
        row = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedInputError([Problem("holiday.file")]) from error
    return keep_year(store, row, now)


def keep_year(store: Store, row: JsonValue, now: datetime) -> HolidayYear:
    """As `load_year`, of the parsed file. Raises RefusedInputError holiday.plan_of_office, holiday.shape."""
    found = list(_year_problems(row))
    if found:
        raise RefusedInputError(found)
    with store.database.work(now) as work:
        refused = plan_problems(work, store, NAME, "holiday.plan_of_office")
        if refused:
            raise RefusedInputError(refused)
        document = current_document(work, NAME)
        kept = [] if document is None else [each for each in document.value["years"] if each["year"] != row["year"]]
        adopt(work, NAME, {"years": sorted([*kept, row], key=lambda each: each["year"])}, now)
    return _year(row)


def year_row(store: Store, year: int) -> dict[str, Any] | None:
    """The table of a year as its file has it, the office's over the shipped one; None when nobody has it."""
    with store.database.look() as work:
        document = current_document(work, NAME)
    own = [] if document is None else [each for each in document.value["years"] if each["year"] == year]
    if own:
        return dict(own[0])
    name = f"{year}.json"
    return dict(assets.read_json("holidays", name)) if name in assets.names("holidays", ".json") else None


def go_back(store: Store, now: datetime) -> None:
    """The tables of before the last change. Raises as `plans.going_back.go_back` does."""
    plan_goes_back(store, NAME, {"years": []}, "holiday.plan_of_office", now)


def problems(value: JsonValue) -> list[Problem]:
    """Of a section of a plan from outside: holiday.shape with the place."""
    rows = value.get("years") if isinstance(value, dict) and set(value) == {"years"} else None
    if not isinstance(rows, list) or len(rows) > MOST_YEARS:
        return [Problem("holiday.shape", {"place": "years"})]
    found = [problem for row in rows for problem in _year_problems(row)]
    if not found and len({row["year"] for row in rows}) < len(rows):
        found.append(Problem("holiday.shape", {"place": "year"}))
    return found


def _year_problems(row: Any) -> Iterable[Problem]:
    names = {"year", "verified", "source", "off", "work"}
    if not isinstance(row, dict) or set(row) != names:
        yield Problem("holiday.shape", {"place": "、".join(sorted(names))})
        return
    year = row["year"]
    if type(year) is not int or not _FIRST_YEAR <= year <= _LAST_YEAR:
        yield Problem("holiday.shape", {"place": "year"})
        return
    if not isinstance(row["verified"], bool):
        yield Problem("holiday.shape", {"place": f"{year} verified"})
    if not isinstance(row["source"], str) or not row["source"].strip() or len(row["source"]) > _LONGEST_SOURCE:
        yield Problem("holiday.shape", {"place": f"{year} source"})
    yield from _days_problems(year, row)


def _days_problems(year: int, row: Any) -> Iterable[Problem]:
    if not isinstance(row["off"], list) or not isinstance(row["work"], list):
        yield Problem("holiday.shape", {"place": f"{year} off, work"})
        return
    for place, span in enumerate(row["off"][:_MOST_DAYS], 1):
        if not _is_span(span, year):
            yield Problem("holiday.shape", {"place": f"{year} off {place}"})
    for place, text in enumerate(row["work"][:_MOST_DAYS], 1):
        day = _day(text)
        if day is None or day.year != year or day.weekday() < 5:
            yield Problem("holiday.shape", {"place": f"{year} work {place}"})


def _is_span(span: Any, year: int) -> bool:
    """[first day, last day, name], at most a month long."""
    if not isinstance(span, list) or len(span) != 3 or not isinstance(span[2], str):
        return False
    first, last = _day(span[0]), _day(span[1])
    return first is not None and last is not None and first.year == year and 0 <= (last - first).days <= 31


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


def _year(row: Mapping[str, Any]) -> HolidayYear:
    spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last, _ in row["off"]]
    off = {first + timedelta(days=day) for first, last in spans for day in range((last - first).days + 1)}
    work = {date.fromisoformat(text) for text in row["work"]}
    return HolidayYear(row["year"], frozenset(off), frozenset(work), row["verified"], row["source"])
