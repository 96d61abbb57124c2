"""A paper of any kind as a value: everything it says, frozen when it is issued.

The 责令限期整改通知书 has facts of its own (`rectification.RectificationNotice`); the fields that both have are named
alike, because lists and codes read them of every issued paper.
"""

from dataclasses import dataclass
from datetime import date, time

from db.records.values import Inspector, JsonValue
from db.records.visits import TakingPart
from inspector_app.notices.facts import from_facts, rare_fact, to_facts
from inspector_app.notices.rectification import NoticeFinding, PhotoFact, ReliefBodies


@dataclass(frozen=True, slots=True)
class Given:
    """What a person typed into a field of the kind (`kinds.FieldSpec`), as text."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Followed:
    """The issued paper on which this one rests."""

    id: str
    kind: str
    title: str
    number: str
    issued_on: date
    findings: tuple[NoticeFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaFact:
    """How many items of a part of the checklist passed, failed, do not apply, were not answered."""

    label: str
    passed: int
    failed: int
    not_applicable: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class ItemFact:
    """An item that failed, with what the inspector noted."""

    code: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class AnnexedFact:
    """What was answered under an earlier version of the checklist, which the one of the visit does not ask."""

    code: str
    label: str
    said: str
    version: str


@dataclass(frozen=True, slots=True)
class SampleFact:
    """A sample table as it was recorded; cells are texts."""

    code: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step that is to be taken when drugs are suspected; `at` "" when nobody recorded it."""

    title: str
    at: str


@dataclass(frozen=True, slots=True)
class SuspicionFact:
    """Suspected drugs as they were recorded; moments as 2026-08-03T14:30, "" for none."""

    item: str
    found_at: str
    place: str
    description: str
    person: str
    steps: tuple[StepFact, ...]
    reported_to: str
    reported_at: str
    report_number: str
    handed_to: str
    handed_at: str
    handed_list: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedPhoto:
    """A photo of a catalogue: where its original is and what it must be equal to, to the last bit."""

    number: int
    sha256: str
    taken_at: str
    caption: str
    item: str
    file_name: str
    size: int


@dataclass(frozen=True, slots=True)
class PairFact:
    """The same view before and after the correction; `aligned`: the later picture was laid over the earlier one."""

    caption: str
    item: str
    before: ListedPhoto
    after: ListedPhoto
    aligned: bool = False


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """`mode` is "" for a paper of an enterprise, which has no visit. `basis` are citations."""

    kind: str
    issuer: str
    number: str
    is_draft: bool
    enterprise_name: str
    credit_code: str
    address: str
    legal_person: str
    enterprise_contact: str
    enterprise_phone: str
    enterprise_kind: str
    community: str
    mode: str
    visit_date: date | None
    visited_from: time | None
    visited_to: time | None
    inspectors: tuple[Inspector, ...]
    bodies: tuple[TakingPart, ...]
    site_contact: str
    site_phone: str
    basis: tuple[str, ...]
    findings: tuple[NoticeFinding, ...]
    areas: tuple[AreaFact, ...]
    failed: tuple[ItemFact, ...]
    samples: tuple[SampleFact, ...]
    followed: Followed | None
    given: tuple[Given, ...]
    contact_name: str
    contact_phone: str
    relief: ReliefBodies | None
    issued_on: date
    photos: tuple[PhotoFact, ...] = ()
    listed: tuple[ListedPhoto, ...] = ()
    pairs: tuple[PairFact, ...] = ()
    annexed: tuple[AnnexedFact, ...] = rare_fact()
    suspicions: tuple[SuspicionFact, ...] = rare_fact()

    def value(self, name: str) -> str:
        """What was typed into a field; "" when nothing was."""
        return next((each.value for each in self.given if each.name == name), "")

    def to_json(self) -> dict[str, JsonValue]:
        """JSON values that `from_json` turns into an equal paper."""
        facts: dict[str, JsonValue] = to_facts(self)
        return facts

    @classmethod
    def from_json(cls, facts: JsonValue) -> "PaperFacts":
        """Raises RefusedInputError notice.facts when a fact is missing, unknown or of another type."""
        return from_facts(cls, facts)
