"""From a visit to its notice: what was recorded, put together as the paper says it. Nothing is drawn or kept here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import cast, get_args

from db.records import Enterprise, Finding, OfficeFacts, Photo, Visit
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.stamps import stamp_of
from inspector_app.evidence.working_copies import leaving_copy
from inspector_app.law import article, cite, known_ids
from inspector_app.messages import say
from inspector_app.notices.annex import NoticePhoto
from inspector_app.notices.rectification import (
    NoticeFinding,
    PhotoFact,
    RectificationNotice,
    ReliefBodies,
    VisitMode,
)
from inspector_app.notices.words import notice_words
from inspector_app.office import office_facts
from inspector_app.stores import Store

_Picture = Callable[[Photo], bytes | Problem]
"""The JPEG to be printed, or why there is none."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A notice with the pictures of its annex."""

    notice: RectificationNotice
    photos: tuple[NoticePhoto, ...]
    problems: tuple[Problem, ...]
    """What was recorded and is not on the paper: with any of these it can only be a draft."""
    items: tuple[str, ...]
    """Checklist code of each finding, "" for a free one."""


@dataclass(frozen=True, slots=True)
class _Recorded:
    visit: Visit
    enterprise: Enterprise
    findings: tuple[Finding, ...]
    photos: tuple[Photo, ...]
    office: OfficeFacts

    @property
    def day(self) -> date:
        return self.visit.opened_at.date()


@dataclass(slots=True)
class _Annex:
    """Numbers the photos in the order in which the findings name them; equal ones are printed once."""

    picture: _Picture
    photos: list[NoticePhoto] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _numbers: dict[tuple[str, str, str], int | None] = field(default_factory=dict)

    def number(self, photo: Photo, ordinal: int) -> int | None:
        """None for a photo that cannot be printed."""
        key = (photo.sha256, photo.caption, repr(photo.layers))
        if key not in self._numbers:
            self._numbers[key] = self._added(photo, ordinal)
        return self._numbers[key]

    def _added(self, photo: Photo, ordinal: int) -> int | None:
        picture = self.picture(photo)
        if isinstance(picture, Problem):
            name = photo.file_name or photo.sha256[:12]
            details = {"ordinal": ordinal, "name": name, "detail": say(picture).problem}
            self.problems.append(Problem("notice.photo_unprintable", details))
            return None
        number = len(self.photos) + 1
        self.photos.append(NoticePhoto(number, picture, photo.sha256, _taken_at(photo.taken_at), photo.caption))
        return number


def compose(store: Store, visit_id: str, issued_on: date, number: str = "") -> Composed:
    """The notice of a visit as it is recorded now, a draft while it has no `number`.

    A photo that cannot be printed and law that does not apply are left out and listed. Raises RefusedInputError with
    every reason why no paper can be made of this visit: visit.not_found, visit.enterprise_not_found,
    visit.unknown_mode, notice.finding_deadline_missing.
    """
    recorded = _recorded(store, visit_id)
    return _composed(recorded, issued_on, number, lambda photo: _print_copy(store, photo, recorded.enterprise))


def facts_as_recorded(store: Store, visit_id: str, issued_on: date, number: str = "") -> RectificationNotice:
    """The facts that `compose` gives when all photos can be printed; no photo is opened. Raises as `compose` does."""
    return _composed(_recorded(store, visit_id), issued_on, number, lambda _photo: b"").notice


def _composed(recorded: _Recorded, issued_on: date, number: str, picture: _Picture) -> Composed:
    annex = _Annex(picture)
    problems: list[Problem] = []
    findings = []
    for ordinal, finding in enumerate(recorded.findings, start=1):
        citations, left_out = _citations(finding, recorded)
        numbers = [annex.number(photo, ordinal) for photo in _photos_of(finding, recorded.photos)]
        photos = tuple(dict.fromkeys(each for each in numbers if each is not None))
        problems += [Problem("notice.article_left_out", {"ordinal": ordinal, "citation": each}) for each in left_out]
        findings.append(_notice_finding(ordinal, finding, citations, photos))
    notice = _notice(recorded, tuple(findings), annex.photos, issued_on, number)
    items = tuple(finding.item for finding in recorded.findings)
    return Composed(notice, tuple(annex.photos), (*problems, *annex.problems), items)


def _notice(
    recorded: _Recorded,
    findings: tuple[NoticeFinding, ...],
    photos: list[NoticePhoto],
    issued_on: date,
    number: str,
) -> RectificationNotice:
    visit, enterprise, office, words = recorded.visit, recorded.enterprise, recorded.office, notice_words()
    basis = cite(words["basis_articles"], recorded.day, enterprise.kind)
    return RectificationNotice(
        issuer=office.issuer,
        number=number,
        is_draft=not number,
        enterprise_name=enterprise.name,
        credit_code=enterprise.credit_code,
        address=enterprise.address,
        mode=cast(VisitMode, visit.mode),
        visit_date=recorded.day,
        visited_from=_clock(visit.opened_at),
        visited_to=_left_at(visit),
        inspectors=visit.inspectors,
        basis=tuple(citation.text for citation in basis),
        findings=findings,
        contact_name=office.contact,
        contact_phone=office.phone,
        relief=_relief(office, visit.mode),
        copies="",
        site_contact=visit.site_contact,
        site_phone=visit.site_phone,
        attachments=(words["attached_photos"].format(count=len(photos)),) if photos else (),
        issued_on=issued_on,
        photos=tuple(PhotoFact(each.number, each.sha256, each.taken_at, each.caption) for each in photos),
    )


def _notice_finding(
    ordinal: int, finding: Finding, citations: tuple[str, ...], photos: tuple[int, ...]
) -> NoticeFinding:
    assert finding.deadline is not None
    return NoticeFinding(
        ordinal, finding.problem, finding.requirement, finding.deadline, finding.severity, citations, photos
    )


def _recorded(store: Store, visit_id: str) -> _Recorded:
    office = office_facts(store)
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        enterprise = work.enterprises.get(visit.enterprise_id)
        findings = tuple(work.findings.of_visit(visit_id))
        problems = list(_gaps(visit, enterprise, findings))
        if problems or enterprise is None:
            raise RefusedInputError(problems)
        return _Recorded(visit, enterprise, findings, tuple(work.photos.of_visit(visit_id)), office)


def _gaps(visit: Visit, enterprise: Enterprise | None, findings: tuple[Finding, ...]) -> Iterator[Problem]:
    """What a record received from elsewhere may lack; our own windows ask for it."""
    if enterprise is None:
        yield Problem("visit.enterprise_not_found", {"id": visit.enterprise_id})
    if visit.mode not in get_args(VisitMode):
        yield Problem("visit.unknown_mode", {"mode": visit.mode})
    for ordinal, finding in enumerate(findings, start=1):
        if finding.deadline is None:
            yield Problem("notice.finding_deadline_missing", {"ordinal": ordinal})


def _citations(finding: Finding, recorded: _Recorded) -> tuple[tuple[str, ...], list[str]]:
    """The texts to print, and the titles of what is cited and does not apply.

    Articles with a condition stand in a finding only when the inspector put them there: he has established it.
    """
    texts: list[str] = []
    left_out = []
    for id in finding.basis:
        known = id in known_ids()
        found = cite([id], recorded.day, recorded.enterprise.kind, conditional=True) if known else []
        texts += [citation.text for citation in found]
        if not found:
            left_out.append(f"《{article(id).law.title}》" if known else id)
    return tuple(dict.fromkeys(texts)), left_out


def _photos_of(finding: Finding, photos: tuple[Photo, ...]) -> list[Photo]:
    """Those of the finding itself and those of the item it was made from."""
    return [
        photo
        for photo in photos
        if photo.finding_id == finding.id or (finding.item and photo.item == finding.item and not photo.finding_id)
    ]


def _print_copy(store: Store, photo: Photo, enterprise: Enterprise) -> bytes | Problem:
    """With its marks and masks burnt in, and its stamp: the paper leaves the house."""
    try:
        return leaving_copy(store, photo, stamp_of(photo, enterprise))
    except (RefusedInputError, UnavailableError) as error:
        return error.problems[0]


def _relief(office: OfficeFacts, mode: str) -> ReliefBodies | None:
    if mode == "reminder" or not (office.reconsideration_body.strip() and office.court.strip()):
        return None
    return ReliefBodies(office.reconsideration_body, office.court)


def _left_at(visit: Visit) -> time | None:
    """The paper has one day for the visit: a visit that was closed on another day says only when it began."""
    closed = visit.closed_at
    return _clock(closed) if closed is not None and closed.date() == visit.opened_at.date() else None


def _clock(moment: datetime) -> time:
    return time(moment.hour, moment.minute)


def _taken_at(iso: str) -> str:
    """2026-08-03 10:21: a camera's time as people read it."""
    return iso[:16].replace("T", " ")
