"""Removed photos: who removed them and when, and the way back. Nothing is ever erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.work import Work
from inspector_app.audit.people import People
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.gallery import GalleryPhoto, photos_named
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Removal:
    person: str
    """ "" when nobody knows the laptop."""
    at: datetime | None
    """None when the log has no readable time."""


@dataclass(frozen=True, slots=True)
class RemovedPhoto:
    found: GalleryPhoto
    removal: Removal


def list_trash(store: Store) -> tuple[RemovedPhoto, ...]:
    """All removed photos, last removed first."""
    with store.database.look() as work:
        ids = work.photo_search.removed_ids()
    removals = removals_of(store, ids)
    photos = [RemovedPhoto(each, removals.get(each.photo.id, Removal("", None))) for each in photos_named(store, ids)]
    return tuple(sorted(photos, key=lambda each: (_instant(each.removal), each.found.photo.id), reverse=True))


def removals_of(store: Store, photo_ids: Sequence[str]) -> dict[str, Removal]:
    """Photo id to who removed it last, and when."""
    with store.database.look() as work:
        removed = work.photo_search.removals(photo_ids)
        people = People(work)
    return {photo: Removal(people.at(each.dev, each.seq), _moment(each.wall)) for photo, each in removed.items()}


def restore_photos(store: Store, photo_ids: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Puts removed photos back where they were; gives the ids of those that were removed.

    Raises RefusedInputError photo.gone when one is not in the store, visit.not_own, visit.closed …: nothing is changed.
    """
    with store.database.work(now) as work:
        _require_changeable(work, store, photo_ids)
        removed = [each for each in dict.fromkeys(photo_ids) if work.photo_search.is_removed(each)]
        for photo in removed:
            work.photos.save(photo, {"deleted": False})
    return tuple(removed)


def _require_changeable(work: Work, store: Store, photo_ids: Sequence[str]) -> None:
    photos = [work.photos.get(each) for each in photo_ids]
    visits = {photo.visit_id for photo in photos if photo is not None}
    for visit in sorted(visits):
        changeable_visit(work, store, visit)
    if None in photos:
        raise RefusedInputError([Problem("photo.gone")])


def _moment(wall: str) -> datetime | None:
    try:
        return datetime.fromisoformat(wall)
    except ValueError:
        return None


def _instant(removal: Removal) -> float:
    return removal.at.timestamp() if removal.at is not None else 0.0
