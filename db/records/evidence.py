"""Photos, and originals that gave way to a copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from db.records.values import JsonValue


@dataclass(frozen=True, slots=True)
class Photo:
    id: str
    visit_id: str
    item: str
    sha256: str
    size: int
    media_type: str
    file_name: str
    added_at: datetime
    source: str
    """"file", "drop" or "paste"."""
    finding_id: str = ""
    width: int = 0
    height: int = 0
    taken_at: str = ""
    """EXIF DateTimeOriginal as written by the camera (no zone known), ISO 8601, or ""."""
    file_time: str = ""
    caption: str = ""
    position: int = 0
    tray: bool = False
    """Waits in the visit's tray for a person to say which item it belongs to."""
    layers: tuple[Mapping[str, JsonValue], ...] = ()
    """What is drawn over the untouched original, bottom first."""
    pair_of: str = ""
    """Id of the earlier photo of the same view, before the correction; "" for none."""
    pair_points: tuple[float, ...] = ()
    """x, y of two places in the earlier photo and of the same two in this one, as fractions of width and height."""


@dataclass(frozen=True, slots=True)
class ThinnedFile:
    """An original that gave way to a working copy."""

    sha256: str
    size: int
    copy_sha256: str
    copy_size: int
    person: str
    """Who confirmed to hold it."""
    confirmed_at: datetime
    thinned_at: datetime
