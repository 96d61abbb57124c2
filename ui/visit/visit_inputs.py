"""Takes what inputs of the item hold - drawings, files, codes in pictures - into the visit, off the UI thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from db.records.evidence import Photo
from inspector_app.evidence.barcodes import read_barcodes
from inspector_app.evidence.intake import Picture, add_photo, picture_from_file
from ui.photos.thumbnails import Thumbnails
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_state import VisitState, reload_visit


class VisitInputs(QObject):
    """The Keeper of a visit page (ui.widgets.inputs.keeping)."""

    def __init__(self, desk: VisitDesk, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._thumbnails = desk, thumbnails
        self.code = ""
        """Item that what comes belongs to: the one on the screen."""
        self._waiting: dict[str, list[Callable[[QPixmap], None]]] = {}
        thumbnails.ready.connect(self._show_waiting)

    def keep_drawing(self, png: bytes, name: str, then: Callable[[str], None]) -> None:
        self._keep(lambda: Picture(png, name, "camera"), then)

    def keep_file(self, path: Path, then: Callable[[str], None]) -> None:
        self._keep(lambda: picture_from_file(path, "file"), then)

    def read_barcodes(self, path: Path, then: Callable[[list[str]], None]) -> None:
        jobs = self._desk.session.jobs
        jobs.run(self, lambda: read_barcodes(path), done=then, failed=self._desk.tell)

    def name_of(self, photo_id: str) -> str:
        photo = self._photo(photo_id)
        return "" if photo is None else photo.file_name

    def show_picture(self, photo_id: str, show: Callable[[QPixmap], None]) -> None:
        photo = self._photo(photo_id)
        if photo is None:
            return
        pixmap = self._thumbnails.get(photo.sha256)
        if pixmap is not None:
            show(pixmap)
        else:
            self._waiting.setdefault(photo.sha256, []).append(show)

    def _photo(self, photo_id: str) -> Photo | None:
        return next((photo for photo in self._desk.shown.photos if photo.id == photo_id), None)

    def _show_waiting(self, sha256: str) -> None:
        shows, pixmap = self._waiting.pop(sha256, []), self._thumbnails.get(sha256)
        for show in shows:
            if pixmap is not None:
                show(pixmap)

    def _keep(self, read: Callable[[], Picture], then: Callable[[str], None]) -> None:
        desk, code = self._desk, self.code
        store, visit, before, now = desk.session.store, desk.visit_id, desk.shown, desk.session.clock()

        def work() -> tuple[Photo, VisitState]:
            return add_photo(store, visit, code, read(), now), reload_visit(store, before)

        desk.session.jobs.run(self, work, done=lambda kept: self._kept(kept[0], kept[1], then), failed=desk.tell)

    def _kept(self, photo: Photo, state: VisitState, then: Callable[[str], None]) -> None:
        self._desk.accept(state)
        then(photo.id)
