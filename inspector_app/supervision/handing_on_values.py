"""Tables as they are handed on: typed columns in a fixed order, and what the person wants in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from inspector_app import assets
from inspector_app.messages import Language

Cell = str | int | float | bool | date | datetime | None


class Subject(StrEnum):
    ENTERPRISES = "enterprises"
    GOVERNMENT = "government"
    """The register under the government's list of fields alone."""
    VISITS = "visits"
    FINDINGS = "findings"
    ANSWERS = "answers"


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"


class CellKind(StrEnum):
    TEXT = "text"
    WHOLE = "whole"
    """A whole number: what is counted."""
    NUMBER = "number"
    TRUTH = "truth"
    DAY = "day"
    MOMENT = "moment"


class Rule(StrEnum):
    """What a redacted copy does with a column."""

    KEEP = "keep"
    NAME = "name"
    """A person's name, or several with 、 between them: the first character stays."""
    NUMBER = "number"
    """A certificate: two characters at each end stay."""
    PHONE = "phone"
    FREE = "free"
    """Free words: telephone and identity numbers, and the names of people who are known, are covered."""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    """Its code: the same in every version and language."""
    label: str
    kind: CellKind = CellKind.TEXT
    rule: Rule = Rule.KEEP

    def header(self, *, codes: bool) -> str:
        return self.name if codes else self.label


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    """Name of its file where each table has one; unique."""
    title: str
    """Name of its sheet."""
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is handed on. What is empty does not narrow."""

    subject: Subject
    enterprises: frozenset[str] | None = None
    """Only these, and what is of them; None for all."""
    visits: frozenset[str] | None = None
    findings: frozenset[str] | None = None
    first: date | None = None
    last: date | None = None
    """Counted in."""
    community: str = ""
    kind: str = ""
    """Of the enterprise, as the register says it."""
    accepted: bool = False
    """Only visits that a reviewer accepted."""
    codes: bool = False
    """Codes for headers and values instead of words."""
    language: Language = Language.ZH


def columns_of(subject: str, language: Language) -> tuple[Column, ...]:
    """The fixed columns of a table, in the order that never changes: new ones only come behind."""
    words = assets.read_json("handing_on", "columns.json")[subject]
    return tuple(
        Column(each["name"], each[language.value], CellKind(each.get("kind", "text")), Rule(each.get("rule", "keep")))
        for each in words
    )


def title_of(subject: str, language: Language) -> str:
    return str(assets.read_json("handing_on", "columns.json")["titles"][subject][language.value])


def word_of(name: str, language: Language) -> str:
    return str(assets.read_json("handing_on", "columns.json")["words"][name][language.value])
