"""A list that does not change when the wheel only meant to scroll past it."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class SteadyComboBox(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
