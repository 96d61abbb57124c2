"""The table of reviews: several rows may be chosen, because one decision may be about many visits."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.column_widths import MOMENT, column_width
from ui.models.review_model import ReviewColumn, ReviewModel

_SAMPLES = {
    ReviewColumn.STATE: "抽查复核 · 未结束",
    ReviewColumn.OPENED: MOMENT,
    ReviewColumn.PEOPLE: "李明、王芳　",
    ReviewColumn.FINDINGS: "问题　",
    ReviewColumn.COMMENTS: "未处理意见",
    ReviewColumn.DECIDED: "赵主任 2026年10月28日　",
}
_GIVEN_UP_FIRST = (ReviewColumn.DECIDED, ReviewColumn.COMMENTS, ReviewColumn.PEOPLE, ReviewColumn.FINDINGS)
_NAME_SAMPLE = "深圳市凯宏国际货运代理"


class ReviewTable(QTableView):
    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.75))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(ReviewColumn.ENTERPRISE, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("要审核的检查"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name of the enterprise stays, the rest goes, the dearest last."""
        super().resizeEvent(event)
        widths = {column: column_width(self, column, sample) for column, sample in _SAMPLES.items()}
        room = self.viewport().width() - self.fontMetrics().horizontalAdvance(_NAME_SAMPLE) - sum(widths.values())
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        for column in _GIVEN_UP_FIRST:
            self.setColumnHidden(column, room < 0)
            room += widths[column] if room < 0 else 0
