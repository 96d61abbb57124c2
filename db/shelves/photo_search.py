"""Photos of all visits, looked through a few visits at a time: what the gallery, the trash and the hash list read.

Visits are narrowed down first, in memory; photos are then read by the index of their visit, so that the first screen
costs the same in a store of a hundred thousand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from db.records.evidence import Photo
from db.rows import as_time
from db.tables import EVENTS, HEADS, PROJECTIONS

_PHOTOS = PROJECTIONS["photo"]
_VISITS = PROJECTIONS["visit"]
_ENTERPRISES = PROJECTIONS["enterprise"]
_ANSWERS = PROJECTIONS["answer"]

_COLUMNS = [column for column in _PHOTOS.c if column.name not in ("deleted", "layers", "pair_points")]
_ADDED_AT = [column.name for column in _COLUMNS].index("added_at")
_NAMES = tuple(column.name for column in _COLUMNS)
_BATCH = 400


class VisitOfPhotos(NamedTuple):
    """What a heading of the gallery says; times as the events wrote them, all but `id` "" of a visit not here."""

    id: str
    enterprise_id: str = ""
    enterprise_name: str = ""
    device: str = ""
    opened_at: str = ""
    closed_at: str = ""


class FoundPhoto(NamedTuple):
    photo: Photo
    """Without what is drawn over it."""
    failed: bool
    """Its item was found not to comply."""


class Removed(NamedTuple):
    """The event that put a photo into the trash."""

    dev: str
    seq: int
    wall: str


@dataclass(frozen=True, slots=True)
class PhotoConditions:
    """What a photo must be; what is empty or None does not narrow."""

    items: tuple[str, ...] = ()
    item_begins: str = ""
    failed: bool | None = None
    tray: bool | None = None
    media: str = ""
    """"picture", "video" or "document"."""
    deleted: bool = False


class PhotoSearch:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def visits(self) -> list[VisitOfPhotos]:
        """All that are here, in no order."""
        return list(map(VisitOfPhotos._make, self._connection.execute(_EVERY_VISIT).all()))

    def only_named(self) -> list[VisitOfPhotos]:
        """Visits that are not here, only photos of them: each visit of the store costs a step of this."""
        return [VisitOfPhotos(visit) for visit in self._connection.execute(_ONLY_NAMED).scalars().all()]

    def photos(self, visits: Sequence[str], wanted: PhotoConditions) -> list[FoundPhoto]:
        """Those of these visits, each visit's newest first."""
        found = []
        for batch in _batches(visits):
            query = _EVERY_PHOTO.where(_PHOTOS.c.visit_id.in_(batch), *_conditions(wanted))
            found += [_found(row) for row in self._connection.execute(query)]
        return sorted(found, key=_place, reverse=True)

    def named(self, ids: Sequence[str]) -> list[FoundPhoto]:
        """Those that are here, removed or not, in the order of `ids`."""
        found: dict[str, FoundPhoto] = {}
        for batch in _batches(ids):
            query = _EVERY_PHOTO.where(_PHOTOS.c.id.in_(batch))
            found |= {row[0]: _found(row) for row in self._connection.execute(query)}
        return [found[each] for each in dict.fromkeys(ids) if each in found]

    def count(self, visits: Sequence[str], wanted: PhotoConditions) -> int:
        total = 0
        for batch in _batches(visits):
            query = select(func.count()).where(_PHOTOS.c.visit_id.in_(batch), *_conditions(wanted))
            total += int(self._connection.execute(query).scalar() or 0)
        return total

    def removals(self, ids: Sequence[str]) -> dict[str, Removed]:
        """Photo id to the last event that removed it."""
        removed: dict[str, Removed] = {}
        joined = HEADS.join(EVENTS, and_(EVENTS.c.dev == HEADS.c.dev, EVENTS.c.seq == HEADS.c.seq))
        columns = select(HEADS.c.obj, EVENTS.c.dev, EVENTS.c.seq, EVENTS.c.wall).select_from(joined)
        for batch in _batches(ids):
            query = columns.where(HEADS.c.obj.in_(batch), HEADS.c.field == "deleted").order_by(EVENTS.c.lam)
            removed |= {row[0]: Removed(*row[1:]) for row in self._connection.execute(query)}
        return removed

    def removed_ids(self) -> list[str]:
        """Of all photos in the trash."""
        return list(self._connection.execute(select(_PHOTOS.c.id).where(_PHOTOS.c.deleted)).scalars())

    def is_removed(self, photo: str) -> bool:
        query = select(_PHOTOS.c.id).where(_PHOTOS.c.id == photo, _PHOTOS.c.deleted)
        return self._connection.execute(query).first() is not None

    def checklists(self) -> list[str]:
        """Ids of the versions that visits were made with."""
        return list(self._connection.execute(select(_VISITS.c.checklist_id).distinct()).scalars())


def _conditions(wanted: PhotoConditions) -> Iterator[ColumnElement[bool]]:
    yield _PHOTOS.c.deleted if wanted.deleted else ~_PHOTOS.c.deleted
    if wanted.items:
        yield _PHOTOS.c.item.in_(wanted.items)
    if wanted.item_begins:
        yield _PHOTOS.c.item.startswith(wanted.item_begins, autoescape=True)
    if wanted.tray is not None:
        yield _PHOTOS.c.tray if wanted.tray else ~_PHOTOS.c.tray
    if wanted.failed is not None:
        yield _is_failed() if wanted.failed else ~_is_failed()
    if wanted.media:
        yield _is_of(wanted.media)


def _is_failed() -> ColumnElement[bool]:
    # By the answer's whole key (db.shelves.visits): one look for each photo.
    answer = _PHOTOS.c.visit_id + "/answer/" + _PHOTOS.c.item
    return exists().where(_ANSWERS.c.id == answer, _ANSWERS.c.verdict == "fail").correlate(_PHOTOS)


def _every_visit() -> Select[Any]:
    joined = _VISITS.outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == _VISITS.c.enterprise_id)
    name = func.coalesce(_ENTERPRISES.c.name, "")
    columns = (_VISITS.c.id, _VISITS.c.enterprise_id, name, _VISITS.c.device, _VISITS.c.opened_at, _VISITS.c.closed_at)
    return select(*columns).select_from(joined)


def _only_named() -> Select[Any]:
    """Visits that photos name and that are not here, by stepping from one to the next in the index of photos.

    "Distinct" reads the index of each photo, forty times as many.
    """
    named = select(func.min(_PHOTOS.c.visit_id).label("id")).cte("named", recursive=True)
    following = select(func.min(_PHOTOS.c.visit_id)).where(_PHOTOS.c.visit_id > named.c.id).scalar_subquery()
    named = named.union_all(select(following).where(named.c.id.is_not(None)))
    known = exists().where(_VISITS.c.id == named.c.id).correlate(named)
    return select(named.c.id).where(named.c.id.is_not(None), ~known)


# Built once: to build one costs as much as to run it.
_EVERY_VISIT, _ONLY_NAMED = _every_visit(), _only_named()
_EVERY_PHOTO = select(*_COLUMNS, _is_failed().label("failed"))


def _is_of(media: str) -> ColumnElement[bool]:
    picture, video = _PHOTOS.c.media_type.startswith("image/"), _PHOTOS.c.media_type.startswith("video/")
    return {"picture": picture, "video": video}.get(media, ~picture & ~video)


def _place(found: FoundPhoto) -> tuple[float, str]:
    photo = found.photo
    return (photo.added_at.timestamp() if photo.added_at else -inf), photo.id


def _found(row: Any) -> FoundPhoto:
    values = dict(zip(_NAMES, row, strict=False))
    values["added_at"] = as_time(row[_ADDED_AT])
    return FoundPhoto(Photo(**values), bool(row[-1]))


def _batches(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
