"""Calculates a form again after a change: only the rules that depend on it, each after those it depends on."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inspector_app.checklists.form.answers import answer_of
from inspector_app.checklists.form.fields import Choice
from inspector_app.checklists.form.formulas import Formulas
from inspector_app.checklists.form.instance import Instance, Node
from inspector_app.checklists.form.ordering import in_order
from inspector_app.checklists.form.reaching import Agenda, down, held_by, own_rules, reached, without_rows
from inspector_app.checklists.form.rules import Part, Rule, Rules
from inspector_app.checklists.form.slots import Slot
from inspector_app.checklists.openrosa.values import Value, to_number

MOST_ROWS = 5_000
"""A count beyond is an accident; the form would not open again."""

OpenChoices = Callable[[Node], tuple[Choice, ...]]


@dataclass(slots=True)
class Touched:
    """What one change has touched so far, as nodes: paths of rows can still move."""

    values: dict[Node, None] = field(default_factory=dict)
    states: dict[Node, None] = field(default_factory=dict)
    series: dict[tuple[Node, Slot], None] = field(default_factory=dict)
    """Parent and repeat whose rows came or went."""
    empty: dict[tuple[Node, Slot], None] = field(default_factory=dict)
    """The same of series without rows, whose condition may have changed."""
    grown: list[Node] = field(default_factory=list)
    """New rows, for the actions of the form."""
    judged: dict[Node, None] = field(default_factory=dict)
    """Answers whose type, constraint or choice is to be looked at."""

    def take(self, other: Touched) -> None:
        self.values |= other.values
        self.states |= other.states
        self.series |= other.series
        self.empty |= other.empty
        self.grown += other.grown
        self.judged |= other.judged


class Recalculation:
    """Keeps the nodes of one open form as its rules say."""

    def __init__(self, rules: Rules, instance: Instance, formulas: Formulas, open_choices: OpenChoices) -> None:
        self._rules = rules
        self._instance = instance
        self._formulas = formulas
        self._open_choices = open_choices
        self._agenda = Agenda()
        self._counted: set[tuple[Node, Slot]] = set()
        self._wanting: dict[tuple[Node, Slot], int] = {}
        """Counts that want another row, and will have it once their last row is answered."""
        self.touched = Touched()

    def everything(self) -> None:
        """All rules over all nodes."""
        for place, rule in enumerate(self._rules.ordered):
            self._agenda.wait(place, down(self._instance.root, held_by(rule)))
        self.touched.judged.update(dict.fromkeys(node for node in self._instance.root.below() if node.slot.leaf))

    def take(self, node: Node, text: str) -> None:
        """Takes what somebody answered. A calculated question says again what it calculates."""
        self.answer(node, text)
        for place in self._rules.of.get(node.slot, ()):
            if self._rules.ordered[place].part is Part.CALCULATE:
                self._agenda.wait(place, (node,))

    def answer(self, node: Node, text: str) -> None:
        """Sets a new answer, given or calculated."""
        if node.answer == text:
            return
        node.answer = text
        if node.relevant:
            node.show()
        self._value_changed(node)

    def add_row(self, parent: Node, slot: Slot, place: int | None = None) -> Node:
        """Also calculates everything in it, and whatever looks at the rows."""
        row = self._new_row(parent, slot, place)
        self._rows_changed(parent, slot)
        return row

    def _new_row(self, parent: Node, slot: Slot, place: int | None = None) -> Node:
        row = self._instance.add_row(parent, slot, place)
        self._spread(row, parent.relevant)
        for node in row.below():
            for number in own_rules(self._rules, node):
                self._agenda.wait(number, (node,))
            if node.slot.leaf:
                self.touched.judged[node] = None
        self.touched.grown.append(row)
        return row

    def take_row(self, row: Node, keep: bool = False) -> None:
        parent = row.parent
        assert parent is not None
        self._instance.take_row(row, keep)
        self._rows_changed(parent, row.slot)

    def run(self) -> None:
        """Calculates until nothing waits."""
        passes: dict[int, int] = {}
        self._counted.clear()
        for (parent, slot), place in self._wanting.items():
            if not all(row.untouched for row in parent.children[slot][-1:]):
                self._agenda.wait(place, (parent,))
        while self._agenda:
            place, nodes = self._agenda.next()
            passes[place] = passes.get(place, 0) + 1
            rule = self._rules.ordered[place]
            if passes[place] > len(self._instance.of_element) + 2:
                continue  # Rows that push each other forever: the last values stay.
            for node in nodes:
                if node.there and rule.part is Part.COUNT:
                    self._count(node, rule, place)
                elif node.there:
                    self._apply(rule, node)

    def _apply(self, rule: Rule, node: Node) -> None:
        if rule.part is Part.CONSTRAINT:
            self.touched.judged[node] = None
        elif rule.part is Part.CHOICES:
            self._choose(node)
        elif rule.part is Part.LABEL:
            self.touched.states[node] = None
        else:
            value = self._formulas.evaluate(rule.formula, node.element)
            self._set(rule.part, node, value)

    def _set(self, part: Part, node: Node, value: Value | None) -> None:
        if part is Part.CALCULATE and node.slot.identity and node.answer:
            return
        if part is Part.CALCULATE:
            text = "" if value is None else answer_of(value, node.slot.bind.type, self._formulas.zone)
            self.answer(node, text)
            return
        # What cannot be calculated hides nothing and asks for nothing.
        holds = part is Part.RELEVANT if value is None else self._formulas.holds(value)
        name = _ATTRIBUTES[part]
        if getattr(node, name) == holds:
            return
        setattr(node, name, holds)
        if part is Part.RELEVANT:
            self._spread(node, node.parent is None or node.parent.relevant)
        else:
            inside = node.below() if part is Part.READ_ONLY else (node,)
            self.touched.states.update(dict.fromkeys(inside))

    def _spread(self, node: Node, around: bool) -> None:
        """What is in a group that is not relevant is not relevant either."""
        relevant = around and node.own_relevant
        if relevant == node.relevant:
            return
        node.relevant = relevant
        node.show()
        self.touched.states[node] = None
        self._value_changed(node, shown=bool(node.answer))
        for nodes in node.children.values():
            for child in nodes:
                self._spread(child, relevant)

    def _choose(self, node: Node) -> None:
        """Answers that are no longer among the choices are taken away, as on the phone; an order names all there are.

        Not when a form is opened: what was saved with another list is shown as a fault.
        """
        before, choices = node.choices, self._open_choices(node)
        if choices == before:
            return
        node.choices = choices
        self.touched.judged[node] = None
        self.touched.states[node] = None
        if node.answer and before is not None:
            names = {choice.name for choice in choices}
            left = " ".join(name for name in node.answer.split() if name in names)
            self.answer(node, in_order(node.slot.control, left, choices))

    def _count(self, parent: Node, rule: Rule, place: int) -> None:
        """As many rows as the count says. One that asks its own rows for more has one that nobody answered, at most."""
        rows = parent.children[rule.slot]
        again = (parent, rule.slot) in self._counted
        self._counted.add((parent, rule.slot))
        self._wanting.pop((parent, rule.slot), None)
        value = self._formulas.at_row(parent, rule.slot, rule.formula)
        number = math.nan if value is None else to_number(value, self._formulas.zone)
        wanted = min(int(number), MOST_ROWS) if math.isfinite(number) else 0
        if len(rows) == max(wanted, 0):
            return
        while len(rows) > max(wanted, 0):
            self._instance.take_row(rows[-1], keep=True)
        while len(rows) < wanted:
            if again and rows and rows[-1].untouched:
                self._wanting[parent, rule.slot] = place
                return
            self._new_row(parent, rule.slot)
        self._rows_changed(parent, rule.slot)

    def _value_changed(self, node: Node, shown: bool = True) -> None:
        if shown:
            self.touched.values[node] = None
        if node.slot.leaf:
            self.touched.judged[node] = None
        self._wait_for(node, self._rules.values, node.slot)

    def _rows_changed(self, parent: Node, slot: Slot) -> None:
        self.touched.series[parent, slot] = None
        self._wait_for(parent, self._rules.structure, slot)

    def _wait_for(self, node: Node, readers: Mapping[Slot, tuple[tuple[int, int], ...]], slot: Slot) -> None:
        """All rules that read the slot, at the nodes that see this one."""
        for place, anchor in readers.get(slot, ()):
            rule = self._rules.ordered[place]
            top, nodes = reached(rule, node, anchor)
            self._agenda.wait(place, nodes)
            if rule.part is Part.RELEVANT and rule.slot.repeat:
                self.touched.empty.update(dict.fromkeys(without_rows(top, rule.slot)))


_ATTRIBUTES = {Part.RELEVANT: "own_relevant", Part.REQUIRED: "required", Part.READ_ONLY: "read_only"}
