"""What the annotation editor does: keeps the steps and gives each to the store, one event each, in order."""

from PySide6.QtCore import QObject, QTimer, Signal

from db.records.evidence import Photo
from inspector_app.evidence.layers import Layer, save_layers
from inspector_app.evidence.suggesting import Suggestion, masks_of, suggested_masks
from inspector_app.messages import Language
from inspector_app.stores import Store
from ui.jobs import Jobs
from ui.photos.annotation_history import AnnotationHistory
from ui.session import Clock
from ui.wording import explain

_PAUSE_MS = 500
"""After the last key that moved a shape or typed a letter: then all of it is one change."""


class AnnotationDesk(QObject):
    changed = Signal()
    """The layers, or what can be undone."""
    saving_changed = Signal()
    """Something was saved, or waits to be."""
    settled = Signal()
    """All that was given to the worker has been answered."""
    troubled = Signal(object)
    """Messages: a save did not go through; the editor still holds it."""
    masks_found = Signal(object)
    """Layers that a person may agree to: what might have to be masked."""
    not_looked = Signal(object)
    """Messages: why nothing was looked for."""

    def __init__(
        self, store: Store, jobs: Jobs, clock: Clock, language: Language, photo: Photo, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._clock, self._language = store, jobs, clock, language
        self._photo = photo
        self.history = AnnotationHistory(())
        self._given: tuple[Layer, ...] = ()
        self._saved: tuple[Layer, ...] = ()
        self._on_the_way = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self.history.layers

    @property
    def unsaved(self) -> bool:
        return self.layers != self._saved

    @property
    def busy(self) -> bool:
        return self._on_the_way > 0

    def start(self, layers: tuple[Layer, ...]) -> None:
        """With what the store has."""
        self.history = AnnotationHistory(layers)
        self._given = self._saved = layers
        self.changed.emit()

    def change(self, label: str, layers: tuple[Layer, ...], merge: str = "") -> None:
        """One step. Steps with the same `merge` key that follow each other are one."""
        if layers == self.layers:
            return
        if not self.history.continues(merge):
            self.flush()
        self.history.add(label, layers, merge)
        self._tell(at_once=not merge)

    def undo(self) -> None:
        self.flush()
        self.history.undo()
        self._tell(at_once=True)

    def redo(self) -> None:
        self.flush()
        self.history.redo()
        self._tell(at_once=True)

    def flush(self) -> None:
        """Gives to the worker what is not given yet, or what it could not save."""
        self._timer.stop()
        layers = self.layers
        if layers == self._given:
            return
        store, photo, now = self._store, self._photo.id, self._clock()
        self._given = layers
        self._count(1)
        self._jobs.run(
            self,
            lambda: save_layers(store, photo, layers, now),
            done=lambda _nothing: self._kept(layers),
            failed=self._not_kept,
        )

    def look_for_masks(self) -> None:
        store, photo = self._store, self._photo
        self._jobs.run(self, lambda: suggested_masks(store, photo), done=self._found, failed=self._not_looked)

    def _found(self, found: tuple[Suggestion, ...]) -> None:
        self.masks_found.emit(masks_of(found, self.layers))

    def _not_looked(self, error: Exception) -> None:
        messages = explain(error, self._language)
        self.not_looked.emit(messages or ())
        if messages is None:
            raise error

    def _tell(self, *, at_once: bool) -> None:
        if at_once:
            self.flush()
        else:
            self._timer.start()
        self.changed.emit()
        self.saving_changed.emit()

    def _kept(self, layers: tuple[Layer, ...]) -> None:
        self._saved = layers
        self._count(-1)

    def _not_kept(self, error: Exception) -> None:
        # Not what was given counts now but what is kept: the next flush tries again.
        self._given = self._saved
        messages = explain(error, self._language)
        if messages is not None:
            self.troubled.emit(messages)
        self._count(-1)
        if messages is None:
            raise error

    def _count(self, by: int) -> None:
        self._on_the_way += by
        self.saving_changed.emit()
        if not self._on_the_way:
            self.settled.emit()
