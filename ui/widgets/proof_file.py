"""One file that proves something: chosen by the button or dropped here; its name is shown, and it can be taken off."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.dialogs.notice_files import NoticeFiles
from ui.widgets.elided_label import ElidedLabel


class ProofFile(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.path: Path | None = None
        self.name: QLabel = ElidedLabel(self)
        self.choose = QPushButton(self.tr("选择文件…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.remove = QToolButton(self)
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(self.tr("去掉文件"))
        self.remove.setToolTip(self.tr("去掉文件"))
        self.remove.clicked.connect(lambda: self.take(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose)
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)
        self.setFocusProxy(self.choose)
        self.take(None)

    def take(self, path: Path | None) -> None:
        self.path = path
        self.name.setText(path.name if path else self.tr("可把照片或扫描件拖到这里"))
        self.remove.setVisible(path is not None)
        self.changed.emit()

    def _ask(self) -> None:
        path = NoticeFiles.ask_proof(self)
        if path is not None:
            self.take(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _one_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _one_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)


def _one_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
