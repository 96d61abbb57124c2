"""Which nodes a change reaches, and in which order their rules wait."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.form.rules import Part, Rule, Rules
from inspector_app.checklists.form.slots import Slot


class Agenda:
    """Nodes that wait for a rule, by the rule's place; the earliest rule comes first."""

    def __init__(self) -> None:
        self._waiting: dict[int, dict[Node, None]] = {}
        self._order: list[int] = []

    def __bool__(self) -> bool:
        return bool(self._order)

    def wait(self, place: int, nodes: Iterable[Node]) -> None:
        waiting = self._waiting.get(place)
        if waiting is None:
            self._waiting[place] = dict.fromkeys(nodes)
            heapq.heappush(self._order, place)
        else:
            waiting.update(dict.fromkeys(nodes))

    def next(self) -> tuple[int, Iterable[Node]]:
        place = heapq.heappop(self._order)
        return place, self._waiting.pop(place)


def held_by(rule: Rule) -> Slot:
    """Where the rule is calculated: rows are counted in what holds them."""
    return rule.slot.parent if rule.part is Part.COUNT and rule.slot.parent is not None else rule.slot


def down(top: Node, slot: Slot) -> list[Node]:
    """All nodes of the slot inside, in order."""
    chain = list(reversed([each for each in slot.around() if each.depth > top.slot.depth]))
    nodes = [top]
    for each in chain:
        nodes = [child for node in nodes for child in node.children[each]]
    return nodes


def reached(rule: Rule, node: Node, anchor: int) -> tuple[Node, list[Node]]:
    """The ancestor at depth `anchor` of the node that changed, and the nodes of the rule that share it."""
    held = held_by(rule)
    top = node
    while top.slot.depth > min(anchor, held.depth) and top.parent is not None:
        top = top.parent
    return top, down(top, held)


def without_rows(top: Node, slot: Slot) -> list[tuple[Node, Slot]]:
    """Series of the slot inside that have no row which could tell that its condition changed."""
    if slot.parent is None or top.slot.depth >= slot.depth:
        return []
    return [(parent, slot) for parent in down(top, slot.parent) if not parent.children[slot]]


def own_rules(rules: Rules, node: Node) -> list[int]:
    """Of the node itself, and the counts of the series that it holds."""
    own = [place for place in rules.of.get(node.slot, ()) if rules.ordered[place].part is not Part.COUNT]
    series = [place for child in node.children for place in rules.of.get(child, ())]
    return own + [place for place in series if rules.ordered[place].part is Part.COUNT]
