"""Which backups are kept: all of today, one a day for 14 days, one a week for 8 weeks, one a month for 12."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.backups.keeping import DAYS, MONTHS, WEEKS, kept

NOW = datetime(2026, 10, 28, 18, 0, tzinfo=UTC)
times = st.lists(st.integers(0, 500 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), unique=True)


@given(times)
def test_everything_of_today_and_the_newest_is_kept(made: list[datetime]) -> None:
    keep = kept(made, NOW)
    assert keep <= set(made)
    assert {time for time in made if time.date() == NOW.date()} <= keep
    assert not made or max(made) in keep


@given(times)
def test_each_day_week_and_month_keeps_its_newest_one(made: list[datetime]) -> None:
    keep = kept(made, NOW)
    for time in made:
        ago = NOW.date() - time.date()
        if ago <= timedelta(days=DAYS):
            assert max(each for each in made if each.date() == time.date()) in keep
        if ago <= timedelta(days=(WEEKS - 1) * 7):
            week = time.date().isocalendar()[:2]
            assert max(each for each in made if each.date().isocalendar()[:2] == week) in keep
        if ago <= timedelta(days=MONTHS * 30):
            assert max(each for each in made if (each.year, each.month) == (time.year, time.month)) in keep


@given(times)
def test_no_more_are_kept_than_the_rule_says(made: list[datetime]) -> None:
    earlier = [time for time in kept(made, NOW) if time.date() < NOW.date()]
    assert len(earlier) <= DAYS + WEEKS + 1 + MONTHS + 1


@given(times)
def test_thinning_again_removes_nothing_more(made: list[datetime]) -> None:
    once = kept(made, NOW)
    assert kept(sorted(once), NOW) == once


@given(times, st.integers(1, 30))
def test_thinning_every_day_keeps_what_thinning_at_the_end_would(made: list[datetime], days: int) -> None:
    daily = set(made)
    for day in range(days + 1):
        daily = kept(sorted(daily), NOW + timedelta(days=day))
    assert daily == kept(made, NOW + timedelta(days=days))


@given(times, times)
def test_a_clock_that_was_set_back_costs_no_more_than_the_days_would(
    made: list[datetime], earlier: list[datetime]
) -> None:
    ahead = [time + timedelta(days=800) for time in made]
    before = [time for time in earlier if time.date() < NOW.date()]
    newest = max(ahead, default=NOW)
    assert kept([*ahead, *before], NOW) == kept(ahead, newest) | kept(before, NOW)


def test_months_under_a_clock_in_the_future_leave_about_thirty() -> None:
    made = [NOW + timedelta(days=800 + day, hours=hour) for day in range(300) for hour in (0, 2, 4)]
    assert 25 <= len(kept(made, NOW)) <= 40


def test_a_year_of_daily_work_leaves_about_thirty() -> None:
    made = [NOW - timedelta(days=day, hours=hour) for day in range(400) for hour in (0, 4, 8)]
    assert 28 <= len(kept(made, NOW)) <= 40
