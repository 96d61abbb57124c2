"""Functions on text."""

import math
import re
from functools import lru_cache

from inspector_app.checklists.openrosa.context import Scope
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.function import Function, Result
from inspector_app.checklists.openrosa.values import Value, texts_of, to_number, to_string


def string(_scope: Scope, value: Value) -> str:
    return to_string(value)


def concatenated(_scope: Scope, *values: Value) -> str:
    """All nodes of a node-set, where XPath takes the first alone."""
    return "".join(texts_of(values))


def joined(_scope: Scope, separator: Value, *values: Value) -> str:
    return to_string(separator).join(texts_of(values))


def slice_of(scope: Scope, value: Value, start: Value, end: Value | None = None) -> str:
    """From `start`, counted from 0, up to before `end`; negative ones count from the end, as in ODK."""
    text = to_string(value)
    begin = _index(to_number(start, scope.zone), len(text))
    stop = len(text) if end is None else _index(to_number(end, scope.zone), len(text))
    return text[begin:stop]


def _index(number: float, length: int) -> int:
    if math.isnan(number):
        return 0
    bounded = int(max(-length, min(length, number)))
    return max(0, bounded + length if bounded < 0 else bounded)


def substring(scope: Scope, value: Value, start: Value, length: Value | None = None) -> str:
    """XPath's own, counted from 1, with its rounding."""
    text = to_string(value)
    begin = _half_up(to_number(start, scope.zone))
    end = math.inf if length is None else begin + _half_up(to_number(length, scope.zone))
    return "".join(sign for place, sign in enumerate(text, 1) if begin <= place < end)


def _half_up(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


def contains(_scope: Scope, value: Value, part: Value) -> bool:
    return to_string(part) in to_string(value)


def starts_with(_scope: Scope, value: Value, part: Value) -> bool:
    return to_string(value).startswith(to_string(part))


def ends_with(_scope: Scope, value: Value, part: Value) -> bool:
    return to_string(value).endswith(to_string(part))


def before(_scope: Scope, value: Value, mark: Value) -> str:
    text, found, _ = to_string(value).partition(to_string(mark)) if to_string(mark) else ("", "", "")
    return text if found else ""


def after(_scope: Scope, value: Value, mark: Value) -> str:
    return to_string(value).partition(to_string(mark))[2] if to_string(mark) else to_string(value)


def translated(_scope: Scope, value: Value, signs: Value, replacements: Value) -> str:
    into = to_string(replacements)
    table: dict[int, str | None] = {}
    for place, sign in enumerate(to_string(signs)):
        table.setdefault(ord(sign), into[place] if place < len(into) else None)
    return to_string(value).translate(table)


def length(_scope: Scope, value: Value) -> float:
    return float(len(to_string(value)))


def spaces_normalized(_scope: Scope, value: Value) -> str:
    return " ".join(re.split(r"[ \t\r\n]+", to_string(value).strip(" \t\r\n")))


def matches(scope: Scope, value: Value, pattern: Value) -> bool:
    """Whether the pattern is found anywhere in the value, as in Enketo and ODK Web Forms; `^…$` asks for all of it,
    as JavaRosa does unasked: a checklist that writes them means the same everywhere."""
    compiled = _compiled(to_string(pattern))
    if compiled is None:
        raise ExpressionError("pattern_malformed", scope.expression, pattern=to_string(pattern))
    return compiled.search(to_string(value)) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except re.error:
        return None


FUNCTIONS = {
    "string": Function(string, Result.STRING, 0),
    "concat": Function(concatenated, Result.STRING, 0, None),
    "join": Function(joined, Result.STRING, 1, None),
    "substr": Function(slice_of, Result.STRING, 2, 3),
    "substring": Function(substring, Result.STRING, 2, 3),
    "substring-before": Function(before, Result.STRING, 2, 2),
    "substring-after": Function(after, Result.STRING, 2, 2),
    "contains": Function(contains, Result.BOOLEAN, 2, 2),
    "starts-with": Function(starts_with, Result.BOOLEAN, 2, 2),
    "ends-with": Function(ends_with, Result.BOOLEAN, 2, 2),
    "translate": Function(translated, Result.STRING, 3, 3),
    "string-length": Function(length, Result.NUMBER, 0),
    "normalize-space": Function(spaces_normalized, Result.STRING, 0),
    "regex": Function(matches, Result.BOOLEAN, 2, 2),
}
