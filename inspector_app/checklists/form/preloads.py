"""What a form fills in by itself when it begins and ends: times, identifiers, properties of the laptop."""

from collections.abc import Iterator

from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.openrosa.codes import uuid
from inspector_app.checklists.openrosa.context import EvaluationContext, Scope
from inspector_app.checklists.openrosa.dates import now, today


def begun(root: Node, context: EvaluationContext) -> Iterator[tuple[Node, str]]:
    """Nodes and what they begin with."""
    for node in root.below():
        bind = node.slot.bind
        text = _value(bind.preload, bind.preload_parameters, context) if bind.preload else ""
        if text:
            yield node, text


def ended(root: Node, context: EvaluationContext) -> Iterator[tuple[Node, str]]:
    """Nodes and what they end with."""
    for node in root.below():
        if (node.slot.bind.preload, node.slot.bind.preload_parameters) == ("timestamp", "end"):
            yield node, now(Scope(context))


def _value(preload: str, parameters: str, context: EvaluationContext) -> str:
    scope = Scope(context)
    if preload == "uid":
        return f"uuid:{uuid(scope)}"
    if preload == "timestamp":
        return now(scope) if parameters == "start" else ""
    if preload == "date":
        return today(scope) if parameters == "today" else ""
    if preload == "property":
        return context.properties.get(parameters, "")
    return ""
