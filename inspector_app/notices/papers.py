"""Papers of every kind: what can be made now and why not, the draft, and the issued one, numbered and frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from uuid_utils import uuid7

from db.records.papers import Notice
from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.linking import link_paper
from inspector_app.notices import issuing
from inspector_app.notices.characters import clean
from inspector_app.notices.code import proof_text, sealer_of
from inspector_app.notices.issuers import issuing_office
from inspector_app.notices.kinds import RECTIFICATION, FieldSpec, Need, PaperKind, kind_of
from inspector_app.notices.office_words import words_of
from inspector_app.notices.pages import page_count
from inspector_app.notices.paper import Paper
from inspector_app.notices.paper_checks import hints, mode_refusal, warnings
from inspector_app.notices.paper_composing import (
    ComposedPaper,
    Wanted,
    compose_paper,
    has_samples,
)
from inspector_app.notices.paper_facts import PaperFacts
from inspector_app.notices.paper_fields import BODY_NUMBER, fields_for, followed_of
from inspector_app.notices.paper_layout import draw_paper, sheet_words
from inspector_app.notices.paper_numbers import PaperNumber, number_for
from inspector_app.notices.paper_subjects import PaperSubject, subject_in, subject_of
from inspector_app.notices.paper_values import scope_of
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.notices.replacing import Replacing, withdraw_replaced
from inspector_app.notices.sequence import number_hints
from inspector_app.notices.templates import Words, blocks_of
from inspector_app.practice import is_practice
from inspector_app.stores import Store

_PDF = "application/pdf"
OF_NO_VISIT = "paper-"
"""With the id of the laptop it stands in the ids of papers, and of what was done with them, that belong to no visit."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of paper for one visit or enterprise: `problems` say why there can be none now; `issued`, oldest first."""

    kind: PaperKind
    problems: tuple[Problem, ...]
    issued: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """What a person sees before a paper is issued; `problems` are why it can only be a draft now."""

    facts: PaperFacts | RectificationNotice
    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]
    hints: tuple[Problem, ...]
    next_number: str
    """The number the paper would get now; "" when it has none, or there can be none."""
    fields: tuple[FieldSpec, ...]


def offers(store: Store, subject_id: str) -> tuple[Offer, ...]:
    """Every kind of paper that such a visit or enterprise may have. Raises RefusedInputError paper.unknown_subject."""
    subject = subject_of(store, subject_id)
    return tuple(Offer(kind, tuple(_refusals(subject, kind, {})), _issued(subject, kind)) for kind in subject.kinds)


def fields_of(
    store: Store, kind_id: str, subject_id: str, given: Mapping[str, str] | None = None, *, body: str = ""
) -> tuple[FieldSpec, ...]:
    """What a person types for the paper, with the store's proposals. Raises RefusedInputError paper.unknown_…"""
    return fields_for(subject_of(store, subject_id), kind_of(kind_id), given or {}, body)


def preview(
    store: Store, kind_id: str, subject_id: str, given: Mapping[str, str], now: datetime, *, body: str = ""
) -> PaperPreview:
    """The draft as it would be printed. Raises RefusedInputError with every reason why there cannot be such a paper."""
    kind = kind_of(kind_id)
    if kind.id == RECTIFICATION:
        return _order_preview(store, subject_id, given, now, body)
    with store.database.look() as work:
        subject = _possible_subject(work, store, kind, subject_id, given)
        taken, problems = number_for(work, store, kind.word, now, body, given.get(BODY_NUMBER, ""))
        number_words = tuple(number_hints(work, store, kind.word, now)) if kind.word else ()
    wanted = Wanted(kind, given, now.date(), _draft_number(kind, taken), body)
    composed, found, specs = _checked(store, subject, wanted)
    problems = [*found, *problems]
    if not subject.is_own:
        problems.append(Problem("visit.not_own"))
    facts = replace(composed.facts, is_draft=True)
    pdf = _drawn(store, replace(composed, facts=facts), words_of(kind, subject.papers))
    said = (*hints(facts), *number_words)
    return PaperPreview(facts, pdf, page_count(pdf), tuple(problems), said, taken.kept, specs)


def issue(
    store: Store,
    kind_id: str,
    subject_id: str,
    given: Mapping[str, str],
    now: datetime,
    *,
    body: str = "",
    replacing: Replacing | None = None,
) -> Notice:
    """Gives the paper its number and keeps it; a second call that says the same gives the same paper back.

    The paper that it replaces is withdrawn in the same step, and both name each other.
    Raises RefusedInputError with everything that forbids the final paper; OSError and StoreTroubleError when the disk
    refuses. Whatever is raised, no number was used.
    """
    kind = kind_of(kind_id)
    if kind.id == RECTIFICATION:
        number = given.get(BODY_NUMBER, "")
        return issuing.issue(store, subject_id, now, replacing, body=body, number=number)
    with store.database.work(now) as work:
        subject = _possible_subject(work, store, kind, subject_id, given)
        if not subject.is_own:
            raise RefusedInputError([Problem("visit.not_own")])
        taken, problems = number_for(work, store, kind.word, now, body, given.get(BODY_NUMBER, ""))
        composed, found, _ = _checked(store, subject, Wanted(kind, given, now.date(), taken.number, body))
        problems = [*found, *problems]
        if problems:
            raise RefusedInputError(problems)
        facts = replace(composed.facts, is_draft=False)
        same = next((each for each in _issued(subject, kind) if _says_the_same(each, facts)), None)
        if same is not None and replacing is not None:
            raise RefusedInputError([Problem("service.replaces_same")])
        if same is not None:
            return same
        notice = _keep(work, store, subject, replace(composed, facts=facts), taken, now, replacing)
        if replacing is not None:
            withdraw_replaced(work, store, notice, replacing.reason, now)
        link_paper(work, notice)
        return notice


def issued_papers(store: Store, subject_id: str | None = None) -> list[Notice]:
    """Of a visit, of an enterprise with all its visits, or of all; oldest first, withdrawn ones too.

    Raises RefusedInputError paper.unknown_subject.
    """
    with store.database.look() as work:
        if subject_id is None:
            return work.notices.all()
        if work.visits.get(subject_id) is not None:
            return work.notices.of_visit(subject_id)
        if work.enterprises.get(subject_id) is None:
            raise RefusedInputError([Problem("paper.unknown_subject", {"id": subject_id[:80]})])
        return work.notices.of_enterprise(subject_id)


def _draft_number(kind: PaperKind, taken: PaperNumber) -> str:
    """A draft has none of this office's numbers: the next one may go to another paper. Another body's stands."""
    return taken.number if taken.is_foreign or not kind.word else str(sheet_words()["number_open"])


def _possible_subject(
    work: Work, store: Store, kind: PaperKind, subject_id: str, given: Mapping[str, str]
) -> PaperSubject:
    subject = subject_in(work, store, subject_id)
    refused = list(_refusals(subject, kind, given))
    if refused:
        raise RefusedInputError(refused)
    return subject


def _refusals(subject: PaperSubject, kind: PaperKind, given: Mapping[str, str]) -> Iterator[Problem]:
    """Why there cannot be such a paper at all, not even as a draft."""
    if kind not in subject.kinds:
        yield Problem("paper.other_subject", {"title": kind.title, "subject": kind.subject.value})
        return
    mode = mode_refusal(kind, subject.visit.mode) if subject.visit else None
    if mode is not None:
        yield mode
    if not clean(subject.office.issuer):
        yield Problem("notice.issuer_missing")
    if not clean(subject.enterprise.name):
        yield Problem("notice.enterprise_missing")
    yield from (
        Problem(f"paper.need_{need.value}", {"title": kind.title}) for need in kind.needs if _lacks(subject, need)
    )
    if kind.follows and followed_of(subject, kind, given) is None:
        titles = "》《".join(kind_of(each).title for each in kind.follows)
        yield Problem("paper.follows_missing", {"title": kind.title, "before": f"《{titles}》"})
    if kind.modes == frozenset({"joint"}) and subject.visit and not subject.visit.bodies and mode is None:
        yield Problem("paper.bodies_missing", {"title": kind.title})


def _lacks(subject: PaperSubject, need: Need) -> bool:
    return not {
        Need.FINDINGS: lambda: bool(subject.findings),
        Need.MATTER: lambda: bool(subject.findings or subject.suspicions),
        Need.SUSPICION: lambda: bool(subject.suspicions),
        Need.PHOTOS: lambda: bool(subject.photos),
        Need.SAMPLES: lambda: has_samples(subject),
        Need.SAFEGUARDS: lambda: subject.enterprise.safeguards_met is True,
    }[need]()


def _issued(subject: PaperSubject, kind: PaperKind) -> tuple[Notice, ...]:
    """Those of the visit, or of the enterprise itself."""
    own = subject.visit.id if subject.visit else ""
    return tuple(each for each in subject.issued if each.kind == kind.id and each.visit_id == own)


def _checked(
    store: Store, subject: PaperSubject, wanted: Wanted
) -> tuple[ComposedPaper, list[Problem], tuple[FieldSpec, ...]]:
    # Raises for a body that takes no part, before anything is read.
    issuing_office(subject.visit, subject.office, subject.papers, wanted.body)
    specs = fields_for(subject, wanted.kind, wanted.given, wanted.body)
    composed = compose_paper(store, subject, wanted, specs, words_of(wanted.kind, subject.papers))
    return composed, [*warnings(wanted.kind, composed.facts, specs), *composed.problems], specs


def _drawn(store: Store, composed: ComposedPaper, words: Words, token: str = "") -> bytes:
    facts = composed.facts
    scope = scope_of(facts, words, composed.pictures, token)
    paper = Paper(
        style=words["style"],
        title=words["title"],
        number=scope.values["number"],
        issuer=scope.values["issuer"],
        subject=scope.values["enterprise"],
        is_draft=facts.is_draft,
        blocks=blocks_of(words, scope),
        annex=composed.annex,
        practice=is_practice(store),
    )
    return draw_paper(paper)


def _says_the_same(issued: Notice, facts: PaperFacts) -> bool:
    """Whatever its number, its day, and when the visit was closed."""
    try:
        before = PaperFacts.from_json(issued.facts)
    except RefusedInputError:
        # Of another version of the program.
        return False
    return before == replace(facts, number=before.number, issued_on=before.issued_on, visited_to=before.visited_to)


def _keep(
    work: Work,
    store: Store,
    subject: PaperSubject,
    composed: ComposedPaper,
    taken: PaperNumber,
    now: datetime,
    replacing: Replacing | None,
) -> Notice:
    """The sealed file is on the disk before the row that names it (reliability.md §4)."""
    kind = kind_of(composed.facts.kind)
    facts = composed.facts.to_json()
    proof = proof_text(kind.id, facts, sealer_of(store, work))
    pdf = _drawn(store, composed, words_of(kind, subject.papers), proof)
    sha256 = store.files.put(pdf)
    work.blobs.add(sha256, len(pdf), _PDF)
    # A paper of no visit is named by the laptop that issued it: nobody else's pack may then say anything of it.
    owner = subject.visit.id if subject.visit else f"{OF_NO_VISIT}{store.device}"
    notice_id = f"{owner}/{uuid7().hex}"
    fields: dict[str, JsonValue] = {
        "visit_id": subject.visit.id if subject.visit else "",
        "enterprise_id": subject.enterprise.id,
        "kind": kind.id,
        "number": taken.kept,
        "issued_at": now.isoformat(timespec="seconds"),
        "facts": facts,
        "pdf_sha256": sha256,
        "pdf_size": len(pdf),
        "sequence": taken.sequence,
        "proof": proof,
        "replaces": replacing.notice if replacing else "",
    }
    work.notices.save(notice_id, fields)
    notice = work.notices.get(notice_id)
    assert notice is not None
    return notice


def _order_preview(store: Store, visit_id: str, given: Mapping[str, str], now: datetime, body: str) -> PaperPreview:
    seen = issuing.preview(store, visit_id, now, again=True, body=body, number=given.get(BODY_NUMBER, ""))
    specs = fields_of(store, RECTIFICATION, visit_id, given, body=body)
    return PaperPreview(seen.notice, seen.pdf, seen.pages, seen.problems, seen.hints, seen.next_number, specs)
