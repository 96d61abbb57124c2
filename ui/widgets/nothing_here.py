"""An empty list says what it is for, or what was searched, and gives the one button that helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.even_label import EvenLabel
from ui.widgets.plain_label import PlainLabel


class NothingHere(QWidget):
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(self)
        self.title.setProperty("role", "title")
        self.text = EvenLabel(parent=self)
        self.text.setProperty("role", "secondary")
        for label in (self.title, self.text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.button = QPushButton(self)
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self.wanted)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addStretch(2)
        middle.addWidget(self.title)
        middle.addWidget(self.text)
        middle.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        # Half of the width for the words: as wide as their letters are, whatever style sheet comes later.
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(middle, 2)
        row.addStretch(1)

    def say(self, title: str, text: str, button: str = "") -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
