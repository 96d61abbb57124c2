"""Tables of visits and of what was answered and found."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from db.columns import WITHOUT_ROWID, json_list, json_object


class ChecklistRow(SQLModel, table=True):
    """A checklist version as it was used; never changed, named by the hash of its content."""

    __tablename__: ClassVar[Any] = "checklist"
    id: str = Field(primary_key=True)
    name: str
    version: str
    content: str


class VisitRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "visit"
    id: str = Field(primary_key=True)
    enterprise_id: str = Field(default="", index=True)
    checklist_id: str = ""
    mode: str = ""
    device: str = ""
    opened_at: str = ""
    closed_at: str = ""
    inspectors: list[dict[str, str]] = json_list()
    site_contact: str = ""
    site_phone: str = ""
    current_item: str = ""
    paper_on: str = ""
    bodies: list[dict[str, Any]] = json_list()
    annex: list[dict[str, Any]] = json_list()
    rechecks: list[str] = json_list()
    reopened_for: list[str] = json_list()


class AnswerRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "answer"
    __table_args__ = (WITHOUT_ROWID,)
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    item: str = ""
    verdict: str = ""
    values: dict[str, Any] = json_object()
    reason: str = ""
    note: str = ""
    answered_at: str = ""


class FindingRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "finding"
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    enterprise_id: str = Field(default="", index=True)
    item: str = ""
    severity: str = ""
    problem: str = ""
    requirement: str = ""
    basis: list[str] = json_list()
    deadline: str = ""
    position: int = 0
    deleted: bool = False


class DrawRow(SQLModel, table=True):
    """A sample that was drawn at random: its seed and what came out are evidence, so it is never changed."""

    __tablename__: ClassVar[Any] = "draw"
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    item: str = ""
    facts: dict[str, Any] = json_object()
    drawn_at: str = ""
