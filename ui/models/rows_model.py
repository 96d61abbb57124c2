"""A table of records to be read: one a row, its columns as words. What most lists of the program are."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.visible_signs import visible
from ui.models.replacing import replacing
from ui.models.typed_rows import beginning_with, is_typing
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
Record = TypeVar("Record")
RecordRole = Qt.ItemDataRole.UserRole
"""The record of a row."""

_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel, Generic[Record]):
    """Read-only; `show` replaces the rows. A subclass says `headers` and `texts`, and what else differs."""

    numbers: tuple[int, ...] = ()
    """Columns whose words stand at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Record, ...] = ()
        self._rows: tuple[Record, ...] = ()
        self._keys: list[object] = []

    def headers(self) -> tuple[str, ...]:
        raise NotImplementedError

    def texts(self, row: Record) -> tuple[str, ...]:
        """Of each column."""
        raise NotImplementedError

    def hint(self, row: Record, column: int) -> str | None:
        """The tool tip: a narrow column cuts its words."""
        return self.texts(row)[column]

    def key(self, row: Record) -> object:
        """What the row stands for: one that only says something else about it now takes its place."""
        return row

    def found_by(self, row: Record, column: int) -> str:
        """What a row in whose `column` somebody types must begin with to be found."""
        return self.texts(row)[column]

    def wanted(self, row: Record) -> bool:
        """Whether the row is shown; after a change of this, `refill`."""
        return True

    @property
    def known(self) -> tuple[Record, ...]:
        return self._all

    @property
    def rows(self) -> tuple[Record, ...]:
        """Those that are wanted."""
        return self._rows

    def show(self, rows: Sequence[Record]) -> None:
        self.take(rows)
        self.refill()

    def take(self, rows: Sequence[Record]) -> None:
        """They are shown with the next `refill`."""
        self._all = tuple(rows)

    def refill(self) -> None:
        rows = tuple(row for row in self._all if self.wanted(row))
        keys = [self.key(row) for row in rows]
        with replacing(self, same=keys == self._keys):
            self._rows, self._keys = rows, keys

    def at(self, row: int) -> Record | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headers())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self.texts(row)[column])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.hint(row, column) or "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if column in self.numbers else None
        return row if role == RecordRole else None

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        if not is_typing(role, hits, flags) or not start.isValid():
            return super().match(start, role, value, hits, flags)
        return beginning_with(self, self._rows, lambda row: self.found_by(row, start.column()), start, value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if section in self.numbers else _TO_THE_LEFT
        return self.headers()[section] if role == Qt.ItemDataRole.DisplayRole else None
