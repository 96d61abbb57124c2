"""Where a pack, or a card, is dropped, or chosen by the button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.dialogs.pack_files import TAKEN


class PackDrop(QFrame):
    choose_wanted = Signal()
    dropped = Signal(object)
    """Path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop_field")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        title = QLabel(self.tr("把检查包（.zjpack）拖到这里"), self)
        title.setProperty("role", "section")
        hint = QLabel(self.tr("先核对，看清里面有什么，再决定导入。"), self)
        hint.setProperty("role", "secondary")
        self.button = QPushButton(self.tr("选择检查包…"), self)
        self.button.clicked.connect(self.choose_wanted)
        for label in (title, hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(hint)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None:
            event.acceptProposedAction()
            self._show_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(False)
        path = _file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_target(self, shown: bool) -> None:
        self.setProperty("dropTarget", shown)
        self.style().unpolish(self)
        self.style().polish(self)


def _file_of(event: QDropEvent) -> Path | None:
    """The one pack or card that is dragged, or None."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    taken = [path for path in paths if path.suffix.lower() in TAKEN]
    return taken[0] if len(taken) == 1 else None
