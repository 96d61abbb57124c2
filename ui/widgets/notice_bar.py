"""One line about what just happened, with one thing to do about it; it never stands in the way."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

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
        row.addWidget(close)
        self._wanted: Callable[[], object] | None = None
        self.hide()

    def tell(self, text: str, action: str = "", wanted: Callable[[], object] | None = None, tone: str = "info") -> None:
        """`tone` is "info" or "trouble"; `wanted` is done when the person presses `action`."""
        self.label.setText(text)
        self.action.setText(action)
        self.action.setVisible(wanted is not None)
        self._wanted = wanted
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def _act(self) -> None:
        self.hide()
        if self._wanted is not None:
            self._wanted()
