"""Tables of photos and of sealed files."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from db.columns import json_list


class BlobRow(SQLModel, table=True):
    """A sealed file that is known to be on the disk: its row is written after its bytes."""

    __tablename__: ClassVar[Any] = "blob"
    sha256: str = Field(primary_key=True)
    size: int
    media_type: str


class ThinnedFileRow(SQLModel, table=True):
    """An original that gave way to a working copy after others confirmed to hold it. Of this store alone: no event."""

    __tablename__: ClassVar[Any] = "thinned_file"
    sha256: str = Field(primary_key=True)
    size: int
    """Bytes of the original."""
    copy_sha256: str
    """Of what lies in its place, as `inspector_app.thin_copies.encoded` has it."""
    copy_size: int
    person: str
    """Who confirmed."""
    confirmed_at: str
    thinned_at: str


class PhotoRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "photo"
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    item: str = ""
    finding_id: str = ""
    sha256: str = Field(default="", index=True)
    size: int = 0
    media_type: str = ""
    file_name: str = ""
    added_at: str = ""
    source: str = ""
    width: int = 0
    height: int = 0
    taken_at: str = ""
    file_time: str = ""
    caption: str = ""
    position: int = 0
    tray: bool = False
    layers: list[dict[str, Any]] = json_list()
    pair_of: str = ""
    pair_points: list[float] = json_list()
    deleted: bool = False
