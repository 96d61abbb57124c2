"""Photos of all visits as a grid: a heading for each visit, then its photos in rows; it grows as pages are read."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.evidence.gallery import GalleryPhoto, GalleryVisit
from inspector_app.evidence.trash import Removal
from inspector_app.visible_signs import visible
from ui.day_words import moment_words
from ui.photos.photo_words import outside_words, taken_words
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class PhotosRole(IntEnum):
    FOUND = Qt.ItemDataRole.UserRole
    """The GalleryPhoto of a cell; None for a heading and for an empty cell."""
    HEADING = FOUND + 1
    """Text of a heading, in each cell of its row; "" elsewhere."""
    NOTE = FOUND + 2
    """What is said below a photo besides its caption and time; "" for nothing."""


@dataclass(frozen=True, slots=True)
class _Row:
    visit: GalleryVisit
    photos: tuple[GalleryPhoto, ...] = ()
    """None in a heading."""


class PhotosModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._removals: dict[str, Removal] = {}
        self._columns = 1

    def clear(self) -> None:
        self.beginResetModel()
        self._rows, self._removals = [], {}
        self.endResetModel()

    def add(self, photos: Sequence[GalleryPhoto], removals: Mapping[str, Removal]) -> None:
        """What follows; a visit's photos always come together."""
        self._removals |= removals
        rows = _laid_out(photos, self._columns)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def set_columns(self, columns: int) -> None:
        if columns != self._columns:
            self.beginResetModel()
            self._rows, self._columns = _laid_out(self.photos(), columns), columns
            self.endResetModel()

    def photos(self, first: int = 0, last: int | None = None) -> list[GalleryPhoto]:
        """Of the rows from `first` to `last`, in their order."""
        rows = self._rows[max(first, 0) : None if last is None else last + 1]
        return [photo for row in rows for photo in row.photos]

    def is_heading(self, row: int) -> bool:
        return not self._rows[row].photos

    def length(self, row: int) -> int:
        """Photos in that row."""
        return len(self._rows[row].photos)

    def found(self, index: Index) -> GalleryPhoto | None:
        if not index.isValid():
            return None
        photos = self._rows[index.row()].photos
        return photos[index.column()] if index.column() < len(photos) else None

    def place_of(self, photo_id: str) -> QModelIndex:
        return next(self.places_of({photo_id}), QModelIndex())

    def places_of(self, photo_ids: Set[str]) -> Iterator[QModelIndex]:
        """Of those that are here."""
        for number, row in enumerate(self._rows):
            for column, each in enumerate(row.photos):
                if each.photo.id in photo_ids:
                    yield self.index(number, column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.found(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == PhotosRole.HEADING:
            row = self._rows[index.row()]
            return "" if row.photos else self._heading(row.visit)
        found = self.found(index)
        if found is None:
            is_title = role == Qt.ItemDataRole.DisplayRole and index.column() == 0
            return self._heading(self._rows[index.row()].visit) if is_title and self.is_heading(index.row()) else None
        return self._photo_data(found, role)

    def _photo_data(self, found: GalleryPhoto, role: int) -> Any:
        photo = found.photo
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(photo.caption or photo.file_name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{photo.file_name}\nSHA-256 {photo.sha256}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (found.visit.enterprise_name, photo.item, photo.caption or photo.file_name, taken_words(photo))
            return self.tr("，").join(part for part in (*parts, self._note(found)) if part)
        if role == PhotosRole.FOUND:
            return found
        return self._note(found) if role == PhotosRole.NOTE else None

    def _note(self, found: GalleryPhoto) -> str:
        removal = self._removals.get(found.photo.id)
        if removal is not None:
            when = moment_words(removal.at) if removal.at else ""
            return self.tr("{person} 移除 {when}").format(person=removal.person, when=when).strip()
        parts = (
            self.tr("不符合") if found.failed else "",
            self.tr("待整理") if found.photo.tray else "",
            outside_words() if found.outside else "",
        )
        return self.tr("，").join(part for part in parts if part)

    def _heading(self, visit: GalleryVisit) -> str:
        name = visit.enterprise_name or self.tr("企业不在台账中")
        when = moment_words(visit.opened_at) if visit.opened_at else self.tr("检查不在本库中")
        state = "" if visit.own else self.tr("收到")
        return "　".join(part for part in (visible(name), when, state) if part)


def _laid_out(photos: Sequence[GalleryPhoto], columns: int) -> list[_Row]:
    rows = []
    for visit, group in groupby(photos, key=lambda each: each.visit):
        of_visit = tuple(group)
        rows.append(_Row(visit))
        rows += [_Row(visit, of_visit[start : start + columns]) for start in range(0, len(of_visit), columns)]
    return rows
