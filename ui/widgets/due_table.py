"""Enterprises to go to: Enter starts a visit, Insert or + puts them on the list of the day, a drag does so too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector_app.planning.due import Reason
from ui.column_widths import DAY, GRADE, column_width
from ui.delegates.grade_delegate import GradeDelegate
from ui.models.due_model import DueColumn, DueModel
from ui.theme.touch import row_height

_SAMPLES = {
    DueColumn.GRADE: GRADE,
    DueColumn.COMMUNITY: "白石厦社区　",
    DueColumn.LAST_VISIT: DAY,
    DueColumn.DAY: DAY,
    DueColumn.LEFT: "9 个问题，已过 99 天",
}
_GIVEN_UP_FIRST = (DueColumn.LAST_VISIT, DueColumn.COMMUNITY, DueColumn.DAY)
"""Where the name would get less than it needs."""
_NAME_SAMPLE = "深圳市丰博诚国际货运代理有限公司　"


class DueTable(QTableView):
    start_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, model: DueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty: tuple[DueColumn, ...] = ()
        self.setModel(model)
        self.setObjectName("due_table")
        self.setAccessibleName(self.tr("要去的企业"))
        self.setItemDelegateForColumn(DueColumn.GRADE, GradeDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(DueColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, sample in _SAMPLES.items():
            self.setColumnWidth(column, column_width(self, column, sample))
        self.doubleClicked.connect(lambda _: self.add_wanted.emit())

    def show_for(self, reason: Reason) -> None:
        """What nobody can know of these rows has no column."""
        self._empty = (DueColumn.LAST_VISIT, DueColumn.DAY) if reason is Reason.NEVER else ()
        self._fit()

    def chosen(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.start_wanted.emit()
        elif event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_Plus, Qt.Key.Key_Space) and self.chosen():
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - self.fontMetrics().horizontalAdvance(_NAME_SAMPLE) - 24
        room -= sum(self._width(column) for column in _SAMPLES if column not in _GIVEN_UP_FIRST)
        for column in reversed(_GIVEN_UP_FIRST):
            room -= 0 if column in self._empty else self._width(column)
            self.setColumnHidden(column, room < 0 or column in self._empty)

    def _width(self, column: DueColumn) -> int:
        return column_width(self, column, _SAMPLES[column])
