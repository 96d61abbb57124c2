"""The tables. Rows never leave this house: others see `db.records`.

The event log is the truth; the other tables are what screens read, rebuilt from the heads of each object's fields
(reliability.md §5.3). Texts are "" when not known, so that no screen meets NULL; times and dates are ISO 8601 text,
as the events carry them.
"""

from typing import Any, ClassVar

from sqlalchemy import Index, Table
from sqlmodel import Field, SQLModel

from db.columns import WITHOUT_ROWID as _WITHOUT_ROWID
from db.columns import json_list as _json
from db.columns import json_object as _json_object
from db.measure_tables import (
    CampaignRow,
    CountedItemsRow,
    CountedVisitRow,
    FindingSpanRow,
    FindingTallyRow,
    ItemTallyRow,
    MeasureFileRow,
    MeasurePartRow,
    MeasureRow,
    MonthTallyRow,
    SightingRow,
    SightingTallyRow,
    StaleEnterpriseRow,
    StaleFindingRow,
    StaleVisitRow,
    StandingRow,
)
from db.planning_tables import DayListRow, DoubleDrawRow
from db.rectification_tables import FindingStateRow, RectificationRow, ReplyFileRow, SuspicionRow
from db.review_tables import ReviewRow

# --- the log ----------------------------------------------------------------------------------------------------------


class EventRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "event"
    __table_args__ = (_WITHOUT_ROWID,)
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
    __table_args__ = (_WITHOUT_ROWID,)
    obj: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    dev: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)


class SupersededRow(SQLModel, table=True):
    """A field of an event that is not here yet, but was replaced already by one that is."""

    __tablename__: ClassVar[Any] = "superseded"
    __table_args__ = (_WITHOUT_ROWID,)
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


class ChecklistRow(SQLModel, table=True):
    """A checklist version as it was used; never changed, named by the hash of its content."""

    __tablename__: ClassVar[Any] = "checklist"
    id: str = Field(primary_key=True)
    name: str
    version: str
    content: str


class BlobRow(SQLModel, table=True):
    """A sealed file that is known to be on the disk: its row is written after its bytes."""

    __tablename__: ClassVar[Any] = "blob"
    sha256: str = Field(primary_key=True)
    size: int
    media_type: str


class PackRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "pack"
    id: str = Field(primary_key=True)
    direction: str
    sha256: str
    file_name: str
    sender: str
    at: str
    report: dict[str, Any] = _json_object()


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
    have: dict[str, Any] = _json_object()
    """Device id to the number up to which all its events are there."""
    pack: str
    at: str


class ConfirmedFileRow(SQLModel, table=True):
    """A photo or paper that another laptop confirmed to hold, sound."""

    __tablename__: ClassVar[Any] = "confirmed_file"
    __table_args__ = (_WITHOUT_ROWID,)
    sha256: str = Field(primary_key=True)
    device: str = Field(primary_key=True)
    pack: str


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


# --- what screens read ------------------------------------------------------------------------------------------------


class EnterpriseRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "enterprise"
    __table_args__ = (Index("ix_enterprise_named", "merged_into", "name", "id"),)
    id: str = Field(primary_key=True)
    name: str = ""
    credit_code: str = Field(default="", index=True)
    community: str = ""
    address: str = ""
    legal_person: str = ""
    contact: str = ""
    phone: str = ""
    kind: str = ""
    brand: str = ""
    business_scope: list[str] = _json()
    transport_modes: list[str] = _json()
    special_lines: list[str] = _json()
    handles_sensitive_goods: bool | None = None
    sensitive_goods: list[str] = _json()
    safeguards_met: bool | None = None
    staff_count: int | None = None
    xray_count: int | None = None
    camera_count: int | None = None
    video_days: int | None = None
    express_licence: str = ""
    express_licence_expires: str = ""
    commitment_signed: str = ""
    filing_certificate: str = ""
    longitude: float | None = None
    latitude: float | None = None
    note: str = ""
    decided_grade: str = ""
    decided_for: str = ""
    unconfirmed: bool = False
    division_code: str = ""
    manager_phone: str = ""
    registration_type: str = ""
    holding: str = ""
    inspects_all: bool | None = None
    real_name_all: bool | None = None
    xrays_all: bool | None = None
    merged_into: str = Field(default="", index=True)


class GradeRow(SQLModel, table=True):
    """A grade that a person gave; one object each, never changed but for the second person's yes."""

    __tablename__: ClassVar[Any] = "grade"
    id: str = Field(primary_key=True)
    enterprise_id: str = Field(default="", index=True)
    visit_id: str = ""
    colour: str = ""
    proposed: str = ""
    person: str = ""
    decided_at: str = ""
    reason: str = ""
    second_person: str = ""
    seconded_at: str = ""
    facts: dict[str, Any] = _json_object()


class VisitRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "visit"
    id: str = Field(primary_key=True)
    enterprise_id: str = Field(default="", index=True)
    checklist_id: str = ""
    mode: str = ""
    device: str = ""
    opened_at: str = ""
    closed_at: str = ""
    inspectors: list[dict[str, str]] = _json()
    site_contact: str = ""
    site_phone: str = ""
    current_item: str = ""
    paper_on: str = ""
    bodies: list[dict[str, Any]] = _json()
    annex: list[dict[str, Any]] = _json()
    rechecks: list[str] = _json()
    reopened_for: list[str] = _json()


class AnswerRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "answer"
    __table_args__ = (_WITHOUT_ROWID,)
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    item: str = ""
    verdict: str = ""
    values: dict[str, Any] = _json_object()
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
    basis: list[str] = _json()
    deadline: str = ""
    position: int = 0
    deleted: bool = False


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
    layers: list[dict[str, Any]] = _json()
    pair_of: str = ""
    pair_points: list[float] = _json()
    deleted: bool = False


class NoticeRow(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "notice"
    __table_args__ = (Index("ix_notice_counted", "kind", "issued_at", "enterprise_id"),)
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    enterprise_id: str = Field(default="", index=True)
    kind: str = ""
    number: str = ""
    issued_at: str = ""
    facts: dict[str, Any] = _json_object()
    pdf_sha256: str = ""
    pdf_size: int = 0
    replaces: str = ""
    sequence: int = 0
    proof: str = ""


class VoidNumberRow(SQLModel, table=True):
    """A number of the office's block that no paper will ever have, and why."""

    __tablename__: ClassVar[Any] = "void_number"
    id: str = Field(primary_key=True)
    word: str = ""
    year: int = 0
    sequence: int = 0
    number: str = ""
    reason: str = ""
    person: str = ""
    voided_at: str = ""


class DeedRow(SQLModel, table=True):
    """What was done with an issued paper; one object each, never changed."""

    __tablename__: ClassVar[Any] = "deed"
    __table_args__ = (Index("ix_deed_counted", "deed", "notice_id"),)
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    notice_id: str = Field(default="", index=True)
    deed: str = ""
    done_at: str = ""
    person: str = ""
    facts: dict[str, Any] = _json_object()
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    file_name: str = ""


class DrawRow(SQLModel, table=True):
    """A sample that was drawn at random: its seed and what came out are evidence, so it is never changed."""

    __tablename__: ClassVar[Any] = "draw"
    id: str = Field(primary_key=True)
    visit_id: str = Field(default="", index=True)
    item: str = ""
    facts: dict[str, Any] = _json_object()
    drawn_at: str = ""


class OfficeRow(SQLModel, table=True):
    """Facts of the office that papers need: one object for each device, named by it."""

    __tablename__: ClassVar[Any] = "office"
    id: str = Field(primary_key=True)
    issuer: str = ""
    code: str = ""
    number_pattern: str = ""
    first_number: int = 1
    contact: str = ""
    phone: str = ""
    reconsideration_body: str = ""
    court: str = ""
    bodies: list[dict[str, str]] = _json()
    words: dict[str, Any] = _json_object()
    glyphs: dict[str, str] = _json_object()


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


_MODELS: dict[str, type[SQLModel]] = {
    "enterprise": EnterpriseRow,
    "grade": GradeRow,
    "visit": VisitRow,
    "answer": AnswerRow,
    "finding": FindingRow,
    "photo": PhotoRow,
    "notice": NoticeRow,
    "void_number": VoidNumberRow,
    "deed": DeedRow,
    "office": OfficeRow,
    "draw": DrawRow,
    "double_draw": DoubleDrawRow,
    "day_list": DayListRow,
    "rectification": RectificationRow,
    "reply_file": ReplyFileRow,
    "suspicion": SuspicionRow,
    "campaign": CampaignRow,
    "measure": MeasureRow,
    "measure_part": MeasurePartRow,
    "measure_file": MeasureFileRow,
    "review": ReviewRow,
}

EVENTS = _table(EventRow)
HEADS = _table(HeadRow)
SUPERSEDED = _table(SupersededRow)
DEVICES = _table(DeviceRow)
CHECKLISTS = _table(ChecklistRow)
BLOBS = _table(BlobRow)
PACKS = _table(PackRow)
PLAN_DOCUMENTS = _table(PlanDocumentRow)
WAITING_PACKS = _table(WaitingPackRow)
PEERS = _table(PeerRow)
CONFIRMED_FILES = _table(ConfirmedFileRow)
FINDING_STATES = _table(FindingStateRow)
STALE_VISITS, STALE_ENTERPRISES = _table(StaleVisitRow), _table(StaleEnterpriseRow)
STANDINGS = _table(StandingRow)
STALE_FINDINGS, FINDING_SPANS = _table(StaleFindingRow), _table(FindingSpanRow)
FINDING_TALLIES = _table(FindingTallyRow)
SIGHTINGS, SIGHTING_TALLIES = _table(SightingRow), _table(SightingTallyRow)
COUNTED_VISITS = _table(CountedVisitRow)
COUNTED_ITEMS = _table(CountedItemsRow)
MONTH_TALLIES = _table(MonthTallyRow)
ITEM_TALLIES = _table(ItemTallyRow)
THINNED_FILES = _table(ThinnedFileRow)
PROJECTIONS: dict[str, Table] = {kind: _table(model) for kind, model in _MODELS.items()}
"""Kind of object in the log to the table that shows it; a kind without a table is kept in the log alone."""

_BLANKS: dict[str, dict[str, Any]] = {str(m.__tablename__): m(id="").model_dump() for m in _MODELS.values()}


def blank_row(table: Table) -> dict[str, Any]:
    """Every column of a table of PROJECTIONS, with nothing known yet."""
    return dict(_BLANKS[table.name])
