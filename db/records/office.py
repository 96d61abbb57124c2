"""What the office's papers say about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.records.values import JsonValue


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What the office's papers say about it; empty where nobody has said it yet."""

    issuer: str = ""
    """Name on the head of the paper: the body that may order rectification (domain.md §4.6)."""
    code: str = ""
    """机关代字 of the document number."""
    number_pattern: str = ""
    first_number: int = 1
    """Where this laptop's block of numbers begins."""
    contact: str = ""
    phone: str = ""
    reconsideration_body: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class OfficeBody:
    """Another body that joins inspections: what its own papers say about it."""

    name: str
    code: str = ""
    contact: str = ""
    phone: str = ""
    reconsideration_body: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class OfficePapers:
    """What else an office says for its papers."""

    bodies: tuple[OfficeBody, ...] = ()
    words: Mapping[str, JsonValue] = field(default_factory=dict)
    """Kind of paper to the texts that replace the shipped ones, by name."""
    glyphs: Mapping[str, str] = field(default_factory=dict)
    """Character to the picture that draws it where no font does: PNG in base64."""
