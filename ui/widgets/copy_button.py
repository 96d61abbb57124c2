"""Copies what is told of a trouble, so that it can be sent to who helps, word by word."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton, QWidget


class CopyButton(QToolButton):
    def __init__(self, words: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("复制"))
        self.setAutoRaise(True)
        self.setToolTip(self.tr("复制这段提示，可以发给技术人员"))
        self.setAccessibleName(self.tr("复制这段提示"))
        self.clicked.connect(lambda: QGuiApplication.clipboard().setText(words()))
