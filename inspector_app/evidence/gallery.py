"""The photos of all visits, newest visit first and in it the newest photo: filtered, read a screen at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import inf
from operator import attrgetter
from typing import NamedTuple

from db.records.evidence import Photo
from db.records.visits import Visit
from db.rows import as_time
from db.shelves.photo_search import FoundPhoto, PhotoConditions, VisitOfPhotos
from db.work import Work
from inspector_app.checklists.model import Area
from inspector_app.checklists.snapshots import from_json
from inspector_app.evidence.matching import is_outside
from inspector_app.stores import Store

_OFFSET_AT = -6
"""Where "+08:00" begins in a time."""
_FIRST_BATCH, _LARGEST_BATCH = 3, 400
"""Visits looked through at once: few where each has photos, more where hardly one has what is wanted."""


class GalleryVisit(NamedTuple):
    """What photos are grouped by; a tuple, because thousands are made before the first screen."""

    id: str
    enterprise_id: str
    enterprise_name: str
    opened_text: str
    """As the event wrote it; "" of a visit that is not in this store."""
    closed_text: str
    own: bool

    @property
    def opened_at(self) -> datetime | None:
        """None of a visit that is not in this store."""
        return as_time(self.opened_text)

    @property
    def closed_at(self) -> datetime | None:
        return as_time(self.closed_text)

    @property
    def changeable(self) -> bool:
        return self.own and self.opened_at is not None and self.closed_at is None


NOT_HERE = GalleryVisit("", "", "", "", "", own=False)
"""Stands last for all visits that are not in this store, of which it has photos: they are looked for when their turn
comes, since that takes longer than the first screen."""


@dataclass(frozen=True, slots=True)
class GalleryQuery:
    """What is wanted; what is empty or None does not narrow."""

    enterprises: frozenset[str] | None = None
    """Ids, as a search found them."""
    visit: str = ""
    since: date | None = None
    """First day of visits, on the clock of this computer."""
    until: date | None = None
    own: bool | None = None
    outside: bool = False
    """Only those that were not taken during their visit."""
    conditions: PhotoConditions = field(default_factory=PhotoConditions)


class GalleryPhoto(NamedTuple):
    photo: Photo
    visit: GalleryVisit
    failed: bool
    """Its item was found not to comply."""
    outside: bool
    """It was not taken during the visit."""


@dataclass(frozen=True, slots=True)
class GalleryPage:
    photos: tuple[GalleryPhoto, ...]
    """Of whole visits."""
    rest: tuple[GalleryVisit, ...]
    """Visits not looked through yet."""


def gallery_visits(store: Store, query: GalleryQuery) -> tuple[GalleryVisit, ...]:
    """Those whose photos are wanted, newest first; in place of those that only photos name, `NOT_HERE`."""
    with store.database.look() as work:
        found = work.photo_search.visits()
    # Hardly more than one laptop, and thousands of visits: each is asked about once.
    own = {device: bool(device) and store.owns(device) for device in {each.device for each in found}}
    if query.visit or query.enterprises is not None:
        found = [each for each in found if _may_be(each, query)]
    visits = [_visit(own, each) for each in sorted(found, key=_order(found), reverse=True)]
    if _narrows(query):
        visits = [each for each in visits if _is_wanted(each, query)]
    return (*visits, NOT_HERE) if _may_be_elsewhere(query, visits) else tuple(visits)


def read_photos(store: Store, query: GalleryQuery, visits: Sequence[GalleryVisit], at_least: int) -> GalleryPage:
    """Photos of the first of `visits`, so many that there are `at_least`, if there are that many."""
    photos: list[GalleryPhoto] = []
    done, size = 0, _FIRST_BATCH
    with store.database.look() as work:
        while done < len(visits) and len(photos) < at_least:
            # What may turn out to be nothing is not left for a page of its own.
            end = done + size + (tuple(visits[done + size :]) == (NOT_HERE,))
            batch = visits[done:end]
            named = _named(work, batch, query)
            photos += _in_order(named, work.photo_search.photos([each.id for each in named], query.conditions), query)
            done, size = done + len(batch), min(2 * size, _LARGEST_BATCH)
    return GalleryPage(tuple(photos), tuple(visits[done:]))


def count_photos(store: Store, query: GalleryQuery, visits: Sequence[GalleryVisit]) -> int:
    """How many photos of these visits are wanted."""
    if query.outside:
        return len(read_photos(store, query, visits, at_least=1 << 60).photos)
    with store.database.look() as work:
        return work.photo_search.count([each.id for each in _named(work, visits, query)], query.conditions)


def photos_named(store: Store, ids: Sequence[str]) -> tuple[GalleryPhoto, ...]:
    """Those that are in the store, removed or not, in the order of `ids`."""
    with store.database.look() as work:
        found = work.photo_search.named(ids)
        every = work.photo_search.visits()
    own = {device: bool(device) and store.owns(device) for device in {each.device for each in every}}
    visits = {each.id: _visit(own, each) for each in every}
    return tuple(_photo(each, visits.get(each.photo.visit_id) or _elsewhere(each.photo.visit_id)) for each in found)


def areas_of_visits(store: Store) -> tuple[Area, ...]:
    """Areas of all checklist versions that visits were made with; one code stands once, with all its items."""
    areas: dict[str, Area] = {}
    with store.database.look() as work:
        contents = [work.checklists.content(each) for each in work.photo_search.checklists()]
    for content in contents:
        for area in from_json(content).areas if content is not None else ():
            known = areas.setdefault(area.code, area)
            codes = {item.code for item in known.items}
            more = tuple(item for item in area.items if item.code not in codes)
            areas[area.code] = Area(known.code, known.label, known.items + more)
    return tuple(areas.values())


def _order(visits: Sequence[VisitOfPhotos]) -> Callable[[VisitOfPhotos], tuple[object, str]]:
    """By the text when all have one offset, as nearly always: to make a time of each costs ten times as much."""
    if len({visit.opened_at[_OFFSET_AT:] for visit in visits if visit.opened_at}) <= 1:
        return attrgetter("opened_at", "id")
    return _place


def _place(visit: VisitOfPhotos) -> tuple[object, str]:
    opened = as_time(visit.opened_at)
    return (opened.timestamp() if opened is not None else -inf), visit.id


def _narrows(query: GalleryQuery) -> bool:
    return query.own is not None or query.since is not None or query.until is not None


def _may_be(visit: VisitOfPhotos, query: GalleryQuery) -> bool:
    """What can be told before any text becomes a time."""
    if query.visit and visit.id != query.visit:
        return False
    return query.enterprises is None or visit.enterprise_id in query.enterprises


def _may_be_elsewhere(query: GalleryQuery, here: Sequence[GalleryVisit]) -> bool:
    """Whether a visit of which nothing but its id is known may be wanted."""
    if query.enterprises is not None or query.own or query.since is not None or query.until is not None:
        return False
    return not query.visit or not here


def _named(work: Work, visits: Sequence[GalleryVisit], query: GalleryQuery) -> list[GalleryVisit]:
    """`visits`, with those that are not here in the place of `NOT_HERE`."""
    here = [each for each in visits if each is not NOT_HERE]
    if len(here) == len(visits):
        return here
    # As the others: the newest first, which of these is only the order of their ids.
    elsewhere = sorted((each.id for each in work.photo_search.only_named() if _may_be(each, query)), reverse=True)
    return here + [_elsewhere(visit) for visit in elsewhere]


def _elsewhere(visit: str) -> GalleryVisit:
    return NOT_HERE._replace(id=visit)


def _is_wanted(visit: GalleryVisit, query: GalleryQuery) -> bool:
    if query.own is not None and visit.own is not query.own:
        return False
    if query.since is None and query.until is None:
        return True
    opened_at = visit.opened_at
    if opened_at is None:
        return False
    day = opened_at.astimezone().date()
    return (query.since is None or day >= query.since) and (query.until is None or day <= query.until)


def _visit(own: Mapping[str, bool], visit: VisitOfPhotos) -> GalleryVisit:
    identity, enterprise, name, device, opened, closed = visit
    return GalleryVisit(identity, enterprise, name, opened, closed, own[device])


def _in_order(visits: Sequence[GalleryVisit], found: Iterable[FoundPhoto], query: GalleryQuery) -> list[GalleryPhoto]:
    by_visit: dict[str, list[FoundPhoto]] = {}
    for each in found:
        by_visit.setdefault(each.photo.visit_id, []).append(each)
    photos = [_photo(each, visit) for visit in visits for each in by_visit.get(visit.id, ())]
    return [each for each in photos if each.outside] if query.outside else photos


def _photo(found: FoundPhoto, visit: GalleryVisit) -> GalleryPhoto:
    return GalleryPhoto(found.photo, visit, found.failed, _is_outside(found.photo, visit))


def _is_outside(photo: Photo, visit: GalleryVisit) -> bool:
    opened_at = visit.opened_at
    if opened_at is None:
        return False
    times = Visit(visit.id, visit.enterprise_id, "", "", "", opened_at, visit.closed_at)
    return is_outside(photo, times)
