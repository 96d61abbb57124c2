"""The 责令限期整改通知书 as a value: facts frozen when it is issued (domain.md §4.6, §5.2).

No law and no number is made here: issuer, number, citations and relief bodies are passed in. What forbids the paper
comes in two kinds: `refusals` stop it whatever it is for, `warnings` let it be seen only as a 草稿 (draft).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

from db.records.values import Inspector, JsonValue
from inspector_app.errors import Problem
from inspector_app.law import UNVERIFIED
from inspector_app.law.fines import fine_threats
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.facts import from_facts, rare_fact, to_facts

OFFICERS = 2
"""At least two officers with 执法证 carry out an inspection (domain.md §4.6)."""

VisitMode = Literal["reminder", "inspection", "joint"]


@dataclass(frozen=True, slots=True)
class NoticeFinding:
    """One problem, with what to do about it and until when.

    `ordinal` counts from 1; `citations` are texts such as 《快递暂行条例》第二十三条; `photos` are numbers there.
    """

    ordinal: int
    problem: str
    requirement: str
    deadline: date
    severity: str
    citations: tuple[str, ...] = ()
    photos: tuple[int, ...] = ()
    id: str = rare_fact("", compare=False)
    """Of the finding as it is recorded: its words may be mended after the paper was issued."""


@dataclass(frozen=True, slots=True)
class ReliefBodies:
    """Where the enterprise may turn: data of the office, never guessed (domain.md §4.6)."""

    reconsideration_body: str
    court: str


@dataclass(frozen=True, slots=True)
class PhotoFact:
    """A photo of the annex without its picture: what is printed below it, and the hash of the whole original."""

    number: int
    sha256: str
    taken_at: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class RectificationNotice:
    """Everything the paper says. `basis` are the citations of the opening; `copies` "" takes the usual words.

    `relief` is printed only after an inspection or a joint inspection. `photos` are those of the annex, by number.
    """

    issuer: str
    number: str
    is_draft: bool
    enterprise_name: str
    credit_code: str
    address: str
    mode: VisitMode
    visit_date: date
    visited_from: time | None
    visited_to: time | None
    inspectors: tuple[Inspector, ...]
    basis: tuple[str, ...]
    findings: tuple[NoticeFinding, ...]
    contact_name: str
    contact_phone: str
    relief: ReliefBodies | None
    copies: str
    site_contact: str
    site_phone: str
    attachments: tuple[str, ...]
    issued_on: date
    photos: tuple[PhotoFact, ...] = ()

    def to_json(self) -> dict[str, JsonValue]:
        """JSON values that `from_json` turns into an equal notice."""
        facts: dict[str, JsonValue] = to_facts(self)
        return facts

    @classmethod
    def from_json(cls, facts: JsonValue) -> "RectificationNotice":
        """Raises RefusedInputError when a fact is missing, unknown or of another type."""
        return from_facts(cls, facts)


def refusals(notice: RectificationNotice) -> list[Problem]:
    """Why there cannot be such a paper at all, not even as a draft."""
    problems = []
    if notice.mode == "reminder":
        problems.append(Problem("notice.mode_reminder"))
    if not clean(notice.issuer):
        problems.append(Problem("notice.issuer_missing"))
    if not clean(notice.enterprise_name):
        problems.append(Problem("notice.enterprise_missing"))
    if not notice.findings:
        problems.append(Problem("notice.findings_missing"))
    return problems


def warnings(notice: RectificationNotice) -> list[Problem]:
    """Why the paper can only be a draft for now."""
    return [
        *_identity_warnings(notice),
        *_finding_warnings(notice),
        *_threat_warnings(notice),
        *_glyph_warnings(notice),
    ]


def check(notice: RectificationNotice) -> list[Problem]:
    """Everything that forbids the final paper; empty when it may be issued."""
    return [*refusals(notice), *warnings(notice)]


def as_drawn(notice: RectificationNotice) -> RectificationNotice:
    """The notice as its paper shows it: marked as a draft when anything speaks against the final paper."""
    return replace(notice, is_draft=True) if warnings(notice) else notice


def _identity_warnings(notice: RectificationNotice) -> Iterator[Problem]:
    if not clean(notice.number):
        yield Problem("notice.number_missing")
    if len(notice.inspectors) < OFFICERS:
        yield Problem("notice.officers_few", {"count": len(notice.inspectors), "least": OFFICERS})
    for inspector in notice.inspectors:
        if not clean(inspector.certificate):
            yield Problem("notice.certificate_missing", {"name": inspector.name})


def _finding_warnings(notice: RectificationNotice) -> Iterator[Problem]:
    for citation in notice.basis:
        if UNVERIFIED in citation:
            yield Problem("notice.basis_unverified", {"citation": citation})
    for finding in notice.findings:
        for citation in finding.citations:
            if UNVERIFIED in citation:
                yield Problem("notice.article_unverified", {"ordinal": finding.ordinal, "citation": citation})
        if not clean(finding.problem):
            yield Problem("notice.problem_empty", {"ordinal": finding.ordinal})
        if finding.deadline < notice.visit_date:
            details = {"ordinal": finding.ordinal, "deadline": finding.deadline.isoformat()}
            yield Problem("notice.deadline_past", details)


def _threat_warnings(notice: RectificationNotice) -> Iterator[Problem]:
    """A fine is another body's to impose; the paper says that the case is passed on (domain.md §0.7)."""
    for finding in notice.findings:
        threats = fine_threats(f"{finding.problem}\n{finding.requirement}")
        if threats:
            yield Problem("law.fine_threatened", {"ordinal": finding.ordinal, "words": "、".join(threats)})


def _glyph_warnings(notice: RectificationNotice) -> Iterator[Problem]:
    missing = fonts.uncovered(clean("".join(texts_of(notice.to_json()))))
    if missing:
        codes = "、".join(f"{each}（U+{ord(each):04X}）" for each in missing)
        yield Problem("notice.characters_uncovered", {"characters": codes})


def texts_of(facts: JsonValue) -> Iterator[str]:
    if isinstance(facts, str):
        yield facts
    elif isinstance(facts, dict):
        for each in facts.values():
            yield from texts_of(each)
    elif isinstance(facts, list):
        for each in facts:
            yield from texts_of(each)
