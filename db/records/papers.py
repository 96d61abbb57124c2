"""Issued papers, their numbers, what was done with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from db.records.values import JsonValue


@dataclass(frozen=True, slots=True)
class Notice:
    id: str
    visit_id: str
    enterprise_id: str
    kind: str
    number: str
    issued_at: datetime
    facts: Mapping[str, JsonValue]
    """The notice as it was issued, frozen: inspector_app.notices.rectification.RectificationNotice.to_json."""
    pdf_sha256: str
    pdf_size: int
    replaces: str = ""
    """Id of the paper in whose place it was issued, which then is withdrawn; "" for none."""
    sequence: int = 0
    """顺序号 in its number; 0 for a paper without a number, and for those of programs that did not keep it."""
    proof: str = ""
    """What its QR code says: inspector_app.notices.code. "" for a paper without one."""


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """A number, and the paper that has it."""

    id: str
    """Of the paper."""
    kind: str
    number: str
    sequence: int
    """0 where the program did not keep it."""
    issued_at: datetime
    enterprise_id: str


@dataclass(frozen=True, slots=True)
class VoidNumber:
    """A number that no paper will ever have: spoiled, or written on paper by hand."""

    id: str
    word: str
    """文种字 of the papers that it was for."""
    year: int
    sequence: int
    number: str
    reason: str
    person: str
    voided_at: datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done with an issued paper: never changed, only followed by another."""

    id: str
    visit_id: str
    notice_id: str
    deed: str
    """"printed", "signed", "refused", "served" or "withdrawn": inspector_app.notices.service."""
    done_at: datetime
    """When it was done, by the person who says so; the log has when it was recorded."""
    person: str
    """Who recorded it."""
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    sha256: str = ""
    """Of the evidence file: strokes of a signature, a photo of the signed page, a postal receipt; "" for none."""
    size: int = 0
    media_type: str = ""
    file_name: str = ""
