"""The keys of every search: Ctrl+F goes to it, Escape clears it, Down leads to what was found."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget


def search_of(page: QWidget) -> QLineEdit | None:
    """The search of a page; None when it has none."""
    keys = page.findChild(SearchKeys)
    # The register has keys of its own: in a narrow window its list has to come forward first.
    return page.findChild(QLineEdit, "register_search") if keys is None else keys.field


class SearchKeys(QObject):
    def __init__(self, page: QWidget, field: QLineEdit, found: QAbstractItemView) -> None:
        """`page`: while it is on the screen Ctrl+F is its own."""
        super().__init__(page)
        self.field, self._found = field, found
        field.setToolTip(self.tr("Ctrl+F 到这里，↓ 到列表，Esc 清除"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page, self.go)
        field.installEventFilter(self)

    def go(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def clear(self) -> None:
        """As Escape: to the search, which finds everything again."""
        self.field.clear()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or watched is not self.field:
            return False
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            # The dialog stays open: Escape there means what was typed.
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.field.clear()
                return True
        elif event.key() == Qt.Key.Key_Down and event.type() == QEvent.Type.KeyPress and self._found.isVisible():
            self._go_into_list()
            return True
        return False

    def _go_into_list(self) -> None:
        if not self._found.currentIndex().isValid():
            self._found.setCurrentIndex(self._found.model().index(0, 0))
        self._found.setFocus()
