"""The question in large type, to be read aloud: one asks, one records; on the second screen when there is one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel

_QUESTION, _SMALLER, _SMALLEST = 3.4, 1.7, 1.25
"""Letter sizes as multiples of the window's."""


class ReadAloudWindow(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("read_aloud")
        self.setWindowTitle(self.tr("大字朗读"))
        self._where = _label(_SMALLEST, self)
        self._where.setProperty("role", "secondary")
        self.question = _label(_QUESTION, self, bold=True)
        self._more = _label(_SMALLER, self)
        self._more.setProperty("role", "secondary")
        self.answer = _label(_SMALLER, self, bold=True)
        self._full = QPushButton(self.tr("全屏（F11）"), self)
        self._full.clicked.connect(self._toggle_full)
        close = QPushButton(self.tr("关闭（Esc）"), self)
        close.clicked.connect(self.reject)
        for button in (self._full, close):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.answer, 1)
        foot.addWidget(self._full)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 24)
        column.setSpacing(20)
        column.addWidget(self._where)
        column.addStretch(1)
        column.addWidget(self.question)
        column.addWidget(self._more)
        column.addStretch(2)
        column.addLayout(foot)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(1000, 620)

    def open_beside(self) -> None:
        """On a screen that the main window is not on, filling it; else as a window of its own."""
        owner = self.parentWidget()
        own = owner.window().screen() if owner is not None else QGuiApplication.primaryScreen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
        if other is None:
            self.show()
            # Where one screen holds both, whoever gives the keys back would have it behind the window that fills it.
            self.raise_()
            self.activateWindow()
            self.setFocus()
        else:
            self.setGeometry(other.availableGeometry())
            self.showFullScreen()
            if owner is not None:
                # The one who asks reads there, the one who records goes on here.
                owner.activateWindow()

    def show_item(self, where: str, question: str, more: str, answer: str) -> None:
        for label, text in ((self._where, where), (self.question, question), (self._more, more), (self.answer, answer)):
            label.setText(text)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What judges and goes on is the visit's: nobody has to put the question away to answer it."""
        owner, button = self.parentWidget(), self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QPushButton):
            button.click()
        elif owner is not None and (enter or event.text().isdecimal()):
            QApplication.sendEvent(owner, event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As large as the longest question allows: nothing is cut off."""
        base = self.font().pointSizeF()
        room = self.height() * 0.5
        width = max(self.width() - 96, 100)
        for scale in (_QUESTION, 3.0, 2.6, 2.2, 1.8, 1.5):
            font = QFont(self.question.font())
            font.setPointSizeF(base * scale)
            self.question.setFont(font)
            if self.question.heightForWidth(width) <= room:
                return

    def _toggle_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def _label(scale: float, parent: QWidget, *, bold: bool = False) -> QLabel:
    label = PlainLabel(parent)
    label.setWordWrap(True)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    label.setFont(font)
    return label
