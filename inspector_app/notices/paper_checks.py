"""What speaks against a paper: `mode_refusal` forbids it, `warnings` leave a draft, `hints` are to be looked at."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from db.log.keepable import is_keepable_text
from inspector_app import assets
from inspector_app.errors import Problem
from inspector_app.law import UNVERIFIED
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.kinds import FieldSpec, FieldType, PaperKind, Subject, field_spec
from inspector_app.notices.paper_facts import PaperFacts
from inspector_app.notices.paper_fields import FOLLOWS
from inspector_app.notices.paper_values import OUTCOME
from inspector_app.notices.rectification import OFFICERS, texts_of

LONGEST_FIELD = 5_000
"""Characters of one typed field."""
MOST_FINDINGS = 500
_IN_ORDER = (("interview_at", "interview_to"), ("filed_on", "valid_until"), ("trained_on", "valid_until"))
"""Fields of one paper of which the second is not before the first; ISO texts sort as the days do."""
_FORMAL = frozenset({"inspection", "joint"})


def mode_refusal(kind: PaperKind, mode: str) -> Problem | None:
    """Why a visit of that mode cannot end in this paper (domain.md §4.6)."""
    if kind.subject is Subject.ENTERPRISE or mode in kind.modes:
        return None
    if mode == "reminder":
        return Problem("paper.mode_reminder", {"title": kind.title})
    if kind.modes == frozenset({"joint"}):
        return Problem("paper.mode_not_joint", {"title": kind.title})
    return Problem("paper.mode_formal", {"title": kind.title})


def warnings(kind: PaperKind, facts: PaperFacts, specs: Sequence[FieldSpec]) -> list[Problem]:
    """Why the paper can only be a draft for now; `specs` are its fields, with those that depend on the visit."""
    return [
        *_identity_warnings(kind, facts),
        *_field_warnings(facts, specs),
        *_law_warnings(facts),
        *_finding_warnings(kind, facts),
        *_outcome_warnings(facts),
        *_day_warnings(facts, specs),
        *glyph_warnings(facts),
    ]


def hints(facts: PaperFacts) -> Iterator[Problem]:
    """What an officer should look at, and may leave as it is."""
    threats = assets.read_json("notices", "forbidden_words.json")["threats"]
    typed = "".join(texts_of([facts.to_json()["given"], facts.to_json()["findings"]]))
    found = [word for word in threats if word in typed]
    if found:
        yield Problem("paper.threat", {"words": "、".join(found)})
    yield from _day_hints(facts)
    if not (facts.contact_name.strip() or facts.contact_phone.strip()):
        yield Problem("notice.contact_missing")
    if not facts.credit_code.strip():
        yield Problem("notice.credit_code_missing")
    if facts.mode in _FORMAL and facts.relief is None and facts.kind == "reinspection":
        yield Problem("notice.relief_missing")
    if facts.visit_date is not None and facts.issued_on < facts.visit_date:
        days = {"issued": facts.issued_on.isoformat(), "visited": facts.visit_date.isoformat()}
        yield Problem("notice.clock_before_visit", days)


def glyph_warnings(facts: PaperFacts) -> Iterator[Problem]:
    missing = fonts.uncovered(clean("".join(texts_of(facts.to_json()))))
    if missing:
        codes = "、".join(f"{each}（U+{ord(each):04X}）" for each in missing)
        yield Problem("notice.characters_uncovered", {"characters": codes})


def _identity_warnings(kind: PaperKind, facts: PaperFacts) -> Iterator[Problem]:
    if kind.word and not clean(facts.number):
        yield Problem("notice.number_missing")
    if not kind.officers:
        return
    if len(facts.inspectors) < OFFICERS:
        yield Problem("notice.officers_few", {"count": len(facts.inspectors), "least": OFFICERS})
    for inspector in facts.inspectors:
        if not clean(inspector.certificate):
            yield Problem("notice.certificate_missing", {"name": inspector.name})


def _field_warnings(facts: PaperFacts, specs: Sequence[FieldSpec]) -> Iterator[Problem]:
    known = {spec.name for spec in specs}
    for given in facts.given:
        if given.name not in known:
            yield Problem("paper.field_unknown", {"field": given.name[:40], "known": "、".join(sorted(known)) or "—"})
    # The paper that is followed is a fact of its own; without one there is no such paper at all.
    for spec in (each for each in specs if each.name != FOLLOWS):
        value, label = facts.value(spec.name), label_of(spec)
        if spec.required and not clean(value):
            yield Problem("paper.field_missing", {"field": label, "name": spec.name})
        elif value and not _is_shaped(spec, value):
            yield Problem("paper.field_bad", {"field": label, "name": spec.name, "value": clean(value)[:40]})
        elif not is_keepable_text(value):
            yield Problem("paper.field_signs", {"field": label, "name": spec.name})
        if len(value) > LONGEST_FIELD:
            yield Problem("paper.field_long", {"field": label, "length": len(value), "most": LONGEST_FIELD})


def _outcome_warnings(facts: PaperFacts) -> Iterator[Problem]:
    """A re-inspection is not passed while a problem is open."""
    if facts.value("overall") != "passed" or facts.followed is None:
        return
    open_ones = [
        finding.ordinal
        for finding in facts.followed.findings
        if facts.value(f"{OUTCOME}.{finding.ordinal}") in ("partly", "open")
    ]
    if open_ones:
        yield Problem("paper.outcome_open", {"ordinals": "、".join(map(str, open_ones))})


def _day_warnings(facts: PaperFacts, specs: Sequence[FieldSpec]) -> Iterator[Problem]:
    """An extension without its day says nothing; what ends before it begins cannot be."""
    labels = {spec.name: label_of(spec) for spec in specs}
    if facts.value("overall") == "extended" and "extended_to" in labels and not clean(facts.value("extended_to")):
        yield Problem("paper.field_missing", {"field": labels["extended_to"], "name": "extended_to"})
    for begins, ends in _IN_ORDER:
        first, last = facts.value(begins), facts.value(ends)
        if begins in labels and ends in labels and first and last and last < first:
            yield Problem("paper.days_reversed", {"begins": labels[begins], "ends": labels[ends], "name": ends})


def _day_hints(facts: PaperFacts) -> Iterator[Problem]:
    """Days that were most likely mistyped: an interview in the past, served before it was issued."""
    served = facts.followed.issued_on if facts.followed else None
    for name, earliest in (
        ("interview_at", facts.issued_on if facts.kind == "interview_notice" else None),
        ("extended_to", facts.issued_on),
        ("valid_until", facts.issued_on),
        ("served_at", served),
    ):
        value = facts.value(name)
        if value and earliest is not None and value[:10] < earliest.isoformat():
            label = field_spec(name).label["zh"]
            yield Problem("paper.day_early", {"field": label, "value": value[:10], "earliest": earliest.isoformat()})


def label_of(spec: FieldSpec) -> str:
    return f"{spec.label['zh']}（{spec.detail[:30]}）" if spec.detail else spec.label["zh"]


def _is_shaped(spec: FieldSpec, value: str) -> bool:
    if spec.type is FieldType.CHOICE:
        return value in {choice.value for choice in spec.choices}
    readers: dict[FieldType, Any] = {FieldType.DAY: date.fromisoformat, FieldType.MOMENT: datetime.fromisoformat}
    try:
        return spec.type not in readers or bool(readers[spec.type](value))
    except ValueError:
        return False


def _law_warnings(facts: PaperFacts) -> Iterator[Problem]:
    for citation in facts.basis:
        if UNVERIFIED in citation:
            yield Problem("notice.basis_unverified", {"citation": citation})
    for finding in facts.findings:
        for citation in finding.citations:
            if UNVERIFIED in citation:
                yield Problem("notice.article_unverified", {"ordinal": finding.ordinal, "citation": citation})


def _finding_warnings(kind: PaperKind, facts: PaperFacts) -> Iterator[Problem]:
    if len(facts.findings) > MOST_FINDINGS:
        yield Problem("paper.findings_many", {"count": len(facts.findings), "most": MOST_FINDINGS})
    for finding in facts.findings:
        if not clean(finding.problem):
            yield Problem("notice.problem_empty", {"ordinal": finding.ordinal})
