"""Reads the cells of a register, each as its field wants it. Nothing is guessed: what is unclear is refused."""

import math
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from inspector_app import assets
from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.credit_codes import plain_code
from inspector_app.enterprises.days import read_day
from inspector_app.enterprises.phones import read_phones
from inspector_app.enterprises.plain_text import LONGEST_TEXT, compact, name_key, shown, text_of, tidy

FieldValue = str | bool | int | float | date | tuple[str, ...] | None
"""As db.records.Enterprise holds it; None, "" and () mean that the cell says nothing."""

_MOST = MappingProxyType({"staff_count": 100_000, "xray_count": 10_000, "camera_count": 100_000, "video_days": 36_500})
_WIDEST = MappingProxyType({"longitude": 180.0, "latitude": 90.0})
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BETWEEN_PARTS = re.compile(r"[、，,;；/\n]+(?![^（(]*[）)])")
"""Not inside brackets: 普通货运（含冷藏、保鲜） is one thing."""


def read_cell(field: str, value: object) -> FieldValue:
    """The value of one cell for `field`. Raises UnreadableCellError with the problem in its words' code."""
    text = name_key(text_of(value))
    if text and text not in _telling_words():
        return _READERS.get(field, _read_text)(field, value)
    if text in _words("errors"):
        raise UnreadableCellError("cell_error", value=shown(value))
    if _says_nothing(text, field):
        return _NOTHING.get(field, "")
    return _READERS.get(field, _read_text)(field, value)


def _says_nothing(text: str, field: str) -> bool:
    """Blank, or one of the words offices write into a cell that has nothing to say (/, —, 无)."""
    if not text:
        return True
    speaks = (field in _YES_NO and text in _words("no")) or (field in _MOST and text in _words("zero"))
    return text in _words("empty") and not speaks


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    """Those that may stand for something else than themselves."""
    return _words("errors") | _words("empty") | _words("no") | _words("zero")


@lru_cache(maxsize=16)
def _words(name: str) -> frozenset[str]:
    return frozenset(compact(word).casefold() for word in assets.read_json("enterprises", "cell_words.json")[name])


def _read_text(field: str, value: object) -> str:
    text = tidy(text_of(value))
    if len(text) > LONGEST_TEXT:
        raise UnreadableCellError("text_long", value=shown(text, most=20), length=len(text), most=LONGEST_TEXT)
    return text


def _read_code(field: str, value: object) -> str:
    return plain_code(text_of(value))


def _read_phone(field: str, value: object) -> str:
    return read_phones(value)


def _read_division(field: str, value: object) -> str:
    """Six digits (GB/T 2260); a spreadsheet may have made a number of them."""
    text = compact(text_of(value)).removesuffix(".0")
    if not (len(text) == 6 and text.isascii() and text.isdecimal()):
        raise UnreadableCellError("division_code", value=shown(value))
    return text


def _read_list(field: str, value: object) -> tuple[str, ...]:
    text = text_of(value)
    if len(text) > LONGEST_TEXT:
        raise UnreadableCellError("text_long", value=shown(text, most=20), length=len(text), most=LONGEST_TEXT)
    parts = (tidy(part) for part in _BETWEEN_PARTS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _read_yes_no(field: str, value: object) -> bool:
    text = compact(text_of(value)).casefold()
    if text in _words("yes"):
        return True
    if text in _words("no"):
        return False
    raise UnreadableCellError("yes_no_unknown", value=shown(value))


def _read_count(field: str, value: object) -> int:
    text = compact(text_of(value))
    if text.casefold() in _words("zero"):
        return 0
    for suffix in sorted(_words("suffixes"), key=len, reverse=True):
        if text.endswith(suffix):
            text = text.removesuffix(suffix)
            break
    number = _number(text, value)
    if not number.is_integer():
        raise UnreadableCellError("count_not_whole", value=shown(value))
    if not 0 <= number <= _MOST[field]:
        raise UnreadableCellError("count_impossible", value=shown(value), most=_MOST[field])
    return int(number)


def _read_coordinate(field: str, value: object) -> float:
    number = _number(compact(text_of(value)).rstrip("°度"), value)
    if abs(number) > _WIDEST[field]:
        raise UnreadableCellError("coordinate_impossible", value=shown(value), most=int(_WIDEST[field]))
    return number


def _number(text: str, value: object) -> float:
    plain = _THOUSANDS.sub("", text)
    # No register holds a longer number; int and float of a long text cost time or give infinity.
    number = float(plain) if len(plain) <= 40 and _NUMBER.fullmatch(plain) and plain.isascii() else math.nan
    if not math.isfinite(number):
        raise UnreadableCellError("number_unreadable", value=shown(value))
    return number


def _read_date(field: str, value: object) -> date:
    return read_day(value)


_DATES = ("express_licence_expires", "commitment_signed")
_LISTS = ("business_scope", "transport_modes", "special_lines", "sensitive_goods")
_YES_NO = ("handles_sensitive_goods", "safeguards_met", "inspects_all", "real_name_all", "xrays_all")
_READERS: MappingProxyType[str, Callable[[str, object], FieldValue]] = MappingProxyType(
    {"credit_code": _read_code, "phone": _read_phone, "manager_phone": _read_phone, "division_code": _read_division}
    | dict.fromkeys(_LISTS, _read_list)
    | dict.fromkeys(_YES_NO, _read_yes_no)
    | dict.fromkeys(_MOST, _read_count)
    | dict.fromkeys(_WIDEST, _read_coordinate)
    | dict.fromkeys(_DATES, _read_date)
)
_NOTHING: MappingProxyType[str, FieldValue] = MappingProxyType(
    dict.fromkeys(_LISTS, ()) | dict.fromkeys((*_YES_NO, *_MOST, *_WIDEST, *_DATES), None)
)
TAKES_FORMULA_TEXT = frozenset(
    ("name", "address", "legal_person", "contact", "brand", "express_licence", "filing_certificate", "note")
)
"""Free texts, in which a formula is kept as the text that it is; elsewhere it says nothing that can be used."""
