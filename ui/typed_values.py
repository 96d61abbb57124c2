"""What people type as numbers and dates, full-width digits and 2024年5月1日 included.

What cannot be read stays the text it was: the core refuses it with words, and the field keeps it.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time

from db.records.values import JsonValue
from inspector_app.checklists.model import PartKind

_MONTH = re.compile(r"(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*月?|年)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2})\s*[:点时]\s*(?:(\d{1,2})\s*分?)?|(\d{1,2})(\d{2})", re.ASCII)
_MOMENT_SHOWN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
_NUMBER = r"[+-]?\d{1,3}(?:\.\d{1,9})?"
_PLACE = re.compile(rf"({_NUMBER})[\s,]+({_NUMBER})(?:\s+([-\d.]+\s+[-\d.]+))?", re.ASCII)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})", re.ASCII)


def read_typed(kind: PartKind, text: str) -> JsonValue:
    """A number, an ISO date, or the trimmed text as it is; None when nothing was typed."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    if kind is PartKind.INTEGER:
        return int(plain) if re.fullmatch(r"[+-]?[0-9]{1,18}", plain) else plain
    if kind is PartKind.DECIMAL:
        return _decimal(plain)
    if kind in _READERS:
        return _READERS[kind](plain)
    return text.strip()


def read_day(text: str) -> date | None:
    """2024-05-01, 2024/5/1, 2024.5.1, 2024年5月1日, 20240501; None for anything else."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shown_value(value: JsonValue) -> str:
    """A number, date or text as it is typed; a moment with a space, as people write it."""
    text = "" if value is None else str(value)
    return text.replace("T", " ") if _MOMENT_SHOWN.fullmatch(text) else text


def _day(plain: str) -> JsonValue:
    day = read_day(plain)
    return day.isoformat() if day else plain


def read_month(text: str) -> date | None:
    """2026-05, 2026年5月 and 2026: the first day of it; for fields that ask for no day."""
    found = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), 1)
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """14:30, 14：30, 14点30分, 9点, 1430; None for anything else."""
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    hour, minute = (found[1], found[2] or "0") if found[1] else (found[3], found[4])
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None


def _time(plain: str) -> JsonValue:
    read = read_time(plain)
    return f"{read:%H:%M}" if read else plain


def _moment(plain: str) -> JsonValue:
    """A day and a time with a space, a T or 日 between them."""
    day, _, hour = plain.replace("T", " ").replace("日", "日 ").strip().rpartition(" ")
    read, at = read_day(day), read_time(hour)
    return f"{read.isoformat()}T{at:%H:%M}" if read and at else plain


def _place(plain: str) -> JsonValue:
    """Latitude and longitude in degrees; the XForms text also has height and accuracy, nought where nobody knows."""
    found = _PLACE.fullmatch(plain)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return plain
    return " ".join([found[1], found[2], *(found[3] or "0 0").split()])


_READERS: dict[PartKind, Callable[[str], JsonValue]] = {
    PartKind.DATE: _day,
    PartKind.TIME: _time,
    PartKind.MOMENT: _moment,
    PartKind.PLACE: _place,
}


def _decimal(plain: str) -> JsonValue:
    text = plain.removesuffix("%").strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,9})?", text):
        return plain
    return float(text) if "." in text else int(text)
