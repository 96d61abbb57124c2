"""Room for the fields of a dialog: as high as they want to be, and to scroll where the screen is lower."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

_LEAST_HEIGHT = 160
_AROUND = 80
"""Pixels of a screen for the title bar of the dialog and its buttons."""


class LowScroll(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(body)

    @property
    def wanted_height(self) -> int:
        """For the width it has now, at most what the screen leaves."""
        self.column.activate()
        # Before it is shown the viewport has not heard yet how wide it will be.
        width = self.viewport().width() if self.isVisible() else self.width()
        wanted = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else 0
        return min(max(wanted, self.column.totalSizeHint().height()), self._most)

    @property
    def _most(self) -> int:
        return max(_LEAST_HEIGHT, self.screen().availableGeometry().height() - _AROUND - _LEAST_HEIGHT // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # How high it wants to be hangs on its width, and layouts remember the answer.
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        # The edge that the keyboard may light up is no part of the room.
        return QSize(self.column.totalSizeHint().width(), self.wanted_height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.column.totalMinimumSize().width() + bar, min(_LEAST_HEIGHT, self.wanted_height))
