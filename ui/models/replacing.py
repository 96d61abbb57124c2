"""The rows of a model replaced by those that were read again, without taking a table from under a person's finger."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel

Row = TypeVar("Row")


@contextmanager
def replacing(model: QAbstractTableModel, *, same: bool) -> Iterator[None]:
    """Around the replacing; `same`: every row stands for what it stood for, whatever its words are now.

    Then the table keeps what is chosen and pressed. After a reset Qt knows the pressed row no more, and a double click
    during which a list came would open nothing.
    """
    if not same:
        model.beginResetModel()
        yield
        model.endResetModel()
        return
    yield
    if model.rowCount():
        model.dataChanged.emit(model.index(0, 0), model.index(model.rowCount() - 1, model.columnCount() - 1))


def same_rows(before: Sequence[Row], after: Sequence[Row], key: Callable[[Row], object]) -> bool:
    """Whether there are as many, each for the same thing, in the same order."""
    return len(before) == len(after) and all(key(old) == key(new) for old, new in zip(before, after, strict=True))
