"""The full texts of laws that are loaded: one edition a row."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.law.library import LawText
from inspector_app.law.shipped import shipped_book

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole
"""The LawText of a row."""


class TextColumn(IntEnum):
    LAW = 0
    EDITION = 1
    DAYS = 2
    ARTICLES = 3


class LawTextsModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LawText, ...] = ()

    def show(self, rows: Sequence[LawText]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def text(self, row: int) -> LawText | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TextColumn)

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
        headers = (self.tr("法律法规"), self.tr("版本"), self.tr("施行"), self.tr("条数"))
        return headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _texts(self, row: LawText) -> tuple[str, ...]:
        law = shipped_book().laws().get(row.law)
        days = self.tr("{first} 起").format(first=row.starts) if not row.ends else f"{row.starts} — {row.ends}"
        return (law.title if law else row.law, row.edition, days, str(len(row.read().articles)))
