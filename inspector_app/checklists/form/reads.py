"""What an expression reads: found from its text, so that only what depends on an answer is calculated again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from inspector_app.checklists.form.slots import Slot
from inspector_app.checklists.openrosa.syntax import Call, Expression, Literal, Negation, Operation, Path, Step

_OF_PLACE = frozenset({"position", "count", "indexed-repeat", "boolean", "not", "local-name", "name", "namespace-uri"})
"""Functions to which the text inside a group does not matter."""


@dataclass(frozen=True, slots=True)
class Read:
    """An expression at a node reads the nodes of `slot` below that node's ancestor at `anchor`."""

    slot: Slot
    anchor: int
    """Depth of the innermost slot that reader and read share for sure: 1 is the root."""


Places: TypeAlias = frozenset[Read] | None
"""Where a path has come to. None: in another instance, which does not change while the form is open."""


@dataclass(slots=True)
class Reads:
    reads: set[Read] = field(default_factory=set)
    structure: set[Read] = field(default_factory=set)
    """Repeats whose number of rows, or whose order, matters."""
    unknown: list[str] = field(default_factory=list)
    """Paths that lead nowhere."""
    instances: set[str] = field(default_factory=set)
    """Secondary instances by name."""


def reads_of(expression: Expression, slot: Slot) -> Reads:
    reader = _Reader(slot)
    reader.value(expression, frozenset({Read(slot, slot.depth)}))
    for read in reader.found.reads:
        for repeat in read.slot.repeats():
            if repeat.depth > read.anchor:
                reader.found.structure.add(Read(repeat, min(read.anchor, repeat.depth - 1)))
    return reader.found


class _Reader:
    def __init__(self, slot: Slot) -> None:
        self.found = Reads()
        self._here = frozenset({Read(slot, slot.depth)})
        self._root = next(each for each in slot.around() if each.parent is None)

    def value(self, expression: Expression, places: Places, plain: bool = False) -> None:
        """Notes what is read. `plain`: of a group only that it is there, not the text inside."""
        match expression:
            case Path():
                self._note(self._path(expression, places), plain)
            case Call():
                self._call(expression, places)
            case Operation():
                self.value(expression.left, places, plain)
                self.value(expression.right, places, plain)
            case Negation():
                self.value(expression.operand, places)
            case _:
                pass

    def _note(self, places: Places, plain: bool) -> None:
        for place in places or ():
            self.found.reads.add(place)
            if not plain and not place.slot.leaf:
                self.found.reads |= {Read(inside, place.anchor) for inside in place.slot.below()}

    def _call(self, call: Call, places: Places) -> None:
        if call.name == "indexed-repeat":
            self._indexed(call, places)
            return
        for argument in call.arguments:
            self.value(argument, places, plain=call.name in _OF_PLACE)
        if call.name == "position" and call.arguments and isinstance(call.arguments[0], Path):
            self._of_order(self._path(call.arguments[0], places))
        elif call.name == "jr:choice-name" and isinstance(call.arguments[1], Literal):
            self._choice(call.arguments[1].text.strip())
        elif call.name in ("pulldata", "instance") and isinstance(call.arguments[0], Literal):
            self.found.instances.add(call.arguments[0].text)

    def _of_order(self, places: Places) -> None:
        for place in places or ():
            if place.slot.repeat:
                self.found.structure.add(Read(place.slot, min(place.anchor, place.slot.depth - 1)))

    def _choice(self, path: str) -> None:
        slot = slot_at(self._root, path, next(iter(self._here)).slot)
        if slot is None:
            self.found.unknown.append(path)
        else:
            self.found.reads.add(Read(slot, 1))

    def _indexed(self, call: Call, places: Places) -> None:
        for number, argument in enumerate(call.arguments):
            if number and number % 2 == 0:
                self.value(argument, places)
            elif isinstance(argument, Path):
                self._note(frozenset(Read(each.slot, 1) for each in self._path(argument, places) or ()), plain=True)

    def _path(self, path: Path, places: Places) -> Places:
        at = self._start(path, places)
        at = self._filtered(at, path.start_predicates)
        steps: Iterable[Step] = path.steps
        if path.absolute:
            steps, at = self._from_root(path)
        for step in steps:
            before = at
            at = None if at is None else frozenset(_stepped(at, step))
            if at is not None and not at and before and _named(step):
                self.found.unknown.append(step.test)
                return frozenset()
            at = self._filtered(at, step.predicates)
        return at

    def _start(self, path: Path, places: Places) -> Places:
        match path.start:
            case None:
                return places
            case Call(name="current"):
                return self._here
            case Call(name="instance" | "randomize" | "id" | "if" | "indexed-repeat"):
                self.value(path.start, places)
                return self._nodes(path.start, places)
            case Path():
                return self._path(path.start, places)
            case Operation(operator="|"):
                sides = (self._nodes(path.start.left, places), self._nodes(path.start.right, places))
                return None if None in sides else frozenset().union(*(side or () for side in sides))
            case _:
                self.value(path.start, places)
                return None

    def _nodes(self, expression: Expression, places: Places) -> Places:
        if isinstance(expression, Path):
            return self._path(expression, places)
        if isinstance(expression, Call) and expression.name in ("randomize", "indexed-repeat"):
            nodes = self._nodes(expression.arguments[0], places)
            return None if nodes is None else frozenset(Read(each.slot, 1) for each in nodes)
        return None

    def _from_root(self, path: Path) -> tuple[Iterable[Step], Places]:
        root = frozenset({Read(self._root, 1)})
        if not path.steps:
            return (), root
        first, *rest = path.steps
        if first.axis == "descendant-or-self":
            return path.steps, root
        if first.axis == "child" and first.test in (self._root.name, "*", "node()"):
            return rest, self._filtered(root, first.predicates)
        self.found.unknown.append(first.test)
        return (), frozenset()

    def _filtered(self, places: Places, predicates: tuple[Expression, ...]) -> Places:
        for predicate in predicates:
            self.value(predicate, places)
        return places


def _named(step: Step) -> bool:
    return step.axis == "child" and step.test != "*" and "(" not in step.test


def _stepped(places: Iterable[Read], step: Step) -> Iterator[Read]:
    for place in places:
        if step.axis == "attribute" or step.test == "text()":
            yield place
        if _named(step):
            child = place.slot.children.get(step.test)
            if child is not None:
                yield Read(child, min(place.anchor, place.slot.depth))
            continue
        for slot, anchor in _along(place.slot, step.axis):
            if step.test in ("*", "node()", slot.name):
                yield Read(slot, min(place.anchor, anchor))


def _along(slot: Slot, axis: str) -> Iterator[tuple[Slot, int]]:
    """The slots on that side, with the depth that is surely shared with `slot`."""
    if axis in ("self", "descendant-or-self", "ancestor-or-self"):
        yield slot, slot.depth
    if axis == "child":
        yield from ((child, slot.depth) for child in slot.children.values())
    elif axis in ("descendant", "descendant-or-self"):
        yield from ((inside, slot.depth) for child in slot.children.values() for inside in child.below())
    elif axis in ("parent", "ancestor", "ancestor-or-self") and slot.parent is not None:
        levels = list(slot.parent.around())
        yield from ((each, each.depth) for each in (levels[:1] if axis == "parent" else levels))
    elif axis.endswith("-sibling") and slot.parent is not None:
        yield from ((sibling, slot.depth - 1) for sibling in slot.parent.children.values())
    elif axis in ("following", "preceding"):
        root = list(slot.around())[-1]
        yield from ((inside, 1) for inside in root.below())


def slot_at(root: Slot, path: str, here: Slot | None = None) -> Slot | None:
    """The slot at a plain path, absolute or, with `here`, relative; None for what leads nowhere."""
    names = [name.partition("[")[0] for name in path.strip().split("/")]
    slot: Slot | None = here
    if path.strip().startswith("/"):
        slot, names = (root if names[1:2] == [root.name] else None), names[2:]
    for name in names:
        if slot is None:
            return None
        slot = slot.parent if name == ".." else slot if name in (".", "", "current()") else slot.children.get(name)
    return slot
