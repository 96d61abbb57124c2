"""A form as it is defined: a tree of slots, each with its rules and the control that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from inspector_app.checklists.form.fields import Kind, Range

Parts: TypeAlias = tuple["str | Formula", ...]
"""Words with what is calculated in between."""


@dataclass(frozen=True, eq=False, slots=True)
class Formula:
    """An expression of the workbook, at the slot it belongs to."""

    source: str
    tree: Any
    """`openrosa.syntax.Expression`, with absolute paths inside a repeat bound to the row they stand in."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the form: written out, or by the key of a translation."""

    parts: Parts = ()
    itext: str = ""


@dataclass(frozen=True, slots=True)
class Bind:
    """What the workbook says of an answer. Empty formulas are None."""

    type: str = "string"
    relevant: Formula | None = None
    required: Formula | None = None
    read_only: Formula | None = None
    constraint: Formula | None = None
    calculate: Formula | None = None
    constraint_message: Words = field(default_factory=Words)
    required_message: Words = field(default_factory=Words)
    preload: str = ""
    preload_parameters: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Further attributes: max-pixels, quality …"""


@dataclass(frozen=True, eq=False, slots=True)
class Option:
    """A choice written in the body of the form itself."""

    name: str
    label: Words


@dataclass(frozen=True, eq=False, slots=True)
class Itemset:
    """Choices that come from nodes: of a secondary instance, or answers of a repeat."""

    nodes: Formula
    value: Formula
    """At the node: what is stored as the answer."""
    label: Formula
    translated: bool
    """`label` gives the key of a translation."""


@dataclass(frozen=True, eq=False, slots=True)
class Action:
    """Sets a value when something happens."""

    events: frozenset[str]
    target: str
    """Path of the slot."""
    formula: Formula | None
    text: str = ""
    """The value, where there is no formula."""
    among: Formula | None = None
    """Where the target's path has conditions: the nodes that it leads to."""


@dataclass(frozen=True, eq=False, slots=True)
class Control:
    """An element of the form's body."""

    tag: str
    path: str
    """Of its slot; of nothing in the instance for a group that only arranges."""
    kind: Kind
    label: Words = field(default_factory=Words)
    hint: Words = field(default_factory=Words)
    appearance: tuple[str, ...] = ()
    itemset: Itemset | None = None
    options: tuple[Option, ...] = ()
    range_: Range | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    children: tuple[Control, ...] = ()
    """For groups and repeats."""
    count: Formula | None = None
    """For a repeat whose rows a formula counts."""
    fixed: bool = False
    """For a repeat to which a person adds no rows."""


@dataclass(eq=False, slots=True)
class Slot:
    """A node of the form; an open form holds it once, or once in each row of a repeat."""

    name: str
    """With its prefix, where it has one."""
    path: str
    tag: str
    """As lxml names it."""
    parent: Slot | None = None
    children: dict[str, Slot] = field(default_factory=dict)
    repeat: bool = False
    default: str = ""
    """Its text in the workbook."""
    bind: Bind = field(default_factory=Bind)
    control: Control | None = None
    series: Control | None = None
    """For a repeat: the group around it, which has the label."""
    attributes: dict[str, str] = field(default_factory=dict)
    depth: int = 1
    template: Any = None
    """For a repeat: the element that a new row is a copy of."""

    def around(self) -> Iterator[Slot]:
        """Itself and what it is in, from the inside out."""
        slot: Slot | None = self
        while slot is not None:
            yield slot
            slot = slot.parent

    def below(self) -> Iterator[Slot]:
        """Itself and all inside, in order."""
        yield self
        for child in self.children.values():
            yield from child.below()

    def repeats(self) -> tuple[Slot, ...]:
        """The repeats it is in or is, from the outside in."""
        return tuple(reversed([slot for slot in self.around() if slot.repeat]))

    @property
    def identity(self) -> bool:
        """The identifier of the instance: made once, whatever the formula says."""
        return self.name.rpartition(":")[2] == "instanceID"

    @property
    def leaf(self) -> bool:
        return not self.children
