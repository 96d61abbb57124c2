"""A list of the file of an enterprise: read-only rows, each with the key of what it stands for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

_KEY = Qt.ItemDataRole.UserRole


class FileTable(QTableWidget):
    opened = Signal(str)
    """The key of a row, by Enter or a double click."""

    def __init__(self, headers: Sequence[str], wide: int, parent: QWidget | None = None) -> None:
        """`wide` is the column that takes the room that is left."""
        super().__init__(0, len(headers), parent)
        self.setHorizontalHeaderLabels(list(headers))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        # Only the rows in sight are measured: a file may have hundreds.
        head.setResizeContentsPrecision(50)
        self.activated.connect(lambda index: self.opened.emit(self.key(index.row())))

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """(key, texts) of each row."""
        self.setRowCount(len(rows))
        for number, (key, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(_KEY, key)
                self.setItem(number, column, item)

    def key(self, row: int) -> str:
        item = self.item(row, 0)
        return str(item.data(_KEY)) if item is not None else ""

    def chosen(self) -> str:
        """The key of the chosen row; "" for none."""
        return self.key(self.currentRow()) if self.currentRow() >= 0 else ""
