"""Which backups are kept as time goes by: all of today, then the newest of each day, week and month. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

DAYS = 14
WEEKS = 8
MONTHS = 12


def kept(times: Sequence[datetime], now: datetime) -> set[datetime]:
    """Of the times (aware) at which backups were made, those to keep; the newest is always among them.

    What is dated after today is kept by the same rule, as of its own newest day: a clock that was set back must not
    cost the backups of before, and one that was in the future must not leave hundreds until that day comes.
    """
    today = now.date()
    dated = {time: time.astimezone(now.tzinfo).date() for time in times}
    ahead = {time: day for time, day in dated.items() if day > today}
    behind = {time: day for time, day in dated.items() if day <= today}
    return _thinned(behind, today) | _thinned(ahead, max(ahead.values(), default=today))


def _thinned(dated: Mapping[datetime, date], today: date) -> set[datetime]:
    keep: set[datetime] = set()
    seen: set[tuple[str, int]] = set()
    for time in sorted(dated, reverse=True):
        places = _places(dated[time], today)
        if dated[time] == today or not keep or any(place not in seen for place in places):
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
