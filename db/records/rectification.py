"""What became of findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.records.values import JsonValue


@dataclass(frozen=True, slots=True)
class Act:
    """What became of a finding on a day."""

    id: str
    """`<device>/act/<unique>`: only that laptop may have written it."""
    finding_id: str
    enterprise_id: str
    visit_id: str
    """The visit in which it was seen, a re-inspection or the finding's own; "" for what was done at the desk."""
    act: str
    """Word of inspector_app.rectification.acts.ActKind."""
    done_on: date
    person: str
    note: str = ""
    due: date | None = None
    """The last day from then on; None leaves it."""
    body: str = ""
    """To whom it was passed on."""
    paper: str = ""
    """Number, or other name, of the paper that says it."""
    batch: str = ""
    """What is alike for all findings that one reply answers: its files are found by it."""
    photos: tuple[str, ...] = ()
    """Ids of photos of the visit."""
    recorded_at: datetime | None = None
    undone: bool = False
    undone_reason: str = ""
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReplyFile:
    id: str
    batch: str
    sha256: str
    size: int
    media_type: str
    file_name: str
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Suspected drugs: never a finding (domain.md §4.5), but what was done until the police had them."""

    id: str
    visit_id: str
    enterprise_id: str
    item: str
    found_at: datetime
    place: str
    description: str
    person: str
    steps: tuple[Mapping[str, JsonValue], ...] = ()
    """{"step": id in resources/rectification/suspected_drugs.json, "at": moment}, as they were done."""
    reported_to: str = ""
    reported_at: datetime | None = None
    report_number: str = ""
    """接警编号."""
    handed_to: str = ""
    handed_at: datetime | None = None
    handed_list: tuple[str, ...] = ()
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FindingState:
    """How a finding stands, whatever day it is: `due` is compared with the day by those who ask."""

    id: str
    enterprise_id: str
    visit_id: str
    stage: str
    is_open: bool
    due: date | None = None
    order_id: str = ""
    acted_on: date | None = None


@dataclass(frozen=True, slots=True)
class StandingFinding:
    """A finding with how it stands, as a list over all enterprises shows it."""

    state: FindingState
    severity: str
    item: str
    problem: str
    requirement: str
    enterprise_id: str
    """Of the enterprise that it is now, when two were merged."""
    enterprise_name: str
    community: str
    visited_on: date | None
    order_number: str


@dataclass(frozen=True, slots=True)
class StandingQuery:
    """What a list of findings is narrowed to; the empty one asks for all that were ever found."""

    open_only: bool = False
    ordered_only: bool = False
    due_before: date | None = None
    """Whose last day is before it."""
    due_until: date | None = None
    """Whose last day is not after it."""
    due_from: date | None = None
    stages: tuple[str, ...] = ()
    enterprise_id: str = ""
    text: str = ""
    """In the name of the enterprise, the problem, the item or the number of the order."""
    most: int = 0
    """0 for all."""


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """The same item failed before, with the order that followed."""

    item: str
    visit_id: str
    visited_at: datetime
    finding_id: str
    problem: str
    order_id: str = ""
    order_number: str = ""
    ordered_on: date | None = None
    stage: str = ""
