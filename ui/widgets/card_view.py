"""The grid of files on a card: a click or the space bar chooses; it tells which files are in view."""

from bisect import bisect_left

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.models.card_model import CardModel

PICTURE = QSize(132, 99)


class CardView(QListView):
    seen = Signal(list)
    """FoundFiles in view now."""

    def __init__(self, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_view")
        self._card = model
        self.setModel(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setIconSize(PICTURE)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSpacing(4)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("手机或存储卡上的照片"))
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._tell_seen)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look.start())
        model.modelReset.connect(self._look.start)
        self.clicked.connect(self._toggle_by_mouse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._toggle(index)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._card.choose_all(True)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def _toggle_by_mouse(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """On the picture; the box itself Qt has toggled already."""
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        if self._on_picture(index, place):
            self._toggle(index)

    def _on_picture(self, index: QModelIndex | QPersistentModelIndex, place: QPoint) -> bool:
        return self.visualRect(index).adjusted(26, 0, 0, 0).contains(place)

    def _toggle(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            self._card.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _tell_seen(self) -> None:
        if not self.isVisible():
            return
        area = self.viewport().rect()
        # Rows lie in order: the first in view is found without asking all of twenty thousand.
        rows = range(self._card.rowCount())
        first = bisect_left(rows, area.top(), key=self._bottom)
        files = []
        for row in rows[first:]:
            if self.visualRect(self._card.index(row)).top() > area.bottom():
                break
            files.append(self._card.files[row])
        self.seen.emit(files)

    def _bottom(self, row: int) -> int:
        return self.visualRect(self._card.index(row)).bottom()
