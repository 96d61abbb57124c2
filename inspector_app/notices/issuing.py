"""The paper is seen as a draft, then issued once: numbered, frozen, drawn, sealed, and in the log in one step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from uuid_utils import uuid7

from db.records.papers import Notice
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.measures.linking import link_paper
from inspector_app.notices.code import proof_text, sealer_of
from inspector_app.notices.composing import Composed, compose, facts_as_recorded
from inspector_app.notices.issuers import issued_by, issuers_of
from inspector_app.notices.kinds import KINDS
from inspector_app.notices.layout import draw
from inspector_app.notices.pages import page_count
from inspector_app.notices.paper_layout import sheet_words
from inspector_app.notices.paper_numbers import PaperNumber, number_for
from inspector_app.notices.rectification import RectificationNotice, check, refusals
from inspector_app.notices.replacing import Replacing, withdraw_replaced
from inspector_app.notices.sequence import number_hints
from inspector_app.office import office_facts_in
from inspector_app.practice import is_practice
from inspector_app.stores import Store

KIND = "rectification"
"""Kind of these papers in the store."""
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Preview:
    """What the person sees before, and after, a paper is issued."""

    notice: RectificationNotice
    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]
    """Why it can only be a draft now; empty for an issued paper."""
    hints: tuple[Problem, ...]
    """What is missing and does not stop the paper."""
    next_number: str
    """The number the paper would get now; "" when there can be none."""
    issued: Notice | None
    """The issued paper that `pdf` is; None for a draft."""
    changed: bool
    """The visit says something else now than the issued paper."""
    own: bool
    """Recorded on this laptop: only then it can be issued here."""
    items: tuple[str, ...]
    """Checklist code of each finding of a draft, "" for a free one."""


def preview(
    store: Store, visit_id: str, now: datetime, *, again: bool = False, body: str = "", number: str = ""
) -> Preview:
    """The paper that was issued last for this visit, else its draft; with `again` a draft all the same.

    `body`: which body of a joint inspection issues it, "" for the own office; `number` as in `issue`.
    Raises RefusedInputError when there can be no such paper (`rectification.refusals`, `composing.compose`).
    """
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        last = _last(work, store, visit_id, body)
    own = visit is not None and store.owns(visit.device)
    if last is not None and not again:
        return _issued_preview(store, last, own)
    return _draft_preview(store, visit_id, now, own, body, number)


def issue(
    store: Store, visit_id: str, now: datetime, replacing: Replacing | None = None, *, body: str = "", number: str = ""
) -> Notice:
    """Gives the paper of an own visit, open or closed, its number and keeps it; then nothing of it changes any more.

    When the visit says what its last paper says, that paper is given back and no number is used. The paper that it
    replaces is withdrawn in the same step, and both name each other. `number` is what another `body` gave its paper.
    Raises RefusedInputError with everything that forbids the final paper; OSError and StoreTroubleError when the disk
    refuses. Whatever is raised, no number was used.
    """
    with store.database.work(now) as work:
        _require_own(work, store, visit_id)
        last = _last(work, store, visit_id, body)
        if last is not None and not _is_changed(store, last):
            if replacing is not None:
                raise RefusedInputError([Problem("service.replaces_same")])
            return last
        taken, problems = number_for(work, store, KINDS[KIND].word, now, body, number)
        composed = compose(store, visit_id, now.date(), taken.number or _open_number(), body)
        problems = [*check(composed.notice), *composed.problems, *problems]
        if problems:
            raise RefusedInputError(problems)
        notice = _keep(work, store, visit_id, composed, taken, now, replacing.notice if replacing else "")
        if replacing is not None:
            withdraw_replaced(work, store, notice, replacing.reason, now)
        link_paper(work, notice)
        return notice


def issued_pdf(store: Store, notice_id: str) -> bytes:
    """The paper as it was issued, verified. RefusedInputError notice.not_found; UnavailableError notice.pdf_…"""
    with store.database.look() as work:
        notice = work.notices.get(notice_id)
    if notice is None:
        raise RefusedInputError([Problem("notice.not_found")])
    return _pdf(store, notice)


def notices_of(store: Store, visit_id: str | None = None) -> list[Notice]:
    """The issued papers of one visit, or of all, oldest first. Raises RefusedInputError visit.not_found."""
    with store.database.look() as work:
        if visit_id is None:
            return work.notices.all()
        if work.visits.get(visit_id) is None:
            raise RefusedInputError([Problem("visit.not_found")])
        return work.notices.of_visit(visit_id)


def issued_hints(store: Store, notice: Notice) -> tuple[Problem, ...]:
    """What an officer should know of a paper that was just issued."""
    with store.database.look() as work:
        number_words = tuple(number_hints(work, store, KINDS[KIND].word, notice.issued_at))
    return (*_hints(RectificationNotice.from_json(notice.facts)), *number_words)


def _draft_preview(store: Store, visit_id: str, now: datetime, own: bool, body: str, number: str) -> Preview:
    impossible = refusals(facts_as_recorded(store, visit_id, now.date(), body=body))
    if impossible:
        raise RefusedInputError(impossible)
    with store.database.look() as work:
        taken, problems = number_for(work, store, KINDS[KIND].word, now, body, number)
        number_words = tuple(number_hints(work, store, KINDS[KIND].word, now))
    # Of this office's numbers a draft has none: the next one may go to another paper.
    composed = compose(store, visit_id, now.date(), taken.number if taken.is_foreign else _open_number(), body)
    notice = replace(composed.notice, is_draft=True)
    problems = [*check(notice), *composed.problems, *problems]
    if not own:
        problems.append(Problem("visit.not_own"))
    pdf = draw(notice, composed.photos, words=composed.words, practice=is_practice(store))
    hints = (*_hints(notice), *number_words)
    return Preview(notice, pdf, page_count(pdf), tuple(problems), hints, taken.kept, None, False, own, composed.items)


def _issued_preview(store: Store, last: Notice, own: bool) -> Preview:
    pdf = _pdf(store, last)
    facts = RectificationNotice.from_json(last.facts)
    changed = own and _is_changed(store, last)
    return Preview(facts, pdf, page_count(pdf), (), (), "", last, changed, own, ())


def _keep(
    work: Work, store: Store, visit_id: str, composed: Composed, taken: PaperNumber, now: datetime, replaces: str
) -> Notice:
    """The sealed file is on the disk before the row that names it (reliability.md §4)."""
    facts = composed.notice.to_json()
    proof = proof_text(KIND, facts, sealer_of(store, work))
    pdf = draw(composed.notice, composed.photos, proof, composed.words, practice=is_practice(store))
    sha256 = store.files.put(pdf)
    work.blobs.add(sha256, len(pdf), _PDF)
    visit = work.visits.get(visit_id)
    assert visit is not None
    notice_id = f"{visit_id}/{uuid7().hex}"
    fields = {
        "visit_id": visit_id,
        "enterprise_id": visit.enterprise_id,
        "kind": KIND,
        "number": taken.kept,
        "issued_at": now.isoformat(timespec="seconds"),
        "facts": facts,
        "pdf_sha256": sha256,
        "pdf_size": len(pdf),
        "sequence": taken.sequence,
        "proof": proof,
        "replaces": replaces,
    }
    work.notices.save(notice_id, fields)
    notice = work.notices.get(notice_id)
    assert notice is not None
    return notice


def _open_number() -> str:
    """What a draft says instead of a number: it takes the same room, so that pages break where they will."""
    return str(sheet_words()["number_open"])


def _require_own(work: Work, store: Store, visit_id: str) -> None:
    visit = work.visits.get(visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    if not store.owns(visit.device):
        raise RefusedInputError([Problem("visit.not_own")])


def _last(work: Work, store: Store, visit_id: str, body: str) -> Notice | None:
    """Of that body, or of the own office whatever it was called; one that was withdrawn holds no longer."""
    withdrawn = work.deeds.withdrawn(visit_id)
    issuers = issuers_of(work.visits.get(visit_id), office_facts_in(work, store))
    notices = [
        each
        for each in work.notices.of_visit(visit_id)
        if each.kind == KIND and each.id not in withdrawn and issued_by(each, body, issuers)
    ]
    return notices[-1] if notices else None


def _is_changed(store: Store, last: Notice) -> bool:
    """Whether the visit says something else now; that it was closed meanwhile is no change."""
    issued = RectificationNotice.from_json(last.facts)
    try:
        recorded = facts_as_recorded(store, last.visit_id, issued.issued_on, issued.number, issued.issuer)
    except RefusedInputError:
        return True
    return replace(recorded, visited_to=issued.visited_to) != issued


def _pdf(store: Store, notice: Notice) -> bytes:
    try:
        return store.files.get(notice.pdf_sha256)
    except UnavailableError as error:
        what = error.problems[0].code.partition(".")[2]
        raise UnavailableError(f"notice.pdf_{what}", number=notice.number) from error


def _hints(notice: RectificationNotice) -> Iterator[Problem]:
    """Gaps of the paper that an officer may leave on purpose."""
    gaps = {
        "relief_missing": notice.relief is None,
        "contact_missing": not (notice.contact_name.strip() or notice.contact_phone.strip()),
        "credit_code_missing": not notice.credit_code.strip(),
        "address_missing": not notice.address.strip(),
    }
    yield from (Problem(f"notice.{name}") for name, is_gap in gaps.items() if is_gap)
    if notice.issued_on < notice.visit_date:
        days = {"issued": notice.issued_on.isoformat(), "visited": notice.visit_date.isoformat()}
        yield Problem("notice.clock_before_visit", days)
    for finding in notice.findings:
        # Of one that is before the visit itself, something worse is said.
        if notice.visit_date <= finding.deadline < notice.issued_on:
            yield Problem(
                "notice.deadline_over", {"ordinal": finding.ordinal, "deadline": finding.deadline.isoformat()}
            )
        if "×" in finding.problem + finding.requirement:
            yield Problem("notice.blank_left", {"ordinal": finding.ordinal})
        if not finding.citations:
            yield Problem("notice.law_missing", {"ordinal": finding.ordinal})
