"""Moves photos between the items of a visit and its tray, and orders them; every move can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.records.evidence import Photo
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Where a photo was."""

    photo_id: str
    item: str
    tray: bool
    position: int


def place_photos(store: Store, photo_ids: Sequence[str], item: str, now: datetime) -> tuple[Place, ...]:
    """Puts them behind the photos of the item, "" being the visit itself; gives where they were.

    Raises RefusedInputError photo.gone when one is no longer there, visit.closed …; then nothing is moved.
    """
    return _moved(store, photo_ids, item, now, tray=False)


def return_to_tray(store: Store, photo_ids: Sequence[str], now: datetime) -> tuple[Place, ...]:
    """Takes them off their items, to wait for a person to say where they belong. Raises as `place_photos`."""
    return _moved(store, photo_ids, "", now, tray=True)


def put_as_before(store: Store, places: Sequence[Place], now: datetime) -> None:
    """Takes a move or an order back. Raises RefusedInputError visit.closed …"""
    with store.database.work(now) as work:
        for place, photo in zip(places, _found(work, store, [each.photo_id for each in places]), strict=True):
            wanted = {"item": place.item, "tray": place.tray, "position": place.position}
            _save_changed(work, photo, wanted)


def order_photos(store: Store, photo_ids: Sequence[str], now: datetime) -> tuple[Place, ...]:
    """Shows these photos of one item in this order; gives where they were. Raises as `place_photos`."""
    with store.database.work(now) as work:
        photos = _found(work, store, photo_ids)
        before = tuple(_place_of(photo) for photo in photos)
        # Photos that were merged from elsewhere may share a position: the order must come out whatever they had.
        start, positions = 0, []
        for wanted in sorted(photo.position for photo in photos):
            start = max(start + 1, wanted)
            positions.append(start)
        for photo, position in zip(photos, positions, strict=True):
            _save_changed(work, photo, {"position": position})
    return before


def _moved(store: Store, photo_ids: Sequence[str], item: str, now: datetime, *, tray: bool) -> tuple[Place, ...]:
    with store.database.work(now) as work:
        photos = _found(work, store, photo_ids)
        moving = [photo for photo in photos if (photo.item, photo.tray) != (item, tray)]
        last = max((each.position for photo in photos[:1] for each in work.photos.of_visit(photo.visit_id)), default=0)
        for position, photo in enumerate(moving, start=last + 1):
            _save_changed(work, photo, {"item": item, "tray": tray, "position": position})
    return tuple(_place_of(photo) for photo in moving)


def _found(work: Work, store: Store, photo_ids: Sequence[str]) -> list[Photo]:
    photos = [photo for each in photo_ids if (photo := work.photos.get(each)) is not None]
    if len(photos) != len(photo_ids):
        raise RefusedInputError([Problem("photo.gone")])
    for visit in {photo.visit_id for photo in photos}:
        changeable_visit(work, store, visit)
    return photos


def _place_of(photo: Photo) -> Place:
    return Place(photo.id, photo.item, photo.tray, photo.position)


def _save_changed(work: Work, photo: Photo, wanted: dict[str, object]) -> None:
    changed = {name: value for name, value in wanted.items() if getattr(photo, name) != value}
    if changed:
        work.photos.save(photo.id, changed)
