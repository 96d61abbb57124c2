"""The table of findings: several rows may be chosen, because one reply answers several."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector_app.messages import Language
from inspector_app.rectification.stages import Stage, Standing
from ui.column_widths import column_width
from ui.models.rectification_model import FindingColumn, RectificationModel
from ui.stage_looks import left_text, stage_text

_LATEST = 999
"""Days late, as many as the column has room for."""


class RectificationTable(QTableView):
    def __init__(self, model: RectificationModel, language: Language, parent: QWidget | None = None) -> None:
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
        self.setAccessibleName(self.tr("整改中的问题"))
        self._set_widths(language)

    def _set_widths(self, language: Language) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(FindingColumn.PROBLEM, QHeaderView.ResizeMode.Stretch)
        longest = max((stage_text(each, language) for each in Stage), key=len)
        samples = {
            FindingColumn.LEFT: f"{left_text(Standing(Stage.ORDERED, True, None, -_LATEST), language)}　",
            FindingColumn.DUE: "2026-10-28　",
            FindingColumn.STAGE: f"{longest}　",
            FindingColumn.ENTERPRISE: "深圳市某某国际货运代理",
            FindingColumn.SEVERITY: "级　",
            FindingColumn.ORDER: "深宝福责改〔2026〕12号",
        }
        for column, sample in samples.items():
            self.setColumnWidth(column, column_width(self, column, sample))
