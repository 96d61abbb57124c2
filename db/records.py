"""What all others ever see of the store: frozen values, no rows.

Times are aware datetimes; dates are dates; texts are "" when not known, numbers None when not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.said_values import Inspector as Inspector
from db.said_values import JsonValue as JsonValue


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
class OfficeBody:
    """Another body that joins inspections: what its own papers say about it."""

    name: str
    code: str = ""
    contact: str = ""
    phone: str = ""
    reconsideration_body: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class OfficePapers:
    """What else an office says for its papers."""

    bodies: tuple[OfficeBody, ...] = ()
    words: Mapping[str, JsonValue] = field(default_factory=dict)
    """Kind of paper to the texts that replace the shipped ones, by name."""
    glyphs: Mapping[str, str] = field(default_factory=dict)
    """Character to the picture that draws it where no font does: PNG in base64."""


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
    division_code: str = ""
    """行政区划代码, six digits. This and what follows: the government's list of fields (domain.md §2.2)."""
    manager_phone: str = ""
    registration_type: str = ""
    holding: str = ""
    inspects_all: bool | None = None
    """落实100%先验视后封箱."""
    real_name_all: bool | None = None
    """落实100%寄递实名制."""
    xrays_all: bool | None = None
    """落实100%X光机安检."""
    decided_grade: str = ""
    """Colour that a person decided (inspector_app.enterprises.grading); "" when nobody has."""
    merged_into: str = ""
    """Id of the enterprise that it is: it was entered twice. "" for all that stand on their own."""
    unconfirmed: bool = False
    """Entered in the field; nobody has compared it with licence and register yet."""
    decided_for: str = ""
    """The two facts for which it was decided: it holds as long as they do."""


@dataclass(frozen=True, slots=True)
class GradeDecision:
    """A grade that a person gave an enterprise, with the rule of that day and what it saw."""

    id: str
    """`<device>/<unique>`: only that laptop may have written it."""
    enterprise_id: str
    visit_id: str
    """The visit whose answers were counted; "" when only the register spoke."""
    colour: str
    proposed: str
    """What the rule gave; another `colour` needs a reason and a second person."""
    person: str
    decided_at: datetime
    reason: str = ""
    second_person: str = ""
    """Who agreed to a colour that the rule did not give; "" where none is needed, or while it waits for one."""
    seconded_at: datetime | None = None
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    """The rule and the standing, frozen: inspector_app.enterprises.grading.standing.Standing.to_json."""


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A body that takes part in a joint inspection, with the names of its inspectors."""

    name: str
    inspectors: tuple[str, ...] = ()


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
    paper_on: date | None = None
    """The day the checklist was filled in on paper; None for a visit that was recorded as it went."""
    bodies: tuple[TakingPart, ...] = ()
    """Of a joint inspection: each issues its own papers (domain.md §4.6)."""
    annex: tuple[Mapping[str, JsonValue], ...] = ()
    """Answers that a newer checklist version has no place for (inspector_app.checklists.upgrading)."""
    rechecks: tuple[str, ...] = ()
    """Ids of the findings that a re-inspection looks at again; empty for every other visit."""
    reopened_for: tuple[str, ...] = ()
    """Ids of the comments for which it was opened again after it had ended; empty when it never was."""


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
class Draw:
    """A sample drawn at random; `facts` is inspector_app.sampling.Drawn as JSON."""

    id: str
    visit_id: str
    item: str
    facts: Mapping[str, JsonValue]
    drawn_at: datetime


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
    pair_points: tuple[float, ...] = ()
    """x, y of two places in the earlier photo and of the same two in this one, as fractions of width and height."""


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
    replaces: str = ""
    """Id of the paper in whose place it was issued, which then is withdrawn; "" for none."""
    sequence: int = 0
    """顺序号 in its number; 0 for a paper without a number, and for those of programs that did not keep it."""
    proof: str = ""
    """What its QR code says: inspector_app.notices.code. "" for a paper without one."""


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """A number, and the paper that has it."""

    id: str
    """Of the paper."""
    kind: str
    number: str
    sequence: int
    """0 where the program did not keep it."""
    issued_at: datetime
    enterprise_id: str


@dataclass(frozen=True, slots=True)
class VoidNumber:
    """A number that no paper will ever have: spoiled, or written on paper by hand."""

    id: str
    word: str
    """文种字 of the papers that it was for."""
    year: int
    sequence: int
    number: str
    reason: str
    person: str
    voided_at: datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done with an issued paper: never changed, only followed by another."""

    id: str
    visit_id: str
    notice_id: str
    deed: str
    """"printed", "signed", "refused", "served" or "withdrawn": inspector_app.notices.service."""
    done_at: datetime
    """When it was done, by the person who says so; the log has when it was recorded."""
    person: str
    """Who recorded it."""
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    sha256: str = ""
    """Of the evidence file: strokes of a signature, a photo of the signed page, a postal receipt; "" for none."""
    size: int = 0
    media_type: str = ""
    file_name: str = ""


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


@dataclass(frozen=True, slots=True)
class Adoption:
    """That a laptop works by one document of the office's plan from a day on."""

    section: str
    sha256: str
    """Of the document's canonical JSON."""
    edition: int
    """Counts the documents of a section: the higher one is the newer, whatever the clocks said."""
    since: date
    """The first day it holds."""
    issuer: str
    """Person and office."""
    issuer_device: str
    issued_at: datetime
    pack: str = ""
    """Id of the plan pack that brought it; "" for what was made here."""


@dataclass(frozen=True, slots=True)
class WaitingPack:
    """A sound pack whose records wait for earlier ones."""

    id: str
    sender: str
    sha256: str
    file_name: str
    at: datetime
    info: str
    """Text of its bag-info.txt."""
    records: str
    """SHA-256 of the sealed file that holds its records."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What another laptop said in its last receipt that it has."""

    device: str
    have: Mapping[str, int]
    pack: str
    at: datetime


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
