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
_NAME_SAMPLE = "深圳市凯宏国际货运代理有限公司"


class ReviewTable(RowsTable):
    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, self.tr("要审核的检查"), ReviewColumn.ENTERPRISE, parent)
        self._model, self._states = model, model.longest_state()
        self._empty = self._columns_of_nothing()
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(lambda *_: self._look())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _look(self) -> None:
        """Once for the rows that came: of 100,000 each step by which a window grows would look at all."""
        self._empty = self._columns_of_nothing()
        self._fit()

    def _fit(self) -> None:
        """What nothing stands in takes no room: the names need it."""
        empty = self._empty
        samples = {ReviewColumn.STATE: self._states, **_SAMPLES}
        shown = {column: sample for column, sample in samples.items() if column not in empty}
        self.fit(shown, [column for column in _GIVEN_UP_FIRST if column in shown], _NAME_SAMPLE)
        for column in empty:
            self.setColumnHidden(column, True)

    def _columns_of_nothing(self) -> set[ReviewColumn]:
        rows = self._model.rows
        there = {
            ReviewColumn.COMMENTS: any(row.comments for row in rows),
            ReviewColumn.DECIDED: any(row.standing.last is not None for row in rows),
        }
        return {column for column, filled in there.items() if not filled}
