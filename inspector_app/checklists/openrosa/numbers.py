"""Functions on numbers. What is no number, empty answers too, makes the result NaN; never an error."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from inspector_app.checklists.openrosa.context import Scope
from inspector_app.checklists.openrosa.function import Function, Result
from inspector_app.checklists.openrosa.values import Value, text_number, text_of, to_number

_MOST_PLACES = 300
"""Beyond, a float has no digits to round."""


def number(scope: Scope, value: Value) -> float:
    """Dates count as days since 1970-01-01 UTC."""
    return to_number(value, scope.zone)


def integer(scope: Scope, value: Value) -> float:
    """Cuts the fraction off, towards zero."""
    found = to_number(value, scope.zone)
    return float(math.trunc(found)) if math.isfinite(found) else found


def rounded(scope: Scope, value: Value, places: Value = 0.0) -> float:
    """Halves go away from zero, as on paper and on the phone (XPath would make -1 of -1.5).

    Decimal digits as written count, not the binary fraction: 2.15 to one place is 2.2.
    """
    found, wanted = to_number(value, scope.zone), to_number(places, scope.zone)
    if not math.isfinite(found) or not math.isfinite(wanted):
        return found if math.isfinite(wanted) else math.nan
    if abs(wanted) > _MOST_PLACES:
        return found if wanted > 0 else 0.0
    exponent = Decimal(1).scaleb(-int(wanted))
    digits = Decimal(repr(found))
    return float((digits / exponent).quantize(Decimal(1), ROUND_HALF_UP) * exponent) + 0.0 if digits else 0.0


def power(scope: Scope, base: Value, exponent: Value) -> float:
    return _tried(math.pow, to_number(base, scope.zone), to_number(exponent, scope.zone))


def arc_tangent_of(scope: Scope, above: Value, beside: Value) -> float:
    return math.atan2(to_number(above, scope.zone), to_number(beside, scope.zone))


def pi(_scope: Scope) -> float:
    return math.pi


def random_number(scope: Scope) -> float:
    """At least 0, less than 1, from the form's own source of chance."""
    return scope.context.chance.random()


def total(scope: Scope, nodes: Value) -> float:
    """An empty node is no number, so with one the sum is NaN; answers that are not relevant are no nodes."""
    return math.fsum(_numbers(scope, (nodes,)))


def greatest(scope: Scope, *values: Value) -> float:
    return _extreme(max, _numbers(scope, values))


def least(scope: Scope, *values: Value) -> float:
    return _extreme(min, _numbers(scope, values))


def _numbers(scope: Scope, values: tuple[Value, ...]) -> list[float]:
    found: list[float] = []
    for value in values:
        if isinstance(value, list):
            found += [text_number(text_of(node), scope.zone) for node in value]
        else:
            found.append(to_number(value, scope.zone))
    return found


def _extreme(choose: Callable[[list[float]], float], found: list[float]) -> float:
    return math.nan if not found or any(map(math.isnan, found)) else choose(found)


def _tried(function: Callable[..., float], *values: float) -> float:
    """NaN where mathematics has no real answer, infinity where it has no end."""
    if any(map(math.isnan, values)):
        return math.nan
    try:
        return float(function(*values))
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan


def _of_one(function: Callable[[float], float]) -> Function:
    def call(scope: Scope, value: Value) -> float:
        return _tried(function, to_number(value, scope.zone))

    return Function(call, Result.NUMBER)


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda found: -math.inf if found == 0 else function(found)


def _whole(function: Callable[[float], int]) -> Callable[[float], float]:
    return lambda found: found if math.isinf(found) else float(function(found))


FUNCTIONS = {
    "number": Function(number, Result.NUMBER, 0),
    "int": Function(integer, Result.NUMBER),
    "round": Function(rounded, Result.NUMBER, 1, 2),
    "floor": _of_one(_whole(math.floor)),
    "ceiling": _of_one(_whole(math.ceil)),
    "abs": _of_one(abs),
    "pow": Function(power, Result.NUMBER, 2, 2),
    "sqrt": _of_one(math.sqrt),
    "exp": _of_one(math.exp),
    "exp10": _of_one(lambda found: math.pow(10, found)),
    "log": _of_one(_logarithm(math.log)),
    "log10": _of_one(_logarithm(math.log10)),
    "sin": _of_one(math.sin),
    "cos": _of_one(math.cos),
    "tan": _of_one(math.tan),
    "asin": _of_one(math.asin),
    "acos": _of_one(math.acos),
    "atan": _of_one(math.atan),
    "atan2": Function(arc_tangent_of, Result.NUMBER, 2, 2),
    "pi": Function(pi, Result.NUMBER, 0, 0),
    "random": Function(random_number, Result.NUMBER, 0, 0),
    "sum": Function(total, Result.NUMBER),
    "max": Function(greatest, Result.NUMBER, 1, None),
    "min": Function(least, Result.NUMBER, 1, None),
}
