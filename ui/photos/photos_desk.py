"""What the gallery of all visits does in the background: reads pages, counts, restores, writes files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from inspector_app.enterprises.kept_index import EnterpriseIndex
from inspector_app.evidence.gallery import (
    GalleryPage,
    GalleryQuery,
    GalleryVisit,
    areas_of_visits,
    count_photos,
    gallery_visits,
    read_photos,
)
from inspector_app.evidence.trash import Removal, removals_of, restore_photos
from inspector_app.stores import Store
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.photos_filter import WantedPhotos

T = TypeVar("T")
_FIRST, _NEXT = 60, 240
"""Photos that are on the screen first; what follows comes in larger pages."""
_COUNTED = 300
"""Visits counted in one job: pictures get their turn between two."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    query: GalleryQuery
    visits: tuple[GalleryVisit, ...]
    """All that are wanted."""
    page: GalleryPage
    removals: dict[str, Removal]
    """Of what lies in the trash."""


class PhotosDesk(QObject):
    read = Signal(object, bool)
    """A ReadPage, and whether it is the first of what is wanted."""
    counted = Signal(int)
    """All photos that are wanted."""
    areas_known = Signal(object)
    """Areas of all checklists."""
    restored = Signal(object)
    """Ids of photos put back."""
    saved = Signal(object)
    """SavedOriginals."""
    listed = Signal(object, int)
    """Path of a hash list, and how many photos are in it."""
    stopped = Signal()
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._round = 0
        self._last: ReadPage | None = None
        self._asked = False
        self._index = EnterpriseIndex()

    def begin(self, wanted: WantedPhotos) -> None:
        """The first screen, then the count; what an earlier wish still brings is dropped."""
        self._round += 1
        self._last, self._asked = None, True
        this, store, index = self._round, self._session.store, self._index
        self._run(lambda: _first_page(store, index, wanted), lambda read: self._keep(this, read, True))

    def go_on(self) -> None:
        """The next page, unless it is under way or there is none."""
        last = self._last
        if self._asked or last is None or not last.page.rest:
            return
        self._asked = True
        this, store = self._round, self._session.store
        self._run(
            lambda: _page(store, last.query, last.visits, last.page.rest, _NEXT),
            lambda read: self._keep(this, read, False),
        )

    def forget_enterprises(self) -> None:
        """The register changed: texts find others from now on."""
        self._index = EnterpriseIndex()

    def load_areas(self) -> None:
        store = self._session.store
        self._run(lambda: areas_of_visits(store), self.areas_known.emit)

    def restore(self, photo_ids: Sequence[str]) -> None:
        store, now = self._session.store, self._session.clock()
        self._run(lambda: restore_photos(store, photo_ids, now), self.restored.emit)

    def save_originals(self, photo_ids: Sequence[str], folder: Path) -> None:
        from inspector_app.evidence.originals import SavedOriginals, save_originals

        store = self._session.store

        def work(progress: Progress) -> SavedOriginals:
            return save_originals(store, photo_ids, folder, progress.report, progress.cancelled)

        self._session.jobs.run_long(
            self,
            self.tr("正在保存原件"),
            work,
            done=self.saved.emit,
            failed=self.troubled.emit,
            cancelled=self.stopped.emit,
        )

    def write_hash_list(self, photo_ids: Sequence[str], path: Path) -> None:
        from inspector_app.evidence.hash_list import hash_list, write_hash_list

        store, now, language = self._session.store, self._session.clock(), self._session.language

        def work() -> int:
            listed = hash_list(store, photo_ids, now)
            write_hash_list(path, listed, language)
            return len(listed.lines)

        self._run(work, lambda count: self.listed.emit(path, count))

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._session.jobs.run(self, work, done=done, failed=self.troubled.emit)

    def _keep(self, this: int, read: ReadPage, first: bool) -> None:
        if this != self._round:
            return
        self._last, self._asked = read, False
        self.read.emit(read, first)
        if first:
            self._count(this, read.query, read.visits, 0)

    def _count(self, this: int, query: GalleryQuery, visits: tuple[GalleryVisit, ...], known: int) -> None:
        if this != self._round:
            return
        if not visits:
            self.counted.emit(known)
            return
        store, batch, rest = self._session.store, visits[:_COUNTED], visits[_COUNTED:]
        self._run(
            lambda: count_photos(store, query, batch), lambda count: self._count(this, query, rest, known + count)
        )


def _first_page(store: Store, index: EnterpriseIndex, wanted: WantedPhotos) -> ReadPage:
    query = GalleryQuery(
        enterprises=index.find(store, wanted.enterprise),
        since=wanted.since,
        until=wanted.until,
        own=wanted.own,
        outside=wanted.outside,
        conditions=wanted.conditions,
    )
    visits = gallery_visits(store, query)
    return _page(store, query, visits, visits, _FIRST)


def _page(
    store: Store,
    query: GalleryQuery,
    visits: tuple[GalleryVisit, ...],
    rest: tuple[GalleryVisit, ...],
    at_least: int,
) -> ReadPage:
    page = read_photos(store, query, rest, at_least)
    deleted = query.conditions.deleted
    removals = removals_of(store, [each.photo.id for each in page.photos]) if deleted else {}
    return ReadPage(query, visits, page, removals)
