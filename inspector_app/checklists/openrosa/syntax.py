"""An XPath expression as a tree of frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    text: str
    """Without its quotation marks."""
    mark: str
    """The quotation mark, which the text does not hold."""


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple[Expression, ...]
    position: int
    """Column of the name, from 1."""


@dataclass(frozen=True, slots=True)
class Operation:
    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negation:
    operand: Expression


@dataclass(frozen=True, slots=True)
class Step:
    axis: str
    test: str
    """A name, `*`, `prefix:*`, or a node type with its parentheses."""
    predicates: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A location path. It begins at the root, at the nodes of `start`, or at the context node."""

    steps: tuple[Step, ...]
    absolute: bool = False
    start: Expression | None = None
    start_predicates: tuple[Expression, ...] = ()


Expression = Number | Literal | Call | Operation | Negation | Path

ANYWHERE = Step("descendant-or-self", "node()")
"""What `//` stands for."""


def calls(expression: Expression) -> Iterator[Call]:
    """Every function call in it, the outer ones first."""
    if isinstance(expression, Call):
        yield expression
    for part in parts(expression):
        yield from calls(part)


def parts(expression: Expression) -> Iterator[Expression]:
    """The expressions directly inside."""
    match expression:
        case Call():
            yield from expression.arguments
        case Operation():
            yield expression.left
            yield expression.right
        case Negation():
            yield expression.operand
        case Path():
            if expression.start is not None:
                yield expression.start
            yield from expression.start_predicates
            for step in expression.steps:
                yield from step.predicates
