"""Takes photos into a visit, one job each, so that an answer given meanwhile does not wait for all of them."""

from errno import ENOSPC
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.errors import StoreTroubleError
from db.records import Photo
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import (
    Picture,
    Source,
    add_photo,
    caption_photo,
    picture_from_file,
    remove_photo,
    restore_photo,
)
from ui.given_pictures import GivenPictures
from ui.visit_desk import VisitDesk
from ui.visit_state import VisitState, reload_visit


class VisitPhotos(QObject):
    arriving = Signal(int)
    """How many are on their way in."""
    removed = Signal(str)
    """Id of a photo that can be put back."""

    def __init__(self, desk: VisitDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._arriving = 0
        self._refused: list[Exception] = []

    def add(self, item: str, given: GivenPictures, source: Source) -> None:
        """Every picture on its own: one that cannot be read does not stop the others."""
        for path in given.paths:
            self._add(item, partial(picture_from_file, path, source))
        if given.image:
            name = f"{self._desk.session.clock():%Y%m%d-%H%M%S}{given.suffix}"
            self._add(item, partial(Picture, given.image, name, source))

    def add_files(self, item: str, paths: list[Path]) -> None:
        self.add(item, GivenPictures(tuple(paths)), "file")

    def caption(self, photo: Photo, caption: str) -> None:
        if caption != photo.caption:
            self._desk.write(f"photo/{photo.id}", lambda store, now: caption_photo(store, photo.id, caption, now))

    def remove(self, photo_id: str) -> None:
        self._desk.write(f"photo/{photo_id}", lambda store, now: remove_photo(store, photo_id, now))
        self.removed.emit(photo_id)

    def put_back(self, photo_id: str) -> None:
        self._desk.write(f"photo/{photo_id}", lambda store, now: restore_photo(store, photo_id, now))

    def _add(self, item: str, read: partial[Picture]) -> None:
        desk = self._desk
        store, visit, before, now = desk.session.store, desk.visit_id, desk.shown, desk.session.clock()

        def work() -> VisitState:
            add_photo(store, visit, item, read(), now)
            return reload_visit(store, before)

        self._count(1)
        desk.session.jobs.run(self, work, done=self._added, failed=self._not_added)

    def _added(self, state: VisitState) -> None:
        self._desk.accept(state)
        self._count(-1)

    def _not_added(self, error: Exception) -> None:
        if not isinstance(error, RefusedInputError):
            self._count(-1)
            self._desk.tell(_disk_trouble(error) if isinstance(error, OSError) else error)
            return
        self._refused.append(error)
        self._count(-1)

    def _count(self, by: int) -> None:
        self._arriving += by
        self.arriving.emit(self._arriving)
        if not self._arriving and self._refused:
            problems = [problem for error in self._refused for problem in getattr(error, "problems", ())]
            self._refused = []
            self._desk.tell(RefusedInputError(problems))


def _disk_trouble(error: OSError) -> StoreTroubleError:
    """A sealed file could not be written: the same words as for the database."""
    return StoreTroubleError("disk_full" if error.errno == ENOSPC else "disk_error", error.strerror or str(error))
