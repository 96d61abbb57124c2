"""What people type as numbers and dates, full-width digits and 2024年5月1日 included.

What cannot be read stays the text it was: the core refuses it with words, and the field keeps it.
"""

import re
import unicodedata
from datetime import date

from db.records import JsonValue
from inspector_app.checklists.model import PartKind

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
    if kind is PartKind.DATE:
        day = read_day(plain)
        return day.isoformat() if day else plain
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
    """A number, date or text as it is typed."""
    return "" if value is None else str(value)


def _decimal(plain: str) -> JsonValue:
    text = plain.removesuffix("%").strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,9})?", text):
        return plain
    return float(text) if "." in text else int(text)
