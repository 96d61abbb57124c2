import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from notice_visits import visited
from offices import NOW, new_store

from inspector_app import assets
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.deadlines import Term, deadline, repeats_in, rules_in, set_rules, shipped_rules, suggest
from inspector_app.errors import RefusedInputError
from inspector_app.holidays import HolidayCalendar, shipped_calendar
from inspector_app.messages import Language, say
from inspector_app.visits import GivenAnswer, close_visit, give_answer

FRIDAY = date(2026, 2, 27)


@pytest.mark.parametrize(
    ("severity", "last_day"), [("A", date(2026, 3, 2)), ("B", date(2026, 3, 6)), ("C", date(2026, 3, 14))]
)
def test_each_severity_has_its_own_days(severity: str, last_day: date) -> None:
    assert deadline(severity, None, FRIDAY) == last_day


def test_own_days_win_over_the_severity() -> None:
    assert deadline("A", 10, FRIDAY) == date(2026, 3, 9)


def test_own_days_of_nought_mean_the_same_day() -> None:
    assert deadline("C", 0, FRIDAY) == FRIDAY


def test_no_deadline_goes_past_thirty_days() -> None:
    assert deadline("C", 90, FRIDAY) == date(2026, 3, 29)


def test_negative_days_are_a_bug() -> None:
    with pytest.raises(ValueError, match="-1"):
        deadline("A", -1, FRIDAY)


def test_an_unknown_severity_is_a_bug() -> None:
    with pytest.raises(KeyError):
        deadline("D", None, FRIDAY)


WORKING = replace(shipped_rules(), terms={"A": Term(3, "working"), "B": Term(7, "working"), "C": Term(25, "working")})


def test_working_days_pass_over_holidays_and_count_the_days_worked_in_return() -> None:
    before_new_year = date(2026, 2, 13)
    assert suggest(WORKING, shipped_calendar(), "A", None, before_new_year).day == date(2026, 2, 25)
    assert suggest(WORKING, shipped_calendar(), "C", None, date(2026, 9, 21)).day == date(2026, 10, 21)


def test_a_deadline_that_needs_a_year_nobody_has_read_is_uncertain() -> None:
    assert not suggest(WORKING, shipped_calendar(), "B", None, date(2026, 12, 30)).certain
    assert suggest(shipped_rules(), shipped_calendar(), "B", None, date(2026, 12, 30)).certain


def test_a_last_day_off_moves_to_the_next_working_day_where_the_office_wants_it() -> None:
    rules = replace(shipped_rules(), ends_on_working_day=True)
    assert suggest(rules, shipped_calendar(), "B", None, date(2026, 9, 25)).day == date(2026, 10, 8)


def test_a_deadline_at_the_outer_bound_needs_no_table_unless_it_was_counted_to() -> None:
    monday, no_tables = date(2026, 3, 2), HolidayCalendar({})
    beyond = suggest(WORKING, no_tables, "C", None, monday)
    assert (beyond.day, beyond.certain) == (date(2026, 4, 1), True)
    rules = replace(WORKING, terms={"C": Term(22, "working")})
    just = suggest(rules, no_tables, "C", None, monday)
    assert (just.day, just.certain) == (date(2026, 4, 1), False)


def test_a_last_day_that_may_be_off_is_uncertain_where_the_office_wants_a_working_day() -> None:
    rules = replace(shipped_rules(), ends_on_working_day=True)
    assert not suggest(rules, HolidayCalendar({}), "B", None, FRIDAY).certain
    assert suggest(rules, shipped_calendar(), "B", None, FRIDAY).certain


@pytest.mark.parametrize(("repeats", "days"), [(0, 15), (1, 8), (2, 6), (9, 6)])
def test_what_was_found_before_gets_less_time(repeats: int, days: int) -> None:
    found = suggest(shipped_rules(), shipped_calendar(), "C", None, FRIDAY, repeats)
    assert (found.days, found.day) == (days, FRIDAY + timedelta(days=days))


def test_a_repetition_leaves_at_least_a_day_and_never_gives_more() -> None:
    assert suggest(shipped_rules(), shipped_calendar(), "A", 1, FRIDAY, 3).days == 1
    assert suggest(shipped_rules(), shipped_calendar(), "A", 0, FRIDAY, 3).days == 0


def test_the_same_item_failed_again_within_a_year_gets_a_shorter_deadline(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    item = next(each for area in shipped().areas for each in area.items if each.severity == "C" and each.parts == ())
    days = []
    for months in (24, 6, 0):
        opened = NOW - timedelta(days=30 * months)
        visit = visited(store, opened_at=opened)
        give_answer(store, visit.visit, item, GivenAnswer(Verdict.FAIL), opened)
        with store.database.look() as work:
            due = work.findings.of_visit(visit.visit)[0].deadline
        assert due is not None
        days.append((due - opened.date()).days)
        close_visit(store, visit.visit, opened)
    assert days == [15, 15, 8]
    store.close()


@pytest.mark.parametrize(
    ("before", "repeats"), [("2025-08-27", 0), ("2025-08-28", 1), ("2026-08-30", 1), ("2026-08-31", 0)]
)
def test_a_repetition_is_of_the_months_before_and_of_another_day(tmp_path: Path, before: str, repeats: int) -> None:
    """Months that are shorter count from their 28th; what is found again on the same day is one thing."""
    store = new_store(tmp_path / "s")
    item = next(each for area in shipped().areas for each in area.items if each.severity == "C" and each.parts == ())
    earlier = datetime.fromisoformat(f"{before}T08:00:00+08:00")
    first = visited(store, opened_at=earlier)
    give_answer(store, first.visit, item, GivenAnswer(Verdict.FAIL), earlier)
    close_visit(store, first.visit, earlier)
    again = visited(store, opened_at=datetime.fromisoformat("2026-08-31T15:00:00+08:00"))
    with store.database.look() as work:
        visit = work.visits.get(again.visit)
        assert visit is not None
        assert repeats_in(work, visit).get(item.code, 0) == repeats
    store.close()


def test_the_offices_own_rules_count_and_odd_ones_are_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    value = json.loads(assets.read_text("holidays", "deadline_rules.json"))
    value["severities"]["C"] = {"days": 10, "unit": "working"}
    set_rules(store, value, NOW)
    with store.database.look() as work:
        assert rules_in(work).terms["C"] == Term(10, "working")
    odd = [{"severities": {}}, {"longest_days": True}, {"repeat": {"months": 12}}, {"ends_on_working_day": "no"}]
    for change in odd:
        with pytest.raises(RefusedInputError) as error:
            set_rules(store, {**value, **change}, NOW)
        (problem,) = error.value.problems
        assert problem.code == "deadline.shape"
        assert all(say(problem, language).problem for language in Language)
    store.close()
