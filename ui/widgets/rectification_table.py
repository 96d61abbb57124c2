"""The table of findings: several rows may be chosen, because one reply answers several."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.messages import Language
from inspector_app.rectification.stages import Stage, Standing
from ui.column_widths import column_width
from ui.day_words import day_words
from ui.models.rectification_model import FindingColumn, RectificationModel
from ui.rectification.stage_looks import left_text, stage_text
from ui.widgets.rows_table import RowsTable

_LATEST = 999
"""Days late, as many as the column has room for."""
_NAME, _WHOLE_NAME = "深圳市某某国际货运代理", "深圳市某某某国际货运代理有限公司"
_PROBLEM = "XR-01　未对寄递（承运）物品开箱验视　　"
"""With the room around it."""
_GIVEN_UP_FIRST = (FindingColumn.ORDER, FindingColumn.DUE, FindingColumn.SEVERITY)


class RectificationTable(RowsTable):
    def __init__(self, model: RectificationModel, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(model, self.tr("整改中的问题"), FindingColumn.PROBLEM, parent)
        longest = max((stage_text(each, language) for each in Stage), key=len)
        self._samples = {
            FindingColumn.LEFT: f"{left_text(Standing(Stage.ORDERED, True, None, -_LATEST), language)}",
            FindingColumn.DUE: day_words(date(2026, 12, 28)),
            FindingColumn.STAGE: longest,
            FindingColumn.ENTERPRISE: _NAME,
            FindingColumn.SEVERITY: "级",
            FindingColumn.ORDER: "深宝福责改〔2026〕12号",
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the enterprise's name as leaves the problem its room."""
        super().resizeEvent(event)
        self.fit(self._samples, _GIVEN_UP_FIRST, _PROBLEM)
        # Hidden columns are 0 wide.
        taken = sum(self.columnWidth(column) for column in self._samples)
        spare = self.viewport().width() - taken - self.fontMetrics().horizontalAdvance(_PROBLEM)
        name = self.columnWidth(FindingColumn.ENTERPRISE)
        whole = column_width(self, FindingColumn.ENTERPRISE, _WHOLE_NAME)
        self.setColumnWidth(FindingColumn.ENTERPRISE, min(whole, name + max(0, spare)))
