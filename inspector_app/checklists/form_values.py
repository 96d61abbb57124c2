"""Answers as the store keeps them (JSON) and as the form carries them (XForm text): one to the other and back."""

import re
from collections.abc import Callable, Mapping

from db.records.values import JsonValue
from inspector_app.checklists.model import PartKind

_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d+)?", re.ASCII)
_LISTS = frozenset({PartKind.CHOICES, PartKind.RANK})
_NUMBERS = frozenset({PartKind.INTEGER, PartKind.DECIMAL, PartKind.RANGE})


def as_text(value: JsonValue) -> str:
    """A value of any kind but a table as XForm text; "" for none. What was typed wrong stays as it was typed."""
    if value is None or isinstance(value, Mapping):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return " ".join(str(each) for each in value)
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    return str(value)


def from_text(kind: PartKind, text: str) -> JsonValue:
    """XForm text as the store keeps a value of that kind; None for "". A number that is none stays text."""
    if not text:
        return None
    if kind in _LISTS:
        return text.split()
    if kind in _NUMBERS:
        return _number(text)
    return _CUT.get(kind, str)(text)


def _number(text: str) -> JsonValue:
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _time(text: str) -> str:
    """Hours and minutes; a form's own calculation may give seconds and an offset."""
    return text[:5]


def _moment(text: str) -> str:
    return text[:16]


_CUT: Mapping[PartKind, Callable[[str], str]] = {PartKind.TIME: _time, PartKind.MOMENT: _moment}
