"""What is told about the one that is chosen in a list: lines under each other, made anew for each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.told_label import ToldLabel


class TellingPanel(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_panel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fresh(self) -> QVBoxLayout:
        """An empty column in place of what was told."""
        body = QWidget(self)
        body.setObjectName("panel_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        self.setWidget(body)
        return column

    def label(self, text: str, role: str = "") -> QLabel:
        told = ToldLabel(text, self, role)
        # A word that is longer than the panel, such as a number, is cut; all else would be cut with a wider column.
        told.setMinimumWidth(1)
        return told
