"""The years whose holidays are known: one a row, with who says so."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.holidays import HolidayYear

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole
"""The HolidayYear of a row."""


class YearColumn(IntEnum):
    YEAR = 0
    VERIFIED = 1
    OFF = 2
    WORK = 3
    SOURCE = 4


class HolidayYearsModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HolidayYear, ...] = ()

    def show(self, rows: Sequence[HolidayYear]) -> None:
        self.beginResetModel()
        self._rows = tuple(sorted(rows, key=lambda each: -each.year))
        self.endResetModel()

    def year(self, row: int) -> HolidayYear | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(YearColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(row)[index.column()]
        return row if role == RecordRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        headers = (self.tr("年份"), self.tr("核对"), self.tr("放假"), self.tr("调休上班"), self.tr("出处"))
        return headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _texts(self, row: HolidayYear) -> tuple[str, ...]:
        verified = self.tr("已核对") if row.verified else self.tr("未核对")
        off, work = self.tr("%n 天", None, len(row.off)), self.tr("%n 天", None, len(row.work))
        return (str(row.year), verified, off, work, row.source)
