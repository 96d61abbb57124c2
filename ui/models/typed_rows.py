"""The row that begins with what is typed in a table: looked for among the rows, not asked for cell by cell.

Qt asks the model for each cell as the screen shows it: of 100,000 rows a letter that none begins with took 350 ms.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

Row = TypeVar("Row")

_AS_TYPED = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap


def is_typing(role: int, hits: int, flags: Qt.MatchFlag) -> bool:
    """Whether `QAbstractItemModel.match` is asked what a table asks at a key."""
    return role == Qt.ItemDataRole.DisplayRole and hits == 1 and flags == _AS_TYPED


def beginning_with(
    model: QAbstractItemModel,
    rows: Sequence[Row],
    words: Callable[[Row], str],
    start: QModelIndex | QPersistentModelIndex,
    typed: Any,
) -> list[QModelIndex]:
    """The first of `rows` at or after `start`, from the top again after the last, in the column of `start`."""
    sought, count = str(typed).casefold(), len(rows)
    order = chain(range(start.row(), count), range(start.row()))
    found = next((row for row in order if words(rows[row]).casefold().startswith(sought)), None)
    return [] if found is None else [model.index(found, start.column())]
