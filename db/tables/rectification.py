"""Tables of rectification: what became of findings, replies, suspected drugs."""

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from db.columns import json_list


class FindingStateRow(SQLModel, table=True):
    """How a finding stands by its papers and by what was done about it; counted anew whenever one of them changes."""

    __tablename__: ClassVar[Any] = "finding_state"
    __table_args__ = (
        # Each list is read in the order of its days, and no further than it is shown.
        Index("ix_finding_state_open", "is_open", "due", "id"),
        Index("ix_finding_state_stage", "stage", "due", "id"),
        Index("ix_finding_state_due", "due", "id"),
        Index("ix_finding_state_age", "is_open", "visited_on", "due", "order_id", "enterprise_id"),
    )
    id: str = Field(primary_key=True)
    """Of the finding."""
    enterprise_id: str = Field(default="", index=True)
    visit_id: str = Field(default="", index=True)
    stage: str = ""
    is_open: bool = False
    due: str = ""
    order_id: str = ""
    """The paper that orders the correction; "" for none."""
    acted_on: str = ""
    """Day of the last act, else of the order."""
    visited_on: str = ""
    """Day of the visit that found it; "" while that visit is not here."""


class RectificationRow(SQLModel, table=True):
    """What became of a finding on a day; one object each, never changed once its visit is closed, only taken back."""

    __tablename__: ClassVar[Any] = "rectification"
    id: str = Field(primary_key=True)
    finding_id: str = Field(default="", index=True)
    enterprise_id: str = Field(default="", index=True)
    visit_id: str = Field(default="", index=True)
    act: str = ""
    done_on: str = ""
    person: str = ""
    note: str = ""
    due: str = ""
    body: str = ""
    paper: str = ""
    batch: str = Field(default="", index=True)
    photos: list[str] = json_list()
    recorded_at: str = ""
    undone: bool = False
    undone_reason: str = ""
    undone_at: str = ""


class ReplyFileRow(SQLModel, table=True):
    """A page or picture that came with an enterprise's reply."""

    __tablename__: ClassVar[Any] = "reply_file"
    id: str = Field(primary_key=True)
    batch: str = Field(default="", index=True)
    sha256: str = Field(default="", index=True)
    size: int = 0
    media_type: str = ""
    file_name: str = ""
    added_at: str = ""


class SuspicionRow(SQLModel, table=True):
    """Suspected drugs: what was found and how it was handed to the police. Never a finding, never on an order."""

    __tablename__: ClassVar[Any] = "suspicion"
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    enterprise_id: str = Field(default="", index=True)
    item: str = ""
    found_at: str = ""
    place: str = ""
    description: str = ""
    person: str = ""
    steps: list[dict[str, Any]] = json_list()
    reported_to: str = ""
    reported_at: str = ""
    report_number: str = ""
    handed_to: str = ""
    handed_at: str = ""
    handed_list: list[str] = json_list()
    recorded_at: str = ""
