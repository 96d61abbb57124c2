"""The keys of the page of papers: what is done with the paper, and the zoom, which is the paper's there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

if TYPE_CHECKING:
    from ui.pages.notice_page import NoticePage

_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
"""With Ctrl: steps, 0 for the width of the view."""


class NoticeKeys(QObject):
    def __init__(self, page: "NoticePage") -> None:
        super().__init__(page)
        self._view = view = page.view
        panel = page.panel
        keys: dict[str, Callable[[], object]] = {
            "Esc": page.closed.emit,
            "Ctrl+PgDown": lambda: view.go_to(view.current_page + 1),
            "Ctrl+PgUp": lambda: view.go_to(view.current_page - 1),
            "Ctrl+Return": panel.issue.click,
            "Ctrl+P": panel.print.click,
            "Ctrl+S": panel.keep.click,
            "F7": panel.service.sign.click,
            "F8": page.print_straight,
            "F9": panel.service.serve.click,
        }
        for key, wanted in keys.items():
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        steps = _zoom_of(event)
        if steps is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # The window has these keys for the size of its letters; on this page they are for the paper.
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._zoom(steps)
        return True

    def _zoom(self, steps: int) -> None:
        if steps:
            self._view.zoom_by(steps)
        else:
            self._view.fit_width()


def _zoom_of(event: QKeyEvent) -> int | None:
    """What a key says about the zoom; None when it is no such key."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return _ZOOM_KEYS.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.ControlModifier else None
