"""What the visit page shows: read in one background job, frozen, replaced after each save."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from db.database import Work
from db.records import Answer, Enterprise, Finding, Photo, Visit
from inspector_app.checklists.model import Area, Item, Verdict
from inspector_app.checklists.progress import AreaProgress, is_complete, items_for, progress
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.media import MediaKind, kind_of
from inspector_app.stores import Store
from inspector_app.visits import visit_checklist


class ItemState(StrEnum):
    """How an item stands; every state has a word, a glyph and a colour of its own."""

    OPEN = "open"
    PARTIAL = "partial"
    """Something is recorded, but the item asks for more."""
    RECORDED = "recorded"
    """Complete, of an item that only records facts."""
    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "na"
    UNSAVED = "unsaved"


_STATE_OF_VERDICT = {
    Verdict.PASS.value: ItemState.PASSED,
    Verdict.FAIL.value: ItemState.FAILED,
    Verdict.NOT_APPLICABLE.value: ItemState.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class VisitState:
    """`areas` hold only what this kind of enterprise is asked; `own` is false for a visit of another laptop."""

    visit: Visit
    enterprise: Enterprise
    areas: tuple[Area, ...]
    answers: Mapping[str, Answer]
    findings: tuple[Finding, ...]
    photos: tuple[Photo, ...]
    own: bool

    @property
    def read_only(self) -> bool:
        return not self.own or self.visit.closed_at is not None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for area in self.areas for item in area.items)

    @property
    def start(self) -> str:
        """Where the inspector was; else the first item."""
        codes = [item.code for item in self.items]
        return self.visit.current_item if self.visit.current_item in codes else codes[0]

    @property
    def free_findings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.item)

    def item(self, code: str) -> Item:
        return next(item for item in self.items if item.code == code)

    def area_of(self, code: str) -> Area:
        return next(area for area in self.areas if any(item.code == code for item in area.items))

    def answer(self, code: str) -> Answer:
        return self.answers.get(code) or Answer(self.visit.id, code)

    def finding_of(self, code: str) -> Finding | None:
        return next((finding for finding in self.findings if finding.item == code), None)

    def photos_of(self, code: str) -> tuple[Photo, ...]:
        return tuple(photo for photo in self.photos if photo.item == code and not photo.tray)

    @property
    def tray(self) -> tuple[Photo, ...]:
        """Photos that wait for a person to say where they belong."""
        return tuple(photo for photo in self.photos if photo.tray)

    def photo_count(self, code: str) -> int:
        """How many photos and films an item has; papers do not count towards what it asks for."""
        return sum(kind_of(photo.media_type) is not MediaKind.DOCUMENT for photo in self.photos_of(code))

    def progress(self) -> list[AreaProgress]:
        return progress(self.areas, self.answers)

    def is_missing(self, code: str) -> bool:
        return not is_complete(self.item(code), self.answers.get(code))

    def lacking_photos(self) -> tuple[Item, ...]:
        """Items that failed without any photo, or were judged with fewer photos than the checklist asks."""
        return tuple(item for item in self.items if self._lacks_photos(item))

    def _lacks_photos(self, item: Item) -> bool:
        verdict, taken = self.answer(item.code).verdict, self.photo_count(item.code)
        if verdict == Verdict.FAIL:
            return taken < max(item.photos_min, 1)
        return verdict == Verdict.PASS and taken < item.photos_min


def item_state(item: Item, answer: Answer | None) -> ItemState:
    if answer is None:
        return ItemState.OPEN
    if is_complete(item, answer):
        return _STATE_OF_VERDICT.get(answer.verdict, ItemState.RECORDED)
    if answer.verdict == Verdict.FAIL:
        # That it failed outweighs that a number is missing; the count of the area tells the latter.
        return ItemState.FAILED
    return ItemState.PARTIAL if answer.verdict or any(answer.values.values()) else ItemState.OPEN


def load_visit(store: Store, visit_id: str) -> VisitState:
    """Everything of one visit. Raises RefusedInputError (visit.not_found …) and StoreTroubleError."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        enterprise = work.enterprises.get(visit.enterprise_id)
        if enterprise is None:
            raise RefusedInputError([Problem("visit.enterprise_not_found", {"id": visit.enterprise_id})])
        given = _given(work, visit_id)
    areas = tuple(items_for(visit_checklist(store, visit), enterprise.kind))
    return VisitState(visit, enterprise, areas, *given, own=store.owns(visit.device))


def reload_visit(store: Store, before: VisitState) -> VisitState:
    """The same visit after a save; its checklist and enterprise are not read again."""
    with store.database.look() as work:
        visit = work.visits.get(before.visit.id)
        answers, findings, photos = _given(work, before.visit.id)
    return replace(before, visit=visit or before.visit, answers=answers, findings=findings, photos=photos)


def _given(work: Work, visit_id: str) -> tuple[Mapping[str, Answer], tuple[Finding, ...], tuple[Photo, ...]]:
    return (
        work.answers.of_visit(visit_id),
        tuple(work.findings.of_visit(visit_id)),
        tuple(work.photos.of_visit(visit_id)),
    )
