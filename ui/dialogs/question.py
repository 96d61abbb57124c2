"""A dialog that is gone once it was answered: the page it was asked over may stay open for a month."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from ui.eye_order import tab_as_the_eye_goes


class Question(QDialog):
    def exec(self) -> int:
        """What was typed can still be read until the slot that asked returns."""
        code = super().exec()
        self.deleteLater()
        return code

    def showEvent(self, event: QShowEvent) -> None:
        tab_as_the_eye_goes(self)
        stand_whole(self)
        super().showEvent(event)


def stand_whole(dialog: QDialog) -> None:
    """Room for all that is said: Qt alone makes no dialog higher than two thirds of the screen, and squeezes it."""
    layout = dialog.layout()
    if layout is None:
        return
    width = dialog.width()
    wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    dialog.resize(width, min(max(dialog.height(), wanted), dialog.screen().availableSize().height()))
