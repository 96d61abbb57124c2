"""Tables of measures and campaigns."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from db.columns import json_list, json_object


class CampaignRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "campaign"
    id: str = Field(primary_key=True)
    name: str = ""
    starts_on: str = ""
    ends_on: str = ""
    targets: dict[str, Any] = json_object()
    note: str = ""
    withdrawn: bool = False
    reason: str = ""


class MeasureRow(SQLModel, table=True):
    """A measure of the office on a day: a meeting, an operation, a sealing, a training …"""

    __tablename__: ClassVar[Any] = "measure"
    id: str = Field(primary_key=True)
    kind: str = Field(default="", index=True)
    held_on: str = Field(default="", index=True)
    ends_on: str = ""
    title: str = ""
    place: str = ""
    authority: str = ""
    bodies: list[str] = json_list()
    persons: list[str] = json_list()
    result: str = ""
    attended: int | None = None
    copies: int | None = None
    campaign_id: str = Field(default="", index=True)
    within: str = Field(default="", index=True)
    recorded_by: str = ""
    withdrawn: bool = False
    reason: str = ""


class MeasurePartRow(SQLModel, table=True):
    """An enterprise in a measure: whom it was about, who attended, who was checked and what came of it."""

    __tablename__: ClassVar[Any] = "measure_part"
    id: str = Field(primary_key=True)
    measure_id: str = Field(default="", index=True)
    enterprise_id: str = Field(default="", index=True)
    role: str = ""
    outcome: str = ""
    note: str = ""
    notice_id: str = Field(default="", index=True)
    removed: bool = False


class MeasureFileRow(SQLModel, table=True):
    """A photo or scan of a measure; never changed, only taken off."""

    __tablename__: ClassVar[Any] = "measure_file"
    id: str = Field(primary_key=True)
    measure_id: str = Field(default="", index=True)
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    file_name: str = ""
    added_at: str = ""
    deleted: bool = False
