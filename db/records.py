"""What all others ever see of the store: frozen values, no rows.

Times are aware datetimes; dates are dates; texts are "" when not known, numbers None when not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

JsonValue = Any
"""str, int, float, bool, None, list or dict of the same: what an event may carry. Dates are ISO 8601 text."""


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one object: the unit of the log, of merging and of packs (reliability.md §5).

    `dev` and `seq` name it; `lam` (Lamport counter) orders it; `wall` is evidence, never order; `parents` are the
    events ("dev:seq") whose values of these fields it replaces; `hash` chains it to the device's event before.
    """

    dev: str
    seq: int
    lam: int
    wall: str
    kind: str
    obj: str
    fields: Mapping[str, JsonValue]
    parents: tuple[str, ...]
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which two people said different things, neither knowing of the other."""

    kind: str
    obj: str
    field: str
    values: tuple[JsonValue, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What a delivery of events did."""

    new: int
    known: int
    touched: tuple[tuple[str, str], ...]
    """(kind, object id), each once."""


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What the office's papers say about it; empty where nobody has said it yet."""

    issuer: str = ""
    """Name on the head of the paper: the body that may order rectification (domain.md §4.6)."""
    code: str = ""
    """机关代字 of the document number."""
    number_pattern: str = ""
    first_number: int = 1
    """Where this laptop's block of numbers begins."""
    contact: str = ""
    phone: str = ""
    reconsideration_body: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class Enterprise:
    """One enterprise of the register (台账)."""

    id: str
    name: str
    credit_code: str = ""
    community: str = ""
    address: str = ""
    legal_person: str = ""
    contact: str = ""
    phone: str = ""
    kind: str = ""
    """Word of the register: 国际货代, 物流货运, 快递企业, 仓储集运, 末端网点 (resources/enterprises/kinds.json)."""
    brand: str = ""
    business_scope: tuple[str, ...] = ()
    transport_modes: tuple[str, ...] = ()
    special_lines: tuple[str, ...] = ()
    handles_sensitive_goods: bool | None = None
    sensitive_goods: tuple[str, ...] = ()
    safeguards_met: bool | None = None
    staff_count: int | None = None
    xray_count: int | None = None
    camera_count: int | None = None
    video_days: int | None = None
    express_licence: str = ""
    express_licence_expires: date | None = None
    commitment_signed: date | None = None
    filing_certificate: str = ""
    longitude: float | None = None
    latitude: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Inspector:
    name: str
    certificate: str = ""
    """Number of the 执法证; empty for staff without one."""


@dataclass(frozen=True, slots=True)
class Visit:
    id: str
    enterprise_id: str
    checklist_id: str
    """SHA-256 of the checklist's canonical JSON: the visit keeps the version it was started with."""
    mode: str
    """"reminder" (走访提醒), "inspection" (行政检查) or "joint" (联合检查): domain.md §4.6."""
    device: str
    opened_at: datetime
    closed_at: datetime | None = None
    inspectors: tuple[Inspector, ...] = ()
    site_contact: str = ""
    site_phone: str = ""
    current_item: str = ""
    """Where the inspector was: the visit opens there again."""


@dataclass(frozen=True, slots=True)
class Answer:
    visit_id: str
    item: str
    verdict: str = ""
    """"pass", "fail", "na" or "" (not yet)."""
    values: Mapping[str, JsonValue] = field(default_factory=dict)
    """Part name to number, text, ISO date, choice name, list of choice names, or list of table rows (dicts)."""
    reason: str = ""
    """Why the item does not apply; required for "na"."""
    note: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    visit_id: str
    enterprise_id: str
    item: str
    """Checklist code, or "" for a free finding."""
    severity: str
    """"A", "B" or "C"."""
    problem: str
    requirement: str
    basis: tuple[str, ...] = ()
    """Ids of law articles (inspector_app.law)."""
    deadline: date | None = None
    position: int = 0


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


@dataclass(frozen=True, slots=True)
class Notice:
    id: str
    visit_id: str
    enterprise_id: str
    kind: str
    number: str
    issued_at: datetime
    facts: Mapping[str, JsonValue]
    """The notice as it was issued, frozen: inspector_app.notices.rectification.RectificationNotice.to_json."""
    pdf_sha256: str
    pdf_size: int


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop with its own event log; `id` is `<12 hex>-<epoch>`."""

    id: str
    person: str
    role: str
    office: str
    signing_key: str
    """Ed25519 public key, base64."""
    recipient: str
    """age X25519 recipient, `age1…`."""
    own: bool = False
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class PackRecord:
    id: str
    direction: str
    """"out" or "in"."""
    sha256: str
    file_name: str
    sender: str
    at: datetime
    report: Mapping[str, JsonValue] = field(default_factory=dict)
