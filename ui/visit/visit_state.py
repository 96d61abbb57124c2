"""What the visit page shows: read in one background job, frozen, replaced after each save."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from db.records.evidence import Photo
from db.records.rectification import Act, EarlierFinding
from db.records.register import Enterprise
from db.records.visits import Answer, Finding, Visit
from db.work import Work
from inspector_app.checklists.last_time import LastTime, last_time
from inspector_app.checklists.model import Area, Checklist, Item, Verdict
from inspector_app.checklists.progress import AreaProgress, is_complete, items_for, progress
from inspector_app.checklists.saved_before import saved_before
from inspector_app.checklists.visit_form import VisitForm, open_form
from inspector_app.deadlines import Deadlines, deadlines_in, repeats_in, shipped_deadlines
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.media import MediaKind, kind_of
from inspector_app.law import LawBook
from inspector_app.law.readings import law_in
from inspector_app.law.shipped import shipped_book
from inspector_app.rectification.acts import ActKind
from inspector_app.rectification.repeats import earlier_in
from inspector_app.stores import Store
from inspector_app.visits import visit_checklist


class ItemState(StrEnum):
    """How an item stands; every state has a word, a glyph and a colour of its own."""

    OPEN = "open"
    PARTIAL = "partial"
    """Something is recorded, but the item asks for more."""
    FAULTY = "faulty"
    """All is filled in, and something of it cannot stand: a tick would say that nothing is left to do."""
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


@dataclass(frozen=True)
class VisitState:
    """`areas` hold only what is asked now; `own` is false for a visit of another laptop."""

    visit: Visit
    enterprise: Enterprise
    areas: tuple[Area, ...]
    answers: Mapping[str, Answer]
    findings: tuple[Finding, ...]
    photos: tuple[Photo, ...]
    own: bool
    faulty: frozenset[str] = frozenset()
    """Codes of items with an answer that the checklist does not allow."""
    last_time: LastTime | None = None
    law: LawBook = field(default_factory=shipped_book)
    """As the office reads it."""
    deadlines: Deadlines = field(default_factory=shipped_deadlines)
    """By the office's rules."""
    repeats: Mapping[str, int] = field(default_factory=dict)
    """Item code to how often the same was found there lately."""
    earlier: Mapping[str, tuple[EarlierFinding, ...]] = field(default_factory=dict)
    """Item code to where the same was found before, newest first."""
    corrected: Mapping[str, Act] = field(default_factory=dict)
    """Finding id to how it was put right on the spot."""
    notes: tuple[Problem, ...] = ()
    """Of a visit of another laptop: what a person should know of its records."""

    @property
    def read_only(self) -> bool:
        return not self.own or self.visit.closed_at is not None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for area in self.areas for item in area.items)

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[Area, Item]]:
        return {item.code: (area, item) for area in self.areas for item in area.items}

    @cached_property
    def photo_counts(self) -> Mapping[str, int]:
        """Item code to how many photos, films and papers it has."""
        return Counter(photo.item for photo in self.photos if not photo.tray)

    @property
    def start(self) -> str:
        """Where the inspector was; else the first item."""
        codes = [item.code for item in self.items]
        return self.visit.current_item if self.visit.current_item in codes else codes[0]

    @property
    def free_findings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.item)

    def item(self, code: str) -> Item:
        return self._by_code[code][1]

    def area_of(self, code: str) -> Area:
        return self._by_code[code][0]

    def has_item(self, code: str) -> bool:
        return code in self._by_code

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
        return self._progress

    @cached_property
    def _progress(self) -> list[AreaProgress]:
        return progress(self.areas, self.answers, self.faulty)

    def at_visit(self, visit: Visit) -> "VisitState":
        """The same with what the visit itself says now, such as where the inspector is."""
        after = replace(self, visit=visit)
        known = (*_OF_AREAS_AND_PHOTOS, "_progress")
        after.__dict__.update({name: self.__dict__[name] for name in known if name in self.__dict__})
        return after

    def with_kept(self, kept: "Kept") -> "VisitState":
        """After one answer was kept: what that cannot have changed is not worked out again."""
        after = replace(
            self, visit=kept.visit, answers={**self.answers, kept.answer.item: kept.answer}, findings=kept.findings
        )
        known = self.__dict__
        after.__dict__.update({name: known[name] for name in _OF_AREAS_AND_PHOTOS if name in known})
        if "_progress" in known and self.has_item(kept.answer.item):
            area = self.area_of(kept.answer.item)
            (fresh,) = progress([area], after.answers, self.faulty)
            after.__dict__["_progress"] = [fresh if each.code == area.code else each for each in self._progress]
        return after

    def is_missing(self, code: str) -> bool:
        return code in self.faulty or not is_complete(self.item(code), self.answers.get(code))

    def standing(self, item: Item, unsaved: Collection[str] = ()) -> ItemState:
        """How that item is shown. `unsaved` are codes whose answers are not in the store."""
        if item.code in unsaved:
            return ItemState.UNSAVED
        found = _item_state(item, self.answers.get(item.code))
        known = (ItemState.RECORDED, ItemState.PASSED, ItemState.PARTIAL)
        return ItemState.FAULTY if item.code in self.faulty and found in known else found

    def lacking_photos(self) -> tuple[Item, ...]:
        """Items that failed without any photo, or were judged with fewer photos than the checklist asks."""
        return tuple(item for item in self.items if self._lacks_photos(item))

    def _lacks_photos(self, item: Item) -> bool:
        verdict, taken = self.answer(item.code).verdict, self.photo_count(item.code)
        if verdict == Verdict.FAIL:
            return taken < max(item.photos_min, 1)
        return verdict == Verdict.PASS and taken < item.photos_min


_OF_AREAS_AND_PHOTOS = ("items", "_by_code", "photo_counts")
"""Worked out of areas and photos alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one answer changed in the store."""

    visit: Visit
    answer: Answer
    findings: tuple[Finding, ...]


def _item_state(item: Item, answer: Answer | None) -> ItemState:
    if answer is None:
        return ItemState.OPEN
    if is_complete(item, answer):
        return _STATE_OF_VERDICT.get(answer.verdict, ItemState.RECORDED)
    if answer.verdict == Verdict.FAIL:
        # That it failed outweighs that a number is missing; the count of the area tells the latter.
        return ItemState.FAILED
    return ItemState.PARTIAL if answer.verdict or any(answer.values.values()) else ItemState.OPEN


def load_visit(store: Store, visit_id: str) -> VisitState:
    """Everything of one visit, as if no answer decided what is asked. Raises RefusedInputError, StoreTroubleError."""
    return _loaded(store, visit_id)[0]


def load_visit_form(store: Store, visit_id: str, now: datetime, language: str) -> tuple[VisitState, VisitForm]:
    """Everything of one visit and its form, which one thread at a time may use. Raises as `load_visit`."""
    state, checklist = _loaded(store, visit_id)
    kind, answers = state.enterprise.kind, state.answers.values()
    form = open_form(
        checklist,
        kind,
        answers,
        now=now,
        language=language,
        chance=visit_id,
        begun=state.visit.opened_at,
        last_saved=lambda: saved_before(store, state.visit),
    )
    return as_asked(replace(state, last_time=last_time(store, state.visit)), form), form


def as_asked(state: VisitState, form: VisitForm) -> VisitState:
    """The state with what the form asks now."""
    if state.areas is form.areas and state.faulty == form.faulty:
        return state
    return replace(state, areas=form.areas, faulty=form.faulty)


def _loaded(store: Store, visit_id: str) -> tuple[VisitState, Checklist]:
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        enterprise = work.enterprises.get(visit.enterprise_id)
        if enterprise is None:
            raise RefusedInputError([Problem("visit.enterprise_not_found", {"id": visit.enterprise_id})])
        given, law = _given(work, visit_id), law_in(work)
        deadlines, repeats = deadlines_in(work), repeats_in(work, visit)
        seen_before, corrected = earlier_in(work, visit), _corrected(work, visit_id)
        notes = () if store.owns(visit.device) else _notes(work, visit_id)
    checklist = visit_checklist(store, visit)
    areas = tuple(items_for(checklist, enterprise.kind))
    state = VisitState(
        visit, enterprise, areas, *given, own=store.owns(visit.device), law=law, deadlines=deadlines, repeats=repeats
    )
    return replace(state, earlier=seen_before, corrected=corrected, notes=notes), checklist


def _notes(work: Work, visit_id: str) -> tuple[Problem, ...]:
    from inspector_app.exchange.kinds.hints import notes_of_visit

    return notes_of_visit(work, visit_id)


def read_visit(store: Store, visit_id: str) -> Visit:
    """The visit itself, which was there a moment ago."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
    assert visit is not None
    return visit


def read_kept(store: Store, visit_id: str, item: str) -> Kept:
    """After an answer was committed: it and what came with it, not the hundreds of others."""
    with store.database.look() as work:
        visit, answer = work.visits.get(visit_id), work.answers.get(visit_id, item)
        assert visit is not None
        assert answer is not None
        return Kept(visit, answer, tuple(work.findings.of_visit(visit_id)))


def reload_visit(store: Store, before: VisitState) -> VisitState:
    """The same visit after a save; its checklist and enterprise are not read again."""
    with store.database.look() as work:
        visit = work.visits.get(before.visit.id)
        answers, findings, photos = _given(work, before.visit.id)
        corrected = _corrected(work, before.visit.id)
    given = replace(before, answers=answers, findings=findings, photos=photos)
    return replace(given, visit=visit or before.visit, corrected=corrected)


def _corrected(work: Work, visit_id: str) -> dict[str, Act]:
    acts = work.rectifications.of_visit(visit_id)
    return {act.finding_id: act for act in acts if act.act == ActKind.CORRECTED}


def _given(work: Work, visit_id: str) -> tuple[Mapping[str, Answer], tuple[Finding, ...], tuple[Photo, ...]]:
    return (
        work.answers.of_visit(visit_id),
        tuple(work.findings.of_visit(visit_id)),
        tuple(work.photos.of_visit(visit_id)),
    )
