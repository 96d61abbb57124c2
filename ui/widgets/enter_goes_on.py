"""Enter on a button that is chosen by Space or its digit goes on to the page, where it means the next item.

GNOME and KDE press the button that has the focus with Enter as well: unasked, an item would get the verdict that merely
has the focus, and the visit would not go on.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterGoesOn(QObject):
    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            # Kept from the button and not taken: Qt gives it to whatever the button stands in.
            event.ignore()
            return True
        return super().eventFilter(watched, event)
