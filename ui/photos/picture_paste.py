"""Ctrl+V of a picture while the focus is in a text field: a field can do nothing with it, its page can."""

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class PicturePaste(QObject):
    """Lets the shortcut of the page win where the clipboard holds pictures and no text."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, focused: QWidget | None) -> None:
        """Only who has the focus is watched: a filter of the whole page would be asked about every event."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focused if focused is not None and self._page.isAncestorOf(focused) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        wanted = event.matches(QKeySequence.StandardKey.Paste)
        if wanted and _pictures_alone(QGuiApplication.clipboard().mimeData()):
            event.ignore()
            return True
        return False


def _pictures_alone(mime: QMimeData) -> bool:
    """Copied files come with their names as text, which nobody means; an image with text is mostly a table."""
    if any(url.isLocalFile() for url in mime.urls()):
        return True
    has_image = mime.hasImage() or any(each.startswith("image/") for each in mime.formats())
    return has_image and not mime.hasFormat("text/plain")
