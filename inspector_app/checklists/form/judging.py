"""Whether an answer can stand: its type, the author's constraint, and the choices that are open."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from inspector_app.checklists.form.fields import Choice, Fault, FieldError, Kind, Range
from inspector_app.checklists.form.formulas import Formulas
from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.form.kinds import fits_type
from inspector_app.checklists.form.wording import Wording

_CHOSEN = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK})


def fault_of(
    node: Node, formulas: Formulas, wording: Wording, choices: Callable[[Node], tuple[Choice, ...]]
) -> FieldError | None:
    """None for an answer that stands, and for none at all: what is missing is another matter."""
    if not node.value:
        return None
    bind, control = node.slot.bind, node.slot.control
    if not fits_type(bind.type, node.value):
        return FieldError(node.path, Fault.TYPE)
    if control is not None and control.range_ is not None and not _in_range(control.range_, node.value):
        return FieldError(node.path, Fault.TYPE)
    if control is not None and control.kind in _CHOSEN and (control.itemset or control.options):
        names = {choice.name for choice in choices(node)}
        if any(name not in names for name in _tokens(node, control.kind)):
            return FieldError(node.path, Fault.CHOICE)
    if bind.constraint is not None:
        value = formulas.evaluate(bind.constraint, node.element)
        if value is not None and not formulas.holds(value):
            return FieldError(node.path, Fault.CONSTRAINT, wording.words(bind.constraint_message, node))
    return None


def _in_range(range_: Range, value: str) -> bool:
    """Between its ends and on one of its steps; ends that are no numbers set none."""
    try:
        start, end, step, found = (Decimal(text) for text in (range_.start, range_.end, range_.step, value))
    except InvalidOperation:
        return True
    low, high = min(start, end), max(start, end)
    return low <= found <= high and (not step or (found - start) % step == 0)


def _tokens(node: Node, kind: Kind) -> list[str]:
    return [node.value] if kind is Kind.SELECT_ONE else node.value.split()


def missing(node: Node, wording: Wording) -> FieldError | None:
    """What is required and not there."""
    if not node.slot.leaf or not node.required or not node.relevant or node.value:
        return None
    return FieldError(node.path, Fault.REQUIRED, wording.words(node.slot.bind.required_message, node))
