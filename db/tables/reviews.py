"""The table of what supervisors decided about received visits."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from db.columns import json_list, json_object


class ReviewRow(SQLModel, table=True):
    """A decision, never changed: who decides otherwise makes another one that follows it."""

    __tablename__: ClassVar[Any] = "review"
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    act: str = ""
    person: str = ""
    decided_at: str = ""
    note: str = ""
    follows: list[str] = json_list()
    seen: dict[str, Any] = json_object()
    draw: dict[str, Any] = json_object()
