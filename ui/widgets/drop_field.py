"""Where a register file is dropped, or chosen by the button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.register_files import READABLE
from ui.theme.restyling import restyle
from ui.widgets.plain_label import PlainLabel


class DropField(QFrame):
    choose_wanted = Signal()
    dropped = Signal(object)
    """Path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop_field")
        self.setAcceptDrops(True)
        title = PlainLabel(self.tr("把台账文件拖到这里"), self)
        title.setProperty("role", "panel_title")
        kinds = PlainLabel(self.tr("Excel（.xlsx、.xls）或 CSV；标题行、合计行、全角数字都能认。"), self)
        kinds.setProperty("role", "secondary")
        self.button = QPushButton(self.tr("选择文件…"), self)
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self.choose_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (title, kinds, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
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
        restyle(self, "dropTarget", shown)


def _file_of(event: QDropEvent) -> Path | None:
    """The one register file that is dragged, or None."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    readable = [path for path in paths if path.suffix.lower() in READABLE]
    return readable[0] if len(readable) == 1 else None
