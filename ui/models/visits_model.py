"""Visits as a table: one row a visit, newest first, counts filled in as they become known."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.visible_signs import visible
from inspector_app.visit_summaries import VisitCounts, VisitSummary
from ui.day_words import moment_words
from ui.models.replacing import replacing, same_rows

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The VisitSummary of a row."""
CountsRole = Qt.ItemDataRole.UserRole + 1
"""Its VisitCounts, or None until counted."""


class VisitColumn(IntEnum):
    ENTERPRISE = 0
    OPENED = 1
    STATE = 2
    ANSWERED = 3
    FINDINGS = 4
    PHOTOS = 5
    INSPECTORS = 6
    RECORDED_BY = 7


_NUMBERS = (VisitColumn.ANSWERED, VisitColumn.FINDINGS, VisitColumn.PHOTOS)
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class VisitsModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows, `add_counts` fills in counts of rows that are there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VisitSummary, ...] = ()
        self._texts: list[tuple[str, ...]] = []
        self._counts: dict[str, VisitCounts] = {}

    def show(self, rows: Sequence[VisitSummary], counts: Mapping[str, VisitCounts]) -> None:
        with replacing(self, same=same_rows(self._rows, rows, lambda row: row.visit.id)):
            self._rows = tuple(rows)
            self._counts = dict(counts)
            self._texts = [self._text(row) for row in self._rows]

    def add_counts(self, counts: Mapping[str, VisitCounts]) -> None:
        self._counts.update(counts)
        for number, row in enumerate(self._rows):
            if row.visit.id in counts:
                self._texts[number] = self._text(row)
                last = self.index(number, VisitColumn.PHOTOS)
                self.dataChanged.emit(self.index(number, VisitColumn.ANSWERED), last)

    def summary(self, row: int) -> VisitSummary:
        return self._rows[row]

    def row_of(self, visit_id: str) -> int:
        """-1 when it is not among the rows."""
        return next((number for number, row in enumerate(self._rows) if row.visit.id == visit_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(VisitColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._texts[index.row()][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if index.column() in _NUMBERS else None
        if role == RecordRole:
            return self._rows[index.row()]
        if role == CountsRole:
            return self._counts.get(self._rows[index.row()].visit.id)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("企业"),
            self.tr("开始时间"),
            self.tr("状态"),
            self.tr("已答"),
            self.tr("问题"),
            self.tr("照片"),
            self.tr("检查人员"),
            self.tr("记录电脑"),
        )

    def _text(self, row: VisitSummary) -> tuple[str, ...]:
        counts = self._counts.get(row.visit.id)
        return (
            row.enterprise_name or self.tr("（台账中没有这家企业）"),
            moment_words(row.visit.opened_at),
            self.tr("已结束") if row.visit.closed_at else self.tr("进行中"),
            f"{counts.answered}/{counts.items}" if counts else "…",
            str(row.findings),
            str(counts.photos) if counts else "…",
            self.tr("、").join(inspector.name for inspector in row.visit.inspectors),
            self.tr("本机") if row.own else row.device_person or self.tr("其他电脑"),
        )
