"""A form as it was written: everything that stays the same while somebody fills it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspector_app.checklists.form.binds import Notebook, primary_instance, read_binds, read_slots
from inspector_app.checklists.form.body import BodyReader, mark_repeats
from inspector_app.checklists.form.checks import check_formulas, rules_of
from inspector_app.checklists.form.itext import Itext, read_itext
from inspector_app.checklists.form.names import OPENROSA, children, local, namespace
from inspector_app.checklists.form.rules import Rules
from inspector_app.checklists.form.secondary import LAST_SAVED, read_instance
from inspector_app.checklists.form.slots import Action, Control, Slot
from inspector_app.checklists.form.xml_reading import read_xml
from inspector_app.errors import Problem, RefusedInputError


@dataclass(frozen=True, eq=False, slots=True)
class FormDefinition:
    """Read once, shared by any number of open forms."""

    id: str
    version: str
    title: str
    root: Slot
    body: tuple[Control, ...]
    itext: Itext
    rules: Rules
    actions: tuple[Action, ...]
    instances: Mapping[str, Any]
    last_saved: frozenset[str]
    """Ids of instances that hold what was saved last."""
    prefixes: Mapping[str, str]
    """Prefix to namespace."""
    namespace: str
    """Of the root of an instance; empty for none of its own."""
    primary: Any
    """The instance that a new form begins as."""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    """By path, without the indexes of rows."""

    @classmethod
    def read(cls, xform: bytes | str, attachments: Mapping[str, bytes] | None = None) -> FormDefinition:
        """From the XForm that pyxform makes; `attachments` are the files beside it, by name.

        Raises RefusedInputError with every problem: `question` is the name in the workbook, `property` the column.
        """
        reading = _Reading(read_xml(xform, "form.xform_broken"), attachments or {})
        definition = reading.definition()
        if reading.notes.problems:
            raise RefusedInputError(reading.notes.problems)
        return definition

    @property
    def languages(self) -> tuple[str, ...]:
        """As the workbook names them: "中文 (zh)". Empty for a form in one language."""
        return self.itext.languages

    @property
    def default_language(self) -> str:
        return self.itext.default


def load_problems(xform: bytes | str, attachments: Mapping[str, bytes] | None = None) -> list[Problem]:
    """Every problem of the form; empty when `FormDefinition.read` takes it."""
    try:
        FormDefinition.read(xform, attachments)
    except RefusedInputError as refusal:
        return list(refusal.problems)
    return []


class _Reading:
    def __init__(self, document: Any, attachments: Mapping[str, bytes]) -> None:
        self.notes = Notebook()
        self._document = document
        self._attachments = attachments
        self._model = next((each for each in document.iter() if local(each) == "model"), None)
        primary = None if self._model is None else primary_instance(self._model)
        if primary is None:
            raise RefusedInputError([Problem("form.xform_broken", {"detail": "instance"})])
        self._primary = primary
        self._prefixes = {prefix: uri for prefix, uri in _prefixes(document) if prefix}

    def definition(self) -> FormDefinition:
        root = read_slots(self._primary, {uri: prefix for prefix, uri in self._prefixes.items()})
        slots = {slot.path: slot for slot in root.below()}
        around = next((each for each in self._document.iter() if local(each) == "body"), None)
        if around is not None:
            mark_repeats(around, slots)
        read_binds(self._model, root, slots, self.notes)
        body = BodyReader(root, self.notes)
        controls = () if around is None else body.read(around)
        actions = body.actions(self._model, root)
        instances, last_saved = self._instances()
        itext = self._itext(root, slots)
        check_formulas(self.notes, frozenset(self._prefixes), frozenset(instances))
        title = next((each.text or "" for each in self._document.iter() if local(each) == "title"), "")
        version = self._primary.get("version") or self._primary.get(f"{{{OPENROSA}}}version") or ""
        return FormDefinition(
            id=self._primary.get("id", ""),
            version=version,
            title=title.strip(),
            root=root,
            body=controls,
            itext=itext,
            rules=rules_of(slots.values(), itext, self.notes),
            actions=actions,
            instances=instances,
            last_saved=last_saved,
            prefixes=self._prefixes,
            namespace=namespace(self._primary),
            primary=self._primary,
            slots=slots,
        )

    def _itext(self, root: Slot, slots: Mapping[str, Slot]) -> Itext:
        """Each text belongs to the question whose path begins its key; those of lists to the root."""

        def owner(key: str) -> Slot:
            return slots.get(key.partition(":")[0], root)

        return read_itext(self._model, lambda key, source: self.notes.formula(owner(key), "label", source))

    def _instances(self) -> tuple[dict[str, Any], frozenset[str]]:
        found: dict[str, Any] = {}
        saved = set()
        for element in children(self._model, "instance")[1:]:
            name = element.get("id", "")
            try:
                found[name] = read_instance(element, self._attachments)
            except RefusedInputError as refusal:
                found[name] = None
                self.notes.problems += refusal.problems
            if element.get("src") == LAST_SAVED:
                saved.add(name)
        return found, frozenset(saved)


def _prefixes(document: Any) -> Iterator[tuple[str | None, str]]:
    for element in document.iter():
        if isinstance(element.tag, str):
            yield from element.nsmap.items()
