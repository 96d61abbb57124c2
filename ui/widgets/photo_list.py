"""A row of small pictures: keyboard, captions, and dragging within it, out of it and into it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from db.records.evidence import Photo
from ui.photos.photo_drags import dragged_photos, photo_mime
from ui.photos.photo_words import about_photo, kind_words, outside_words
from ui.photos.thumbnails import Thumbnails
from ui.widgets.media_glyphs import blank_picture, fitted, has_picture, media_picture
from ui.widgets.plain_tip import plain_tip

PICTURE = QSize(74, 56)
"""Three in a row of the narrowest pane; most photos are 4:3."""
PhotoRole = Qt.ItemDataRole.UserRole
_Flag = QItemSelectionModel.SelectionFlag


class PhotoList(QListWidget):
    open_wanted = Signal(str)
    remove_wanted = Signal(str)
    captioned = Signal(str, str)
    ordered = Signal(list)
    """Ids of all its photos, as they are to follow each other."""
    dropped = Signal(list, str)
    """Ids from elsewhere, and the photo in front of which they fell, "" behind the last."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.read_only = False
        self.rows_shown = 2
        self._thumbnails = thumbnails
        self._broken: set[str] = set()
        """Hashes of pictures that cannot be shown: drawn, for an empty place would look as if one were on its way."""
        self._photos: tuple[Photo, ...] = ()
        self._outside: frozenset[str] = frozenset()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setIconSize(PICTURE)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSpacing(2)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.itemChanged.connect(lambda row: self.captioned.emit(row.data(PhotoRole), row.text().strip()))
        thumbnails.ready.connect(self._show_thumbnail)
        thumbnails.failed.connect(self._show_broken)

    def show_photos(self, photos: Sequence[Photo], outside: frozenset[str], *, read_only: bool) -> None:
        """Rows that stay are not made again, so that thirty arriving photos cost thirty rows and not five hundred."""
        if (tuple(photos), outside, read_only) == (self._photos, self._outside, self.read_only):
            return
        kept = self._photos if (outside, read_only) == (self._outside, self.read_only) else ()
        same = next((n for n, (old, new) in enumerate(zip(kept, photos, strict=False)) if old != new), None)
        same = min(len(kept), len(photos)) if same is None else same
        self._photos, self._outside, self.read_only = tuple(photos), outside, read_only
        with QSignalBlocker(self):
            chosen, current = {row.data(PhotoRole) for row in self.selectedItems()}, self.currentRow()
            while self.count() > same:
                self.takeItem(self.count() - 1)
            for photo in self._photos[same:]:
                self._add_row(photo, photo.id in chosen)
            if self.count() and self.currentRow() < 0:
                # The keyboard's place only: nobody has chosen anything yet.
                self.setCurrentRow(max(0, min(current, self.count() - 1)), _Flag.NoUpdate)
        self.fit()

    def chosen(self) -> list[str]:
        """Ids of the selected photos, in their order; of none, the one where the keyboard is."""
        ids = [self.item(row).data(PhotoRole) for row in range(self.count()) if self.item(row).isSelected()]
        current = self.currentItem()
        return ids or ([current.data(PhotoRole)] if current is not None else [])

    def fit(self) -> None:
        """As high as its rows, up to `rows_shown`; the rest scrolls."""
        if not self.count():
            return
        cell = self.item(0).sizeHint()
        gap = self.spacing()
        across = max(1, (self.viewport().width() - gap) // (cell.width() + gap))
        rows = min(self.rows_shown, -(-self.count() // across))
        # Not a hair of the next row: it would look like a picture that was cut off.
        self.setFixedHeight(rows * (cell.height() + gap) + gap + 2 * self.frameWidth())

    def move_chosen(self, by: int) -> None:
        """The current photo one place on, or back."""
        ids = [photo.id for photo in self._photos]
        here, there = self.currentRow(), self.currentRow() + by
        if 0 <= here < len(ids) and 0 <= there < len(ids) and not self.read_only:
            ids.insert(there, ids.pop(here))
            self.setCurrentRow(there)
            self.ordered.emit(ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentItem()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit(row.data(PhotoRole))
        elif row is not None and event.key() == Qt.Key.Key_Delete and not self.read_only:
            # Held down it takes one away, not the next ones that take its place.
            if not event.isAutoRepeat():
                self.remove_wanted.emit(row.data(PhotoRole))
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.move_chosen(-1 if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up) else 1)
        elif event.text() and event.text().isprintable():
            # A verdict or a shortcut, not a search for a caption.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        ids = self.chosen()
        if not ids or self.read_only:
            return
        drag = QDrag(self)
        drag.setMimeData(photo_mime(ids))
        drag.setPixmap(self.item(self.currentRow()).icon().pixmap(PICTURE))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._judge_drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        ids = dragged_photos(event.mimeData())
        if not ids or self.read_only:
            event.ignore()
            return
        event.acceptProposedAction()
        below = self.indexAt(event.position().toPoint())
        before = below.data(PhotoRole) if below.isValid() else ""
        own = [photo.id for photo in self._photos]
        if set(ids) <= set(own):
            rest = [each for each in own if each not in ids]
            place = rest.index(before) if before in rest else len(rest)
            self.ordered.emit([*rest[:place], *ids, *rest[place:]])
        else:
            self.dropped.emit(ids, before or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row, photo in enumerate(self._photos[: self.count()]):
                self._set_icon(self.item(row), photo)

    def _judge_drag(self, event: QDragMoveEvent) -> None:
        if dragged_photos(event.mimeData()) and not self.read_only:
            event.acceptProposedAction()
        else:
            # Files from outside are the page's.
            event.ignore()

    def _add_row(self, photo: Photo, chosen: bool) -> None:
        row = QListWidgetItem(photo.caption, self)
        row.setData(PhotoRole, photo.id)
        outside = photo.id in self._outside
        row.setToolTip(plain_tip(about_photo(photo, outside)))
        said = (photo.caption or photo.file_name, kind_words(photo.media_type), outside_words() if outside else "")
        row.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("，").join(part for part in said if part))
        row.setSizeHint(PICTURE + QSize(4, 10 + self.fontMetrics().height()))
        if not self.read_only:
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
        row.setSelected(chosen)
        self._set_icon(row, photo)

    def _set_icon(self, row: QListWidgetItem, photo: Photo) -> None:
        ratio = self.devicePixelRatioF()
        outside = photo.id in self._outside
        with QSignalBlocker(self):
            if not has_picture(photo) or photo.sha256 in self._broken:
                drawn = media_picture(photo, PICTURE, self.palette(), ratio)
                row.setIcon(_icon(fitted(drawn, PICTURE, self.palette(), ratio, outside) if outside else drawn))
                return
            pixmap = self._thumbnails.get(photo.sha256)
            row.setIcon(_icon(self._framed(pixmap, ratio, outside)))

    def _framed(self, pixmap: QPixmap | None, ratio: float, outside: bool) -> QPixmap:
        if pixmap is None or pixmap.isNull():
            return blank_picture(PICTURE, self.palette(), ratio)
        return fitted(pixmap, PICTURE, self.palette(), ratio, outside)

    def _show_thumbnail(self, sha256: str) -> None:
        for row, photo in enumerate(self._photos[: self.count()]):
            if photo.sha256 == sha256:
                self._set_icon(self.item(row), photo)

    def _show_broken(self, sha256: str) -> None:
        self._broken.add(sha256)
        for row, photo in enumerate(self._photos[: self.count()]):
            if photo.sha256 == sha256:
                self._set_icon(self.item(row), photo)
                with QSignalBlocker(self):
                    self.item(row).setToolTip(self.tr("照片无法显示；打开可看原因。"))


def _icon(pixmap: QPixmap) -> QIcon:
    """The same when selected: evidence is not tinted."""
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
