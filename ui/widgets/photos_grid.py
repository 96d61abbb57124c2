"""The grid of the photos of all visits: walked by the arrow keys, asking for more before its end is reached."""

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from inspector_app.evidence.gallery import GalleryPhoto
from ui.delegates.gallery_delegate import cell_size, heading_height
from ui.delegates.photos_delegate import PhotosDelegate
from ui.models.photos_model import PhotosModel

_Move = QAbstractItemView.CursorAction
_STEPS = {_Move.MoveLeft: -1, _Move.MovePrevious: -1, _Move.MoveRight: 1, _Move.MoveNext: 1}
_SCREENS_AHEAD = 3


class PhotosGrid(QTableView):
    opened = Signal(object)
    """The GalleryPhoto: Enter, or a double click."""
    visit_wanted = Signal(object)
    """The GalleryPhoto whose visit is wanted: Ctrl+Enter."""
    seen = Signal(list)
    """The GalleryPhotos in view now."""
    more_wanted = Signal()
    """The end of what is here is near."""
    chosen = Signal()
    """Other photos are selected."""

    def __init__(
        self, model: PhotosModel, picture: Callable[[str], QPixmap | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photos_grid")
        self.setAccessibleName(self.tr("照片"))
        self._photos = model
        self._kept = ""
        self._kept_chosen: frozenset[str] = frozenset()
        self.setModel(model)
        self.setItemDelegate(PhotosDelegate(picture, self))
        self._set_up()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._tell_seen)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look.start())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._lay_out)
        model.rowsInserted.connect(lambda _, first, last: self._set_heights(first, last))
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    @property
    def current(self) -> GalleryPhoto | None:
        return self._photos.found(self.currentIndex())

    def selected(self) -> list[GalleryPhoto]:
        """In their order on the screen."""
        places = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        return [found for index in places if (found := self._photos.found(index)) is not None]

    def repaint_photo(self, sha256: str) -> None:
        """Its picture has come."""
        for row in range(*self._rows_in_view()):
            for column in range(self._photos.length(row)):
                index = self._photos.index(row, column)
                found = self._photos.found(index)
                if found is not None and found.photo.sha256 == sha256:
                    self.update(index)

    def stand_on_first(self) -> None:
        if self._photos.rowCount() > 1 and self.current is None:
            self.selectionModel().setCurrentIndex(
                self._photos.index(1, 0), self.selectionModel().SelectionFlag.ClearAndSelect
            )

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Along the photos, never onto a heading or an empty cell."""
        here, last = self.currentIndex(), self._photos.rowCount() - 1
        if last < 1:
            return QModelIndex()
        if not here.isValid() or action == _Move.MoveHome:
            return self._photos.index(1, 0)
        if action == _Move.MoveEnd:
            return self._photos.index(last, self._photos.length(last) - 1)
        return self._along(here, _STEPS[action]) if action in _STEPS else self._across(here, action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.current
        if found is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.visit_wanted if held else self.opened).emit(found)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._photos.set_columns(max(1, self.viewport().width() // cell_size(self.fontMetrics()).width()))
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(cell_size(self.fontMetrics()).height())
        self.verticalScrollBar().setSingleStep(40)

    def _along(self, here: QModelIndex, step: int) -> QModelIndex:
        row, column = here.row(), here.column() + step
        if 0 <= column < self._photos.length(row):
            return self._photos.index(row, column)
        row = self._photo_row(row, step)
        return self._photos.index(row, 0 if step > 0 else self._photos.length(row) - 1) if row >= 0 else here

    def _across(self, here: QModelIndex, action: _Move) -> QModelIndex:
        """Up or down one row of photos, or as many as the window shows; to the last photo of a shorter row."""
        page = max(1, self.viewport().height() // max(self.rowHeight(here.row()), 1))
        by = {_Move.MoveUp: -1, _Move.MoveDown: 1, _Move.MovePageUp: -page, _Move.MovePageDown: page}[action]
        row = here.row()
        for _ in range(abs(by)):
            next_row = self._photo_row(row, 1 if by > 0 else -1)
            row = next_row if next_row >= 0 else row
        return self._photos.index(row, min(here.column(), self._photos.length(row) - 1))

    def _photo_row(self, row: int, step: int) -> int:
        """The next row of photos in that direction; -1 when there is none."""
        row += step
        while 0 <= row < self._photos.rowCount() and self._photos.is_heading(row):
            row += step
        return row if 0 <= row < self._photos.rowCount() else -1

    def _remember(self) -> None:
        found = self.current
        self._kept = found.photo.id if found is not None else ""
        self._kept_chosen = frozenset(each.photo.id for each in self.selected())

    def _lay_out(self) -> None:
        """Other columns: the photo that was current stays so, and those that were chosen, whatever key is down."""
        self._set_heights(0, self._photos.rowCount() - 1)
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for index in self._photos.places_of(self._kept_chosen):
            chosen.select(index, index)
        selection.select(chosen, flags.ClearAndSelect)
        place = self._photos.place_of(self._kept) if self._kept else QModelIndex()
        if place.isValid():
            selection.setCurrentIndex(place, flags.NoUpdate)
            self.scrollTo(place)

    def _set_heights(self, first: int, last: int) -> None:
        height = heading_height(self.fontMetrics())
        for row in range(first, last + 1):
            if self._photos.is_heading(row):
                self.setRowHeight(row, height)
        self._look.start()

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        found = self._photos.found(index)
        if found is not None:
            self.opened.emit(found)

    def _rows_in_view(self) -> tuple[int, int]:
        """The first, and the one after the last."""
        last = self.rowAt(self.viewport().height() - 1)
        return max(self.rowAt(0), 0), (last if last >= 0 else self._photos.rowCount() - 1) + 1

    def _tell_seen(self) -> None:
        if not self.isVisible():
            return
        first, end = self._rows_in_view()
        self.seen.emit(self._photos.photos(first, end - 1))
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < _SCREENS_AHEAD * self.viewport().height():
            self.more_wanted.emit()
