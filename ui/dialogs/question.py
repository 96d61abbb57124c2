"""A dialog that is gone once it was answered: the page it was asked over may stay open for a month."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit

from ui.frame.eye_order import tab_as_the_eye_goes
from ui.help.dialog_help import ask_for_help
from ui.theme.touch import scroll_by_finger
from ui.widgets.enter_presses import enter_presses

_EDGE = 7

_TITLE_BAR = 40
"""Above the window, and no part of its height."""


class Question(QDialog):
    """Every dialog is one; ask it with `exec()`, or with `open()` where the slot that asks goes on."""

    def exec(self) -> int:
        """What was typed can still be read until the slot that asked returns."""
        code = super().exec()
        self.deleteLater()
        return code

    def open(self) -> None:
        self.finished.connect(self.deleteLater)
        super().open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, also one that never is the dialog's default; F1 is the help."""
        if event.key() == Qt.Key.Key_F1:
            ask_for_help(self)
            return
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        _set_in(self)
        tab_as_the_eye_goes(self)
        scroll_by_finger(self)
        stand_whole(self)
        super().showEvent(event)


def _set_in(dialog: QDialog) -> None:
    """Numbers stand as far from the edge of their box as words do: a style sheet moves those of a calendar only."""
    for line in dialog.findChildren(QLineEdit, "qt_spinbox_lineedit"):
        if not (box := line.parent()) or not box.property("calendarPopup"):
            line.setTextMargins(_EDGE, 0, 0, 0)


def stand_whole(dialog: QDialog) -> None:
    """Room for all that is said: Qt alone makes no dialog higher than two thirds of the screen, and squeezes it."""
    layout = dialog.layout()
    if layout is None:
        return
    width = dialog.width()
    wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    room = dialog.screen().availableSize().height() - _TITLE_BAR
    dialog.resize(width, min(max(dialog.height(), wanted), room))
