"""The rows of a sample table, with one empty row at the end to type into."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.records import JsonValue
from inspector_app.checklists.model import Part, PartKind
from inspector_app.checklists.progress import is_recorded
from ui.models.checklist_tree import words
from ui.typed_values import read_typed, shown_value

Index = QModelIndex | QPersistentModelIndex
ColumnRole = Qt.ItemDataRole.UserRole + 1
"""The Part of a cell's column."""


class SampleRows(QAbstractTableModel):
    edited = Signal()
    """A person changed a cell or removed rows."""

    def __init__(self, columns: Sequence[Part], language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._language = language
        self._rows: list[dict[str, JsonValue]] = [{}]
        self._read_only = False

    def rows(self) -> list[dict[str, JsonValue]]:
        """The rows that say anything, without their empty cells."""
        cleaned = [{name: value for name, value in row.items() if is_recorded(value)} for row in self._rows]
        return [row for row in cleaned if row]

    def show(self, rows: Sequence[Mapping[str, JsonValue]], *, read_only: bool) -> None:
        self.beginResetModel()
        self._read_only = read_only
        self._rows = [dict(row) for row in rows]
        if not read_only:
            self._rows.append({})
        self.endResetModel()

    def remove(self, rows: Sequence[int]) -> None:
        """Takes rows out; the empty one at the end stays."""
        gone = [row for row in rows if row < len(self._rows) - 1]
        if self._read_only or not gone:
            return
        for row in sorted(gone, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()
        self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        value = self._rows[index.row()].get(column.name)
        if role == ColumnRole:
            return column
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._shown(column, value)
        return None

    def setData(self, index: Index, value: JsonValue, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or self._read_only or role != Qt.ItemDataRole.EditRole:
            return False
        column = self._columns[index.column()]
        typed = read_typed(column.kind, value) if isinstance(value, str) else value
        if self._rows[index.row()].get(column.name) == typed:
            return True
        self._rows[index.row()][column.name] = typed
        self.dataChanged.emit(index, index)
        if index.row() == len(self._rows) - 1 and is_recorded(typed):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
            self._rows.append({})
            self.endInsertRows()
        self.edited.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return "＋" if not self._read_only and section == len(self._rows) - 1 else section + 1
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        label = words(column.label, self._language)
        unit = column.unit_en if self._language == "en" and column.unit_en else column.unit
        return self.tr("{label}（{unit}）").format(label=label, unit=unit) if unit else label

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and not self._read_only else flags

    def _shown(self, column: Part, value: JsonValue) -> str:
        if column.kind is PartKind.CHOICE:
            label = next((choice.label for choice in column.choices if choice.name == value), None)
            return words(label, self._language) if label else ""
        return shown_value(value)
