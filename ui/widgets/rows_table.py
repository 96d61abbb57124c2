"""A table to read and to choose whole rows from; in a narrow window it gives up columns, the dearest last."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.column_widths import column_width
from ui.theme.touch import row_height

_Column = TypeVar("_Column", bound=int)


class RowsTable(QTableView):
    def __init__(
        self, model: QAbstractItemModel, name: str, wide: int, parent: QWidget | None = None, *, several: bool = True
    ) -> None:
        """`name` is for screen readers; `wide` the column that takes the room that is left."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def chosen_rows(self) -> list[int]:
        """By ranges: of 100,000 chosen rows Qt made as many indexes, and looked at each column of each."""
        ranges = self.selectionModel().selection().toList()
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def choose_rows(self, rows: Sequence[int]) -> None:
        """In addition to what is chosen; the first of them becomes the current one.

        Nothing moves when they are chosen already: a list that was only read again does not take anybody back.
        """
        chosen, selection = self.chosen_rows(), self.selectionModel()
        if set(rows) <= set(chosen) and self.currentIndex().row() in chosen:
            return
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for row in rows:
            selection.select(self.model().index(row, 0), flags)
        if rows:
            selection.setCurrentIndex(self.model().index(rows[0], 0), selection.SelectionFlag.NoUpdate)

    def fit(self, samples: Mapping[_Column, str], given_up_first: Sequence[_Column], wide_sample: str) -> None:
        """`samples`: the longest text of each column but the wide one, which never gets less than `wide_sample`."""
        widths = {column: column_width(self, column, sample) for column, sample in samples.items()}
        room = self.viewport().width() - self.fontMetrics().horizontalAdvance(wide_sample) - sum(widths.values())
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        for column in given_up_first:
            self.setColumnHidden(column, room < 0)
            room += widths[column] if room < 0 else 0
