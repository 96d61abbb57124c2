"""The checklist versions of the office: one a row, the one in force first."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.checklists.shelf import Version
from ui.checklist_words import state_words, version_name

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole
"""The Version of a row."""


class VersionColumn(IntEnum):
    NAME = 0
    STATE = 1
    SINCE = 2
    ITEMS = 3


class VersionsModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Version, ...] = ()
        self._today = date.min

    def show(self, rows: Sequence[Version], today: date) -> None:
        self.beginResetModel()
        self._rows, self._today = tuple(rows), today
        self.endResetModel()

    def version(self, row: int) -> Version | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def versions(self) -> tuple[Version, ...]:
        return self._rows

    def row_of(self, version: str) -> int:
        """-1 when it is not here."""
        return next((row for row, each in enumerate(self._rows) if each.id == version), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(VersionColumn)

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
        headers = (self.tr("检查表和版本"), self.tr("状态"), self.tr("自哪天起"), self.tr("项数"))
        return headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _texts(self, row: Version) -> tuple[str, ...]:
        since = row.edition.since.isoformat() if row.edition is not None and row.edition.since else "—"
        items = "—" if row.items is None else str(row.items)
        return (version_name(row, self._language), state_words(row, self._today), since, items)
