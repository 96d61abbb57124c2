"""A list of the file of an enterprise: read-only rows, each with the key of what it stands for; without any, a word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from inspector_app.visible_signs import visible
from ui.choose_row import choose_row
from ui.theme.palette import colours_of
from ui.theme.touch import row_height
from ui.widgets.plain_tip import plain_tip

_KEY = Qt.ItemDataRole.UserRole


class FileTable(QTableWidget):
    opened = Signal(str)
    """The key of a row, by Enter or a double click."""

    def __init__(self, headers: Sequence[str], wide: int, parent: QWidget | None = None, nothing: str = "") -> None:
        """`wide` is the column that takes the room that is left; `nothing` says why there is no row."""
        super().__init__(0, len(headers), parent)
        self._nothing, self._is_known = nothing, False
        self.setHorizontalHeaderLabels(list(headers))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
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
        """(key, texts) of each row. What was chosen stays so, wherever it went; else nothing is."""
        self._is_known, kept = True, self.chosen()
        self.setRowCount(len(rows))
        self.setAccessibleDescription("" if rows else self._nothing)
        self.viewport().update()
        for number, (key, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(visible(text))
                item.setToolTip(plain_tip(text))
                item.setData(_KEY, key)
                self.setItem(number, column, item)
        place = next((number for number, (key, _) in enumerate(rows) if key == kept), -1) if kept else -1
        # Several rows may stand for one thing.
        if self.chosen() != kept:
            self.setCurrentCell(-1, -1)
            self.clearSelection()
            choose_row(self, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rowCount() or not self._is_known:
            return
        room = self.viewport().rect()
        margin = min(room.width() // 6, 120)
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours_of(self.palette()).quiet))
        where = room.adjusted(margin, self.verticalHeader().defaultSectionSize(), -margin, 0)
        painter.drawText(
            where,
            int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap),
            self._nothing,
        )
        painter.end()

    def key(self, row: int) -> str:
        item = self.item(row, 0)
        return str(item.data(_KEY)) if item is not None else ""

    def chosen(self) -> str:
        """The key of the chosen row; "" for none."""
        return self.key(self.currentRow()) if self.currentRow() >= 0 else ""
