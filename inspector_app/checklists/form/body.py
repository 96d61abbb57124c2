"""The body of a form: its controls, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspector_app.checklists.form.binds import Notebook, itext_key
from inspector_app.checklists.form.fields import Kind, Range
from inspector_app.checklists.form.itext import read_parts
from inspector_app.checklists.form.kinds import GROUPS, QUESTIONS, kind_of
from inspector_app.checklists.form.names import child, children, jr, local
from inspector_app.checklists.form.reads import slot_at
from inspector_app.checklists.form.slots import Action, Control, Formula, Itemset, Option, Slot, Words
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.checklists.openrosa.syntax import Call, Expression, Literal
from inspector_app.errors import Problem

ACTIONS = frozenset({"setvalue", "setgeopoint", "recordaudio"})
_OWN_ATTRIBUTES = frozenset({"ref", "nodeset", "bind", "appearance", "start", "end", "step", "count", "noAddRemove"})


def mark_repeats(body: Any, by_path: Mapping[str, Slot]) -> None:
    for element in body.iter():
        path = (element.get("nodeset") or element.get("ref") or "").strip()
        slot = by_path.get(path) if local(element) == "repeat" else None
        if slot is not None:
            slot.repeat = True


class BodyReader:
    """Reads controls and ties each to its slot."""

    def __init__(self, root: Slot, notes: Notebook) -> None:
        self._root = root
        self._notes = notes
        self._unbound = 0

    def read(self, body: Any) -> tuple[Control, ...]:
        return self._children(body, self._root)

    def actions(self, element: Any, here: Slot) -> tuple[Action, ...]:
        found = [self._action(inside, here) for inside in element if local(inside) in ACTIONS]
        return tuple(action for action in found if action is not None)

    def _children(self, element: Any, here: Slot) -> tuple[Control, ...]:
        found = [self._control(inside, here) for inside in element if local(inside) in GROUPS | QUESTIONS]
        return tuple(control for control in found if control is not None)

    def _control(self, element: Any, here: Slot) -> Control | None:
        slot = self._slot(element, here)
        if slot is None:
            return None
        if local(element) in GROUPS:
            return self._group(element, slot, here)
        control = self._question(element, slot)
        slot.control = control
        return control

    def _slot(self, element: Any, here: Slot) -> Slot | None:
        """Its slot; for a group that only arranges, the one around it; None, and a problem, if it leads nowhere."""
        path = element.get("nodeset") or element.get("ref") or self._notes.by_id.get(element.get("bind", ""), "")
        if not path and local(element) in GROUPS:
            return here
        slot = slot_at(self._root, path, here)
        if slot is None or not path:
            details = {"question": path.rpartition("/")[2], "path": path, "property": local(element)}
            self._notes.problems.append(Problem("form.node_missing", details))
            return None
        return slot

    def _group(self, element: Any, slot: Slot, around: Slot) -> Control:
        repeat = local(element) == "repeat"
        inner = child(element, "repeat") if not repeat else None
        wraps = inner is not None and self._slot(inner, around) is slot
        own = repeat or (slot is not around and not wraps)
        path = slot.path if own or wraps else self._arranging(slot)
        control = Control(
            tag=local(element),
            path=path,
            kind=Kind.ROW if repeat else Kind.SERIES if wraps else Kind.GROUP,
            label=self._words(element, "label", slot),
            hint=self._words(element, "hint", slot),
            appearance=tuple(element.get("appearance", "").split()),
            actions=self.actions(element, slot),
            children=self._children(element, around if wraps else slot),
            count=self._notes.formula(slot, "repeat_count", jr(element, "count")) if repeat else None,
            fixed=repeat and jr(element, "noAddRemove").strip().startswith("true"),
        )
        if wraps:
            slot.series = control
        elif own:
            slot.control = control
        return control

    def _arranging(self, slot: Slot) -> str:
        self._unbound += 1
        return f"{slot.path}/#{self._unbound}"

    def _question(self, element: Any, slot: Slot) -> Control:
        itemset = child(element, "itemset")
        return Control(
            tag=local(element),
            path=slot.path,
            kind=kind_of(local(element), slot, element.get("mediatype", "")),
            label=self._words(element, "label", slot),
            hint=self._words(element, "hint", slot),
            appearance=tuple(element.get("appearance", "").split()),
            itemset=None if itemset is None else self._itemset(itemset, slot),
            options=tuple(self._option(item, slot) for item in children(element, "item")),
            range_=_range(element) if local(element) == "range" else None,
            parameters=_parameters(element) | dict(slot.bind.extra),
            actions=self.actions(element, slot),
        )

    def _words(self, element: Any, name: str, slot: Slot) -> Words:
        found = child(element, name)
        if found is None:
            return Words()
        reference = found.get("ref", "")
        key = itext_key(reference)
        if key:
            return Words(itext=key)
        if reference:
            formula = self._notes.formula(slot, name, reference)
            return Words() if formula is None else Words((formula,))
        return Words(read_parts(found, lambda source: self._notes.formula(slot, name, source)))

    def _itemset(self, element: Any, slot: Slot) -> Itemset | None:
        nodes = self._notes.formula(slot, "choice_filter", element.get("nodeset", ""))
        value, label = child(element, "value"), child(element, "label")
        if nodes is None or value is None:
            return None
        name = value.get("ref", "name").strip()
        source = name if label is None else label.get("ref", name)
        stored = Formula(name, self._tree(slot, name))
        match self._tree(slot, source):
            case Call(name="jr:itext", arguments=(key,)):
                return Itemset(nodes, stored, Formula(source, key), translated=True)
            case tree:
                return Itemset(nodes, stored, Formula(source, tree), translated=False)

    def _tree(self, slot: Slot, source: str) -> Expression:
        """An expression at the item of a list, not at the question."""
        try:
            tree = read_expression(source)
        except ExpressionError as error:
            self._notes.blame(slot, "choice_filter", error.problem)
            return Literal("", "'")
        self._notes.columns.append((slot, source))
        return tree

    def _option(self, item: Any, slot: Slot) -> Option:
        value = child(item, "value")
        return Option("" if value is None else (value.text or "").strip(), self._words(item, "label", slot))

    def _action(self, element: Any, here: Slot) -> Action | None:
        path = element.get("ref") or self._notes.by_id.get(element.get("bind", ""), "")
        if "@" in path:
            return None
        target = slot_at(self._root, path, here) if path else None
        if target is None:
            details = {"question": here.name, "path": path, "property": "trigger"}
            self._notes.problems.append(Problem("form.node_missing", details))
            return None
        if local(element) != "setvalue":
            return None
        formula = self._notes.formula(target, "default", element.get("value", ""))
        among = self._notes.formula(here, "trigger", path) if "[" in path else None
        text = (element.text or "").strip()
        return Action(frozenset(element.get("event", "").split()), target.path, formula, text, among)


def _parameters(element: Any) -> dict[str, str]:
    named = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    return {name: value for name, value in named.items() if name not in _OWN_ATTRIBUTES}


def _range(element: Any) -> Range:
    extra = _parameters(element)
    return Range(
        element.get("start", ""),
        element.get("end", ""),
        element.get("step", "1"),
        extra.get("tick-interval", ""),
        extra.get("placeholder", ""),
    )
