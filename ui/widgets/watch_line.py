"""The folder that is watched for packs: which one, what is new in it, and the buttons for both."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.widgets.elided_label import ElidedLabel


class WatchLine(QWidget):
    choose_wanted = Signal()
    stop_wanted = Signal()
    take_wanted = Signal(object)
    """List of Path: the new packs, to be looked at together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The folder's own name is at the end of its path.
        self.words = ElidedLabel(self, Qt.TextElideMode.ElideMiddle)
        self.words.setProperty("role", "secondary")
        self.choose = QPushButton(self)
        self.choose.clicked.connect(self.choose_wanted)
        self.stop = QPushButton(self.tr("不再看"), self)
        self.stop.clicked.connect(self.stop_wanted)
        self.take = QPushButton(self)
        self.take.setProperty("primary", True)
        self.take.clicked.connect(lambda: self.take_wanted.emit(self._fresh))
        self._fresh: list[Path] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.take, self.choose, self.stop):
            row.addWidget(button)
        self.show_folder(None)

    def show_folder(self, folder: Path | None) -> None:
        self.stop.setVisible(folder is not None)
        if folder is None:
            self.choose.setText(self.tr("指定收件文件夹…"))
            self.choose.setToolTip(self.tr("各电脑把检查包放进这个文件夹，新来的会列在这里，一次核对、按顺序导入。"))
            self.words.setText(self.tr("没有指定收件文件夹"))
        else:
            self.choose.setText(self.tr("换…"))
            self.words.setText(self.tr("收件文件夹：{folder}").format(folder=folder))
        self.show_fresh([])

    def show_fresh(self, fresh: Sequence[Path]) -> None:
        self._fresh = list(fresh)
        self.take.setVisible(bool(fresh))
        self.take.setText(self.tr("核对 %n 个新包…", None, len(fresh)))
