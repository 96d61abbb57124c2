"""Absolute paths inside a repeat mean the row they stand in, as on the phone."""

from dataclasses import replace

from inspector_app.checklists.form.slots import Slot
from inspector_app.checklists.openrosa.syntax import Call, Expression, Negation, Operation, Path, Step

_UP = Step("parent", "node()")
_HERE = Call("current", (), 0)
_AS_WRITTEN = frozenset({"indexed-repeat"})
"""Functions that name rows themselves."""


def bound_to_row(expression: Expression, slot: Slot) -> Expression:
    """`/data/row/x` at `/data/row/y` as `current()/../x`; the same tree where nothing is to be bound."""
    if not slot.repeats():
        return expression
    return _bound(expression, slot)


def _bound(expression: Expression, slot: Slot) -> Expression:
    match expression:
        case Call() if expression.name not in _AS_WRITTEN:
            return replace(expression, arguments=_all(expression.arguments, slot))
        case Operation():
            return replace(expression, left=_bound(expression.left, slot), right=_bound(expression.right, slot))
        case Negation():
            return Negation(_bound(expression.operand, slot))
        case Path():
            return _path(expression, slot)
        case _:
            return expression


def _all(expressions: tuple[Expression, ...], slot: Slot) -> tuple[Expression, ...]:
    return tuple(_bound(each, slot) for each in expressions)


def _path(path: Path, slot: Slot) -> Path:
    steps = tuple(replace(step, predicates=_all(step.predicates, slot)) for step in path.steps)
    start = None if path.start is None else _bound(path.start, slot)
    whole = replace(path, steps=steps, start=start, start_predicates=_all(path.start_predicates, slot))
    shared = _shared_row(whole, slot) if path.absolute else None
    if shared is None:
        return whole
    up = slot.depth - shared.depth
    return Path((*[_UP] * up, *steps[shared.depth :]), start=_HERE)


def _shared_row(path: Path, slot: Slot) -> Slot | None:
    """The innermost repeat around `slot` that the path goes through, plainly by names and beyond."""
    chain = list(reversed(list(slot.around())))
    found: Slot | None = None
    for step, each in zip(path.steps[:-1], chain, strict=False):
        if step.axis != "child" or step.test != each.name or step.predicates:
            break
        found = each if each.repeat else found
    return found
