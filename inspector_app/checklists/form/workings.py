"""What stands behind an open form: its nodes, rules, words, choices and actions, and how they come to rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any

from lxml import etree

from inspector_app.checklists.form.actions import Actions
from inspector_app.checklists.form.definition import FormDefinition
from inspector_app.checklists.form.drawing import Drawing
from inspector_app.checklists.form.fields import Changed, Choice
from inspector_app.checklists.form.formulas import Formulas
from inspector_app.checklists.form.instance import HIDDEN, Instance, Node
from inspector_app.checklists.form.itemsets import Choices
from inspector_app.checklists.form.judging import fault_of
from inspector_app.checklists.form.reaching import down
from inspector_app.checklists.form.reads import slot_at
from inspector_app.checklists.form.recalculation import Recalculation, Touched
from inspector_app.checklists.form.secondary import plain
from inspector_app.checklists.form.wording import Wording
from inspector_app.checklists.form.xml_reading import read_xml
from inspector_app.checklists.openrosa.context import EvaluationContext
from inspector_app.checklists.openrosa.evaluator import Evaluator
from inspector_app.checklists.openrosa.translation import Dialect

_MOST_ROUNDS = 50
"""Actions that set each other off: after so many rounds the last values stay."""


def context_of(
    definition: FormDefinition,
    now: datetime,
    last_saved: bytes | None,
    properties: Mapping[str, str] | None,
    seed: int | None,
) -> EvaluationContext:
    """What the form's expressions know besides its answers. A time without a zone is one of this laptop."""
    instances = dict(definition.instances)
    for name in definition.last_saved:
        instances[name] = etree.Element("instance", id=name)
        if last_saved is not None:
            instances[name].append(plain(read_xml(last_saved, "form.instance_broken")))
    chance = Random(seed)  # noqa: S311 - draws and orders of choices, no secret
    zoned = now if now.tzinfo is not None else now.astimezone()
    return EvaluationContext(zoned, instances, properties or {}, chance=chance)


class Workings:
    """One for each open form. After `settle` everything is as the rules say."""

    def __init__(
        self,
        definition: FormDefinition,
        source: Any,
        context: EvaluationContext,
        language: str,
    ) -> None:
        self.definition = definition
        self.instance = Instance(definition, source)
        self.evaluator = Evaluator(
            replace(context, itext=self._by_key, choice_name=self._choice_name),
            definition.prefixes,
            Dialect(hidden=HIDDEN),
        )
        self.formulas = Formulas(self.instance, self.evaluator)
        self.recalculation = Recalculation(definition.rules, self.instance, self.formulas, self._open_choices)
        evaluate = self.formulas.evaluate
        self.wording = Wording(definition.itext, "", evaluate, self.instance.root.element)
        self._choices = Choices(evaluate, self.wording)
        self.drawing = Drawing(definition, self.instance, self.wording, self.choices_of, self.formulas.series_relevant)
        self.actions = Actions(definition, self.formulas, self.recalculation)
        self.speak(language)

    def open(self, events: frozenset[str]) -> None:
        """Calculates everything for the first time, and lets the form's own actions follow."""
        self.recalculation.everything()
        self.settle()
        self.actions.everywhere(self.instance.root, events)
        self.settle()

    def settle(self) -> Changed:
        """Runs rules, and actions that they set off, until all is quiet."""
        changed = Touched()
        for _ in range(_MOST_ROUNDS):
            self.recalculation.run()
            touched, self.recalculation.touched = self.recalculation.touched, Touched()
            changed.take(touched)
            if not self.actions.follow(touched):
                break
        self._judge(changed)
        return self._told(changed)

    def speak(self, code: str) -> None:
        self.wording.language = self.definition.itext.named(code)
        self._choices.forget()
        inside = self.wording.language.rpartition("(")[2].removesuffix(")")
        self.evaluator.context = replace(self.evaluator.context, language=inside or "en")

    def choices_of(self, node: Node) -> tuple[Choice, ...]:
        control = node.slot.control
        if node.choices is not None or control is None:
            return node.choices or ()
        return self._choices.fixed(control, node) if control.itemset or control.options else ()

    def _open_choices(self, node: Node) -> tuple[Choice, ...]:
        return self._choices.open(node.slot.control, node) if node.slot.control is not None else ()

    def _by_key(self, element: Any, key: str) -> str:
        return self.wording.by_key(key, self.instance.of_element.get(element))

    def _choice_name(self, element: Any, value: str, path: str) -> str:
        here = self.instance.of_element.get(element, self.instance.root)
        slot = slot_at(self.definition.root, path, here.slot)
        if slot is None:
            return ""
        while here.slot not in slot.around() and here.parent is not None:
            here = here.parent
        for node in down(here, slot)[:1]:
            return next((choice.label for choice in self.choices_of(node) if choice.name == value), "")
        return ""

    def _judge(self, changed: Touched) -> None:
        for node in changed.judged:
            if not node.there:
                continue
            fault = fault_of(node, self.formulas, self.wording, self.choices_of)
            before = node.fault and replace(node.fault, path="")
            if before != (fault and replace(fault, path="")):
                changed.states[node] = None
            node.fault = fault

    def _told(self, changed: Touched) -> Changed:
        for parent, slot in changed.series:
            for row in parent.children[slot]:
                for node in row.below():
                    node.field = None
        for node in (*changed.values, *changed.states):
            node.field = None
        return Changed(
            frozenset(node.path for node in changed.values if node.slot.leaf and node.there),
            frozenset(path for node in changed.states if node.there for path in _shown_at(node))
            | frozenset(f"{parent.path}/{slot.name}" for parent, slot in changed.empty if parent.there),
            frozenset(f"{parent.path}/{slot.name}" for parent, slot in changed.series if parent.there),
        )


def _shown_at(node: Node) -> Iterator[str]:
    """The node, the series that it is a row of, and those that it holds: they show what it is."""
    yield node.path
    yield from (f"{node.path}/{slot.name}" for slot in node.children if slot.repeat)
    if node.slot.repeat and node.parent is not None:
        yield f"{node.parent.path}/{node.slot.name}"
