"""A table to read: one column takes the room that is left, others go where there is too little."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.column_widths import column_width
from ui.theme.touch import row_height


class PackTable(QTableView):
    def __init__(
        self,
        model: QAbstractItemModel,
        samples: Mapping[int, str],
        wide: int,
        given_up_first: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`samples`: the longest usual text of each column; `wide`: the column that grows."""
        super().__init__(parent)
        self._samples, self._wide, self._given_up_first = dict(samples), wide, tuple(given_up_first)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def take_sample(self, column: int, text: str) -> None:
        """The longest text that this column holds now."""
        self._samples[column] = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = {column: column_width(self, column, text) for column, text in self._samples.items()}
        room = self.viewport().width() - sum(widths.values())
        for column, width in widths.items():
            if column != self._wide:
                self.setColumnWidth(column, width)
        for column in self._given_up_first:
            self.setColumnHidden(column, room < 0)
            room += widths[column] if room < 0 else 0
