"""Enterprises to go to, for one reason, as a table; its rows can be dragged onto the list of a day."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.planning.due import Due, Reason
from inspector_app.visible_signs import visible
from ui.day_words import day_words
from ui.models.enterprises_model import GradeRole, RecordRole
from ui.models.replacing import replacing, same_rows
from ui.register.grade_looks import grade_word
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

ENTERPRISES = "application/x-inspector-enterprises"
"""Ids of enterprises, one a line."""


class DueColumn(IntEnum):
    GRADE = 0
    NAME = 1
    COMMUNITY = 2
    LAST_VISIT = 3
    DAY = 4
    LEFT = 5


class DueModel(QAbstractTableModel):
    """Read-only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Due, ...] = ()

    def show(self, rows: Sequence[Due]) -> None:
        with replacing(self, same=same_rows(self.rows, rows, lambda each: each.row.enterprise.id)):
            self.rows = tuple(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(DueColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def mimeTypes(self) -> list[str]:
        return [ENTERPRISES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return enterprises_data([self.rows[row].row.enterprise.id for row in sorted({each.row() for each in indexes})])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        due = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._text(due, DueColumn(index.column())))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == DueColumn.NAME:
            return plain_tip(f"{due.row.enterprise.name}\n{due.row.enterprise.address}")
        if role == RecordRole:
            return due
        return due.row.grade if role == GradeRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _headers(self) -> tuple[str, ...]:
        last = self.tr("情况")
        return self.tr("分级"), self.tr("企业名称"), self.tr("社区"), self.tr("上次检查"), self.tr("期限"), last

    def _text(self, due: Due, column: DueColumn) -> str:
        if column is DueColumn.LEFT:
            return self._left(due)
        if column is DueColumn.LAST_VISIT:
            return day_words(due.row.last_visit.astimezone().date()) if due.row.last_visit else ""
        return {
            DueColumn.GRADE: grade_word(due.row.grade),
            DueColumn.NAME: due.row.enterprise.name,
            DueColumn.COMMUNITY: due.row.enterprise.community,
            DueColumn.DAY: day_words(due.day) if due.day else "",
        }[column]

    def _left(self, due: Due) -> str:
        if due.left is None:
            return self.tr("从未检查")
        if due.left < 0:
            words = self.tr("已过 %n 天", None, -due.left)
        elif due.left == 0:
            words = self.tr("今天到期")
        else:
            words = self.tr("还有 %n 天", None, due.left)
        if due.reason is Reason.CORRECTION:
            return self.tr("%n 个问题", None, due.count) + self.tr("，") + words
        return words


def enterprises_data(ids: Sequence[str]) -> QMimeData:
    data = QMimeData()
    data.setData(ENTERPRISES, "\n".join(ids).encode())
    return data


def enterprises_in(data: QMimeData) -> list[str]:
    return bytes(data.data(ENTERPRISES).data()).decode().split("\n") if data.hasFormat(ENTERPRISES) else []
