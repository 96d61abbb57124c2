"""Working days of China: holidays, and the weekend days that are worked in return."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import NOW, new_store

from inspector_app import assets, holidays
from inspector_app.errors import RefusedInputError
from inspector_app.holidays import calendar_of, load_year, shipped_calendar
from inspector_app.messages import Language, say

CALENDAR = shipped_calendar()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "is_worked"),
    [
        ("2025-01-26", True), ("2025-01-28", False), ("2025-02-04", False), ("2025-02-05", True),
        ("2025-10-08", False), ("2025-10-11", True), ("2025-10-12", False),
        ("2026-01-04", True), ("2026-02-14", True), ("2026-02-23", False), ("2026-09-20", True),
        ("2026-10-07", False), ("2026-10-08", True), ("2026-10-10", True), ("2026-11-07", False),
    ],
)  # fmt: skip
def test_days_are_worked_as_the_notice_of_the_year_says(text: str, is_worked: bool) -> None:
    assert CALENDAR.is_working(day(text)) is is_worked


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2026-09-30", 1, "2026-10-08"), ("2026-09-30", 3, "2026-10-10"), ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-14", 3, "2026-02-26"), ("2026-03-02", 0, "2026-03-02"), ("2026-03-06", 5, "2026-03-13"),
    ],
)  # fmt: skip
def test_working_days_are_counted_over_holidays(start: str, days: int, last: str) -> None:
    counted = CALENDAR.after(day(start), days)
    assert (counted.day, counted.certain) == (day(last), True)


def test_years_that_were_not_read_are_uncertain() -> None:
    assert not CALENDAR.after(day("2026-12-31"), 3).certain
    assert not CALENDAR.after(day("2024-03-01"), 3).certain
    assert CALENDAR.after(day("2026-12-01"), 3).certain


@given(st.dates(day("2024-01-01"), day("2026-11-01")), st.integers(0, 30))
def test_as_many_days_are_worked_as_were_counted(start: date, days: int) -> None:
    last = CALENDAR.after(start, days).day
    between = [start + timedelta(days=each) for each in range(1, (last - start).days + 1)]
    assert sum(map(CALENDAR.is_working, between)) == days
    assert not days or CALENDAR.is_working(last)


def test_the_shipped_years_keep_their_own_rules() -> None:
    for name in assets.names("holidays", ".json"):
        if name[:4].isdecimal():
            year = assets.read_json("holidays", name)
            assert holidays.problems({"years": [year]}) == []
            assert str(year["year"]) == name[:4]
            offs = {each for each in CALENDAR.years[year["year"]].off}
            assert not offs & CALENDAR.years[year["year"]].work
            assert sum(each.weekday() < 5 for each in offs) >= len(year["work"]), "worked days repay days off"


def test_an_office_loads_a_year_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    year = {"year": 2027, "verified": True, "source": "国办通知", "off": [["2027-01-01", "2027-01-03", "元旦"]],
            "work": ["2027-01-09"]}  # fmt: skip
    load_year(store, json.dumps(year).encode(), NOW)
    calendar = calendar_of(store)
    assert calendar.after(day("2026-12-31"), 1) == holidays.Counted(day("2027-01-04"), True)
    assert calendar.is_working(day("2027-01-09"))
    load_year(store, json.dumps({**year, "work": []}).encode(), NOW)
    assert not calendar_of(store).is_working(day("2027-01-09"))
    store.close()


@pytest.mark.parametrize(
    "change",
    [
        {"year": "2027"}, {"verified": 1}, {"source": " "}, {"off": [["2027-01-01", "2026-12-31", ""]]},
        {"off": [["2027-01-01", "2027-05-01", ""]]}, {"off": 3}, {"work": ["2027-01-04"]}, {"work": ["2026-01-03"]},
        {"work": [7]}, {"more": 1},
    ],
)  # fmt: skip
def test_a_table_that_is_not_right_is_refused_in_words(tmp_path: Path, change: dict[str, object]) -> None:
    year = {"year": 2027, "verified": True, "source": "国办通知", "off": [], "work": []} | change
    store = new_store(tmp_path / "s")
    with pytest.raises(RefusedInputError) as error:
        load_year(store, json.dumps(year).encode(), NOW)
    assert [problem.code for problem in error.value.problems] == ["holiday.shape"]
    assert all(say(problem, language).problem for problem in error.value.problems for language in Language)
    with pytest.raises(RefusedInputError):
        load_year(store, b"\xff{", NOW)
    store.close()
