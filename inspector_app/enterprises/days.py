"""Dates as offices write them: real dates, 2026-8-3, 2026/8/3, 2026.8.3, 2026年8月3日, 20260803, serial numbers."""

import re
from datetime import date, datetime, timedelta

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.plain_text import compact, folded, shown, text_of

_WRITTEN = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$|(?<=日)\s*\d{1,2}:\d{2}(:\d{2})?$")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
# Day 0 of spreadsheets: their 1900 was a leap year, so from 1900-03-01 on days count from here.
_SERIAL_ZERO = date(1899, 12, 30)
_LONGEST = 40
_FIRST, _LAST = date(1949, 10, 1), date(2100, 12, 31)


def read_day(value: object) -> date:
    """The day that a cell means, without its time. Raises UnreadableCellError: date_unreadable, date_impossible."""
    if isinstance(value, datetime):
        return _believable(value.date(), value)
    if isinstance(value, date):
        return _believable(value, value)
    written = folded(text_of(value))
    text = compact(_TIME.sub("", written)) if len(written) <= _LONGEST else ""
    if _SERIAL.fullmatch(text):
        return _believable(_SERIAL_ZERO + timedelta(days=int(float(text))), value)
    found = _WRITTEN.fullmatch(text) or _DIGITS.fullmatch(text)
    if found is None:
        raise UnreadableCellError("date_unreadable", value=shown(value))
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise UnreadableCellError("date_impossible", value=shown(value)) from error
    return _believable(day, value)


def _believable(day: date, value: object) -> date:
    if not _FIRST <= day <= _LAST:
        raise UnreadableCellError("date_impossible", value=shown(value))
    return day
