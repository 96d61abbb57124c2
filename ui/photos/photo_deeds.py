"""What can be done with one photo in the viewer: mark it, pair it, compare it, write a copy for others."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.records.evidence import Photo
from inspector_app.evidence.pairs import Pair, pair_photos, unpair_photo
from inspector_app.evidence.working_copies import exported_copy
from inspector_app.files import write_atomically
from inspector_app.messages import Language
from inspector_app.stores import Store
from ui.jobs import Jobs
from ui.session import Clock
from ui.wording import sentences


class PhotoDeeds(QObject):
    changed = Signal()
    """The store knows something new about the photo."""
    told = Signal(str)
    troubled = Signal(str)

    def __init__(self, store: Store, jobs: Jobs, language: Language, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._jobs, self._language, self._clock, self._window = store, jobs, language, clock, window
        self._folder = ""

    def annotate(self, photo: Photo, read_only: bool) -> None:
        from ui.dialogs.annotate_photo_dialog import AnnotatePhotoDialog

        editor = AnnotatePhotoDialog(
            self._store, self._jobs, self._language, photo, self._window, read_only=read_only, clock=self._clock
        )
        if not read_only:
            editor.finished.connect(lambda _result: self.changed.emit())
        editor.open()

    def choose_before(self, photo: Photo, now: str) -> None:
        from ui.dialogs.choose_before_dialog import ChooseBeforeDialog

        chosen = ChooseBeforeDialog.ask(self._store, self._jobs, self._language, photo.id, now, self._window)
        if chosen is None or chosen.photo_id == now:
            return
        store, at, before = self._store, self._clock(), chosen.photo_id

        def work() -> None:
            if before:
                pair_photos(store, photo.id, before, at)
            else:
                unpair_photo(store, photo.id, at)

        self._jobs.run(self, work, done=lambda _nothing: self.changed.emit(), failed=self._tell_error)

    def compare(self, pair: Pair, read_only: bool) -> None:
        from ui.dialogs.compare_photos_dialog import ComparePhotosDialog

        dialog = ComparePhotosDialog(
            self._store, self._jobs, self._language, pair, self._window, read_only=read_only, clock=self._clock
        )
        dialog.aligned.connect(self.changed)
        dialog.open()

    def export(self, photo: Photo, with_stamp: bool) -> None:
        """A JPEG with its marks and masks burnt in, where the person wants it."""
        copy = self.tr("副本")
        name = f"{Path(photo.file_name).stem}-{copy}.jpg"
        picked, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("导出副本"), str(Path(self._folder) / name), self.tr("JPEG 图片") + " (*.jpg)"
        )
        if not picked:
            return
        path, store = Path(picked), self._store
        self._folder = str(path.parent)
        self._jobs.run(
            self,
            lambda: write_atomically(path, exported_copy(store, photo.id, with_stamp=with_stamp)),
            done=lambda _nothing: self.told.emit(self.tr("已导出：{path}").format(path=path)),
            failed=self._tell_error,
        )

    def _tell_error(self, error: Exception) -> None:
        messages = sentences(error, self._language)
        self.troubled.emit("\n".join(str(message) for message in messages))
