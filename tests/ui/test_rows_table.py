"""Whole rows chosen from a table: in order, also when they were chosen piece by piece."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from ui.widgets.rows_table import RowsTable

_Index = QModelIndex | QPersistentModelIndex
_ROWS = 500
_ROOT = QModelIndex()


class _Numbers(QAbstractTableModel):
    asked = 0

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else _ROWS

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: _Index) -> Qt.ItemFlag:
        self.asked += 1
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


def test_chosen_rows_are_in_order_and_many_are_not_asked_for_one_by_one(qtbot: QtBot) -> None:
    model = _Numbers()
    table = RowsTable(model, "数", 0)
    qtbot.addWidget(table)
    table.selectAll()
    model.asked = 0
    assert table.chosen_rows() == list(range(_ROWS))
    assert model.asked < 10
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(model.index(7, 1), flags.Deselect | flags.Rows)
    assert table.chosen_rows() == [row for row in range(_ROWS) if row != 7]
    table.clearSelection()
    for row in (30, 4, 5):
        table.selectionModel().select(model.index(row, 0), flags.Select | flags.Rows)
    assert table.chosen_rows() == [4, 5, 30]
