"""Whether a condition is met: relevant, required, read-only, constraint."""

from collections.abc import Mapping
from typing import Any

from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.openrosa.values import Value, text_of, to_boolean

_NO = frozenset({"false", "0"})
"""What a bind of type boolean holds for no (XML Schema)."""


def holds(value: Value, of_element: Mapping[Any, Node]) -> bool:
    """A bare path asks whether anything is answered there, as on the phone (JavaRosa): read as XPath reads it, the
    condition would always be met."""
    if isinstance(value, list):
        return any(_answered(found, of_element) for found in value)
    return to_boolean(value)


def _answered(found: Any, of_element: Mapping[Any, Node]) -> bool:
    node = None if isinstance(found, str) else of_element.get(found)
    if node is None:
        return bool(text_of(found))
    if not node.slot.leaf:
        return node.relevant
    return bool(node.value) and not (node.slot.bind.type == "boolean" and node.value in _NO)
