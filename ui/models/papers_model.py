"""Issued papers as a table: one row a paper, newest first."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.notices.kinds import KINDS
from ui.day_words import moment_words
from ui.paper_titles import shown_title
from ui.paper_words import state_words

if TYPE_CHECKING:
    from inspector_app.notices.batch import Listed

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The Listed of a row."""


class PaperColumn(IntEnum):
    TITLE = 0
    NUMBER = 1
    ENTERPRISE = 2
    ISSUED = 3
    STATE = 4


class PapersModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Listed, ...] = ()

    @property
    def rows(self) -> "tuple[Listed, ...]":
        return self._rows

    def show(self, rows: "Sequence[Listed]") -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, notice_id: str) -> int:
        """-1 when it is not among the rows."""
        return next((number for number, row in enumerate(self._rows) if row.notice.id == notice_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(PaperColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RecordRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        headers = (self.tr("文书"), self.tr("文号"), self.tr("企业"), self.tr("签发时间"), self.tr("状态"))
        return headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, row: "Listed", column: int) -> str:
        notice = row.notice
        known = KINDS.get(notice.kind)
        return {
            PaperColumn.TITLE: shown_title(known.title) if known else notice.kind,
            PaperColumn.NUMBER: notice.number or "—",
            PaperColumn.ENTERPRISE: str(notice.facts.get("enterprise_name", "")),
            PaperColumn.ISSUED: moment_words(notice.issued_at),
            PaperColumn.STATE: state_words(row.state),
        }[PaperColumn(column)]
