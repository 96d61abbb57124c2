"""Lines of a table of holidays as they are typed: every change can be taken back, and done again."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QUndoCommand, QUndoStack

from inspector_app.holiday_tables import DaysLine
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class DaysColumn(IntEnum):
    FIRST = 0
    LAST = 1
    KIND = 2
    NAME = 3


_FIELDS = {DaysColumn.FIRST: "first", DaysColumn.LAST: "last", DaysColumn.KIND: "kind", DaysColumn.NAME: "name"}


class DaysModel(QAbstractTableModel):
    def __init__(self, lines: Sequence[DaysLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._lines = tuple(lines)

    @property
    def lines(self) -> tuple[DaysLine, ...]:
        return self._lines

    def add(self, line: DaysLine) -> int:
        """At the end; gives its row."""
        self._change((*self._lines, line))
        return len(self._lines) - 1

    def drop(self, rows: Sequence[int]) -> None:
        gone = set(rows)
        self._change(tuple(line for row, line in enumerate(self._lines) if row not in gone))

    def take(self, lines: Sequence[DaysLine]) -> None:
        """Other lines in the place of all."""
        self._change(tuple(lines))

    def show(self, lines: tuple[DaysLine, ...]) -> None:
        """For the steps of the stack."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(DaysColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = getattr(self._lines[index.row()], _FIELDS[DaysColumn(index.column())])
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            told = self.kind_words(value) if index.column() == DaysColumn.KIND else value
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        field = _FIELDS[DaysColumn(index.column())]
        lines = list(self._lines)
        line = lines[index.row()]
        changed: dict[str, Any] = {field: str(value).strip()}
        lines[index.row()] = replace(line, **changed)
        if lines[index.row()] != line:
            self._change(tuple(lines))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return (self.tr("开始"), self.tr("结束"), self.tr("类型"), self.tr("名称"))[section]

    def kind_words(self, kind: str) -> str:
        return self.tr("调休上班") if kind == "work" else self.tr("放假")

    def _change(self, lines: tuple[DaysLine, ...]) -> None:
        self.stack.push(_Step(self, self._lines, lines))


class _Step(QUndoCommand):
    def __init__(self, model: DaysModel, before: tuple[DaysLine, ...], after: tuple[DaysLine, ...]) -> None:
        super().__init__()
        self._model, self._before, self._after = model, before, after

    def undo(self) -> None:
        self._model.show(self._before)

    def redo(self) -> None:
        self._model.show(self._after)
