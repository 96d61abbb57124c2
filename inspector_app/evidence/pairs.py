"""Before and after: a photo says which earlier one shows the same view before the correction.

Only a photo of an own open visit can be said to be the later one; the earlier one may lie in any visit of the same
enterprise. Pairs come from packs, too: one that cannot be true is not listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from db.records.evidence import Photo
from db.records.visits import Visit
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.alignment import Alignment, alignment_of
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

_LONGEST_CHAIN = 100
"""Before, between, after: more re-inspections of one view than anybody makes."""


@dataclass(frozen=True, slots=True)
class EarlierPhoto:
    """A photo that may be the "before" of another."""

    photo: Photo
    visited_at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    before: Photo
    before_visited_at: datetime
    after: Photo
    after_visited_at: datetime
    alignment: Alignment | None = None
    """What lays the later photo over the earlier one, as a person said it; `pair_copies` draws both so."""


def earlier_photos(store: Store, photo_id: str) -> list[EarlierPhoto]:
    """What can be chosen as the "before" of this photo, newest visit first. RefusedInputError photo.gone."""
    with store.database.look() as work:
        after = _photo(work, photo_id)
        visits = work.visits.of_enterprise(_visit(work, after).enterprise_id)
        photos = [(photo, visit) for visit in visits for photo in work.photos.of_visit(visit.id)]
        of_item = [(photo, visit) for photo, visit in photos if photo.item == after.item]
        return [
            EarlierPhoto(photo, visit.opened_at) for photo, visit in of_item if not _refusals(work, photo.id, after)
        ]


def pair_photos(store: Store, after_id: str, before_id: str, now: datetime) -> None:
    """Says that `before_id` shows the same view before the correction; one event in the log.

    Raises RefusedInputError with every reason: photo.gone, photo.pair_missing, photo.pair_self, photo.pair_cycle,
    photo.pair_elsewhere, photo.pair_other_item, photo.pair_later, visit.closed, visit.not_own.
    """
    with store.database.work(now) as work:
        after = _photo(work, after_id)
        changeable_visit(work, store, after.visit_id)
        problems = _refusals(work, before_id, after)
        if problems:
            raise RefusedInputError(problems)
        if after.pair_of != before_id:
            # Two places of another photo say nothing about this one.
            work.photos.save(after_id, {"pair_of": before_id, "pair_points": []})


def unpair_photo(store: Store, after_id: str, now: datetime) -> None:
    """The photo stands alone again. Raises RefusedInputError photo.gone, visit.closed, visit.not_own."""
    with store.database.work(now) as work:
        after = _photo(work, after_id)
        changeable_visit(work, store, after.visit_id)
        if after.pair_of:
            work.photos.save(after_id, {"pair_of": "", "pair_points": []})


def align_pair(store: Store, after_id: str, alignment: Alignment | None, now: datetime) -> None:
    """Keeps how the later photo lies over the earlier one, or, with None, that it lies nowhere.

    Raises RefusedInputError photo.gone, photo.pair_missing, photo.points_close, visit.closed, visit.not_own.
    """
    values = alignment.as_list() if alignment is not None else []
    if alignment is not None and alignment_of(values) is None:
        raise RefusedInputError([Problem("photo.points_close")])
    with store.database.work(now) as work:
        after = _photo(work, after_id)
        changeable_visit(work, store, after.visit_id)
        if _pair(work, after) is None:
            raise RefusedInputError([Problem("photo.pair_missing")])
        if list(after.pair_points) != values:
            work.photos.save(after_id, {"pair_points": values})


def pair_of(store: Store, photo_id: str) -> Pair | None:
    """The pair whose later photo this is; None when there is none, or none that can be true."""
    with store.database.look() as work:
        return _pair(work, _photo(work, photo_id))


def pairs_of_visit(store: Store, visit_id: str) -> list[Pair]:
    """The pairs whose later photo belongs to this visit, in the order of its photos: what papers print."""
    with store.database.look() as work:
        pairs = [_pair(work, photo) for photo in work.photos.of_visit(visit_id)]
    return [pair for pair in pairs if pair is not None]


def _pair(work: Work, after: Photo) -> Pair | None:
    if not after.pair_of or _refusals(work, after.pair_of, after):
        return None
    before = _photo(work, after.pair_of)
    aligned = alignment_of(after.pair_points)
    return Pair(before, _visit(work, before).opened_at, after, _visit(work, after).opened_at, aligned)


def _refusals(work: Work, before_id: str, after: Photo) -> list[Problem]:
    """Why the one cannot be the "before" of the other."""
    if before_id == after.id:
        return [Problem("photo.pair_self")]
    before = _shown(work, before_id)
    visits = [work.visits.get(photo.visit_id) for photo in (before, after) if photo is not None]
    if before is None or None in visits:
        return [Problem("photo.pair_missing")]
    first, second = (visit for visit in visits if visit is not None)
    return list(_contradictions(work, before, first, after, second))


def _contradictions(work: Work, before: Photo, first: Visit, after: Photo, second: Visit) -> Iterator[Problem]:
    if first.enterprise_id != second.enterprise_id:
        yield Problem("photo.pair_elsewhere")
    if before.item != after.item:
        yield Problem("photo.pair_other_item", {"before": before.item, "after": after.item})
    if (first.opened_at, before.added_at, before.position) > (second.opened_at, after.added_at, after.position):
        yield Problem("photo.pair_later")
    if _leads_to(work, before, after.id):
        yield Problem("photo.pair_cycle")


def _leads_to(work: Work, photo: Photo, target: str) -> bool:
    """Whether `target` is among the earlier photos of `photo`; a chain without end counts as if it were."""
    for _ in range(_LONGEST_CHAIN):
        if not photo.pair_of:
            return False
        if photo.pair_of == target:
            return True
        earlier = work.photos.get(photo.pair_of)
        if earlier is None:
            return False
        photo = earlier
    return True


def _photo(work: Work, photo_id: str) -> Photo:
    photo = work.photos.get(photo_id)
    if photo is None:
        raise RefusedInputError([Problem("photo.gone")])
    return photo


def _shown(work: Work, photo_id: str) -> Photo | None:
    """None for a photo that was removed, too."""
    photo = work.photos.get(photo_id)
    if photo is None:
        return None
    return next((each for each in work.photos.of_visit(photo.visit_id) if each.id == photo_id), None)


def _visit(work: Work, photo: Photo) -> Visit:
    visit = work.visits.get(photo.visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    return visit
