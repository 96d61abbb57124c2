"""One form that is open: what a window, a command and a paper work with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from inspector_app.checklists.form.actions import EVERY_LOAD, FIRST_LOAD
from inspector_app.checklists.form.definition import FormDefinition
from inspector_app.checklists.form.fields import Changed, Field, FieldError
from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.form.judging import missing
from inspector_app.checklists.form.kinds import as_typed
from inspector_app.checklists.form.ordering import in_order
from inspector_app.checklists.form.preloads import begun, ended
from inspector_app.checklists.form.slots import Slot
from inspector_app.checklists.form.workings import Workings, context_of
from inspector_app.checklists.form.xml_reading import clean, read_xml
from inspector_app.errors import Problem


class Form:
    """An instance of a definition. Paths are those of `Field.path`; an unknown one raises KeyError."""

    def __init__(self, definition: FormDefinition, workings: Workings) -> None:
        self.definition = definition
        self._workings = workings

    @classmethod
    def start(
        cls,
        definition: FormDefinition,
        *,
        now: datetime,
        language: str = "",
        last_saved: bytes | None = None,
        properties: Mapping[str, str] | None = None,
        seed: int | None = None,
    ) -> Form:
        """A new one, with its defaults. `last_saved` is the instance of the form that was saved before this one;
        `properties` are deviceid, username and the like; `seed` makes chance repeatable."""
        context = context_of(definition, now, last_saved, properties, seed)
        workings = Workings(definition, definition.primary, context, language)
        for node, text in begun(workings.instance.root, workings.evaluator.context):
            workings.recalculation.answer(node, text)
        workings.open(FIRST_LOAD | EVERY_LOAD)
        return cls(definition, workings)

    @classmethod
    def restore(
        cls,
        definition: FormDefinition,
        instance_xml: bytes,
        *,
        now: datetime,
        language: str = "",
        last_saved: bytes | None = None,
        properties: Mapping[str, str] | None = None,
        seed: int | None = None,
    ) -> Form:
        """One that was begun before. Nodes the definition does not know are left out.

        Raises RefusedInputError (`form.instance_broken`) for what is no XML.
        """
        source = read_xml(instance_xml, "form.instance_broken")
        context = context_of(definition, now, last_saved, properties, seed)
        workings = Workings(definition, source, context, language)
        workings.open(EVERY_LOAD)
        return cls(definition, workings)

    @property
    def language(self) -> str:
        """As the definition names it; empty for a form in one language."""
        return self._workings.wording.language

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be calculated with the answers as they are, such as a pattern that an answer brought."""
        return tuple(self._workings.formulas.problems.values())

    def fields(self) -> Sequence[Field]:
        """All that the body shows, in its order: groups, series, rows and questions, relevant or not."""
        return tuple(self._workings.drawing.fields())

    def field(self, path: str) -> Field:
        series = self._workings.instance.series(path)
        if series is not None:
            return self._workings.drawing.series(*series)
        node = self._workings.instance.at(path)
        found = self._workings.drawing.arranging_at(path) if node is None else self._workings.drawing.field(node)
        if found is None:
            raise KeyError(path)
        return found

    def set_value(self, path: str, value: str) -> Changed:
        """Takes an answer as XForms writes it, and calculates what depends on it."""
        node = self._workings.instance.at(path)
        if node is None or not node.slot.leaf:
            raise KeyError(path)
        text = as_typed(node.slot.bind.type, clean(value))
        self._workings.recalculation.take(node, in_order(node.slot.control, text, self._workings.choices_of(node)))
        return self._workings.settle()

    def add_repeat(self, path: str) -> Changed:
        """A row at the end of the series at `path`, or behind the row at `path`. Counted series stay as they are."""
        row = self._workings.instance.at(path)
        parent, slot = self._series(path if row is None else path.rpartition("[")[0])
        if self._workings.drawing.series(parent, slot).can_add:
            self._workings.recalculation.add_row(parent, slot, None if row is None else row.index)
        return self._workings.settle()

    def remove_repeat(self, path: str) -> Changed:
        row = self._workings.instance.at(path)
        if row is None or row.parent is None or not row.slot.repeat:
            raise KeyError(path)
        if self._workings.drawing.field(row).can_remove:
            self._workings.recalculation.take_row(row)
        return self._workings.settle()

    def set_language(self, code: str) -> Changed:
        """Also in the middle of a visit. A name of the definition, or the code in its parentheses."""
        self._workings.speak(code)
        self._workings.recalculation.everything()
        for node in self._workings.instance.root.below():
            node.field = None
            self._workings.recalculation.touched.states[node] = None
        return self._workings.settle()

    def check(self) -> list[FieldError]:
        """Everything that stands against finishing, in order: faults, and what is required and not there."""
        found = []
        for node in self._workings.instance.root.below():
            error = node.fault and replace(node.fault, path=node.path)
            error = error or missing(node, self._workings.wording)
            if error is not None:
                found.append(error)
        return found

    def finish(self, now: datetime) -> Changed:
        """Fills in what the form asks of its end."""
        for node, text in ended(self._workings.instance.root, replace(self._workings.evaluator.context, now=now)):
            self._workings.recalculation.answer(node, text)
        return self._workings.settle()

    def instance_xml(self, *, relevant_only: bool = False) -> bytes:
        """All answers, for `restore`; with `relevant_only` what counts, as a submission."""
        return self._workings.instance.written(relevant_only)

    def _series(self, path: str) -> tuple[Node, Slot]:
        found = self._workings.instance.series(path)
        if found is None:
            raise KeyError(path)
        return found
