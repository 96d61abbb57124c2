"""The backups beside the store as a table: one row each, newest first."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.backups.shelf import Backup
from ui.day_words import moment_words

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The Backup of a row."""


class BackupColumn(IntEnum):
    AT = 0
    VISITS = 1
    FILES = 2
    EVENTS = 3
    SIZE = 4
    STATE = 5


_NUMBERS = (BackupColumn.VISITS, BackupColumn.FILES, BackupColumn.EVENTS, BackupColumn.SIZE)
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BackupsModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Backup, ...] = ()

    def show(self, rows: Sequence[Backup]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def backup(self, row: int) -> Backup | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(BackupColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == BackupColumn.STATE:
            return row.damaged or self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if index.column() in _NUMBERS else None
        return row if role == RecordRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if section in _NUMBERS else _TO_THE_LEFT
        return self._headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("时间"),
            self.tr("检查"),
            self.tr("照片文书"),
            self.tr("改动"),
            self.tr("大小"),
            self.tr("核对"),
        )

    def _texts(self, row: Backup) -> tuple[str, ...]:
        size = f"{row.size / 1024**2:.1f} MB"
        return (moment_words(row.made_at), str(row.visits), str(row.files), str(row.events), size, self._state(row))

    def _state(self, row: Backup) -> str:
        if row.damaged:
            return self.tr("有损坏")
        if row.missing:
            return self.tr("缺{count}个文件").format(count=row.missing)
        return self.tr("已核对")
