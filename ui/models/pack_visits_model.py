"""The visits of one pack as a table: what importing it would bring."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.exchange.merging.deliveries import PackVisit
from inspector_app.visible_signs import visible
from ui.day_words import moment_words
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The PackVisit of a row."""


class PackVisitColumn(IntEnum):
    NEWNESS = 0
    ENTERPRISE = 1
    OPENED = 2
    STATE = 3
    FINDINGS = 4
    PHOTOS = 5


_NUMBERS = (PackVisitColumn.FINDINGS, PackVisitColumn.PHOTOS)
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ORDER = ("new", "changed", "known", "older")


class PackVisitsModel(QAbstractTableModel):
    """Read-only; what is new comes first, then the latest visit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PackVisit, ...] = ()
        self._texts: list[tuple[str, ...]] = []

    def show(self, visits: Sequence[PackVisit]) -> None:
        self.beginResetModel()
        self._rows = tuple(sorted(visits, key=lambda visit: (_ORDER.index(visit.state), -visit.opened.timestamp())))
        self._texts = [self._text(visit) for visit in self._rows]
        self.endResetModel()

    def text(self, row: int) -> tuple[str, ...]:
        return self._texts[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(PackVisitColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._texts[index.row()][index.column()])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == PackVisitColumn.ENTERPRISE:
            return plain_tip(self._texts[index.row()][PackVisitColumn.ENTERPRISE])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if index.column() in _NUMBERS else None
        return self._rows[index.row()] if role == RecordRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if section in _NUMBERS else _TO_THE_LEFT
        return self._headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("与本机相比"),
            self.tr("企业"),
            self.tr("开始时间"),
            self.tr("状态"),
            self.tr("问题"),
            self.tr("照片"),
        )

    def _text(self, visit: PackVisit) -> tuple[str, ...]:
        newness = {
            "new": self.tr("新"),
            "changed": self.tr("有更新"),
            "known": self.tr("已有"),
            "older": self.tr("旧版"),
        }
        return (
            newness[visit.state],
            visit.enterprise or self.tr("（台账中没有这家企业）"),
            moment_words(visit.opened),
            self.tr("已结束") if visit.closed else self.tr("进行中"),
            str(visit.findings),
            str(visit.photos),
        )
