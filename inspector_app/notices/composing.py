"""From a visit to its notice: what was recorded, put together as the paper says it. Nothing is drawn or kept here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast, get_args

from db.records.evidence import Photo
from db.records.office import OfficeFacts
from db.records.register import Enterprise
from db.records.visits import Finding, Visit
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law import LawBook
from inspector_app.law.readings import law_in
from inspector_app.notices.annex import NoticePhoto
from inspector_app.notices.drawn_characters import draw_characters
from inspector_app.notices.issuers import issuing_inspectors, issuing_office, relief_of
from inspector_app.notices.kinds import RECTIFICATION, kind_of
from inspector_app.notices.office_words import words_of
from inspector_app.notices.rectification import (
    NoticeFinding,
    PhotoFact,
    RectificationNotice,
    VisitMode,
)
from inspector_app.notices.visit_findings import PhotoNumbers, Picture, finding_facts, print_copy
from inspector_app.notices.words import Words
from inspector_app.office import office_facts_in, office_papers_in
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Composed:
    """A notice with the pictures of its annex."""

    notice: RectificationNotice
    photos: tuple[NoticePhoto, ...]
    problems: tuple[Problem, ...]
    """What was recorded and is not on the paper: with any of these it can only be a draft."""
    items: tuple[str, ...]
    """Checklist code of each finding, "" for a free one."""
    words: Words
    """The office's."""


@dataclass(frozen=True, slots=True)
class _Recorded:
    visit: Visit
    enterprise: Enterprise
    findings: tuple[Finding, ...]
    photos: tuple[Photo, ...]
    office: OfficeFacts
    """Of the body that issues it."""
    law: LawBook
    words: Words

    @property
    def day(self) -> date:
        return self.visit.opened_at.date()


def compose(store: Store, visit_id: str, issued_on: date, number: str = "", body: str = "") -> Composed:
    """The notice of a visit as it is recorded now, a draft while it has no `number`. `body` as in `issuers`.

    A photo that cannot be printed and law that does not apply are left out and listed. Raises RefusedInputError with
    every reason why no paper can be made of this visit: visit.not_found, visit.enterprise_not_found,
    visit.unknown_mode, notice.finding_deadline_missing, paper.body_not_joint, paper.body_unknown,
    paper.body_without_people.
    """
    recorded = _recorded(store, visit_id, body)
    return _composed(recorded, issued_on, number, lambda photo: print_copy(store, photo, recorded.enterprise))


def facts_as_recorded(
    store: Store, visit_id: str, issued_on: date, number: str = "", body: str = ""
) -> RectificationNotice:
    """The facts that `compose` gives when all photos can be printed; no photo is opened. Raises as `compose` does."""
    return _composed(_recorded(store, visit_id, body), issued_on, number, lambda _photo: b"").notice


def _composed(recorded: _Recorded, issued_on: date, number: str, picture: Picture) -> Composed:
    annex = PhotoNumbers(picture)
    enterprise, law = recorded.enterprise, recorded.law
    findings, problems = finding_facts(recorded.findings, recorded.photos, recorded.day, enterprise, law, annex)
    notice = _notice(recorded, findings, annex.photos, issued_on, number)
    items = tuple(finding.item for finding in recorded.findings)
    return Composed(notice, tuple(annex.photos), (*problems, *annex.problems), items, recorded.words)


def _notice(
    recorded: _Recorded,
    findings: tuple[NoticeFinding, ...],
    photos: list[NoticePhoto],
    issued_on: date,
    number: str,
) -> RectificationNotice:
    visit, enterprise, office, words = recorded.visit, recorded.enterprise, recorded.office, recorded.words
    basis = recorded.law.cite(words["basis_articles"], recorded.day, enterprise.kind)
    return RectificationNotice(
        issuer=office.issuer,
        number=number,
        is_draft=not number,
        enterprise_name=enterprise.name,
        credit_code=enterprise.credit_code,
        address=enterprise.address,
        mode=cast(VisitMode, visit.mode),
        visit_date=recorded.day,
        visited_from=clock_of(visit.opened_at),
        visited_to=left_at(visit),
        inspectors=issuing_inspectors(visit, office.issuer),
        basis=tuple(citation.text for citation in basis),
        findings=findings,
        contact_name=office.contact,
        contact_phone=office.phone,
        relief=relief_of(office, visit.mode),
        copies="",
        site_contact=visit.site_contact,
        site_phone=visit.site_phone,
        attachments=(words["attached_photos"].format(count=len(photos)),) if photos else (),
        issued_on=issued_on,
        photos=tuple(PhotoFact(each.number, each.sha256, each.taken_at, each.caption) for each in photos),
    )


def _recorded(store: Store, visit_id: str, body: str) -> _Recorded:
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        enterprise = work.enterprises.get(visit.enterprise_id)
        findings = tuple(work.findings.of_visit(visit_id))
        problems = list(_gaps(visit, enterprise, findings))
        if problems or enterprise is None:
            raise RefusedInputError(problems)
        papers, photos = office_papers_in(work), tuple(work.photos.of_visit(visit_id))
        office = issuing_office(visit, office_facts_in(work, store), papers, body)
        law, words = law_in(work), words_of(kind_of(RECTIFICATION), papers)
    draw_characters(papers.glyphs)
    return _Recorded(visit, enterprise, findings, photos, office, law, words)


def _gaps(visit: Visit, enterprise: Enterprise | None, findings: tuple[Finding, ...]) -> Iterator[Problem]:
    """What a record received from elsewhere may lack; our own windows ask for it."""
    if enterprise is None:
        yield Problem("visit.enterprise_not_found", {"id": visit.enterprise_id})
    if visit.mode not in get_args(VisitMode):
        yield Problem("visit.unknown_mode", {"mode": visit.mode})
    for ordinal, finding in enumerate(findings, start=1):
        if finding.deadline is None:
            yield Problem("notice.finding_deadline_missing", {"ordinal": ordinal})


def left_at(visit: Visit) -> time | None:
    """The paper has one day for the visit: a visit that was closed on another day says only when it began."""
    closed = visit.closed_at
    return clock_of(closed) if closed is not None and closed.date() == visit.opened_at.date() else None


def clock_of(moment: datetime) -> time:
    return time(moment.hour, moment.minute)
