"""A read-only table of texts, each row with the key of what it stands for; rows are made once, cells when painted."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.visible_signs import visible
from ui.models.replacing import replacing, same_rows
from ui.models.typed_rows import beginning_with, is_typing
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

_NUMBER = re.compile(r"[+\-−]?(?:\d{1,6}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s?%?|—|", re.ASCII)
"""Counts and shares; longer rows of digits are codes and telephones."""
_LOOKED_AT = 50
"""Rows by which a column is taken for one of numbers: a table of records is long, and its columns are of one kind."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

RecordRole = Qt.ItemDataRole.UserRole
"""The key of a row."""


class KeyedRows(QAbstractTableModel):
    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._rows: Sequence[tuple[str, Sequence[str]]] = ()
        self._numbers: frozenset[int] = frozenset()
        """Columns of numbers: they stand at the right, so that tens stand under tens."""

    def show(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """(key, texts) of each row, a text for every header."""
        with replacing(self, same=same_rows(self._rows, rows, lambda row: row[0])):
            self._rows = rows
            seen = [texts for _, texts in rows[:_LOOKED_AT]]
            self._numbers = frozenset(place for place in range(len(self._headers)) if _are_numbers(seen, place))

    def name_columns(self, headers: Sequence[str]) -> None:
        """As many as before."""
        self._headers = tuple(headers)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headers) - 1)

    def key(self, row: int) -> str:
        """ "" for no row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else ""

    def row_of(self, key: str) -> int:
        """-1 when it is not there."""
        return next((number for number, (known, _) in enumerate(self._rows) if known == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._rows[index.row()][1][index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._rows[index.row()][1][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return self.key(index.row()) if role == RecordRole else None

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
        return beginning_with(self, self._rows, lambda row: row[1][start.column()], start, value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if column in self._numbers else _LEFT


def _are_numbers(rows: Sequence[Sequence[str]], column: int) -> bool:
    """With one number at least; dashes and gaps are none, and no obstacle."""
    texts = [row[column] for row in rows]
    return all(map(_NUMBER.fullmatch, texts)) and any(any(map(str.isdecimal, text)) for text in texts)
