"""Tables of the register (台账)."""

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from db.columns import json_list, json_object


class EnterpriseRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "enterprise"
    __table_args__ = (Index("ix_enterprise_named", "merged_into", "name", "id"),)
    id: str = Field(primary_key=True)
    name: str = ""
    credit_code: str = Field(default="", index=True)
    community: str = ""
    address: str = ""
    legal_person: str = ""
    contact: str = ""
    phone: str = ""
    kind: str = ""
    brand: str = ""
    business_scope: list[str] = json_list()
    transport_modes: list[str] = json_list()
    special_lines: list[str] = json_list()
    handles_sensitive_goods: bool | None = None
    sensitive_goods: list[str] = json_list()
    safeguards_met: bool | None = None
    staff_count: int | None = None
    xray_count: int | None = None
    camera_count: int | None = None
    video_days: int | None = None
    express_licence: str = ""
    express_licence_expires: str = ""
    commitment_signed: str = ""
    filing_certificate: str = ""
    longitude: float | None = None
    latitude: float | None = None
    note: str = ""
    decided_grade: str = ""
    decided_for: str = ""
    unconfirmed: bool = False
    division_code: str = ""
    manager_phone: str = ""
    registration_type: str = ""
    holding: str = ""
    inspects_all: bool | None = None
    real_name_all: bool | None = None
    xrays_all: bool | None = None
    merged_into: str = Field(default="", index=True)


class GradeRow(SQLModel, table=True):
    """A grade that a person gave; one object each, never changed but for the second person's yes."""

    __tablename__: ClassVar[Any] = "grade"
    id: str = Field(primary_key=True)
    enterprise_id: str = Field(default="", index=True)
    visit_id: str = ""
    colour: str = ""
    proposed: str = ""
    person: str = ""
    decided_at: str = ""
    reason: str = ""
    second_person: str = ""
    seconded_at: str = ""
    facts: dict[str, Any] = json_object()
