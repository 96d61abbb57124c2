"""The register on the screen: one line an enterprise, Enter starts or continues its visit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.choose_row import choose_row
from ui.column_widths import DAY, GRADE, KIND, column_width
from ui.delegates.grade_delegate import GradeDelegate
from ui.models.enterprises_model import EnterpriseColumn, EnterprisesModel
from ui.theme.touch import row_height

_SAMPLES = {
    EnterpriseColumn.GRADE: GRADE,
    EnterpriseColumn.KIND: KIND,
    EnterpriseColumn.COMMUNITY: "白石厦社区　",
    EnterpriseColumn.PHONE: "0755-00000000　",
    EnterpriseColumn.LAST_VISIT: DAY,
    EnterpriseColumn.FINDINGS: "问题　　",
}
_GIVEN_UP_FIRST = (
    EnterpriseColumn.PHONE,
    EnterpriseColumn.COMMUNITY,
    EnterpriseColumn.KIND,
    EnterpriseColumn.LAST_VISIT,
)
"""Where the name would get less than it needs; all of them are in the file to the right."""
_NAME_SAMPLE = "深圳市凯宏国际货运代理有限公司"


class EnterpriseTable(QTableView):
    entered = Signal(int)
    """Row on which Enter was pressed, or that was clicked twice."""
    typed = Signal(str)
    """A letter: to search for, not to compare with half a million names one by one."""
    left_upwards = Signal()
    """Up from the first row, or Escape: back to the search."""

    def __init__(self, model: EnterprisesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setObjectName("enterprise_table")
        self.setItemDelegateForColumn(EnterpriseColumn.GRADE, GradeDelegate(self))
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
        self._set_up_header()
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))

    def go_to_row(self, row: int) -> bool:
        """False when it stood there already: then nothing moves under a person who has scrolled on."""
        if self.currentIndex().row() == row:
            return False
        choose_row(self, row)
        self.scrollTo(self.model().index(row, EnterpriseColumn.NAME))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.entered.emit(row)
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and row <= 0):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        self.typed.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(EnterpriseColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, sample in _SAMPLES.items():
            self.setColumnWidth(column, column_width(self, column, sample))

    def _fit_columns(self) -> None:
        """The name is never cut short for the sake of what the file says as well."""
        room = self.viewport().width() - self.fontMetrics().horizontalAdvance(_NAME_SAMPLE) - 24
        room -= sum(
            self.columnWidth(column) or self._width(column) for column in _SAMPLES if column not in _GIVEN_UP_FIRST
        )
        for column in reversed(_GIVEN_UP_FIRST):
            room -= self._width(column)
            self.setColumnHidden(column, room < 0)

    def _width(self, column: EnterpriseColumn) -> int:
        return column_width(self, column, _SAMPLES[column])
