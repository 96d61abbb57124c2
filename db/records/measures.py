"""Measures and campaigns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Campaign:
    """Measures of a time with one purpose, such as 百日攻坚."""

    id: str
    name: str
    starts_on: date
    ends_on: date
    targets: Mapping[str, int] = field(default_factory=dict)
    """Id of a figure (inspector_app.supervision.figures) to the number that is to be reached."""
    note: str = ""
    withdrawn: bool = False
    reason: str = ""
    """Why it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the office did on a day (inspector_app.measures.kinds)."""

    id: str
    """`<device>/<unique>`."""
    kind: str
    held_on: date
    ends_on: date | None = None
    """The last day; None for a measure of one day."""
    title: str = ""
    place: str = ""
    authority: str = ""
    """Who acted: of a sealing never the street itself (行政强制法 §17)."""
    bodies: tuple[str, ...] = ()
    """Bodies that took part."""
    persons: tuple[str, ...] = ()
    """Who led it, spoke, or got the reward."""
    result: str = ""
    attended: int | None = None
    """People who came; None when nobody counted."""
    copies: int | None = None
    """Posters that were put up or handed out."""
    campaign_id: str = ""
    within: str = ""
    """Id of the operation or check in which it happened; "" for none."""
    recorded_by: str = ""
    withdrawn: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """An enterprise in a measure."""

    id: str
    """`<measure>/<enterprise>`: nobody can be in it twice."""
    measure_id: str
    enterprise_id: str
    role: str
    """"subject" (about whom it was), "attending" or "checked"."""
    outcome: str = ""
    """Of a check: inspector_app.measures.kinds.Outcome; "" for none."""
    note: str = ""
    notice_id: str = ""
    """The issued paper of this enterprise that is this measure, too: both together count once. "" for none."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class MeasureFile:
    """A photo or scan that is attached to a measure."""

    id: str
    measure_id: str
    sha256: str
    size: int
    media_type: str
    file_name: str
    added_at: datetime
    deleted: bool = False
