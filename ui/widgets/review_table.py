"""The table of reviews: several rows may be chosen, because one decision may be about many visits."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.column_widths import MOMENT
from ui.models.review_model import ReviewColumn, ReviewModel
from ui.widgets.rows_table import RowsTable

_SAMPLES = {
    ReviewColumn.OPENED: MOMENT,
    ReviewColumn.PEOPLE: "李明、王芳　",
    ReviewColumn.FINDINGS: "问题　",
    ReviewColumn.COMMENTS: "未处理意见",
    ReviewColumn.DECIDED: "赵主任 2026年10月28日　",
}
_GIVEN_UP_FIRST = (
    *(ReviewColumn.DECIDED, ReviewColumn.COMMENTS, ReviewColumn.PEOPLE, ReviewColumn.FINDINGS),
    # Of a window in letters twice as large the name is what is left; the panel says the rest.
    ReviewColumn.OPENED,
)
_NAME_SAMPLE = "深圳市凯宏国际货运代理"


class ReviewTable(RowsTable):
    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, self.tr("要审核的检查"), ReviewColumn.ENTERPRISE, parent)
        self._states = model.longest_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit({ReviewColumn.STATE: self._states, **_SAMPLES}, _GIVEN_UP_FIRST, _NAME_SAMPLE)
