"""Functions on nodes: counting them, finding their place, and reaching into repeats and secondary instances."""

import math
from typing import Any

from inspector_app.checklists.openrosa.context import Element, Scope
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.function import Function, Result, native
from inspector_app.checklists.openrosa.values import Value, text_of, texts_of, to_number, to_string


def position_of(scope: Scope, nodes: Value) -> float:
    """The place of a node among its siblings of the same name, from 1."""
    found = _nodes(scope, nodes, "position")
    if not found or isinstance(found[0], str):
        return math.nan
    return 1.0 + sum(1 for _ in found[0].itersiblings(found[0].tag, preceding=True))


def count_non_empty(scope: Scope, nodes: Value) -> float:
    return float(sum(1 for node in _nodes(scope, nodes, "count-non-empty") if text_of(node)))


def instance(scope: Scope, name: Value) -> list[Element]:
    """The element around the root of a secondary instance, so that `instance('x')/root/item` finds its items."""
    wanted = to_string(name)
    if wanted not in scope.context.instances:
        raise ExpressionError("instance_unknown", scope.expression, instance=wanted)
    return [scope.context.instances[wanted]]


def pulled(scope: Scope, name: Value, column: Value, key_column: Value, key: Value) -> str:
    """The column of the first row whose key column holds the key; empty where none does."""
    wanted, by = to_string(name), to_string(key_column)
    keys = scope.context.keys
    if (wanted, by) not in keys:
        keys[wanted, by] = _rows_by(instance(scope, wanted)[0], by)
    row = keys[wanted, by].get(to_string(key))
    return "" if row is None else (_cell(row, to_string(column)) or "")


def _rows_by(around: Element, column: str) -> dict[str, Element]:
    rows: dict[str, Element] = {}
    for row in around.iterfind("./*/item"):
        key = _cell(row, column)
        if key is not None:
            rows.setdefault(key, row)
    return rows


def _cell(row: Element, column: str) -> str | None:
    """By comparing names: a column is what an answer says, and no path of XML. `@name` is an attribute."""
    if column.startswith("@"):
        found: str | None = row.get(column[1:])
        return found
    return next((text_of(cell) for cell in row if cell.tag == column), None)


def by_id(scope: Scope, names: Value) -> list[Element]:
    """The elements whose `id` attribute is one of the names, separated by spaces. A form declares no DTD."""
    wanted = {name for text in texts_of((names,)) for name in text.split()}
    if scope.node is None:
        return []
    return [element for element in scope.node.getroottree().iter("*") if element.get("id") in wanted]


def indexed_repeat(scope: Scope, targets: Value, *repeats: Value) -> list[Any]:
    """The nodes like `targets` in the row that pairs of (repeat, index from 1) name, from the outermost inwards.

    Repeats that are not named are those around the current node, where it is inside them.
    """
    found = _nodes(scope, targets, "indexed-repeat")
    if len(repeats) % 2:
        raise ExpressionError("function_arguments", scope.expression, function="indexed-repeat", count=len(repeats) + 1)
    wanted = {}
    for nodes, index in zip(repeats[::2], repeats[1::2], strict=True):
        rows = _nodes(scope, nodes, "indexed-repeat")
        if not rows or not found:
            return []
        wanted[_names(rows[0])] = to_number(index, scope.zone)
    return _below(scope, _names(found[0]), wanted, found[0].getroottree().getroot())


def _below(scope: Scope, names: tuple[str, ...], wanted: dict[tuple[str, ...], float], root: Element) -> list[Any]:
    around = set() if scope.node is None else {scope.node, *scope.node.iterancestors()}
    nodes = [root]
    for depth in range(2, len(names) + 1):
        nodes = [child for node in nodes for child in node.iterchildren(names[depth - 1])]
        if names[:depth] in wanted:
            index = wanted[names[:depth]]
            nodes = [nodes[int(index) - 1]] if 1 <= index < len(nodes) + 1 else []
        elif depth < len(names):
            nodes = [node for node in nodes if node in around] or nodes
    return nodes


def _names(node: Element) -> tuple[str, ...]:
    return (*reversed([each.tag for each in node.iterancestors()]), node.tag)


def _nodes(scope: Scope, nodes: Value, function: str) -> list[Any]:
    if not isinstance(nodes, list):
        raise ExpressionError("nodes_expected", scope.expression, function=function)
    return nodes


FUNCTIONS = {
    "last": native(Result.NUMBER, 0, 0),
    "count": native(Result.NUMBER),
    "id": Function(by_id, Result.NODES),
    "local-name": native(Result.STRING, 0),
    "name": native(Result.STRING, 0),
    "namespace-uri": native(Result.STRING, 0),
    "current": native(Result.NODES, 0, 0),
    "position": Function(position_of, Result.NUMBER, 0),
    "count-non-empty": Function(count_non_empty, Result.NUMBER),
    "instance": Function(instance, Result.NODES),
    "pulldata": Function(pulled, Result.STRING, 4, 4),
    "indexed-repeat": Function(indexed_repeat, Result.NODES, 3, 7),
}
