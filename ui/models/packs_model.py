"""The ledger of packs as a table: one row a pack, newest first."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.day_words import moment_words
from ui.pack_facts import PackRow
from ui.pack_words import people_words

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The PackRow of a row."""


class PackColumn(IntEnum):
    DIRECTION = 0
    AT = 1
    PERSON = 2
    FILE = 3
    VISITS = 4
    PHOTOS = 5


_NUMBERS = (PackColumn.VISITS, PackColumn.PHOTOS)
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PacksModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PackRow, ...] = ()
        self._texts: list[tuple[str, ...]] = []

    def show(self, rows: Sequence[PackRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self._texts = [self._text(row) for row in self._rows]
        self.endResetModel()

    def text(self, row: int) -> tuple[str, ...]:
        return self._texts[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(PackColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (PackColumn.PERSON, PackColumn.FILE):
            return self._texts[index.row()][index.column()]
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
            self.tr("方向"),
            self.tr("时间"),
            self.tr("对方"),
            self.tr("文件"),
            self.tr("检查"),
            self.tr("照片核对"),
        )

    def _text(self, row: PackRow) -> tuple[str, ...]:
        return (
            self._direction(row),
            moment_words(row.record.at),
            people_words(row),
            row.record.file_name,
            str(row.visits) if row.kind == "visit" else "",
            f"{row.verified}/{row.photos}" if row.kind in ("visit", "receipt") else "",
        )

    def _direction(self, row: PackRow) -> str:
        kinds = {"plan": self.tr("方案"), "return": self.tr("退回"), "receipt": self.tr("回执")}
        words = self.tr("↑ 交出") if row.record.direction == "out" else self.tr("↓ 收取")
        return f"{words} {kinds[row.kind]}" if row.kind in kinds else words
