from datetime import date

import pytest

from inspector_app.deadlines import deadline, default_days

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
        default_days("D")
