"""The folder of a store that is to be made: typed, or chosen from what there is."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.dialogs.store_folders import StoreFolders


class StoreFolderRow(QWidget):
    chosen = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = QLineEdit(str(folder), self)
        self.choose = QPushButton(self.tr("选择…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)

    def _choose(self) -> None:
        typed = Path(self.folder.text().strip())
        place = StoreFolders.ask_place(self, typed.parent)
        if place is not None:
            self.folder.setText(str(place / typed.name))
            self.chosen.emit()
