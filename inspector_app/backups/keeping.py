"""Which backups are kept as time goes by: all of today, then the newest of each day, week and month. Pure."""

from collections.abc import Sequence
from datetime import date, datetime

DAYS = 14
WEEKS = 8
MONTHS = 12


def kept(times: Sequence[datetime], now: datetime) -> set[datetime]:
    """Of the times (aware) at which backups were made, those to keep; the newest is always among them.

    A time after `now` is kept: a clock that was set back must not cost a backup.
    """
    today, seen = now.date(), set()
    keep = set(times[:0])
    for time in sorted(times, reverse=True):
        day = time.astimezone(now.tzinfo).date()
        places = _places(day, today)
        if day >= today or not keep or any(place not in seen for place in places):
            keep.add(time)
        seen.update(places)
    return keep


def _places(day: date, today: date) -> list[tuple[str, int]]:
    """The day, week and month that a backup of `day` may stand for, as far as they are still looked at."""
    days = (today - day).days
    weeks = (today.toordinal() - 1) // 7 - (day.toordinal() - 1) // 7
    months = (today.year - day.year) * 12 + today.month - day.month
    spans = (("day", days, DAYS), ("week", weeks, WEEKS), ("month", months, MONTHS))
    return [(name, ago) for name, ago, most in spans if ago <= most]
