"""Enter presses the button that has the focus, also where Qt gives that to Space only: one rule for all windows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


def enter_presses(window: QWidget, event: QKeyEvent) -> bool:
    """Whether it was Enter, on a button of the window; however long the key is held, that is pressed once."""
    button = window.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
