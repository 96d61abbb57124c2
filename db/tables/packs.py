"""Tables of packs that came and went, of plans, and of what others confirmed."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from db.columns import WITHOUT_ROWID, json_object


class PackRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "pack"
    id: str = Field(primary_key=True)
    direction: str
    sha256: str
    file_name: str
    sender: str
    at: str
    report: dict[str, Any] = json_object()


class PlanDocumentRow(SQLModel, table=True):
    """One section of an office's plan as it was issued; never changed, named by the hash of its content."""

    __tablename__: ClassVar[Any] = "plan_document"
    sha256: str = Field(primary_key=True)
    section: str
    content: str
    """Canonical JSON."""


class WaitingPackRow(SQLModel, table=True):
    """A sound pack whose records cannot be taken yet, because some before them have not come."""

    __tablename__: ClassVar[Any] = "waiting_pack"
    id: str = Field(primary_key=True)
    sender: str
    sha256: str
    file_name: str
    at: str
    info: str
    """Text of its bag-info.txt."""
    records: str
    """SHA-256 of the sealed file that holds its records."""


class PeerRow(SQLModel, table=True):
    """What another laptop said in its last receipt that it has."""

    __tablename__: ClassVar[Any] = "peer"
    device: str = Field(primary_key=True)
    have: dict[str, Any] = json_object()
    """Device id to the number up to which all its events are there."""
    pack: str
    at: str


class ConfirmedFileRow(SQLModel, table=True):
    """A photo or paper that another laptop confirmed to hold, sound."""

    __tablename__: ClassVar[Any] = "confirmed_file"
    __table_args__ = (WITHOUT_ROWID,)
    sha256: str = Field(primary_key=True)
    device: str = Field(primary_key=True)
    pack: str
