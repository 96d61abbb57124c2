"""All photos of a visit as a grid: a heading for each item across the whole width, then its photos in rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPixmap

from db.records.evidence import Photo
from inspector_app.visible_signs import visible
from ui.photos.photo_checking import PhotoHealth
from ui.photos.photo_words import outside_words, taken_words
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class GalleryRole(IntEnum):
    PHOTO = Qt.ItemDataRole.UserRole
    """The Photo of a cell; None for a heading and for an empty cell."""
    PICTURE = PHOTO + 1
    """QPixmap, or None until it is there."""
    HEALTH = PHOTO + 2
    HEADING = PHOTO + 3
    """Text of a heading; "" elsewhere."""
    OUTSIDE = PHOTO + 4
    """Whether it was not taken during the visit."""


@dataclass(frozen=True, slots=True)
class PhotoGroup:
    """The photos of one item; an item "" is the visit itself."""

    item: str
    title: str
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    heading: str
    photos: tuple[Photo, ...] = ()


class GalleryModel(QAbstractTableModel):
    captioned = Signal(str, str)
    """Photo id, caption: what the person typed; the model shows it when it is told anew."""

    def __init__(
        self,
        picture: Callable[[str], QPixmap | None],
        health: Callable[[str], PhotoHealth],
        parent: QObject | None = None,
    ) -> None:
        """Both are asked by the hash of a photo."""
        super().__init__(parent)
        self._picture, self._health = picture, health
        self._groups: tuple[PhotoGroup, ...] = ()
        self._rows: list[_Row] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._columns = 1
        self._outside: frozenset[str] = frozenset()
        self.read_only = True

    def show(self, groups: Sequence[PhotoGroup], *, read_only: bool, outside: frozenset[str] = frozenset()) -> None:
        """`outside` are ids of those not taken during the visit."""
        if (tuple(groups), read_only, outside) != (self._groups, self.read_only, self._outside):
            self._outside = outside
            self._lay_out(tuple(groups), self._columns, read_only)

    def set_columns(self, columns: int) -> None:
        if columns != self._columns:
            self._lay_out(self._groups, columns, self.read_only)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """In the order in which they are shown."""
        return tuple(photo for group in self._groups for photo in group.photos)

    def group_of(self, photo_id: str) -> list[str]:
        """Ids of the photos that are shown together with this one, in their order."""
        groups = ([photo.id for photo in group.photos] for group in self._groups)
        return next((ids for ids in groups if photo_id in ids), [])

    def heading_rows(self) -> list[int]:
        return [number for number, row in enumerate(self._rows) if row.heading]

    def photos_in(self, first: int, last: int) -> list[Photo]:
        """Photos of the rows from `first` to `last`."""
        return [photo for row in self._rows[max(first, 0) : last + 1] for photo in row.photos]

    def place_of(self, photo_id: str) -> QModelIndex:
        place = self._places.get(photo_id)
        return self.index(*place) if place is not None else QModelIndex()

    def tell_changed(self, sha256: str) -> None:
        """The picture or the health of the photos with these bytes is another one."""
        for photo in self.photos:
            if photo.sha256 == sha256:
                place = self.place_of(photo.id)
                self.dataChanged.emit(place, place)

    def tell_all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._columns - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._photo(index) is None:
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usable if self.read_only else usable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == GalleryRole.HEADING:
            return self._rows[index.row()].heading
        photo = self._photo(index)
        if photo is None:
            return self._rows[index.row()].heading or None if role == Qt.ItemDataRole.DisplayRole else None
        return self._photo_data(photo, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        photo = self._photo(index)
        if photo is None or self.read_only or role != Qt.ItemDataRole.EditRole:
            return False
        caption = str(value).strip()
        if caption != photo.caption:
            self.captioned.emit(photo.id, caption)
        return True

    def _photo_data(self, photo: Photo, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(photo.caption)
        if role == Qt.ItemDataRole.EditRole:
            return photo.caption
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{photo.file_name}\nSHA-256 {photo.sha256}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(photo)
        if role == GalleryRole.PHOTO:
            return photo
        if role == GalleryRole.PICTURE:
            return self._picture(photo.sha256)
        if role == GalleryRole.OUTSIDE:
            return photo.id in self._outside
        return self._health(photo.sha256) if role == GalleryRole.HEALTH else None

    def _spoken(self, photo: Photo) -> str:
        parts = (
            photo.item,
            photo.caption or photo.file_name,
            taken_words(photo),
            outside_words() if photo.id in self._outside else "",
            self.health_word(photo.sha256),
        )
        return self.tr("，").join(part for part in parts if part)

    def health_word(self, sha256: str) -> str:
        words = {
            PhotoHealth.UNCHECKED: self.tr("待核对"),
            PhotoHealth.SOUND: self.tr("已核对"),
            PhotoHealth.DAMAGED: self.tr("已损坏"),
            PhotoHealth.MISSING: self.tr("文件缺失"),
            PhotoHealth.HANDED_OVER: self.tr("原件已移交"),
        }
        return words[self._health(sha256)]

    def _photo(self, index: Index) -> Photo | None:
        if not index.isValid():
            return None
        photos = self._rows[index.row()].photos
        return photos[index.column()] if index.column() < len(photos) else None

    def _lay_out(self, groups: tuple[PhotoGroup, ...], columns: int, read_only: bool) -> None:
        self.beginResetModel()
        self._groups, self._columns, self.read_only = groups, columns, read_only
        self._rows, self._places = [], {}
        for group in groups:
            self._rows.append(_Row(group.title))
            for start in range(0, len(group.photos), columns):
                row = group.photos[start : start + columns]
                self._places |= {photo.id: (len(self._rows), column) for column, photo in enumerate(row)}
                self._rows.append(_Row("", row))
        self.endResetModel()
