"""What a form does by itself when something happens: it begins, a row is new, an answer has changed."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.checklists.form.answers import answer_of
from inspector_app.checklists.form.definition import FormDefinition
from inspector_app.checklists.form.formulas import Formulas
from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.form.reaching import down
from inspector_app.checklists.form.recalculation import Recalculation, Touched
from inspector_app.checklists.form.slots import Action, Control
from inspector_app.checklists.openrosa.values import Value

FIRST_LOAD = frozenset({"odk-instance-first-load", "xforms-ready"})
EVERY_LOAD = frozenset({"odk-instance-load"})
NEW_ROW = frozenset({"odk-new-repeat"})
VALUE_CHANGED = frozenset({"xforms-value-changed"})


class Actions:
    def __init__(self, definition: FormDefinition, formulas: Formulas, recalculation: Recalculation) -> None:
        self._definition = definition
        self._formulas = formulas
        self._recalculation = recalculation
        self._inside: tuple[tuple[str, Action], ...] = tuple(_of(definition.body))
        """Actions inside controls, with the path of the control."""

    def everywhere(self, root: Node, events: frozenset[str]) -> None:
        for action in self._definition.actions:
            if action.events & events:
                self._act(root, action)
        self._below(root, events)

    def follow(self, touched: Touched) -> bool:
        """What the change sets off; False for nothing."""
        for row in touched.grown:
            self._below(row, NEW_ROW)
        for node in touched.values:
            control = node.slot.control
            for action in control.actions if control is not None and node.there else ():
                if action.events & VALUE_CHANGED:
                    self._act(node, action)
        return bool(self._recalculation.touched.values)

    def _below(self, top: Node, events: frozenset[str]) -> None:
        """Actions of controls inside, each for what is inside too."""
        for path, action in self._inside:
            slot = self._definition.slots.get(path)
            if action.events & events and slot is not None and top.slot in slot.around():
                self._act(top, action)

    def _act(self, node: Node, action: Action) -> None:
        """On the target next to the node: in the same row, or in all rows of a repeat it is not in.

        Of those only the ones that its path names, where that has conditions.
        """
        slot = self._definition.slots[action.target]
        chosen = None if action.among is None else self._formulas.evaluate(action.among, node.element)
        while node.slot not in slot.around() and node.parent is not None:
            node = node.parent
        for target in down(node, slot):
            if isinstance(chosen, list) and target.element not in chosen:
                continue
            self._recalculation.answer(target, self._value(target, action))

    def _value(self, target: Node, action: Action) -> str:
        if action.formula is None:
            value: Value | None = action.text
        else:
            value = self._formulas.evaluate(action.formula, target.element)
        return "" if value is None else answer_of(value, target.slot.bind.type, self._formulas.zone)


def _of(controls: tuple[Control, ...]) -> Iterator[tuple[str, Action]]:
    for control in controls:
        yield from ((control.path, action) for action in control.actions)
        yield from _of(control.children)
