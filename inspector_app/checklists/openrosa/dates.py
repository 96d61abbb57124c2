"""Functions on dates and times. A date is text; arithmetic sees days since 1970-01-01 UTC."""

import math
import re
from datetime import datetime

from inspector_app.checklists.openrosa.context import Scope
from inspector_app.checklists.openrosa.function import Function, Result
from inspector_app.checklists.openrosa.moments import (
    DAY_SECONDS,
    days_of,
    moment_of,
    parse_clock,
    parse_moment,
    written,
    written_short,
)
from inspector_app.checklists.openrosa.values import Value, to_number, to_string

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_MARK = re.compile("%(.)")


def today(scope: Scope) -> str:
    return scope.context.now.date().isoformat()


def now(scope: Scope) -> str:
    return written(_zoned(scope.context.now, scope))


def date(scope: Scope, value: Value) -> str:
    """A number of days or a text as a date, with its time where it has one; empty for what is no date."""
    moment = _moment(scope, value)
    return "" if moment is None else written_short(moment)


def decimal_date_time(scope: Scope, value: Value) -> float:
    moment = _moment(scope, value)
    return math.nan if moment is None else days_of(moment)


def decimal_time(scope: Scope, value: Value) -> float:
    """The time of day in the form's zone as a part of the day: 06:00 is 0.25. Also of a date with its time."""
    today_here = scope.context.now.replace(hour=0, minute=0, second=0, microsecond=0)
    text = to_string(value)
    moment = _moment(scope, text) if "T" in text else parse_clock(text, _zoned(today_here, scope))
    if moment is None:
        return math.nan
    here = moment.astimezone(scope.zone)
    seconds = here.hour * 3600 + here.minute * 60 + here.second + here.microsecond / 1_000_000
    return seconds / DAY_SECONDS


def format_date(scope: Scope, value: Value, pattern: Value) -> str:
    """By the marks of ODK (%Y %y %m %n %b %d %e %H %h %M %S %3 %a); empty for what is no date."""
    moment = _moment(scope, value)
    if moment is None:
        return ""
    chinese = scope.context.language.lower().startswith("zh")
    return _MARK.sub(lambda mark: _part(moment, mark[1], chinese), to_string(pattern))


def _part(moment: datetime, mark: str, chinese: bool) -> str:
    """What a mark stands for; one that ODK does not know stays as it is."""
    if mark == "b":
        return f"{moment.month}月" if chinese else _MONTHS[moment.month - 1]
    if mark == "a":
        return (_WEEKDAYS_ZH if chinese else _WEEKDAYS)[moment.weekday()]
    known = {
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": f"{moment.month}",
        "d": f"{moment.day:02}",
        "e": f"{moment.day}",
        "H": f"{moment.hour:02}",
        "h": f"{moment.hour}",
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "%": "%",
    }
    return known.get(mark, f"%{mark}")


def _moment(scope: Scope, value: Value) -> datetime | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return moment_of(value, scope.zone) if math.isfinite(value) else None
    text = to_string(value)
    moment = parse_moment(text, scope.zone)
    if moment is not None:
        return moment.astimezone(scope.zone)
    days = to_number(text, scope.zone)
    return moment_of(days, scope.zone) if math.isfinite(days) else None


def _zoned(moment: datetime, scope: Scope) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=scope.zone)


FUNCTIONS = {
    "today": Function(today, Result.STRING, 0, 0),
    "now": Function(now, Result.STRING, 0, 0),
    "date": Function(date, Result.STRING),
    "date-time": Function(date, Result.STRING),
    "decimal-date-time": Function(decimal_date_time, Result.NUMBER),
    "decimal-time": Function(decimal_time, Result.NUMBER),
    "format-date": Function(format_date, Result.STRING, 2, 2),
    "format-date-time": Function(format_date, Result.STRING, 2, 2),
}
