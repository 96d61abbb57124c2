"""The operators of XPath where OpenRosa means more by them: a date in text is a number of days."""

import math
import operator
from collections.abc import Callable

from inspector_app.checklists.openrosa.context import Scope
from inspector_app.checklists.openrosa.function import Function, Result
from inspector_app.checklists.openrosa.values import Value, text_number, text_of, to_boolean, to_number, to_string


def equal(scope: Scope, left: Value, right: Value) -> bool:
    return _equality(scope, left, right, operator.eq)


def unequal(scope: Scope, left: Value, right: Value) -> bool:
    return _equality(scope, left, right, operator.ne)


def _equality(scope: Scope, left: Value, right: Value, holds: Callable[[object, object], bool]) -> bool:
    """As in XPath: with a node-set, whether it holds for any of its nodes."""
    if isinstance(left, bool) or isinstance(right, bool):
        return holds(to_boolean(left), to_boolean(right))
    if isinstance(left, list):
        return any(_equality(scope, text_of(node), right, holds) for node in left)
    if isinstance(right, list):
        return any(_equality(scope, left, text_of(node), holds) for node in right)
    if isinstance(left, float) or isinstance(right, float):
        return holds(to_number(left, scope.zone), to_number(right, scope.zone))
    return holds(to_string(left), to_string(right))


def _ordering(holds: Callable[[float, float], bool]) -> Function:
    def call(scope: Scope, left: Value, right: Value) -> bool:
        others = _each_number(scope, right)
        return any(holds(one, other) for one in _each_number(scope, left) for other in others)

    return Function(call, Result.BOOLEAN, 2, 2)


def _each_number(scope: Scope, value: Value) -> list[float]:
    if isinstance(value, list):
        return [text_number(text_of(node), scope.zone) for node in value]
    return [to_number(value, scope.zone)]


def divided(left: float, right: float) -> float:
    if right:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def remainder(left: float, right: float) -> float:
    """With the sign of the dividend."""
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


def _arithmetic(compute: Callable[[float, float], float]) -> Function:
    def call(scope: Scope, left: Value, right: Value) -> float:
        return compute(to_number(left, scope.zone), to_number(right, scope.zone))

    return Function(call, Result.NUMBER, 2, 2)


def negated(scope: Scope, value: Value) -> float:
    return -to_number(value, scope.zone)


NAMES = {
    "=": "equal",
    "!=": "unequal",
    "<": "less",
    "<=": "at-most",
    ">": "more",
    ">=": "at-least",
    "+": "plus",
    "-": "minus",
    "*": "times",
    "div": "divided",
    "mod": "remainder",
}
NEGATED = "negated"
OPERATORS = {
    "equal": Function(equal, Result.BOOLEAN, 2, 2),
    "unequal": Function(unequal, Result.BOOLEAN, 2, 2),
    "less": _ordering(operator.lt),
    "at-most": _ordering(operator.le),
    "more": _ordering(operator.gt),
    "at-least": _ordering(operator.ge),
    "plus": _arithmetic(operator.add),
    "minus": _arithmetic(operator.sub),
    "times": _arithmetic(operator.mul),
    "divided": _arithmetic(divided),
    "remainder": _arithmetic(remainder),
    NEGATED: Function(negated, Result.NUMBER),
}
