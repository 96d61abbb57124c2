"""What was recorded the last time, greyed beside the question; one button takes the same outcome over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.widgets.plain_label import PlainLabel


class LastTimeLine(QFrame):
    same_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("last_time")
        self._words = PlainLabel(self)
        self._words.setWordWrap(True)
        self.same = QPushButton(self.tr("同上次"), self)
        self.same.setProperty("compact", True)
        self.same.setToolTip(self.tr("取上次的结论，数量要重新数（快速作答时按空格）"))
        self.same.clicked.connect(self.same_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self.same, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        return self._words.text()

    def show_words(self, text: str, *, taken: bool) -> None:
        """`taken`: whether there is an outcome that may be taken over."""
        self._words.setText(text)
        self.same.setVisible(taken)
        self.setVisible(bool(text))
