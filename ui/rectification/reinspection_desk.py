"""What the page of a re-inspection does: reads it, keeps verdicts and photos one after the other, ends it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, picture_from_file
from inspector_app.rectification.reinspection import (
    Reinspection,
    VerdictDraft,
    add_recheck_photo,
    judge,
    reinspection,
    unjudge,
)
from inspector_app.visits import close_visit
from ui.photos.given_pictures import GivenPictures, as_png
from ui.session import Session
from ui.wording import explain, sentences


class ReinspectionDesk(QObject):
    loaded = Signal(object)
    """The Reinspection, as it is kept now."""
    refused = Signal(str, object)
    """Finding id, and why what was said of it is not kept: Messages."""
    kept = Signal(str)
    """Finding id of a verdict that was kept."""
    photographed = Signal(str)
    """Finding id."""
    settled = Signal()
    """All that was given is answered."""
    closed = Signal()
    troubled = Signal(object)
    """Messages."""

    def __init__(self, session: Session, visit_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.visit_id = session, visit_id
        self.seen: Reinspection | None = None
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Something that was given is not answered yet."""
        return self._waiting > 0

    def load(self) -> None:
        store, visit = self.session.store, self.visit_id
        self.session.jobs.run(self, lambda: reinspection(store, visit), done=self._loaded, failed=self.tell)

    def judge(self, finding_id: str, draft: VerdictDraft | None) -> None:
        """None takes back what was said."""
        store, now, visit = self.session.store, self.session.clock(), self.visit_id

        def change() -> None:
            if draft is None:
                unjudge(store, visit, finding_id, now)
            else:
                judge(store, visit, finding_id, draft, now)

        def failed(error: Exception) -> None:
            if isinstance(error, RefusedInputError):
                self.refused.emit(finding_id, explain(error, self.session.language) or ())
            else:
                self.tell(error)

        self._write(change, lambda: self.kept.emit(finding_id), failed)

    def add_photos(self, finding_id: str, given: GivenPictures, before_id: str) -> None:
        """Each is paired with the old photo that is looked at."""
        store, now, visit = self.session.store, self.session.clock(), self.visit_id
        name = self.tr("粘贴的照片")

        def change() -> None:
            for picture in _pictures(given, name):
                add_recheck_photo(store, visit, finding_id, picture, before_id, now)

        def failed(error: Exception) -> None:
            # Those before the one that was refused are kept.
            self.load()
            self.tell(error)

        self._write(change, lambda: self.photographed.emit(finding_id), failed)

    def close(self) -> None:
        store, now, visit = self.session.store, self.session.clock(), self.visit_id

        def done() -> None:
            self.session.changes.visit_closed.emit(visit)
            self.closed.emit()

        self._write(lambda: close_visit(store, visit, now), done, self.tell)

    def tell(self, error: Exception) -> None:
        messages = sentences(error, self.session.language)
        self.troubled.emit(messages)

    def _write(
        self, change: Callable[[], object], done: Callable[[], object], failed: Callable[[Exception], object]
    ) -> None:
        """One change of the store, then the page shows what is kept."""
        store, visit = self.session.store, self.visit_id
        self._waiting += 1

        def work() -> Reinspection:
            change()
            return reinspection(store, visit)

        def saved(seen: Reinspection) -> None:
            self._waiting -= 1
            self.session.changes.saved_at.emit(self.session.clock())
            self._loaded(seen)
            self.session.changes.visit_changed.emit(visit)
            done()
            self._settle()

        def refused(error: Exception) -> None:
            self._waiting -= 1
            failed(error)
            self._settle()

        self.session.jobs.run(self, work, done=saved, failed=refused)

    def _settle(self) -> None:
        if not self.busy:
            self.settled.emit()

    def _loaded(self, seen: Reinspection) -> None:
        self.seen = seen
        self.loaded.emit(seen)


def _pictures(given: GivenPictures, name: str) -> list[Picture]:
    """On the worker: files are read, and a bare image is made a PNG, which may take a second."""
    if given.paths:
        return [picture_from_file(path, "file") for path in given.paths]
    data = as_png(given.pixels) if given.pixels is not None else given.image
    return [Picture(data, f"{name}{given.suffix}", "paste")]
