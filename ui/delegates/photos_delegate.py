"""Paints a photo of the gallery of all visits: its picture, caption, item and time, and what is odd about it."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector_app.evidence.gallery import GalleryPhoto
from ui.delegates.gallery_delegate import cell_size
from ui.models.photos_model import PhotosRole
from ui.photos.photo_words import taken_words
from ui.theme.palette import colours_of
from ui.visit.visit_state import ItemState
from ui.widgets.media_glyphs import drawn_picture, has_picture, paint_outside
from ui.widgets.state_glyphs import paint_state, state_colour

Index = QModelIndex | QPersistentModelIndex
_PADDING = 8
_KEPT = 400
"""Pictures in the size they are painted in: scaling each anew would make scrolling slow."""


class PhotosDelegate(QStyledItemDelegate):
    def __init__(self, picture: Callable[[str], QPixmap | None], parent: QObject | None = None) -> None:
        """`picture` is asked by the hash of a photo."""
        super().__init__(parent)
        self._picture = picture
        self._scaled: OrderedDict[tuple[str, int, float], QPixmap] = OrderedDict()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading = index.data(PhotosRole.HEADING)
        found = index.data(PhotosRole.FOUND)
        painter.save()
        if heading:
            _paint_heading(painter, option, heading)
        elif found is not None:
            self._paint_photo(painter, option, found, index.data(PhotosRole.NOTE))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return cell_size(option.fontMetrics)

    def _paint_photo(self, painter: QPainter, option: QStyleOptionViewItem, found: GalleryPhoto, note: str) -> None:
        _paint_ground(painter, option)
        photo, box = found.photo, _picture_box(option)
        if has_picture(photo):
            self._paint_picture(painter, option, box, photo.sha256)
        else:
            ratio = option.widget.devicePixelRatioF()
            drawn = drawn_picture(photo.media_type, photo.file_name, box.size(), option.palette, ratio)
            painter.drawPixmap(box.topLeft(), drawn)
        if found.outside:
            paint_outside(painter, QRectF(box.x() + 4, box.y() + 4, 24, 24), option.palette)
        colours = colours_of(option.palette)
        lines = _text_lines(option)
        painter.setPen(QColor(colours.text if photo.caption else colours.quiet))
        _elided(painter, lines[0], photo.caption or photo.file_name)
        painter.setPen(QColor(colours.quiet))
        _elided(painter, lines[1], "  ".join(part for part in (photo.item, taken_words(photo)) if part))
        if found.failed:
            _paint_failed(painter, option, lines[2])
        _elided(painter, lines[2].adjusted(option.fontMetrics.height() if found.failed else 0, 0, 0, 0), note)

    def _paint_picture(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, sha256: str) -> None:
        picture = self._fitted(sha256, box.size(), option.widget.devicePixelRatioF())
        if picture is None:
            painter.fillRect(box, QColor(colours_of(option.palette).hover))
            return
        place = QRect(QPoint(0, 0), picture.deviceIndependentSize().toSize())
        place.moveCenter(box.center())
        painter.drawPixmap(place.topLeft(), picture)

    def _fitted(self, sha256: str, size: QSize, ratio: float) -> QPixmap | None:
        key = (sha256, size.width(), ratio)
        if key in self._scaled:
            self._scaled.move_to_end(key)
            return self._scaled[key]
        picture = self._picture(sha256)
        if picture is None or picture.isNull():
            return None
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        scaled = picture.scaled(size * ratio, keep, smooth)
        scaled.setDevicePixelRatio(ratio)
        self._scaled[key] = scaled
        if len(self._scaled) > _KEPT:
            self._scaled.popitem(last=False)
        return scaled


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Selected is a tint, the place of the keyboard a stronger border."""
    state = option.state
    if not state & QStyle.StateFlag.State_Selected and not state & QStyle.StateFlag.State_HasFocus:
        return
    colours = colours_of(option.palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(QColor(colours.accent_tint))
    painter.setPen(QPen(QColor(colours.accent), 2 if state & QStyle.StateFlag.State_HasFocus else 1))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: str) -> None:
    """Each cell of the row paints its part of the one line: spans would cost a layout of the whole table."""
    bold = QFont(option.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.setClipRect(option.rect)
    line = QRect(_PADDING, option.rect.y() + 6, option.widget.width() - 3 * _PADDING, option.rect.height() - 6)
    _elided(painter, line, heading)


def _paint_failed(painter: QPainter, option: QStyleOptionViewItem, line: QRect) -> None:
    side = option.fontMetrics.ascent() - 2
    box = QRectF(line.x(), line.center().y() - side / 2, side, side)
    paint_state(painter, box, ItemState.FAILED, state_colour(ItemState.FAILED, option.palette))


def _picture_box(option: QStyleOptionViewItem) -> QRect:
    inner = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
    return QRect(inner.x(), inner.y(), inner.width(), inner.height() - 3 * option.fontMetrics.height() - 10)


def _text_lines(option: QStyleOptionViewItem) -> list[QRect]:
    box, height = _picture_box(option), option.fontMetrics.height()
    return [QRect(box.x(), box.bottom() + 6 + place * (height + 2), box.width(), height) for place in range(3)]


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
