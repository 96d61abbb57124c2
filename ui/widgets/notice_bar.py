"""One line about what just happened, with one thing to do about it; it never stands in the way."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.theme.restyling import restyle
from ui.widgets.copy_button import CopyButton
from ui.widgets.plain_label import PlainLabel


class NoticeBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self.label = PlainLabel(self)
        self.label.setWordWrap(True)
        # Names of files are said here, and may look like markup.
        self.action = QPushButton(self)
        self.action.clicked.connect(self._act)
        self.copy = CopyButton(self.label.text, self)
        close = QToolButton(self)
        close.setText("×")
        close.setAutoRaise(True)
        close.setToolTip(self.tr("关闭"))
        close.setAccessibleName(self.tr("关闭"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.action)
        row.addWidget(self.copy)
        row.addWidget(close)
        self._wanted: Callable[[], object] | None = None
        self.hide()

    def tell(self, text: str, action: str = "", wanted: Callable[[], object] | None = None, tone: str = "info") -> None:
        """`tone` is "info" or "trouble"; `wanted` is done when the person presses `action`."""
        self.label.setText(text)
        self.action.setText(action)
        self.action.setVisible(wanted is not None)
        self.copy.setVisible(tone == "trouble")
        self._wanted = wanted
        restyle(self, "tone", tone)
        self.show()

    def tell_trouble(self, messages: Iterable[object]) -> None:
        """Each on a line of its own."""
        self.tell("\n".join(map(str, messages)), tone="trouble")

    def tell_written(self, text: str, folder: Path) -> None:
        """With a way to the folder in which the file lies."""
        self.tell(text, self.tr("打开文件夹"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))

    def _act(self) -> None:
        self.hide()
        if self._wanted is not None:
            self._wanted()
