"""The grid of the gallery: walked by the arrow keys, loading only what comes into view."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from db.records.evidence import Photo
from ui.delegates.gallery_delegate import GalleryDelegate, cell_size, heading_height
from ui.models.gallery_model import GalleryModel, GalleryRole

_Move = QAbstractItemView.CursorAction
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_STEPS = {_Move.MoveLeft: -1, _Move.MovePrevious: -1, _Move.MoveRight: 1, _Move.MoveNext: 1}


class GalleryTable(QTableView):
    opened = Signal(str)
    """Photo id: Enter, or a double click."""
    removed = Signal(str)
    """Photo id: Delete."""
    move_wanted = Signal(str)
    """Photo id: M, to another item."""
    tray_wanted = Signal(str)
    """Photo id: T, back to the tray."""
    ordered = Signal(list)
    """Ids of all photos of a group in their new order: Alt and an arrow."""
    seen = Signal(list)
    """Photos in view now, in their order."""

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery_table")
        self.setAccessibleName(self.tr("照片"))
        self._gallery = model
        self._kept = ""
        self.setModel(model)
        self.setItemDelegate(GalleryDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().rangeChanged.connect(self._show_handle)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._tell_seen)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look.start())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._lay_out)
        self.doubleClicked.connect(self._open)
        self._lay_out()

    def _show_handle(self, _least: int, most: int) -> None:
        """The scroll bar keeps its place so that the photos keep theirs; a handle is seen when there is a way to go."""
        self.verticalScrollBar().setEnabled(most > 0)

    @property
    def current(self) -> Photo | None:
        photo = self.currentIndex().data(GalleryRole.PHOTO) if self.currentIndex().isValid() else None
        return photo if isinstance(photo, Photo) else None

    def go_to(self, photo_id: str) -> None:
        place = self._gallery.place_of(photo_id)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Along the photos, never onto a heading or an empty cell."""
        photos = self._gallery.photos
        current = self.current
        if not photos or current is None:
            return self._gallery.place_of(photos[0].id) if photos else QModelIndex()
        number = next(place for place, photo in enumerate(photos) if photo.id == current.id)
        if action in _STEPS:
            number += _STEPS[action]
        elif action in (_Move.MoveHome, _Move.MoveEnd):
            number = 0 if action == _Move.MoveHome else len(photos) - 1
        else:
            return self._across_rows(action)
        return self._gallery.place_of(photos[max(0, min(number, len(photos) - 1))].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        photo = self.current
        editing = self.state() == QAbstractItemView.State.EditingState
        if photo is not None and not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(photo.id)
        elif photo is None or editing or self._gallery.read_only or not self._changed(photo, event):
            super().keyPressEvent(event)

    def _changed(self, photo: Photo, event: QKeyEvent) -> bool:
        """Whether the key asked for a change of this photo."""
        if event.key() == Qt.Key.Key_Delete:
            # Held down it takes one away, not the next ones that take its place.
            if not event.isAutoRepeat():
                self.removed.emit(photo.id)
        elif event.key() == Qt.Key.Key_M:
            self.move_wanted.emit(photo.id)
        elif event.key() == Qt.Key.Key_T:
            self.tray_wanted.emit(photo.id)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ALONG:
            self._reorder(photo, _ALONG[Qt.Key(event.key())])
        else:
            return False
        return True

    def _reorder(self, photo: Photo, by: int) -> None:
        ids = self._gallery.group_of(photo.id)
        here = ids.index(photo.id)
        if 0 <= here + by < len(ids):
            ids.insert(here + by, ids.pop(here))
            self.ordered.emit(ids)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gallery.set_columns(max(1, self.viewport().width() // cell_size(self.fontMetrics()).width()))
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def _across_rows(self, action: _Move) -> QModelIndex:
        """Up or down one row of photos, or as many as the window shows; to the last photo of a shorter row."""
        current = self.currentIndex()
        rows = [row for row in range(self._gallery.rowCount()) if self._gallery.photos_in(row, row)]
        page = max(1, self.viewport().height() // max(self.rowHeight(current.row()), 1))
        by = {_Move.MoveUp: -1, _Move.MoveDown: 1, _Move.MovePageUp: -page, _Move.MovePageDown: page}[action]
        row = rows[max(0, min(rows.index(current.row()) + by, len(rows) - 1))]
        column = min(current.column(), len(self._gallery.photos_in(row, row)) - 1)
        return self._gallery.index(row, column)

    def _remember(self) -> None:
        photo = self.current
        self._kept = photo.id if photo is not None else ""

    def _lay_out(self) -> None:
        """Headings across the width; the photo that was current stays so, or the one in its place."""
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(cell_size(self.fontMetrics()).height())
        for row in self._gallery.heading_rows():
            self.setRowHeight(row, heading_height(self.fontMetrics()))
            if self._gallery.columnCount() > 1:
                self.setSpan(row, 0, 1, self._gallery.columnCount())
        if self._kept:
            self.go_to(self._kept)
        if self.current is None and self._gallery.photos:
            self.setCurrentIndex(self._gallery.place_of(self._gallery.photos[0].id))
        self._look.start()

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        photo = index.data(GalleryRole.PHOTO)
        if photo is not None:
            self.opened.emit(photo.id)

    def _tell_seen(self) -> None:
        if not self.isVisible():
            return
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        self.seen.emit(self._gallery.photos_in(first, last if last >= 0 else self._gallery.rowCount() - 1))
