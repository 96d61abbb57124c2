"""The answers of an open form: a tree of nodes over the lxml tree on which expressions are evaluated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from inspector_app.checklists.form.binds import TEMPLATE
from inspector_app.checklists.form.definition import FormDefinition
from inspector_app.checklists.form.fields import Choice, Field, FieldError
from inspector_app.checklists.form.names import XFORMS, written_name
from inspector_app.checklists.form.slots import Slot

HIDDEN = "_hidden"
"""Marks elements that are not relevant, for functions over many nodes. Never written out."""


class Node:
    """One node of the instance, with what the rules made of it."""

    __slots__ = (
        "answer",
        "children",
        "choices",
        "element",
        "fault",
        "field",
        "gone",
        "index",
        "own_relevant",
        "parent",
        "put_by",
        "read_only",
        "relevant",
        "required",
        "slot",
    )

    def __init__(self, slot: Slot, element: Any, parent: Node | None) -> None:
        self.slot = slot
        self.element = element
        self.parent = parent
        self.children: dict[Slot, list[Node]] = {}
        self.put_by: dict[Slot, list[Node]] = {}
        """Rows that a falling count took away: they come back as they were when it rises."""
        self.index = 0
        """Place in its series, from 1; 0 outside repeats."""
        self.gone = False
        """For a row that was taken away."""
        self.answer = ""
        self.own_relevant = True
        self.relevant = True
        self.required = False
        self.read_only = False
        self.fault: FieldError | None = None
        self.choices: tuple[Choice, ...] | None = None
        self.field: Field | None = None

    @property
    def value(self) -> str:
        """What counts: nothing while the node is not relevant."""
        return self.answer if self.relevant else ""

    @property
    def path(self) -> str:
        if self.parent is None:
            return self.slot.path
        place = f"[{self.index}]" if self.slot.repeat else ""
        return f"{self.parent.path}/{self.slot.name}{place}"

    @property
    def there(self) -> bool:
        """Whether it is still part of the form: not in a row that was taken away."""
        node: Node | None = self
        while node is not None:
            if node.gone:
                return False
            node = node.parent
        return True

    @property
    def untouched(self) -> bool:
        """Nobody answered anything in it: what stands there is default or calculated."""
        asked = (node for node in self.below() if node.slot.control is not None and node.slot.bind.calculate is None)
        return all(node.answer in ("", node.slot.default) for node in asked)

    def below(self) -> Iterator[Node]:
        """Itself and all inside, in order."""
        yield self
        for nodes in self.children.values():
            for node in nodes:
                yield from node.below()

    def show(self) -> None:
        """Writes what counts into the tree that expressions see."""
        if self.relevant:
            self.element.attrib.pop(HIDDEN, None)
        else:
            self.element.set(HIDDEN, "1")
        if self.slot.leaf:
            self.element.text = self.value or None


class Instance:
    """Grows nodes from XML, finds them, and writes them out."""

    def __init__(self, definition: FormDefinition, source: Any) -> None:
        self._definition = definition
        self._prefixes = {uri: prefix for prefix, uri in definition.prefixes.items()}
        self.of_element: dict[Any, Node] = {}
        element = etree.Element(definition.root.tag, nsmap=dict(definition.prefixes))
        self.root = self._grown(definition.root, element, None, source)

    def at(self, path: str) -> Node | None:
        """The node at a path with the indexes of rows, as `Node.path` gives it; None for none."""
        first, *steps = path.removeprefix("/").split("/")
        node: Node | None = self.root if first == self.root.slot.name else None
        for step in steps:
            name, _, index = step.partition("[")
            slot = node.slot.children.get(name) if node is not None else None
            if node is None or slot is None:
                return None
            rows = node.children[slot]
            place = index.removesuffix("]") or ("" if slot.repeat else "1")
            node = rows[int(place) - 1] if place.isdecimal() and 0 < int(place) <= len(rows) else None
        return node

    def series(self, path: str) -> tuple[Node, Slot] | None:
        """The node that holds the rows of a series, and the slot of a row; None if the path is of none."""
        around, _, name = path.rpartition("/")
        node = self.at(around)
        slot = node.slot.children.get(name) if node is not None else None
        return (node, slot) if node is not None and slot is not None and slot.repeat else None

    def add_row(self, parent: Node, slot: Slot, place: int | None = None) -> Node:
        """A row from those put by, or from the template: behind all, or so many rows from the first."""
        rows = parent.children[slot]
        put_by = parent.put_by.get(slot)
        element = put_by[-1].element if put_by else etree.Element(slot.tag, slot.attributes)
        at = len(rows) if place is None else place
        parent.element.insert(self._position(parent, slot, at), element)
        row = put_by.pop() if put_by else self._grown(slot, element, parent, slot.template)
        row.gone = False
        rows.insert(at, row)
        _number(rows, at)
        return row

    def take_row(self, row: Node, keep: bool) -> None:
        """Removes a row; kept, it comes back when the next is added."""
        assert row.parent is not None
        rows, at = row.parent.children[row.slot], row.index - 1
        del rows[at]
        _number(rows, at)
        row.gone = True
        row.parent.element.remove(row.element)
        if keep:
            row.parent.put_by.setdefault(row.slot, []).append(row)
        else:
            for node in row.below():
                self.of_element.pop(node.element, None)

    @staticmethod
    def _position(parent: Node, slot: Slot, at: int) -> int:
        """Where a row's element goes: behind all before it in the order of the definition."""
        count = 0
        for each, nodes in parent.children.items():
            if each is slot:
                return count + at
            count += len(nodes)
        return count

    def _grown(self, slot: Slot, element: Any, parent: Node | None, source: Any) -> Node:
        node = Node(slot, element, parent)
        self.of_element[element] = node
        for name, value in slot.attributes.items():
            element.set(name, value)
        if slot.leaf:
            node.answer = slot.default if source is None else (source.text or "")
            element.text = node.answer or None
        found = self._by_name(source)
        for child in slot.children.values():
            sources = found.get(child.name, []) if child.repeat else (found.get(child.name) or [None])[:1]
            nodes = [self._grown(child, etree.SubElement(element, child.tag), node, each) for each in sources]
            node.children[child] = nodes
            if child.repeat:
                _number(nodes, 0)
        return node

    def _by_name(self, source: Any) -> Mapping[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        if source is None:
            return found
        plain = frozenset({XFORMS, self._definition.namespace})
        for each in source:
            if isinstance(each.tag, str) and TEMPLATE not in each.attrib:
                found.setdefault(written_name(each.tag, self._prefixes, plain), []).append(each)
        return found

    def written(self, relevant_only: bool) -> bytes:
        """The instance as XML: all that was answered, or, as a submission, what counts."""
        copy = self._copy(self.root, lambda node: node.relevant or not relevant_only)
        etree.cleanup_namespaces(copy)
        return bytes(etree.tostring(copy, encoding="utf-8"))

    def _copy(self, node: Node, taken: Callable[[Node], bool], parent: Any = None) -> Any:
        tag = self._tag(node.slot)
        if parent is None:
            uri = self._definition.namespace
            default = {None: uri} if uri and uri != XFORMS else {}
            copy = etree.Element(tag, node.slot.attributes, nsmap=default | dict(self._definition.prefixes))
        else:
            copy = etree.SubElement(parent, tag, node.slot.attributes)
        if node.slot.leaf:
            copy.text = node.answer or None
        for nodes in node.children.values():
            for child in filter(taken, nodes):
                self._copy(child, taken, copy)
        return copy

    def _tag(self, slot: Slot) -> str:
        uri = self._definition.namespace
        return f"{{{uri}}}{slot.tag}" if uri and uri != XFORMS and not slot.tag.startswith("{") else slot.tag


def _number(rows: list[Node], first: int) -> None:
    for place in range(first, len(rows)):
        rows[place].index = place + 1
