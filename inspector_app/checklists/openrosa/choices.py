"""Functions on answers: chosen options, conditions, empty ones, and the words of the form."""

from inspector_app.checklists.openrosa.context import Scope
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.function import Function, Result, native
from inspector_app.checklists.openrosa.values import Value, text_of, to_boolean, to_number, to_string


def selected(_scope: Scope, answer: Value, option: Value) -> bool:
    wanted = to_string(option).strip()
    return wanted in (to_string(answer).split() or [""])


def selected_at(scope: Scope, answer: Value, place: Value) -> str:
    """The option at that place, counted from 0; empty where there is none."""
    options = to_string(answer).split()
    index = to_number(place, scope.zone)
    return options[int(index)] if 0 <= index < len(options) else ""


def count_selected(_scope: Scope, answer: Value) -> float:
    return float(len(to_string(answer).split()))


def choice_name(scope: Scope, option: Value, question: Value) -> str:
    return scope.context.choice_name(scope.node, to_string(option), to_string(question).strip())


def itext(scope: Scope, reference: Value) -> str:
    return scope.context.itext(scope.node, to_string(reference))


def either(_scope: Scope, condition: Value, then: Value, otherwise: Value) -> Value:
    return then if to_boolean(condition) else otherwise


def coalesced(_scope: Scope, *values: Value) -> str:
    """The first that is not empty; NaN counts as empty."""
    for value in values:
        text = to_string(value)
        if text not in ("", "NaN"):
            return text
    return ""


def once(scope: Scope, value: Value) -> str:
    """The answer that is there already; the value only where there is none."""
    there = "" if scope.node is None else text_of(scope.node)
    return there or coalesced(scope, value)


def boolean_from_string(_scope: Scope, value: Value) -> bool:
    return to_string(value) in ("true", "1")


def checklist(scope: Scope, least: Value, most: Value, *answers: Value) -> bool:
    return _within(scope, least, most, float(sum(truth for answer in answers for truth in _truths(answer))))


def weighted_checklist(scope: Scope, least: Value, most: Value, *pairs: Value) -> bool:
    """Answers and weights in turn; two node-sets are paired node by node."""
    if len(pairs) % 2:
        raise ExpressionError(
            "function_arguments", scope.expression, function="weighted-checklist", count=len(pairs) + 2
        )
    weight = 0.0
    for answer, weights in zip(pairs[::2], pairs[1::2], strict=True):
        listed = weights if isinstance(weights, list) else [weights]
        for truth, each in zip(_truths(answer), listed, strict=False):
            weight += (
                to_number(each if isinstance(each, str | float | bool) else text_of(each), scope.zone) if truth else 0
            )
    return _within(scope, least, most, weight)


def _truths(answer: Value) -> list[bool]:
    return [bool(text_of(node)) for node in answer] if isinstance(answer, list) else [to_boolean(answer)]


def _within(scope: Scope, least: Value, most: Value, reached: float) -> bool:
    """A bound of -1 is none."""
    low, high = to_number(least, scope.zone), to_number(most, scope.zone)
    return (low == -1 or reached >= low) and (high == -1 or reached <= high)


def property_of(scope: Scope, name: Value) -> str:
    return scope.context.properties.get(to_string(name), "")


FUNCTIONS = {
    "true": native(Result.BOOLEAN, 0, 0),
    "false": native(Result.BOOLEAN, 0, 0),
    "not": native(Result.BOOLEAN),
    "boolean": native(Result.BOOLEAN),
    "lang": native(Result.BOOLEAN),
    "if": Function(either, Result.ANY, 3, 3),
    "coalesce": Function(coalesced, Result.STRING, 1, None),
    "once": Function(once, Result.STRING),
    "selected": Function(selected, Result.BOOLEAN, 2, 2),
    "selected-at": Function(selected_at, Result.STRING, 2, 2),
    "count-selected": Function(count_selected, Result.NUMBER),
    "jr:choice-name": Function(choice_name, Result.STRING, 2, 2),
    "jr:itext": Function(itext, Result.STRING),
    "boolean-from-string": Function(boolean_from_string, Result.BOOLEAN),
    "checklist": Function(checklist, Result.BOOLEAN, 3, None),
    "weighted-checklist": Function(weighted_checklist, Result.BOOLEAN, 4, None),
    "property": Function(property_of, Result.STRING),
}
