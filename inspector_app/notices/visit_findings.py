"""Findings of a visit and their photos as papers say them: law that is in force and binds, photos numbered through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.evidence import Photo
from db.records.register import Enterprise
from db.records.visits import Finding
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.stamps import stamp_of
from inspector_app.evidence.working_copies import printed_copy
from inspector_app.law import LawBook
from inspector_app.messages import say
from inspector_app.notices.annex import NoticePhoto
from inspector_app.notices.rectification import NoticeFinding
from inspector_app.stores import Store

Picture = Callable[[Photo], bytes | Problem]
"""The JPEG to be printed, or why there is none."""


@dataclass(slots=True)
class PhotoNumbers:
    """Numbers the photos in the order in which the findings name them; equal ones are printed once."""

    picture: Picture
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
        self.photos.append(NoticePhoto(number, picture, photo.sha256, read_time(photo.taken_at), photo.caption))
        return number


def finding_facts(
    findings: Sequence[Finding],
    photos: Sequence[Photo],
    day: date,
    enterprise: Enterprise,
    law: LawBook,
    numbers: PhotoNumbers,
) -> tuple[tuple[NoticeFinding, ...], list[Problem]]:
    """With what is left out: law that does not apply on that day. Photos without a picture are in `numbers.problems`.

    `law` is the office's (inspector_app.law.readings.law_in): an article that was read after the visit is verified.

    Every finding has a deadline: `composing` refuses others before.
    """
    facts = []
    problems = []
    for ordinal, finding in enumerate(findings, start=1):
        citations, left_out = _citations(finding, day, enterprise.kind, law)
        named = [numbers.number(photo, ordinal) for photo in _photos_of(finding, photos)]
        shown = tuple(dict.fromkeys(each for each in named if each is not None))
        problems += [Problem("notice.article_left_out", {"ordinal": ordinal, "citation": each}) for each in left_out]
        assert finding.deadline is not None
        facts.append(
            NoticeFinding(
                ordinal,
                finding.problem,
                finding.requirement,
                finding.deadline,
                finding.severity,
                citations,
                shown,
                finding.id,
            )
        )
    return tuple(facts), problems


def print_copy(store: Store, photo: Photo, enterprise: Enterprise) -> bytes | Problem:
    """With its marks and masks burnt in, and its stamp: the paper leaves the house."""
    try:
        return printed_copy(store, photo, stamp_of(photo, enterprise))
    except (RefusedInputError, UnavailableError) as error:
        return error.problems[0]


def read_time(iso: str) -> str:
    """2026-08-03 10:21: a camera's time as people read it."""
    return iso[:16].replace("T", " ")


def _citations(finding: Finding, day: date, kind: str, law: LawBook) -> tuple[tuple[str, ...], list[str]]:
    """The texts to print, and the titles of what is cited and does not apply.

    Articles with a condition stand in a finding only when the inspector put them there: he has established it.
    """
    texts: list[str] = []
    left_out = []
    for id in finding.basis:
        known = id in law.known_ids()
        found = law.cite([id], day, kind, conditional=True) if known else []
        texts += [citation.text for citation in found]
        if not found:
            left_out.append(f"《{law.article(id).law.title}》" if known else id)
    return tuple(dict.fromkeys(texts)), left_out


def _photos_of(finding: Finding, photos: Sequence[Photo]) -> list[Photo]:
    """Those of the finding itself and those of the item it was made from.

    Films and documents are evidence as well, but nothing that a notice could show: they do not hold it up.
    """
    return [
        photo
        for photo in photos
        if photo.media_type.partition("/")[0] in ("image", "")
        and (photo.finding_id == finding.id or (finding.item and photo.item == finding.item and not photo.finding_id))
    ]
