"""The list of a day as a table whose rows are dragged into another order, or dropped onto it from elsewhere."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector_app.planning.day_list import DayStop
from inspector_app.visible_signs import visible
from ui.models.due_model import ENTERPRISES, enterprises_data, enterprises_in
from ui.models.enterprises_model import GradeRole, RecordRole
from ui.models.replacing import replacing, same_rows
from ui.register.grade_looks import grade_word
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class DayColumn(IntEnum):
    NUMBER = 0
    GRADE = 1
    NAME = 2
    STATE = 3


class DayModel(QAbstractTableModel):
    placed = Signal(object, int)
    """Ids of enterprises that were dropped, and the row before which they are to stand. The owner saves and shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stops: tuple[DayStop, ...] = ()

    def show(self, stops: Sequence[DayStop]) -> None:
        with replacing(self, same=same_rows(self.stops, stops, lambda stop: stop.enterprise.id)):
            self.stops = tuple(stops)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.stops)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(DayColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row is dropped between others, never onto one."""
        more = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | more

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ENTERPRISES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return enterprises_data([self.stops[row].enterprise.id for row in sorted({each.row() for each in indexes})])

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Says no to the view, which would else take rows out by itself: the saved list is shown again."""
        del action, column
        ids = enterprises_in(data)
        if ids:
            self.placed.emit(ids, row if row >= 0 else parent.row() if parent.isValid() else len(self.stops))
        return False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        stop = self.stops[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._text(stop, index))
        if role == Qt.ItemDataRole.ToolTipRole:
            enterprise = stop.enterprise
            lines = (enterprise.name, enterprise.address or enterprise.community, enterprise.phone)
            return plain_tip("\n".join(line for line in lines if line))
        if role == RecordRole:
            return stop
        return stop.grade if role == GradeRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        headers = (self.tr("序"), self.tr("分级"), self.tr("企业名称"), self.tr("情况"))
        return headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, stop: DayStop, index: Index) -> str:
        return {
            DayColumn.NUMBER: str(index.row() + 1),
            DayColumn.GRADE: grade_word(stop.grade),
            DayColumn.NAME: stop.enterprise.name,
            DayColumn.STATE: self.tr("已检查") if stop.done else self.tr("进行中") if stop.in_progress else "",
        }[DayColumn(index.column())]
