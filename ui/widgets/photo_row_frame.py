"""What the photos of one item and the tray have in common: a row of pictures, its keys, photos that fall onto it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.photos.photo_drags import dragged_photos
from ui.photos.thumbnails import Thumbnails
from ui.theme.restyling import restyle
from ui.widgets.photo_list import PhotoList


class PhotoRowFrame(QFrame):
    opened = Signal(str)
    """Photo id."""
    captioned = Signal(str, str)
    """Photo id, caption."""
    removed = Signal(str)
    """Photo id."""
    ordered = Signal(list)
    """All photo ids of the row in their new order."""
    dropped = Signal(list, str)
    """Photo ids that came from elsewhere, and the photo in front of which they fell, "" for none."""
    move_wanted = Signal(list)
    """Photo ids, to an item that is still to be chosen."""
    undo_wanted = Signal()

    def __init__(self, name: str, thumbnails: Thumbnails, parent: QWidget | None) -> None:
        """`name` is what the style sheet knows the frame by."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAcceptDrops(True)
        self.list = PhotoList(thumbnails, self)
        self.list.remove_wanted.connect(self.removed)
        self.list.captioned.connect(self.captioned)
        self.list.ordered.connect(self.ordered)
        self.list.dropped.connect(self.dropped)

    def highlight(self, on: bool) -> None:
        """As the place where what is dragged will land."""
        restyle(self, "dropTarget", on)

    def compact_button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("compact", True)
        button.setToolTip(tip)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the row of pictures has no use for."""
        if self.list.read_only or not self.pressed(event, self.list.chosen()):
            super().keyPressEvent(event)

    def pressed(self, event: QKeyEvent, ids: list[str]) -> bool:
        """Whether the key was one of this frame's; `ids` are the chosen photos."""
        if ids and event.key() == Qt.Key.Key_M:
            self.move_wanted.emit(ids)
        elif event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo_wanted.emit()
        else:
            return False
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos of another row may fall anywhere on the frame; files are the page's."""
        if dragged_photos(event.mimeData()) and not self.list.read_only:
            event.acceptProposedAction()
            self.highlight(True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.highlight(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.highlight(False)
        event.acceptProposedAction()
        self.dropped.emit(dragged_photos(event.mimeData()), "")
