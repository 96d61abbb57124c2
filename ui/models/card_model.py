"""Files of a phone or card as they lie there: which are wanted, what each became; small pictures as they come."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap

from inspector_app.evidence.sources import FoundFile
from ui.day_words import moment_words, short_day_words, written_words
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class CardRole(IntEnum):
    PATH = Qt.ItemDataRole.UserRole
    FATE = PATH + 1


class Fate(StrEnum):
    """What became of a file."""

    LYING = "lying"
    TAKEN = "taken"
    KNOWN = "known"
    """The visit had it already."""
    REFUSED = "refused"


class CardModel(QAbstractListModel):
    chosen_changed = Signal()

    def __init__(
        self, picture: Callable[[FoundFile], QPixmap | None], cell: QSize, parent: QObject | None = None
    ) -> None:
        """`picture` gives what is there now, None while it is still coming."""
        super().__init__(parent)
        self._picture, self._cell = picture, cell
        self._files: tuple[FoundFile, ...] = ()
        self._places: dict[Path, int] = {}
        self._chosen: set[Path] = set()
        self._fates: dict[Path, Fate] = {}

    def show(self, files: Sequence[FoundFile], chosen: Iterable[Path]) -> None:
        self.beginResetModel()
        self._files = tuple(files)
        self._places = {file.path: row for row, file in enumerate(files)}
        self._chosen = set(chosen)
        self.endResetModel()
        self.chosen_changed.emit()

    @property
    def files(self) -> tuple[FoundFile, ...]:
        return self._files

    def chosen(self) -> list[FoundFile]:
        """Wanted and still lying there, oldest first: so they follow each other in the visit as they were taken."""
        wanted = (file for file in self._files if file.path in self._chosen and self._fate(file) is Fate.LYING)
        return sorted(wanted, key=lambda file: (file.modified, file.path.name))

    def choose_all(self, wanted: bool) -> None:
        self._chosen = {file.path for file in self._files} if wanted else set()
        if self._files:
            self.dataChanged.emit(self.index(0), self.index(len(self._files) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.chosen_changed.emit()

    def set_fate(self, path: Path, fate: Fate) -> None:
        self._fates[path] = fate
        self.tell_changed(path)
        self.chosen_changed.emit()

    def tell_changed(self, path: Path) -> None:
        place = self._places.get(path)
        if place is not None:
            self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._files)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        lying = self._fate(self._files[index.row()]) is Fate.LYING
        return usable | Qt.ItemFlag.ItemIsUserCheckable if lying else usable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{short_day_words(file.modified.date())} {file.modified:%H:%M}{self._mark(file)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(
                f"{file.path}\n{written_words(f'{file.modified:%Y-%m-%dT%H:%M:%S}')} · {round(file.size / 1024)} KB"
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{file.path.name} {moment_words(file.modified)}{self._mark(file)}"
        if role == Qt.ItemDataRole.CheckStateRole and self._fate(file) is Fate.LYING:
            return Qt.CheckState.Checked if file.path in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._cell
        if role == Qt.ItemDataRole.DecorationRole:
            pixmap = self._picture(file)
            return None if pixmap is None else QIcon(pixmap)
        return {CardRole.PATH: file.path, CardRole.FATE: self._fate(file)}.get(role)  # type: ignore[call-overload]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        path = self._files[index.row()].path
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._chosen.add if wanted else self._chosen.discard)(path)
        self.dataChanged.emit(index, index, [role])
        self.chosen_changed.emit()
        return True

    def _fate(self, file: FoundFile) -> Fate:
        return self._fates.get(file.path, Fate.LYING)

    def _mark(self, file: FoundFile) -> str:
        marks = {
            Fate.LYING: "",
            Fate.TAKEN: " ✓",
            Fate.KNOWN: self.tr(" ＝ 已有"),
            Fate.REFUSED: self.tr(" ✗ 没有加入"),
        }
        return marks[self._fate(file)]
