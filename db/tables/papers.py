"""Tables of issued papers, and of what they say about the office."""

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from db.columns import json_list, json_object


class NoticeRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "notice"
    __table_args__ = (Index("ix_notice_counted", "kind", "issued_at", "enterprise_id"),)
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    enterprise_id: str = Field(default="", index=True)
    kind: str = ""
    number: str = ""
    issued_at: str = ""
    facts: dict[str, Any] = json_object()
    pdf_sha256: str = ""
    pdf_size: int = 0
    replaces: str = ""
    sequence: int = 0
    proof: str = ""


class VoidNumberRow(SQLModel, table=True):
    """A number of the office's block that no paper will ever have, and why."""

    __tablename__: ClassVar[Any] = "void_number"
    id: str = Field(primary_key=True)
    word: str = ""
    year: int = 0
    sequence: int = 0
    number: str = ""
    reason: str = ""
    person: str = ""
    voided_at: str = ""


class DeedRow(SQLModel, table=True):
    """What was done with an issued paper; one object each, never changed."""

    __tablename__: ClassVar[Any] = "deed"
    __table_args__ = (Index("ix_deed_counted", "deed", "notice_id"),)
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    notice_id: str = Field(default="", index=True)
    deed: str = ""
    done_at: str = ""
    person: str = ""
    facts: dict[str, Any] = json_object()
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    file_name: str = ""


class OfficeRow(SQLModel, table=True):
    """Facts of the office that papers need: one object for each device, named by it."""

    __tablename__: ClassVar[Any] = "office"
    id: str = Field(primary_key=True)
    issuer: str = ""
    code: str = ""
    number_pattern: str = ""
    first_number: int = 1
    contact: str = ""
    phone: str = ""
    reconsideration_body: str = ""
    court: str = ""
    bodies: list[dict[str, str]] = json_list()
    words: dict[str, Any] = json_object()
    glyphs: dict[str, str] = json_object()
