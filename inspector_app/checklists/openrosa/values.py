"""The four types of XPath and how one becomes another, with the rules of OpenRosa for dates in strings."""

import math
import re
from datetime import tzinfo
from decimal import Decimal
from typing import Any, TypeAlias

from lxml import etree

from inspector_app.checklists.openrosa.moments import days_of, parse_moment

Value: TypeAlias = str | float | bool | list[Any]
"""A node-set is a list of lxml elements, and of strings for attributes and text nodes."""

_NUMBER = re.compile(r"[ \t\r\n]*-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?[ \t\r\n]*", re.ASCII)
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no XML can hold, and libxml2 takes from nobody."""
_all_text = etree.XPath("string()", smart_strings=False)


def text_of(node: Any) -> str:
    """The string-value of a node."""
    if isinstance(node, str):
        return node
    if isinstance(node, tuple):  # A namespace: its prefix and its name.
        return str(node[1] or "")
    if len(node) == 0:
        return node.text or ""
    return str(_all_text(node))


def to_string(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return text_of(value[0]) if value else ""
    return number_text(value)


def number_text(number: float) -> str:
    """As XPath writes numbers: never with an exponent, whole ones without a point."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def to_number(value: Value, zone: tzinfo | None) -> float:
    """NaN for what is no number. A date or date-time counts as days since 1970 in UTC, read in `zone`."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, int | float):
        return float(value)
    return text_number(to_string(value), zone)


def text_number(text: str, zone: tzinfo | None) -> float:
    if _NUMBER.fullmatch(text):
        return float(text)
    moment = parse_moment(text, zone) if "-" in text else None
    return math.nan if moment is None else days_of(moment)


def to_boolean(value: Value) -> bool:
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def texts_of(values: tuple[Value, ...]) -> list[str]:
    """Each argument as text, and each node of a node-set as its own."""
    return [
        text for value in values for text in (map(text_of, value) if isinstance(value, list) else [to_string(value)])
    ]
