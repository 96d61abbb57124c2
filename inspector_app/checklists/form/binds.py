"""The slots of a form and what its binds say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inspector_app.checklists.form.names import JAVAROSA, XFORMS, child, jr, local, namespace, written_name
from inspector_app.checklists.form.scoping import bound_to_row
from inspector_app.checklists.form.slots import Bind, Formula, Slot, Words
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.errors import Problem

_PLAIN = ("nodeset", "ref", "id", "type", "relevant", "required", "readonly", "constraint", "calculate")
_JAVAROSA = ("constraintMsg", "requiredMsg", "preload", "preloadParams")
_KNOWN = frozenset({*_PLAIN, *(f"{{{JAVAROSA}}}{name}" for name in _JAVAROSA)})
TEMPLATE = f"{{{JAVAROSA}}}template"


@dataclass(slots=True)
class Notebook:
    """What reading a form has found so far: problems, and every formula with its place, for the rules."""

    problems: list[Problem] = field(default_factory=list)
    formulas: list[tuple[Slot, str, Formula]] = field(default_factory=list)
    """Slot, property, formula."""
    columns: list[tuple[Slot, str]] = field(default_factory=list)
    """Expressions at the items of a list: slot of the question, source."""
    by_id: dict[str, str] = field(default_factory=dict)
    """Paths of binds that have an id."""

    def formula(self, slot: Slot, property_: str, source: str) -> Formula | None:
        """None for an empty expression, and for a malformed one, which becomes a problem."""
        if not source.strip():
            return None
        try:
            tree = read_expression(source)
        except ExpressionError as error:
            self.blame(slot, property_, error.problem)
            return None
        found = Formula(source.strip(), bound_to_row(tree, slot))
        self.formulas.append((slot, property_, found))
        return found

    def blame(self, slot: Slot, property_: str, problem: Problem) -> None:
        place = {"question": slot.name, "path": slot.path, "property": property_}
        self.problems.append(Problem(problem.code, {**problem.details, **place}))

    def words(self, slot: Slot, property_: str, source: str) -> Words:
        """A message of a bind: the words themselves, `jr:itext('key')`, or a key that is calculated."""
        key = itext_key(source)
        if key or not source.strip().startswith("jr:itext("):
            return Words(itext=key) if key else Words((source,) if source else ())
        formula = self.formula(slot, property_, source)
        return Words() if formula is None else Words((formula,))


def itext_key(source: str) -> str:
    """The key in `jr:itext('key')`; empty for anything else."""
    inside = source.strip().removeprefix("jr:itext(").removesuffix(")").strip()
    return inside[1:-1] if source.strip().startswith("jr:itext(") and inside[:1] in ("'", '"') else ""


def read_slots(root: Any, prefixes: Mapping[str, str]) -> Slot:
    """The tree under the primary instance: every node once, templates and repeated nodes folded together."""
    plain = frozenset({XFORMS, namespace(root)})
    top = Slot(local(root), f"/{local(root)}", local(root), attributes=dict(root.attrib))
    _read_children(root, top, prefixes, plain)
    return top


def _read_children(element: Any, slot: Slot, prefixes: Mapping[str, str], plain: frozenset[str]) -> None:
    for inside in element:
        name = written_name(inside.tag, prefixes, plain)
        known = slot.children.get(name)
        if known is None:
            tag = name if ":" not in name else inside.tag
            known = Slot(name, f"{slot.path}/{name}", tag, slot, depth=slot.depth + 1)
            known.default = "" if len(inside) else (inside.text or "")
            known.attributes = {key: value for key, value in inside.attrib.items() if key != TEMPLATE}
            slot.children[name] = known
        if known.template is None or TEMPLATE in inside.attrib:
            known.template = inside
        _read_children(inside, known, prefixes, plain)


def read_binds(model: Any, root: Slot, by_path: Mapping[str, Slot], notes: Notebook) -> None:
    for element in model:
        if local(element) != "bind":
            continue
        path = element.get("nodeset") or element.get("ref") or ""
        if element.get("id"):
            notes.by_id[element.get("id")] = path.strip()
        if "@" in path:
            continue  # Attributes are written by servers' own extensions, such as entities; nobody answers them.
        slot = by_path.get(path.strip() if path.strip().startswith("/") else f"{root.path}/{path.strip()}")
        if slot is not None:  # A bind of nothing binds nothing: forms of the field have them.
            slot.bind = _read_bind(element, slot, notes)


def _read_bind(element: Any, slot: Slot, notes: Notebook) -> Bind:
    def formula(attribute: str) -> Formula | None:
        return notes.formula(slot, attribute, element.get(attribute, ""))

    return Bind(
        type=element.get("type", "string").rpartition(":")[2],
        relevant=formula("relevant"),
        required=formula("required"),
        read_only=formula("readonly"),
        constraint=formula("constraint"),
        calculate=formula("calculate"),
        constraint_message=notes.words(slot, "constraint", jr(element, "constraintMsg")),
        required_message=notes.words(slot, "required", jr(element, "requiredMsg")),
        preload=jr(element, "preload"),
        preload_parameters=jr(element, "preloadParams"),
        extra={key.rpartition("}")[2]: value for key, value in element.attrib.items() if key not in _KNOWN},
    )


def primary_instance(model: Any) -> Any:
    """The root of the first instance; None where there is none."""
    around = child(model, "instance")
    return None if around is None or not len(around) else around[0]
