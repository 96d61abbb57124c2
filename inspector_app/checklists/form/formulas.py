"""Works out the formulas of one open form where they are asked; what cannot be worked out is noted, and it goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Any

from lxml import etree

from inspector_app.checklists.form.conditions import holds
from inspector_app.checklists.form.instance import Instance, Node
from inspector_app.checklists.form.slots import Formula, Slot
from inspector_app.checklists.openrosa.evaluator import Evaluator
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.values import Value
from inspector_app.errors import Problem


class Formulas:
    def __init__(self, instance: Instance, evaluator: Evaluator) -> None:
        self._instance, self._evaluator = instance, evaluator
        self._compiled: dict[Formula, Callable[[Any, Any], Value]] = {}
        self.problems: dict[tuple[str, str], Problem] = {}
        """By slot and formula: what could not be calculated with the answers as they were."""

    @property
    def zone(self) -> tzinfo:
        return self._evaluator.context.zone

    def evaluate(self, formula: Formula, element: Any) -> Value | None:
        """None where it cannot be calculated, which is noted in `problems`."""
        try:
            compiled = self._compiled.get(formula)
            if compiled is None:
                compiled = self._compiled[formula] = self._evaluator.compile(formula.source, formula.tree)
            return compiled(element, self._instance.root.element)
        except ExpressionError as error:
            node = self._instance.of_element.get(element)
            path = "" if node is None else node.slot.path
            self.problems[path, formula.source] = error.problem
            return None

    def holds(self, value: Value) -> bool:
        return holds(value, self._instance.of_element)

    def at_row(self, parent: Node, slot: Slot, formula: Formula) -> Value | None:
        """At a row, as the workbook means it; without any, at one that is there for the moment."""
        rows = parent.children[slot]
        if rows:
            return self.evaluate(formula, rows[0].element)
        passing = etree.SubElement(parent.element, slot.tag)
        try:
            return self.evaluate(formula, passing)
        finally:
            parent.element.remove(passing)

    def series_relevant(self, parent: Node, slot: Slot) -> bool:
        """Whether any of its rows is relevant, or, without rows, one would be."""
        rows = parent.children[slot]
        if rows or slot.bind.relevant is None or not parent.relevant:
            return any(row.relevant for row in rows) if rows else parent.relevant
        value = self.at_row(parent, slot, slot.bind.relevant)
        return value is None or self.holds(value)
