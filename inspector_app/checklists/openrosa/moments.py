"""Dates and times in text: ISO 8601 as XForms writes it, read in the zone of the form."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_SECONDS = 86_400

_TIME = r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}(?::?\d{2})?)?"
_MOMENT = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:[T ]{_TIME})?", re.ASCII)
_CLOCK = re.compile(_TIME, re.ASCII)


def parse_moment(text: str, zone: tzinfo | None) -> datetime | None:
    """A date (at midnight in `zone`) or date-time; None for anything else, also for a day that does not exist."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, *clock = match.groups()
    try:
        midnight = datetime(int(year), int(month), int(day), tzinfo=zone)
    except ValueError:
        return None
    return midnight if clock[0] is None else _at(midnight, clock)


def parse_clock(text: str, day: datetime) -> datetime | None:
    """A time of day on `day`; without an offset in the zone of `day`."""
    match = _CLOCK.fullmatch(text.strip())
    return None if match is None else _at(day, list(match.groups()))


def _at(midnight: datetime, clock: list[str | None]) -> datetime | None:
    hours, minutes, seconds, fraction, offset = clock
    try:
        moment = midnight.replace(
            hour=int(hours or 0),
            minute=int(minutes or 0),
            second=int(seconds or 0),
            microsecond=int((fraction or "0")[:6].ljust(6, "0")),
        )
        return moment if offset is None else moment.replace(tzinfo=_zone(offset))
    except ValueError:
        return None


def _zone(offset: str) -> tzinfo:
    """Raises ValueError past 23:59, as ISO 8601 knows none."""
    if offset == "Z":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[3:].removeprefix(":") or 0)
    if minutes > 59:
        raise ValueError(offset)
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if offset[0] == "-" else distance)


def days_of(moment: datetime) -> float:
    """Days since 1970-01-01 in UTC, with their fraction."""
    return (moment - EPOCH).total_seconds() / DAY_SECONDS


def moment_of(days: float, zone: tzinfo | None) -> datetime | None:
    """The moment so many days after 1970-01-01 UTC, to the millisecond; None outside the years 1 to 9999."""
    try:
        return (EPOCH + timedelta(milliseconds=round(days * DAY_SECONDS * 1000))).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def written(moment: datetime) -> str:
    """`2024-05-01T08:00:00.000+08:00`, as XForms writes a date-time."""
    return moment.isoformat(timespec="milliseconds")


def written_short(moment: datetime) -> str:
    """The date alone where the time is midnight."""
    if (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0):
        return moment.date().isoformat()
    return written(moment)
