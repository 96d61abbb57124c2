"""Takes photos, films and papers into a visit: read and sealed beside the worker, committed by it a few at a time."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap
from shiboken6 import isValid

from db.errors import StoreTroubleError
from db.records.evidence import Photo
from inspector_app.errors import Problem, ProblemsError, RefusedInputError
from inspector_app.evidence.intake import (
    Picture,
    Prepared,
    Source,
    Taken,
    Wanted,
    caption_photo,
    clean_name,
    picture_from_file,
    prepare,
    record,
    remove_photo,
    restore_photo,
)
from inspector_app.evidence.matching import Moment, moments_of
from inspector_app.evidence.outcomes import problem_of, summarised
from inspector_app.evidence.sources import expanded
from ui.photo_sources.side_pool import SidePool
from ui.photos.given_pictures import GivenPictures, as_png
from ui.photos.thumbnails import keep_thumbnail
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_state import VisitState, reload_visit

_AT_A_TIME = 8
"""Rows of one commit: an answer given meanwhile waits for no more."""
_BREATH_MS = 150
"""Between two commits: the page shows each, and the one who types has the time between."""


@dataclass(eq=False, slots=True)
class _File:
    """One on its way, or a folder that is not listed yet; an item None asks the time where it belongs."""

    item: str | None
    name: str
    path: Path | None = None
    prepared: Prepared | None = None
    """Sealed; committed once all that came before it is."""


@dataclass(slots=True)
class IntakeEnd:
    """What became of all that came since the last end."""

    taken: list[Taken] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    dropped: int = 0
    """Not read any more, because the person stopped it."""

    @property
    def added(self) -> list[Photo]:
        return [each.photo for each in self.taken if not each.known]

    @property
    def proposed(self) -> list[Photo]:
        """Put on an item by their time."""
        return [each.photo for each in self.taken if each.proposed]

    @property
    def in_tray(self) -> list[Photo]:
        return [photo for photo in self.added if photo.tray]

    def remarks(self) -> list[Problem]:
        return summarised(remark for each in self.taken for remark in each.remarks)


class VisitPhotos(QObject):
    arriving = Signal(int)
    """How many are on their way in."""
    removed = Signal(str)
    """Id of a photo that can be put back."""
    pictured = Signal(list)
    """QPixmap of each that is on its way and can be seen already, in the order in which they came."""
    file_taken = Signal(object, object)
    """Path, Taken: committed."""
    file_refused = Signal(object, object)
    """Path, Problem."""
    ended = Signal(object)
    """IntakeEnd: nothing is on its way any more."""
    _seen = Signal(object, bytes)
    """From a thread of the pool: _File and its small picture."""

    def __init__(self, desk: VisitDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pool = SidePool(self)
        self._arriving = 0
        self._pictures: dict[int, QPixmap] = {}
        """By the identity of their _File, until it is stored or refused."""
        self._seen.connect(self._picture)
        self._coming: list[_File] = []
        """In the order in which they were given, and so in the order in which they are shown later."""
        self._recording = False
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._breath.timeout.connect(self._record_ready)
        self._moments: tuple[Moment, ...] | None = None
        self._end = IntakeEnd()

    @property
    def busy(self) -> bool:
        """Something is on its way that the store does not have yet."""
        return self._arriving > 0

    def add(self, item: str | None, given: GivenPictures, source: Source) -> None:
        """Every file on its own: one that cannot be read does not stop the others. Folders give their pictures."""
        if given.paths:
            listed = _File(item, "")
            self._expect(listed)
            self.pool.run(
                lambda: expanded(given.paths),
                done=lambda paths: self._expanded(listed, paths, source),
                failed=lambda error: self._refused(listed, error),
                dropped=lambda: self._dropped(listed),
            )
        name = f"{self._desk.session.clock():%Y%m%d-%H%M%S}{given.suffix}"
        if given.image:
            self.add_picture(item, Picture(given.image, name, source))
        elif given.pixels is not None:
            pixels, file = given.pixels, _File(item, name)
            self._expect(file)
            self._read(file, lambda: Picture(as_png(pixels), name, source))

    def add_files(self, item: str | None, paths: Iterable[Path], source: Source = "file") -> None:
        self.add(item, GivenPictures(tuple(paths)), source)

    def add_picture(self, item: str | None, picture: Picture) -> None:
        """One that was made just now and lies nowhere else."""
        file = _File(item, picture.name)
        self._expect(file)
        self._read(file, lambda: picture)

    def stop(self) -> None:
        """What was not begun is left where it is; what is stored stays."""
        self.pool.drop()

    def caption(self, photo: Photo, caption: str) -> None:
        if caption != photo.caption:
            self._desk.write(f"photo/{photo.id}", lambda store, now: caption_photo(store, photo.id, caption, now))

    def remove(self, photo_id: str) -> None:
        self._desk.write(f"photo/{photo_id}", lambda store, now: remove_photo(store, photo_id, now))
        self.removed.emit(photo_id)

    def put_back(self, photo_id: str) -> None:
        self._desk.write(f"photo/{photo_id}", lambda store, now: restore_photo(store, photo_id, now))

    # --- on their way in ----------------------------------------------------------------------------------------------

    def _expect(self, file: _File) -> None:
        self._coming.append(file)
        self._count(1)

    def _expanded(self, listed: _File, paths: list[Path], source: Source) -> None:
        files = [_File(listed.item, clean_name(path.name), path) for path in paths]
        place = self._coming.index(listed)
        self._coming[place : place + 1] = files
        self._count(len(files))
        for file, path in zip(files, paths, strict=True):
            self._read(file, partial(picture_from_file, path, source))
        self._count(-1)

    def _read(self, file: _File, read: Callable[[], Picture]) -> None:
        store = self._desk.session.store
        self.pool.run(
            lambda: prepare(store, read(), lambda jpeg: self._tell_seen(file, jpeg)),
            done=lambda prepared: self._prepared(file, prepared),
            failed=lambda error: self._refused(file, error),
            dropped=lambda: self._dropped(file),
        )

    def _tell_seen(self, file: _File, jpeg: bytes) -> None:
        # The page may be gone meanwhile; the photo is stored all the same.
        with suppress(RuntimeError):
            if isValid(self):
                self._seen.emit(file, jpeg)

    def _picture(self, file: _File, jpeg: bytes) -> None:
        picture = QPixmap()
        if file in self._coming and picture.loadFromData(jpeg):
            self._pictures[id(file)] = picture
            self.pictured.emit(list(self._pictures.values()))

    def _forget_pictures(self, files: Iterable[_File]) -> None:
        if any([self._pictures.pop(id(file), None) is not None for file in files]):
            self.pictured.emit(list(self._pictures.values()))

    def _prepared(self, file: _File, prepared: Prepared) -> None:
        if prepared.thumbnail:
            keep_thumbnail(prepared.sha256, prepared.thumbnail)
        file.prepared = prepared
        self._record_ready()

    def _record_ready(self) -> None:
        batch = [(file, file.prepared) for file in takewhile(_is_ready, self._coming[:_AT_A_TIME]) if file.prepared]
        if self._recording or self._breath.isActive() or not batch:
            return
        self._recording = True
        del self._coming[: len(batch)]
        desk, moments = self._desk, self._moments
        store, visit, before, now = desk.session.store, desk.visit_id, desk.shown, desk.session.clock()

        def work() -> tuple[list[Taken], VisitState, tuple[Moment, ...] | None]:
            asked = moments
            if asked is None and any(file.item is None for file, _ in batch):
                asked = moments_of(store, visit)
            wanted = [Wanted(prepared, file.item) for file, prepared in batch]
            return record(store, visit, wanted, now, asked or ()), reload_visit(store, before), asked

        files = [file for file, _ in batch]
        desk.session.jobs.run(
            self,
            work,
            done=lambda result: self._recorded(files, *result),
            failed=lambda error: self._not_recorded(files, error),
        )

    def _recorded(
        self, files: list[_File], taken: list[Taken], state: VisitState, moments: tuple[Moment, ...] | None
    ) -> None:
        self._recording = False
        self._moments = moments
        self._end.taken += taken
        self._desk.accept(state)
        self._forget_pictures(files)
        for file, each in zip(files, taken, strict=True):
            self.file_taken.emit(file.path, each)
        self._count(-len(files))
        self._breath.start()

    def _not_recorded(self, files: list[_File], error: Exception) -> None:
        self._recording = False
        for file in files:
            self._refused(file, error)
        self._record_ready()

    def _refused(self, file: _File, error: Exception) -> None:
        problem = _why(error, file.name)
        if problem is None:
            self._gone(file)
            raise error
        self._end.refused.append(problem)
        self.file_refused.emit(file.path, problem)
        self._gone(file)

    def _dropped(self, file: _File) -> None:
        self._end.dropped += 1
        self._gone(file)

    def _gone(self, file: _File) -> None:
        """It will not be committed, and no longer holds up those behind it."""
        if file in self._coming:
            self._coming.remove(file)
        self._forget_pictures([file])
        self._count(-1)
        self._record_ready()

    def _count(self, by: int) -> None:
        self._arriving += by
        self.arriving.emit(self._arriving)
        if not self._arriving:
            end, self._end, self._moments = self._end, IntakeEnd(), None
            if end.refused:
                self._desk.tell(RefusedInputError([*summarised(end.refused), *end.remarks()]))
            self.ended.emit(end)


def _is_ready(file: _File) -> bool:
    return file.prepared is not None


def _why(error: Exception, name: str) -> Problem | None:
    """None for our own bug."""
    if isinstance(error, StoreTroubleError):
        code = "photo.disk_full" if error.kind == "disk_full" else "photo.not_kept"
        return Problem(code, {"name": name, "detail": error.detail})
    return problem_of(error, name) if isinstance(error, ProblemsError | OSError) else None
