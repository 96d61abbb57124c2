"""Visits as a table: one row a visit, newest first, counts filled in as they become known.

An office keeps a hundred thousand of them: what is done to each row by Python is done by the worker (`ListedVisits`),
and words are made of the cells that are painted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.visible_signs import visible
from inspector_app.visit_summaries import VisitCounts, VisitSummary
from ui.day_words import moment_words
from ui.models.replacing import replacing
from ui.models.typed_rows import beginning_with, is_typing

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The VisitSummary of a row."""
CountsRole = Qt.ItemDataRole.UserRole + 1
"""Its VisitCounts, or None until counted, and when its checklist is not here."""


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


@dataclass(frozen=True, slots=True)
class ListedVisits:
    """Rows in their order, and where each visit is among them."""

    rows: tuple[VisitSummary, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    order: int = 0
    """Of the visits in their order, the same for the same ones: comparing 100,000 ids takes the window 30 ms."""

    @classmethod
    def of(cls, summaries: Iterable[VisitSummary]) -> "ListedVisits":
        rows = tuple(summaries)
        ids = tuple(row.visit.id for row in rows)
        return cls(rows, {id: place for place, id in enumerate(ids)}, hash(ids))


class VisitsModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows, `add_counts` fills in counts of rows that are there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed = ListedVisits()
        self._counts: dict[str, VisitCounts | None] = {}

    def show(self, listed: ListedVisits, counts: Mapping[str, VisitCounts | None]) -> None:
        with replacing(self, same=_same(self._listed, listed)):
            self._listed = listed
            self._counts = dict(counts)

    def add_counts(self, counts: Mapping[str, VisitCounts | None]) -> None:
        """None: it was looked for, and cannot be counted."""
        self._counts.update(counts)
        for visit_id in counts:
            place = self.row_of(visit_id)
            if place >= 0:
                last = self.index(place, VisitColumn.PHOTOS)
                self.dataChanged.emit(self.index(place, VisitColumn.ANSWERED), last)

    @property
    def listed(self) -> ListedVisits:
        return self._listed

    def summary(self, row: int) -> VisitSummary:
        return self._listed.rows[row]

    def row_of(self, visit_id: str) -> int:
        """-1 when it is not among the rows."""
        return self._listed.places.get(visit_id, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._listed.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(VisitColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._text(self.summary(index.row()), VisitColumn(index.column())))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if index.column() in _NUMBERS else None
        if role == RecordRole:
            return self.summary(index.row())
        if role == CountsRole:
            return self._counts.get(self.summary(index.row()).visit.id)
        return None

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """By the name of the enterprise, in whatever column."""
        if not is_typing(role, hits, flags) or not start.isValid():
            return super().match(start, role, value, hits, flags)
        return beginning_with(self, self._listed.rows, lambda row: row.enterprise_name, start, value)

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

    def _text(self, row: VisitSummary, column: VisitColumn) -> str:
        if column in (VisitColumn.ANSWERED, VisitColumn.PHOTOS):
            return self._count_text(row.visit.id, column)
        if column == VisitColumn.ENTERPRISE:
            return row.enterprise_name or self.tr("（台账中没有这家企业）")
        if column == VisitColumn.OPENED:
            return moment_words(row.visit.opened_at)
        if column == VisitColumn.STATE:
            return self.tr("已结束") if row.visit.closed_at else self.tr("进行中")
        if column == VisitColumn.FINDINGS:
            return str(row.findings)
        if column == VisitColumn.INSPECTORS:
            return self.tr("、").join(inspector.name for inspector in row.visit.inspectors)
        return self.tr("本机") if row.own else row.device_person or self.tr("其他电脑")

    def _count_text(self, visit_id: str, column: VisitColumn) -> str:
        if visit_id not in self._counts:
            return "…"
        counts = self._counts[visit_id]
        if counts is None:
            return "—"
        return str(counts.photos) if column == VisitColumn.PHOTOS else f"{counts.answered}/{counts.items}"


def _same(before: ListedVisits, now: ListedVisits) -> bool:
    return len(before.rows) == len(now.rows) and before.order == now.order
