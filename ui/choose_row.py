"""Rows of a table chosen by the program, whatever keys a person holds down at that moment.

`QTableView.selectRow` asks the keyboard: a list that comes while Ctrl or Shift is down (Ctrl+8 opened its page, a
capital letter is typed) would get one row more, one less or none, and the button for one row would not answer.
"""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView


def choose_row(table: QTableView, row: int) -> None:
    """This row alone, which becomes the current one; nothing when there is no such row."""
    if 0 <= row < table.model().rowCount():
        choose_rows(table, [row])


def choose_rows(table: QTableView, rows: Sequence[int]) -> None:
    """These rows and no others; the first becomes the current one, unless one of them is already.

    Who has clicked in one and scrolled on is not taken back to it by a list that is only read again.
    """
    model, selection, flags = table.model(), table.selectionModel(), QItemSelectionModel.SelectionFlag
    shown = (column for column in range(model.columnCount()) if not table.isColumnHidden(column))
    column, wanted = next(shown, 0), QItemSelection()
    for row in rows:
        wanted.select(model.index(row, column), model.index(row, column))
    if rows and selection.currentIndex().row() not in rows:
        selection.setCurrentIndex(model.index(rows[0], column), flags.NoUpdate)
    selection.select(wanted, flags.ClearAndSelect | flags.Rows)
