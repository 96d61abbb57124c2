"""Enterprises and their grades."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.values import JsonValue


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
