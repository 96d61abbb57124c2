"""Where a pack, or a card, is dropped, or chosen by the button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.exchange.bag.layout import PACK_SUFFIX
from ui.dialogs.pack_files import TAKEN
from ui.theme.restyling import restyle
from ui.widgets.plain_label import PlainLabel


class PackDrop(QFrame):
    choose_wanted = Signal()
    dropped = Signal(object)
    """Path of the one file that was dropped."""
    several_dropped = Signal(object)
    """List of Path: packs, or folders with packs."""
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop_field")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        title = PlainLabel(self.tr("把检查包（.zjpack）拖到这里，一个或多个"), self)
        title.setProperty("role", "section")
        hint = PlainLabel(self.tr("先核对，看清里面有什么，再决定导入。"), self)
        hint.setProperty("role", "secondary")
        self.button = QPushButton(self.tr("选择检查包…"), self)
        self.button.clicked.connect(self.choose_wanted)
        self.folder = QPushButton(self.tr("整个文件夹…"), self)
        self.folder.setToolTip(self.tr("文件夹里的检查包按正确的顺序一起核对和导入。"))
        self.folder.clicked.connect(self.folder_wanted)
        for label in (title, hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(hint)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_of(event):
            event.acceptProposedAction()
            self._show_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(False)
        paths = _files_of(event)
        if not paths:
            return
        event.acceptProposedAction()
        if len(paths) == 1 and not paths[0].is_dir():
            self.dropped.emit(paths[0])
        else:
            self.several_dropped.emit(paths)

    def _show_target(self, shown: bool) -> None:
        restyle(self, "dropTarget", shown)


def _files_of(event: QDropEvent) -> list[Path]:
    """One card, or any number of packs and folders; none when something of it cannot be taken together."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    taken = [path for path in paths if path.suffix.lower() in TAKEN]
    if len(taken) == 1:
        return taken
    packs = [path for path in paths if path.suffix.lower() == PACK_SUFFIX or path.is_dir()]
    return packs if len(packs) == len(paths) else []
