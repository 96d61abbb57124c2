"""Tables of planning: draws, and lists of days."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from db.columns import json_list, json_object


class DoubleDrawRow(SQLModel, table=True):
    """A draw of enterprises and inspectors (双随机): what came out, and its seed, are evidence; it is never changed."""

    __tablename__: ClassVar[Any] = "double_draw"
    id: str = Field(primary_key=True)
    title: str = ""
    drawn_at: str = ""
    person: str = ""
    facts: dict[str, Any] = json_object()


class DayListRow(SQLModel, table=True):
    """Where a laptop's people mean to go on a day, in this order."""

    __tablename__: ClassVar[Any] = "day_list"
    id: str = Field(primary_key=True)
    day: str = Field(default="", index=True)
    stops: list[str] = json_list()
    """Enterprise ids."""
