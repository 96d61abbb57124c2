"""The ledger of numbers as a table: one number, or one span of unused numbers, a row."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.notices.ledger import LedgerLine, State
from ui.day_words import day_words

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole
"""The LedgerLine of a row."""


class LedgerColumn(IntEnum):
    NUMBER = 0
    STATE = 1
    ABOUT = 2
    AT = 3


class LedgerModel(QAbstractTableModel):
    """Read-only; `show` replaces the rows, `narrow` leaves those that are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[LedgerLine, ...] = ()
        self._rows: tuple[LedgerLine, ...] = ()
        self._word: str = ""
        self._state: State | None = None

    def show(self, rows: Sequence[LedgerLine]) -> None:
        self._all = tuple(rows)
        self._refill()

    def narrow(self, word: str, state: State | None) -> None:
        self._word, self._state = word, state
        self._refill()

    def line(self, row: int) -> LedgerLine | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(LedgerColumn)

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
        headers = (self.tr("文号"), self.tr("状态"), self.tr("企业或原因"), self.tr("日期"))
        return headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _texts(self, row: LedgerLine) -> tuple[str, ...]:
        number = row.number or f"{row.word}〔{row.year}〕{row.first}"
        if row.first != row.last:
            number = self.tr("{number} 到 {last}（{count} 个）").format(
                number=number, last=row.last, count=row.last - row.first + 1
            )
        about = row.enterprise
        if row.state is State.VOID:
            about = self.tr("{reason}（{person}）").format(reason=row.reason, person=row.person)
        return (number, self._states()[row.state], about, day_words(row.at.date()) if row.at else "")

    def _states(self) -> Mapping[State, str]:
        return {State.USED: self.tr("已用"), State.VOID: self.tr("作废"), State.UNUSED: self.tr("未用")}

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = tuple(
            row for row in self._all if (not self._word or row.word == self._word) and self._state in (None, row.state)
        )
        self.endResetModel()
