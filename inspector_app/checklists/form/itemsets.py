"""The choices of a question: written in the form, or found among nodes and filtered by answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inspector_app.checklists.form.fields import Choice
from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.form.itext import Entry
from inspector_app.checklists.form.slots import Control, Formula, Itemset
from inspector_app.checklists.form.wording import Wording
from inspector_app.checklists.openrosa.syntax import Path, Step
from inspector_app.checklists.openrosa.values import Value, to_string

Evaluate = Callable[[Formula, Any], Value | None]
"""(formula, element) → value; None where it could not be calculated."""


class Choices:
    """Makes the choices of questions; those of lists that no answer filters are made once for all rows."""

    def __init__(self, evaluate: Evaluate, wording: Wording) -> None:
        self._evaluate = evaluate
        self._wording = wording
        self._fixed: dict[Control, tuple[Choice, ...]] = {}
        self._made: dict[tuple[Itemset, Any], Choice] = {}

    def forget(self) -> None:
        """For another language."""
        self._fixed.clear()
        self._made.clear()

    def fixed(self, control: Control, node: Node) -> tuple[Choice, ...]:
        """Of a list that depends on no answer."""
        if control not in self._fixed:
            self._fixed[control] = self.open(control, node)
        return self._fixed[control]

    def open(self, control: Control, node: Node) -> tuple[Choice, ...]:
        """As the answers are now."""
        if control.itemset is None:
            return tuple(
                Choice(option.name, *self._wording.label_and_media(option.label, node)) for option in control.options
            )
        found = self._evaluate(control.itemset.nodes, node.element)
        items = found if isinstance(found, list) else []
        return tuple(self._choice(control.itemset, item) for item in items if not isinstance(item, str))

    def _choice(self, itemset: Itemset, item: Any) -> Choice:
        if (itemset, item) in self._made and item.getroottree().getroot().tag == "instance":
            return self._made[itemset, item]
        column = self._column(itemset.label, item)
        entry = self._wording.entry(column) if itemset.translated else Entry({"": (column,)})
        choice = Choice(
            self._column(itemset.value, item), self._wording.text(entry.forms.get("", ()), None), entry.media
        )
        self._made[itemset, item] = choice
        return choice

    def _column(self, label: Formula, item: Any) -> str:
        """Mostly a column of the item, which needs no evaluation."""
        match label.tree:
            case Path(steps=(step,), absolute=False, start=None) if _plain(step):
                return item.findtext(step.test) or ""
            case _:
                value = self._evaluate(label, item)
                return "" if value is None else to_string(value)


def _plain(step: Step) -> bool:
    return step.axis == "child" and not step.predicates and not set(step.test) & set("*(:")
