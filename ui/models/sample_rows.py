"""The rows of a sample table, with one empty row at the end to type into."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from db.records.values import JsonValue
from inspector_app.checklists.model import Part, PartKind
from inspector_app.checklists.progress import is_recorded
from inspector_app.checklists.visit_form import PartState
from ui.models.checklist_tree import words
from ui.theme.palette import colours_of
from ui.typed_values import read_typed, shown_value
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ColumnRole = Qt.ItemDataRole.UserRole + 1
"""The Part of a cell's column."""
OptionsRole = Qt.ItemDataRole.UserRole + 2
"""Name and label of each choice that is open in this cell now."""
Cells = Callable[[int, Part], PartState | None]
"""How the form stands at a cell: row among those that say anything, and column."""

_IN_A_CELL = frozenset(
    {
        PartKind.INTEGER, PartKind.DECIMAL, PartKind.TEXT, PartKind.DATE, PartKind.TIME, PartKind.MOMENT,
        PartKind.CHOICE, PartKind.BARCODE,
    }
)  # fmt: skip


def is_plain_table(part: Part) -> bool:
    """Whether every column can be typed or chosen in a cell; else each row needs a block of its own."""
    return all(column.kind in _IN_A_CELL for column in part.columns)


class SampleRows(QAbstractTableModel):
    edited = Signal()
    """A person changed a cell or removed rows."""

    def __init__(self, columns: Sequence[Part], language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._language = language
        self._rows: list[dict[str, JsonValue]] = [{}]
        self._read_only = False
        self._cells: Cells | None = None
        self._places: list[int | None] | None = None
        """Worked out when it is asked for; forgotten with every change of the rows."""
        self._states: dict[tuple[int, str], PartState | None] = {}
        """What the form said of a cell: a paint asks a dozen times. Forgotten with every change of rows or form."""
        self._said: list[dict[str, JsonValue]] | None = None
        """What `rows` gave last; forgotten with every change of the rows."""
        self._fixed: int | None = None
        """How many rows a formula says there are."""

    def rows(self) -> list[dict[str, JsonValue]]:
        """The rows that say anything, without their empty cells; all rows where a formula counts them."""
        if self._said is None:
            cleaned = [_cleaned(row) for row in self._rows]
            self._said = cleaned if self._fixed is not None else [row for row in cleaned if row]
        return list(self._said)

    def show(self, rows: Sequence[Mapping[str, JsonValue]], *, read_only: bool) -> None:
        self.beginResetModel()
        self._read_only = read_only
        self._forget()
        self._rows = [dict(row) for row in rows]
        self._pad()
        self.endResetModel()

    def follow(self, cells: Cells, fixed: int | None, changed: Sequence[tuple[int, Part]] | None = None) -> None:
        """What the form says of the cells from now on; `changed` are those it says otherwise of, if that is known."""
        self._cells = cells
        if fixed == self._fixed and changed is not None:
            self._show_again(changed)
            return
        self._states = {}
        if fixed != self._fixed:
            self.beginResetModel()
            self._fixed = fixed
            self._forget()
            self._rows = [row for row in self._rows if row][:fixed]
            self._pad()
            self.endResetModel()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def remove(self, rows: Sequence[int]) -> None:
        """Takes rows out; the empty one at the end stays."""
        gone = [row for row in rows if row < len(self._rows) - 1]
        if self._read_only or self._fixed is not None or not gone:
            return
        for row in sorted(gone, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self._forget()
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
        if role == ColumnRole:
            return column
        value = self._rows[index.row()].get(column.name)
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role in (Qt.ItemDataRole.DisplayRole, OptionsRole):
            return self._told(index.row(), column, value, role)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(self._told(index.row(), column, value, role)))
        if role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            return self._colour(index.row(), column, role)
        return None

    def setData(self, index: Index, value: JsonValue, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or self._read_only or role != Qt.ItemDataRole.EditRole:
            return False
        column = self._columns[index.column()]
        typed = read_typed(column.kind, value) if isinstance(value, str) else value
        if self._rows[index.row()].get(column.name) == typed:
            return True
        self._put(index.row(), column, typed)
        self.dataChanged.emit(index, index)
        if self._fixed is None and index.row() == len(self._rows) - 1 and is_recorded(typed):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
            self._rows.append({})
            self._forget()
            self.endInsertRows()
        self.edited.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            ends = not self._read_only and self._fixed is None and section == len(self._rows) - 1
            return "＋" if ends else section + 1
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        label, unit = words(column.label, self._language), column.unit_in(self._language)
        return self.tr("{label}（{unit}）").format(label=label, unit=unit) if unit else label

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or self._read_only:
            return flags
        state = self._state(index.row(), self._columns[index.column()])
        may = state is None or (state.relevant and not state.read_only)
        return flags | Qt.ItemFlag.ItemIsEditable if may else flags

    def _put(self, row: int, column: Part, value: JsonValue) -> None:
        """What is known of the other rows stays known, unless this one counts now and did not, or the reverse."""
        place = self._place_of(row)
        self._rows[row][column.name] = value
        cleaned = _cleaned(self._rows[row])
        if place is None or self._said is None or (self._fixed is None and not cleaned):
            self._forget()
            return
        self._said[place] = cleaned
        for each in self._columns:
            self._states.pop((row, each.name), None)

    def _show_again(self, cells: Sequence[tuple[int, Part]]) -> None:
        """Cell by cell: to paint all that are in sight costs more than all else that follows a key."""
        rows = {self._place_of(row): row for row in range(len(self._rows))}
        for place, column in cells:
            row = rows.get(place)
            if row is not None:
                self._states.pop((row, column.name), None)
                index = self.index(row, self._columns.index(column))
                self.dataChanged.emit(index, index)

    def _pad(self) -> None:
        if self._fixed is not None:
            self._rows += [{} for _ in range(self._fixed - len(self._rows))]
        elif not self._read_only:
            self._rows.append({})

    def _state(self, row: int, column: Part) -> PartState | None:
        """The form counts only the rows that say anything."""
        if self._cells is None:
            return None
        key = row, column.name
        if key not in self._states:
            place = self._place_of(row)
            self._states[key] = None if place is None else self._cells(place, column)
        return self._states[key]

    def _place_of(self, row: int) -> int | None:
        """As the form counts rows, from 0; None for one that says nothing and is not counted."""
        return row if self._fixed is not None else self._counted()[row]

    def _forget(self) -> None:
        self._places, self._states, self._said = None, {}, None

    def _counted(self) -> list[int | None]:
        """Row to its place among those that say anything; None for one that does not."""
        if self._places is None:
            self._places, count = [], 0
            for row in self._rows:
                says = any(is_recorded(value) for value in row.values())
                self._places.append(count if says else None)
                count += says
        return self._places

    def _told(self, row: int, column: Part, value: JsonValue, role: int) -> Any:
        state = self._state(row, column)
        if role == OptionsRole:
            return _options(column, state, self._language)
        if role == Qt.ItemDataRole.ToolTipRole and state is not None and state.fault is not None and state.message:
            return state.message
        if state is not None and not state.relevant:
            return "—"
        return _cell(column, state.value if state is not None and state.read_only else value, state, self._language)

    def _colour(self, row: int, column: Part, role: int) -> QColor | None:
        state = self._state(row, column)
        if state is None:
            return None
        if role == Qt.ItemDataRole.BackgroundRole:
            faulty = state.fault is not None and state.relevant
            return QColor(colours_of(QGuiApplication.palette()).trouble_tint) if faulty else None
        quiet = state.read_only or not state.relevant
        return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText) if quiet else None


def _options(column: Part, state: PartState | None, language: str) -> list[tuple[str, str]]:
    """Name and label of the choices that the form leaves open in a cell; of all where it says nothing."""
    if state is not None and (state.options or not column.choices):
        return [(choice.name, choice.label) for choice in state.options]
    return [(choice.name, words(choice.label, language)) for choice in column.choices]


def _cell(column: Part, value: JsonValue, state: PartState | None, language: str) -> str:
    """A value as its cell says it: a choice by its label, one that is not of the list by nothing."""
    if column.kind is not PartKind.CHOICE:
        return shown_value(value)
    offered = state is not None and bool(state.options)
    label = next((label for name, label in _options(column, state, language) if name == value), "")
    return label or (shown_value(value) if offered or not column.choices else "")


def _cleaned(row: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: value for name, value in row.items() if is_recorded(value)}
