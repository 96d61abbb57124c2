"""A function of XPath or OpenRosa: what computes it, how many arguments it takes, what comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NODES = "nodes"
    ANY = "any"
    """Known only when evaluated."""


@dataclass(frozen=True, slots=True)
class Function:
    call: Callable[..., object] | None
    """(scope, *arguments) → value; None for what libxml2 does itself."""
    result: Result
    least: int = 1
    most: int | None = 1
    """None: as many as are given."""

    def takes(self, count: int) -> bool:
        return count >= self.least and (self.most is None or count <= self.most)


def native(result: Result, least: int = 1, most: int | None = 1) -> Function:
    """One that libxml2 knows and OpenRosa leaves as it is."""
    return Function(None, result, least, most)
