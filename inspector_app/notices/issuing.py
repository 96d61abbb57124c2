"""The paper is seen as a draft, then issued once: numbered, frozen, drawn, sealed, and in the log in one step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from uuid_utils import uuid7

from db.database import Work
from db.records import Notice, OfficeFacts
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.notices.composing import Composed, compose, facts_as_recorded
from inspector_app.notices.layout import draw
from inspector_app.notices.pages import page_count
from inspector_app.notices.rectification import RectificationNotice, check, refusals
from inspector_app.notices.sequence import next_number
from inspector_app.notices.words import notice_words
from inspector_app.office import office_facts
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


def preview(store: Store, visit_id: str, now: datetime, *, again: bool = False) -> Preview:
    """The paper that was issued last for this visit, else its draft; with `again` a draft all the same.

    Raises RefusedInputError when there can be no such paper (`rectification.refusals`, `composing.compose`).
    """
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        last = _last(work, visit_id)
    own = visit is not None and store.owns(visit.device)
    if last is not None and not again:
        return _issued_preview(store, last, own)
    return _draft_preview(store, visit_id, now, own)


def issue(store: Store, visit_id: str, now: datetime) -> Notice:
    """Gives the paper of an own visit, open or closed, its number and keeps it; then nothing of it changes any more.

    When the visit says what its last paper says, that paper is given back and no number is used. Raises
    RefusedInputError with everything that forbids the final paper; OSError and StoreTroubleError when the disk refuses.
    Whatever is raised, no number was used.
    """
    office = office_facts(store)
    with store.database.work(now) as work:
        _require_own(work, store, visit_id)
        last = _last(work, visit_id)
        if last is not None and not _is_changed(store, last):
            return last
        number, problems = _number(office, work.notices.numbers(KIND), now)
        composed = compose(store, visit_id, now.date(), number or _open_number())
        problems = [*check(composed.notice), *composed.problems, *problems]
        if problems:
            raise RefusedInputError(problems)
        return _keep(work, store, visit_id, composed, now)


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
    return (*_hints(RectificationNotice.from_json(notice.facts)), *_number_hints(store))


def _draft_preview(store: Store, visit_id: str, now: datetime, own: bool) -> Preview:
    impossible = refusals(facts_as_recorded(store, visit_id, now.date()))
    if impossible:
        raise RefusedInputError(impossible)
    composed = compose(store, visit_id, now.date(), _open_number())
    notice = replace(composed.notice, is_draft=True)
    with store.database.look() as work:
        used = work.notices.numbers(KIND)
    number, problems = _number(office_facts(store), used, now)
    problems = [*check(notice), *composed.problems, *problems]
    if not own:
        problems.append(Problem("visit.not_own"))
    pdf = draw(notice, composed.photos)
    hints = (*_hints(notice), *_number_hints(store))
    return Preview(notice, pdf, page_count(pdf), tuple(problems), hints, number, None, False, own, composed.items)


def _issued_preview(store: Store, last: Notice, own: bool) -> Preview:
    pdf = _pdf(store, last)
    facts = RectificationNotice.from_json(last.facts)
    changed = own and _is_changed(store, last)
    return Preview(facts, pdf, page_count(pdf), (), (), "", last, changed, own, ())


def _keep(work: Work, store: Store, visit_id: str, composed: Composed, now: datetime) -> Notice:
    """The sealed file is on the disk before the row that names it (reliability.md §4)."""
    pdf = draw(composed.notice, composed.photos)
    sha256 = store.files.put(pdf)
    work.blobs.add(sha256, len(pdf), _PDF)
    visit = work.visits.get(visit_id)
    assert visit is not None
    notice_id = f"{visit_id}/{uuid7().hex}"
    fields = {
        "visit_id": visit_id,
        "enterprise_id": visit.enterprise_id,
        "kind": KIND,
        "number": composed.notice.number,
        "issued_at": now.isoformat(timespec="seconds"),
        "facts": composed.notice.to_json(),
        "pdf_sha256": sha256,
        "pdf_size": len(pdf),
    }
    work.notices.save(notice_id, fields)
    notice = work.notices.get(notice_id)
    assert notice is not None
    return notice


def _number(office: OfficeFacts, used: list[str], now: datetime) -> tuple[str, list[Problem]]:
    """The next number, or "" and why there is none."""
    try:
        return next_number(office, used, now.year), []
    except RefusedInputError as error:
        return "", list(error.problems)


def _open_number() -> str:
    """What a draft says instead of a number: it takes the same room, so that pages break where they will."""
    return str(notice_words()["number_open"])


def _require_own(work: Work, store: Store, visit_id: str) -> None:
    visit = work.visits.get(visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    if not store.owns(visit.device):
        raise RefusedInputError([Problem("visit.not_own")])


def _last(work: Work, visit_id: str) -> Notice | None:
    notices = [notice for notice in work.notices.of_visit(visit_id) if notice.kind == KIND]
    return notices[-1] if notices else None


def _is_changed(store: Store, last: Notice) -> bool:
    """Whether the visit says something else now; that it was closed meanwhile is no change."""
    issued = RectificationNotice.from_json(last.facts)
    try:
        recorded = facts_as_recorded(store, last.visit_id, issued.issued_on, issued.number)
    except RefusedInputError:
        return True
    return replace(recorded, visited_to=issued.visited_to) != issued


def _pdf(store: Store, notice: Notice) -> bytes:
    try:
        return store.files.get(notice.pdf_sha256)
    except UnavailableError as error:
        what = error.problems[0].code.partition(".")[2]
        raise UnavailableError(f"notice.pdf_{what}", number=notice.number) from error


def _number_hints(store: Store) -> Iterator[Problem]:
    """Laptops that share a block of numbers give one number to two papers, and neither can know."""
    with store.database.look() as work:
        first, devices = work.office.facts().first_number, work.notices.devices()
    if first == OfficeFacts().first_number and any(not store.owns(device) for device in devices):
        yield Problem("notice.block_unset")


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
