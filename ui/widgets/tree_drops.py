"""Lets photos of the tray fall onto an item of the checklist."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QRubberBand, QTreeView

from ui.models.checklist_tree import TreeRole
from ui.photos.photo_drags import dragged_photos

_EDGE = 24
"""Pixels at the upper and lower edge where the tree scrolls under what is dragged."""


class TreeDrops(QObject):
    """Watches the tree from outside, so that the tree need not know what a photo is."""

    dropped = Signal(list, str)
    """Photo ids, code of the item."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.enabled = True
        self._mark = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            return self._moved(event)
        if kind == QEvent.Type.DragLeave:
            self._mark.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._fell(event)
        return super().eventFilter(watched, event)

    def _moved(self, event: QDragMoveEvent) -> bool:
        if not self.enabled or not dragged_photos(event.mimeData()):
            # Files from outside are the page's.
            event.ignore()
            return True
        place = event.position().toPoint()
        self._scroll_near_edge(place)
        index = self._view.indexAt(place)
        on_item = bool(index.data(TreeRole.CODE))
        # Entering must be accepted anywhere, or no further move is told.
        event.setAccepted(on_item or event.type() == QEvent.Type.DragEnter)
        self._show_mark(index if on_item else QModelIndex())
        return True

    def _fell(self, event: QDropEvent) -> bool:
        self._mark.hide()
        ids = dragged_photos(event.mimeData())
        code = self._view.indexAt(event.position().toPoint()).data(TreeRole.CODE)
        if not (self.enabled and ids and code):
            event.ignore()
            return True
        event.acceptProposedAction()
        self.dropped.emit(ids, code)
        return True

    def _show_mark(self, index: QModelIndex) -> None:
        self._mark.setGeometry(self._view.visualRect(index))
        self._mark.setVisible(index.isValid())

    def _scroll_near_edge(self, place: QPoint) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if place.y() < _EDGE:
            bar.setValue(bar.value() - 1)
        elif place.y() > height - _EDGE:
            bar.setValue(bar.value() + 1)
