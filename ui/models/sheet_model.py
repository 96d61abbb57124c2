"""A sheet of a workbook as it is, with the cells that something is wrong with."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from inspector_app.checklists.books import Sheet
from ui.theme.palette import colours_of
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    def __init__(self, sheet: Sheet, faults: Mapping[tuple[int, int], str], parent: QObject | None = None) -> None:
        """`faults` by row and column from 0."""
        super().__init__(parent)
        self._sheet, self._faults = sheet, dict(faults)
        self._columns = max((len(row) for row in sheet.rows), default=0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, place = self._sheet.rows[index.row()], (index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._faults.get(place, ""))
        if role == Qt.ItemDataRole.BackgroundRole and place in self._faults:
            return QColor(colours_of(QGuiApplication.palette()).trouble_tint)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return section + 1 if orientation is Qt.Orientation.Vertical else _letters(section)


def _letters(column: int) -> str:
    """A, B … Z, AA, as the spreadsheet names them."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
