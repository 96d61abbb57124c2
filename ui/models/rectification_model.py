"""Findings of all enterprises as a table: one row a finding, what is due first at the top."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from inspector_app.messages import Language
from inspector_app.visible_signs import visible
from ui.day_words import day_words
from ui.models.replacing import replacing, same_rows
from ui.rectification.stage_looks import left_text, stage_text, standing_ink
from ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from inspector_app.rectification.listing import Line

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The Line of a row."""


class FindingColumn(IntEnum):
    LEFT = 0
    DUE = 1
    STAGE = 2
    ENTERPRISE = 3
    SEVERITY = 4
    PROBLEM = 5
    ORDER = 6


class RectificationModel(QAbstractTableModel):
    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Line, ...] = ()

    @property
    def rows(self) -> "tuple[Line, ...]":
        return self._rows

    def show(self, rows: "Sequence[Line]") -> None:
        with replacing(self, same=same_rows(self._rows, rows, lambda row: row.id)):
            self._rows = tuple(rows)

    def row_of(self, finding_id: str) -> int:
        """-1 when it is not among the rows."""
        return next((number for number, row in enumerate(self._rows) if row.id == finding_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(FindingColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RecordRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._text(row, index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(row, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (FindingColumn.LEFT, FindingColumn.STAGE):
            return standing_ink(row.standing, QGuiApplication.palette())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        headers = (
            self.tr("剩余"),
            self.tr("期限"),
            self.tr("状态"),
            self.tr("企业"),
            self.tr("级"),
            self.tr("问题"),
            self.tr("整改通知书"),
        )
        return headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, row: "Line", column: int) -> str:
        found, standing = row.found, row.standing
        if column == FindingColumn.LEFT:
            return left_text(standing, self._language)
        if column == FindingColumn.DUE:
            return day_words(standing.due) if standing.due is not None else ""
        if column == FindingColumn.STAGE:
            return stage_text(standing.stage, self._language)
        problem = " ".join(found.problem.split())
        texts = {
            FindingColumn.ENTERPRISE: found.enterprise_name,
            FindingColumn.SEVERITY: found.severity,
            FindingColumn.PROBLEM: f"{found.item}　{problem}" if found.item else problem,
            FindingColumn.ORDER: found.order_number,
        }
        return texts[FindingColumn(column)]
