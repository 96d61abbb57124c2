"""The checklist as a tree: areas with their counts, items with their state."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from inspector_app.checklists.model import Area, Item, Words
from inspector_app.checklists.progress import AreaProgress
from ui.visit.state_words import state_word
from ui.visit.visit_state import ItemState, VisitState
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class TreeRole:
    CODE = Qt.ItemDataRole.UserRole + 1
    """Code of an item, "" for an area."""
    STATE = Qt.ItemDataRole.UserRole + 2
    PROGRESS = Qt.ItemDataRole.UserRole + 3
    PHOTOS = Qt.ItemDataRole.UserRole + 4
    MISSING = Qt.ItemDataRole.UserRole + 5


class Shown(StrEnum):
    ALL = "all"
    MISSING = "missing"
    FAILED = "failed"


def words(text: Words, language: str) -> str:
    """The text in that language, else in Chinese, which is always there."""
    return text.get(language) or text.get("zh", "")


class ChecklistTree(QAbstractItemModel):
    """Two levels; an item's internal id is its area's row + 1, an area's is 0."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._areas: tuple[Area, ...] = ()
        self._state: VisitState | None = None
        self._progress: list[AreaProgress] = []
        self._unsaved: frozenset[str] = frozenset()
        self._places: dict[str, tuple[int, int]] = {}

    def set_language(self, language: str) -> None:
        """Every row says something else."""
        self.beginResetModel()
        self._language = language
        self.endResetModel()

    def show(self, state: VisitState, unsaved: Iterable[str] = ()) -> None:
        """Takes over a new state; the tree is built anew only when other items are asked."""
        before, unsaved_before = self._state, self._unsaved
        fresh = before is None or (state.areas is not before.areas and _codes(state.areas) != _codes(before.areas))
        if fresh:
            self.beginResetModel()
        told = self._progress
        self._state, self._areas = state, state.areas
        self._progress, self._unsaved = state.progress(), frozenset(unsaved)
        if fresh:
            self._places = {
                item.code: (row, line) for row, area in enumerate(self._areas) for line, item in enumerate(area.items)
            }
            self.endResetModel()
        elif before is not None:
            self._tell_changed(_differing(before, state) | (unsaved_before ^ self._unsaved), told)

    def index_of(self, code: str) -> QModelIndex:
        place = self._places.get(code)
        return QModelIndex() if place is None else self.index(place[1], 0, self.index(place[0], 0))

    def state_of(self, item: Item) -> ItemState:
        assert self._state is not None
        return self._state.standing(item, self._unsaved)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._areas)
        return 0 if parent.internalId() or parent.column() else len(self._areas[parent.row()].items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._state is None:
            return None
        above = index.internalId()
        if above:
            return self._item_data(self._areas[above - 1].items[index.row()], role)
        return self._area_data(index.row(), role)

    def _item_data(self, item: Item, role: int) -> Any:
        assert self._state is not None
        label = words(item.label, self._language)
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = f"{item.code} {label}\n{state_word(self.state_of(item))}"
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        if role == TreeRole.CODE:
            return item.code
        if role == TreeRole.STATE:
            return self.state_of(item)
        if role == TreeRole.PHOTOS:
            return self._state.photo_counts.get(item.code, 0)
        if role == TreeRole.MISSING:
            return item.code in self._unsaved or self._state.is_missing(item.code)
        return None

    def _area_data(self, row: int, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            label = words(self._areas[row].label, self._language)
            return plain_tip(label) if role == Qt.ItemDataRole.ToolTipRole else label
        if role == TreeRole.CODE:
            return ""
        if role == TreeRole.PROGRESS:
            return self._progress[row]
        return None

    def _tell_changed(self, codes: Iterable[str], told: list[AreaProgress]) -> None:
        """Only rows that say something else are painted again."""
        for code in codes:
            place = self.index_of(code)
            if place.isValid():
                self.dataChanged.emit(place, place)
        for row, (before, after) in enumerate(zip(told, self._progress, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))


def _codes(areas: tuple[Area, ...]) -> list[str]:
    return [code for area in areas for code in (area.code, *(item.code for item in area.items))]


def _differing(before: VisitState, after: VisitState) -> set[str]:
    """Codes of items that may look otherwise."""
    codes = set(before.faulty ^ after.faulty)
    if after.answers is not before.answers:
        known = before.answers
        pairs = ((code, known.get(code), answer) for code, answer in after.answers.items())
        codes |= {code for code, one, other in pairs if one is not other and one != other}
    if after.photos is not before.photos:
        counts, counted = after.photo_counts, before.photo_counts
        codes |= {code for code in {*counts, *counted} if counts.get(code, 0) != counted.get(code, 0)}
    if after.areas is not before.areas:
        items = {item.code: item for item in before.items}
        codes |= {item.code for item in after.items if items.get(item.code) is not item}
    return codes


class ShownItems(QSortFilterProxyModel):
    """All items, or only the missing or failed ones; the item the inspector is at stays in sight."""

    def __init__(self, tree: ChecklistTree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown.ALL
        self._current = ""
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(tree)

    def show_only(self, shown: Shown) -> None:
        self.beginFilterChange()
        self._shown = shown
        self.endFilterChange()

    def keep_in_sight(self, code: str) -> None:
        if code == self._current or self._shown is Shown.ALL:
            # Where nothing is hidden, filtering anew would only cost time.
            self._current = code
            return
        self.beginFilterChange()
        self._current = code
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        source = self.sourceModel()
        index = source.index(row, 0, parent)
        code = index.data(TreeRole.CODE)
        if not code:
            # An area is in sight through its items alone.
            return self._shown is Shown.ALL
        if self._shown is Shown.ALL or code == self._current:
            return True
        if self._shown is Shown.FAILED:
            return bool(index.data(TreeRole.STATE) == ItemState.FAILED)
        return bool(index.data(TreeRole.MISSING))
