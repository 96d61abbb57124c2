"""A checklist as values: areas, items, parts. Frozen, comparable, and the same in the store and in a pack as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """The outcome of an item; `not_applicable` needs a reason (domain.md §3.0)."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    NOT_APPLICABLE = "na"


class PartKind(StrEnum):
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    CHOICE = "select_one"
    CHOICES = "select_multiple"
    TABLE = "table"


Words = Mapping[str, str]
"""Language ("zh", "en") to text; "zh" is always there."""


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class Part:
    """One input of an item besides its verdict: a number with its unit, a date, a sample table."""

    name: str
    kind: PartKind
    label: Words
    unit: str = ""
    """Chinese, as printed."""
    unit_en: str = ""
    """English; empty where the workbook gives none."""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    columns: tuple["Part", ...] = ()
    """For TABLE: the columns of the sample table."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist. `legal_basis` names articles of `inspector_app.law`."""

    code: str
    label: Words
    has_verdict: bool = True
    parts: tuple[Part, ...] = ()
    pass_criterion: Words = field(default_factory=dict)
    evidence: Words = field(default_factory=dict)
    how_to_check: Words = field(default_factory=dict)
    severity: str = ""
    """"A", "B", "C", or "" for an item that only records a fact."""
    legal_basis: tuple[str, ...] = ()
    rectification: str = ""
    """Variable part of the finding's sentence, Chinese (domain.md §3, 整改用语)."""
    applies_to: tuple[str, ...] = ("E", "F", "W", "T")
    """E express, F freight, W forwarder or warehouse, T outlet (domain.md §3.0)."""
    deadline_days: int | None = None
    """Own deadline; None takes the severity's."""
    photos_min: int = 0
    photos_max: int = 0
    """0 sets no limit. More are told, never refused: evidence is not thrown away."""


@dataclass(frozen=True, slots=True)
class Area:
    code: str
    label: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    id: str
    """SHA-256 (hex) of the canonical JSON without this field."""
    name: str
    title: Words
    version: str
    areas: tuple[Area, ...]
