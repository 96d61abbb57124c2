"""Paints a photo of the gallery with what it is and how its bytes are, and edits its caption in place."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.records.evidence import Photo
from ui.day_words import day_words
from ui.models.gallery_model import GalleryModel, GalleryRole
from ui.photos.photo_checking import PhotoHealth
from ui.photos.photo_words import outside_words, taken_words
from ui.theme.palette import colours_of
from ui.visit.visit_state import ItemState
from ui.widgets.media_glyphs import drawn_picture, has_picture, paint_outside
from ui.widgets.state_glyphs import paint_state

Index = QModelIndex | QPersistentModelIndex

_PADDING = 8
_LONGEST_CAPTION = 200
_GLYPHS = {
    PhotoHealth.UNCHECKED: ItemState.OPEN,
    PhotoHealth.SOUND: ItemState.PASSED,
    PhotoHealth.DAMAGED: ItemState.FAILED,
    PhotoHealth.MISSING: ItemState.UNSAVED,
    PhotoHealth.HANDED_OVER: ItemState.PASSED,
}
_QUIET = (PhotoHealth.SOUND, PhotoHealth.UNCHECKED, PhotoHealth.HANDED_OVER)


def cell_size(metrics: QFontMetrics) -> QSize:
    """The least a photo needs: a picture of 4:3 and three lines; grows with the letters."""
    width = max(168, metrics.horizontalAdvance(f"RN-01  {day_words(date(2026, 12, 28))} 09:30") + 2 * _PADDING + 6)
    return QSize(width, (width - 2 * _PADDING) * 3 // 4 + 3 * metrics.height() + 2 * _PADDING + 10)


def heading_height(metrics: QFontMetrics) -> int:
    return metrics.height() + 16


class GalleryDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        photo = index.data(GalleryRole.PHOTO)
        heading = index.data(GalleryRole.HEADING)
        if heading:
            _paint_heading(painter, option, heading)
        elif photo is not None:
            self._paint_photo(painter, option, index, photo)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return cell_size(option.fontMetrics)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(_LONGEST_CAPTION)
        editor.setPlaceholderText(self.tr("照片说明"))
        editor.setAccessibleName(self.tr("照片说明"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Called again when the picture arrives: what was typed meanwhile stays."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        line = _caption_box(option)
        height = max(editor.sizeHint().height(), line.height())
        editor.setGeometry(line.x(), line.center().y() - height // 2, line.width(), height)

    def _paint_photo(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, photo: Photo) -> None:
        colours = colours_of(option.palette)
        health: PhotoHealth = index.data(GalleryRole.HEALTH)
        model = index.model()
        assert isinstance(model, GalleryModel)
        word = model.health_word(photo.sha256)
        broken = health in (PhotoHealth.DAMAGED, PhotoHealth.MISSING)
        _paint_ground(painter, option)
        box = _picture_box(option)
        if broken:
            _paint_broken(painter, option, box, word)
        elif has_picture(photo):
            _paint_picture(painter, option, box, index.data(GalleryRole.PICTURE))
        else:
            painter.drawPixmap(box.topLeft(), _drawn(photo, box, option))
        outside = bool(index.data(GalleryRole.OUTSIDE))
        if outside and not broken:
            paint_outside(painter, QRectF(box.x() + 4, box.y() + 4, 24, 24), option.palette)
        ink, quiet = QColor(colours.text), QColor(colours.quiet)
        lines = _text_lines(option)
        painter.setPen(ink if photo.caption else quiet)
        _elided(painter, lines[0], photo.caption or self.tr("没有说明"))
        painter.setPen(quiet)
        when = outside_words() if outside else ""
        _elided(painter, lines[1], "  ".join(part for part in (photo.item, taken_words(photo), when) if part))
        _paint_health(painter, lines[2], health, f"{photo.sha256[:8]}  {word}", colours.trouble, colours.good, quiet)


def _drawn(photo: Photo, box: QRect, option: QStyleOptionViewItem) -> QPixmap:
    ratio = option.widget.devicePixelRatioF()
    return drawn_picture(photo.media_type, photo.file_name, box.size(), option.palette, ratio)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Selected is a tint, the place of the keyboard a border as well."""
    colours = colours_of(option.palette)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
    if not selected:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.accent_tint))
    painter.setPen(QPen(QColor(colours.accent), 2 if focused else 1))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: str) -> None:
    bold = QFont(option.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    _elided(painter, option.rect.adjusted(_PADDING, 6, -_PADDING, 0), heading)


def _paint_picture(painter: QPainter, option: QStyleOptionViewItem, box: QRect, picture: QPixmap | None) -> None:
    if picture is None or picture.isNull():
        painter.fillRect(box, QColor(colours_of(option.palette).hover))
        return
    size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(0, 0), size)
    place.moveCenter(box.center())
    painter.drawPixmap(place, picture)


def _paint_broken(painter: QPainter, option: QStyleOptionViewItem, box: QRect, word: str) -> None:
    """A crossed frame with the word in it: nobody takes it for a picture that is still coming."""
    colours = colours_of(option.palette)
    painter.fillRect(box, QColor(colours.trouble_tint))
    painter.setPen(QPen(QColor(colours.trouble), 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(box.adjusted(1, 1, -1, -1))
    side = option.fontMetrics.height() * 1.6
    glyph = QRectF(box.center().x() - side / 2, box.center().y() - side, side, side)
    paint_state(painter, glyph, ItemState.FAILED, QColor(colours.trouble))
    below = QRect(box.x(), round(glyph.bottom()) + 4, box.width(), option.fontMetrics.height())
    painter.setPen(QColor(colours.trouble))
    painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), word)


def _paint_health(
    painter: QPainter, line: QRect, health: PhotoHealth, text: str, trouble: str, good: str, quiet: QColor
) -> None:
    inks = {PhotoHealth.SOUND: good, PhotoHealth.HANDED_OVER: good, PhotoHealth.UNCHECKED: quiet.name()}
    ink = QColor(inks.get(health, trouble))
    side = painter.fontMetrics().ascent() - 2
    paint_state(painter, QRectF(line.x(), line.center().y() - side / 2, side, side), _GLYPHS[health], ink)
    painter.setPen(quiet if health in _QUIET else ink)
    _elided(painter, line.adjusted(side + 6, 0, 0, 0), text)


def _picture_box(option: QStyleOptionViewItem) -> QRect:
    inner = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
    text = 3 * option.fontMetrics.height() + 10
    return QRect(inner.x(), inner.y(), inner.width(), inner.height() - text)


def _text_lines(option: QStyleOptionViewItem) -> list[QRect]:
    box, height = _picture_box(option), option.fontMetrics.height()
    return [QRect(box.x(), box.bottom() + 6 + place * (height + 2), box.width(), height) for place in range(3)]


def _caption_box(option: QStyleOptionViewItem) -> QRect:
    return _text_lines(option)[0]


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
