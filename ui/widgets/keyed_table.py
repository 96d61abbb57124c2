"""A long list to read and to choose from: only the rows in sight cost anything."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.choose_row import choose_row
from ui.models.keyed_rows import KeyedRows
from ui.theme.touch import row_height

_MEASURED_ROWS = 50


class KeyedTable(QTableView):
    opened = Signal(str)
    """The key of a row, by Enter or a double click."""
    stood_on = Signal(str)
    """The key of the row that is current now; "" for none."""

    def __init__(self, headers: Sequence[str], wide: int, parent: QWidget | None = None) -> None:
        """`wide` is the column that takes the room that is left."""
        super().__init__(parent)
        self.setObjectName("keyed_table")
        self.rows = KeyedRows(headers, self)
        self.setModel(self.rows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        head.setResizeContentsPrecision(_MEASURED_ROWS)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.key(index.row())))
        self.selectionModel().currentRowChanged.connect(lambda index, _: self.stood_on.emit(self.rows.key(index.row())))

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]], kept: str = "") -> None:
        """Stands on the row with the key `kept`, else on the first one; tells nobody."""
        self.selectionModel().blockSignals(True)
        self.rows.show(rows)
        choose_row(self, max(0, self.rows.row_of(kept)))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def chosen(self) -> str:
        """The key of the row that is current; "" for none."""
        return self.rows.key(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            # A key that is held down opens one, not the next ones that take its place.
            if not event.isAutoRepeat():
                self.opened.emit(self.chosen())
        else:
            super().keyPressEvent(event)
