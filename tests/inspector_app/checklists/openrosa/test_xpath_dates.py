"""Dates and times in expressions: text to people, days since 1970 to arithmetic, in the zone of the form."""

import math
from datetime import UTC, datetime

import pytest
from form_expressions import CHINA, NOW, same, value_of

from inspector_app.checklists.openrosa.moments import moment_of, parse_clock, parse_moment

MIDNIGHT = -8 / 24
"""Of a day in China, in days after that day's midnight in UTC."""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("today()", "2026-03-04"),
        ("now()", "2026-03-04T09:30:15.250+08:00"),
        ("date('2026-03-04')", "2026-03-04"),
        ("date('2026-3-4')", "2026-03-04"),
        ("date('2026-03-04T23:30:00Z')", "2026-03-05T07:30:00.000+08:00"),
        ("date(day)", "2026-03-01"),
        ("date(day + 30)", "2026-03-31"),
        ("date(today() - 1)", "2026-03-03"),
        ("date(today() + 365)", "2027-03-04"),
        ("date('2024-02-28' + 1)", "2024-02-29"),
        ("date('2025-02-28' + 1)", "2025-03-01"),
        ("date(0)", "1970-01-01T08:00:00.000+08:00"),
        ("date(1.5)", "1970-01-02T20:00:00.000+08:00"),
        ("date(none)", ""),
        ("date('2025-02-29')", ""),
        ("date('soon')", ""),
        ("date(true())", ""),
        ("date(1 div 0)", ""),
        ("date(99999999999)", ""),
        ("date-time(at)", "2026-03-01T08:00:00.000+08:00"),
        ("date-time('2026-03-01T00:00Z')", "2026-03-01T08:00:00.000+08:00"),
        ("format-date('2026-03-04', '%Y年%n月%e日')", "2026年3月4日"),
        ("format-date('2026-03-04', '%y-%m-%d %b %a')", "26-03-04 Mar Wed"),
        ("format-date(none, '%Y')", ""),
        ("format-date('soon', '%Y')", ""),
        ("format-date(day, '%Q %%')", "%Q %"),
        ("format-date-time(now(), '%H:%M:%S.%3')", "09:30:15.250"),
        ("format-date-time('2026-03-04T03:05:00Z', '%h:%M')", "11:05"),
        ("format-date-time('2026-03-04T06:07:08.9-07:00', '%d %H:%M:%S')", "04 21:07:08"),
        ("format-date(today() + 5, '%e')", "9"),
        ("decimal-time('06:00:00.000+08:00')", 0.25),
        ("decimal-time('06:00')", 0.25),
        ("decimal-time('00:30:00Z')", 8.5 / 24),
        ("decimal-time('2026-03-04T06:00:00+08:00')", 0.25),
        ("decimal-time('2026-03-04T25:00')", math.nan),
        ("decimal-time('24:00:00')", math.nan),
        ("decimal-time(none)", math.nan),
        ("today() - day", 3.0),
        ("'2026-03-04' - '2026-02-27'", 5.0),
        ("int(now() - at)", 3.0),
        ("number('1970-01-02')", 1 + MIDNIGHT),
        ("decimal-date-time('1970-01-01T00:00:00Z')", 0.0),
        ("decimal-date-time(at)", 20513.0),
        ("decimal-date-time(none)", math.nan),
        ("day + none", math.nan),
    ],
)
def test_value(expression: str, expected: object) -> None:
    found = value_of(expression)
    if isinstance(expected, float) and math.isfinite(expected):
        assert found == pytest.approx(expected, abs=1e-9)
    else:
        assert same(found, expected), found


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("day < today()", True),
        ("day > today()", False),
        ("today() >= '2026-03-04'", True),
        ("today() <= '2026-03-04'", True),
        ("day <= '2026-03-01'", True),
        ("'2026-02-10' < '2026-02-9'", False),
        ("today() < now()", True),
        ("at > day", True),
        ("'2026-03-01' = day", True),
        ("none < today()", False),
        ("none > today()", False),
        ("day = '2026-3-1'", False),
        ("date('2026-3-1') = day", True),
        ("today() - 2 > day", True),
        ("today() > 20000", True),
        ("'2025-02-29' < today()", False),
    ],
)
def test_comparison(expression: str, expected: bool) -> None:
    assert value_of(expression) is expected


def test_months_and_weekdays_speak_the_language_of_the_form() -> None:
    assert value_of("format-date(day, '%b%e日 %a')", language="zh") == "3月1日 周日"


def test_the_zone_of_the_form_is_that_of_its_now() -> None:
    greenwich = datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
    assert value_of("number('1970-01-02')", now=greenwich) == 1.0
    assert value_of("date('2026-03-04T23:30:00Z')", now=greenwich) == "2026-03-04T23:30:00.000+00:00"


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13-01", "2026-02-30", "20260304", "2026-03-04T25:00", "２０２６-03-04"]
)
def test_what_is_no_moment(text: str) -> None:
    assert parse_moment(text, CHINA) is None


@pytest.mark.parametrize("text", ["", "9:00", "12:61", "12:00+24:00", "12:00:60", "noon"])
def test_what_is_no_time_of_day(text: str) -> None:
    assert parse_clock(text, NOW) is None


def test_a_moment_comes_back_from_its_days_to_the_millisecond() -> None:
    for text in ("2026-03-04T09:30:15.257+08:00", "1969-12-31T23:59:59.999+08:00", "2100-02-28T00:00:00.001+08:00"):
        moment = parse_moment(text, CHINA)
        assert moment is not None
        days = value_of(f"decimal-date-time('{text}')")
        assert moment_of(days, CHINA) == moment
