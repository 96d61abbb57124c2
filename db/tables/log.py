"""Tables of the log, and of the laptops that write it."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from db.columns import WITHOUT_ROWID


class EventRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "event"
    __table_args__ = (WITHOUT_ROWID,)
    dev: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    lam: int = Field(index=True)
    wall: str
    kind: str
    obj: str = Field(index=True)
    fields: str
    """Canonical JSON object: field name to value."""
    parents: str
    """Canonical JSON list of "dev:seq"."""
    prev: str
    hash: str


class HeadRow(SQLModel, table=True):
    """The events whose value of a field nobody has replaced; more than one with different values is a conflict."""

    __tablename__: ClassVar[Any] = "head"
    __table_args__ = (WITHOUT_ROWID,)
    obj: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    dev: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)


class SupersededRow(SQLModel, table=True):
    """A field of an event that is not here yet, but was replaced already by one that is.

    Under no device: what db.log.kept notes.
    """

    __tablename__: ClassVar[Any] = "superseded"
    __table_args__ = (WITHOUT_ROWID,)
    dev: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    field: str = Field(primary_key=True)


class DeviceRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "device"
    id: str = Field(primary_key=True)
    person: str
    role: str
    office: str
    signing_key: str
    recipient: str
    own: bool = False
    first_seen: str = ""
