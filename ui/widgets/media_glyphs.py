"""Drawn pictures of what has none: a film, a paper, a picture too large or broken; and the mark of another time."""

from pathlib import PurePath

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QPolygonF

from db.records.evidence import Photo
from inspector_app.evidence.media import MediaKind, can_be_shown, kind_of
from ui.theme.palette import colours_of


def has_picture(photo: Photo) -> bool:
    """Whether a small picture of it can be asked for."""
    return can_be_shown(photo.media_type, photo.width, photo.height)


def media_picture(photo: Photo, size: QSize, palette: QPalette, ratio: float, text: str = "") -> QPixmap:
    """What is shown of a photo without a picture; `text` such as the length of a film, else its ending."""
    return drawn_picture(photo.media_type, photo.file_name, size, palette, ratio, text)


def drawn_picture(media_type: str, name: str, size: QSize, palette: QPalette, ratio: float, text: str = "") -> QPixmap:
    pixmap = blank_picture(size, palette, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colours_of(palette).quiet)
    painter.setPen(QPen(ink, 1.6))
    kind = kind_of(media_type)
    side = size.height() * 0.5
    box = QRectF((size.width() - side) / 2, size.height() * 0.1, side, side)
    {MediaKind.VIDEO: _film, MediaKind.DOCUMENT: _paper, MediaKind.PICTURE: _crossed}[kind](painter, box, ink)
    font = painter.font()
    font.setPixelSize(max(9, round(size.height() * 0.22)))
    painter.setFont(font)
    words = text or PurePath(name).suffix[1:6].upper()
    below = QRectF(2, box.bottom() + 2, size.width() - 4, size.height() - box.bottom() - 3)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return pixmap


def blank_picture(size: QSize, palette: QPalette, ratio: float) -> QPixmap:
    """While the picture is on its way."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(colours_of(palette).hover))
    return pixmap


def fitted(pixmap: QPixmap, size: QSize, palette: QPalette, ratio: float, outside: bool) -> QPixmap:
    """In the middle of `size`, with a mark in its corner when it was taken at another time."""
    whole = blank_picture(size, palette, ratio)
    scaled = pixmap.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(
        (size.width() - scaled.width()) / 2, (size.height() - scaled.height()) / 2, scaled.width(), scaled.height()
    )
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
    if outside:
        paint_outside(painter, QRectF(2, 2, size.height() * 0.36, size.height() * 0.36), palette)
    painter.end()
    return whole


def paint_outside(painter: QPainter, box: QRectF, palette: QPalette) -> None:
    """A triangle with a stroke in it: another shape than all states of items, so that colour alone says nothing."""
    colours = colours_of(palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.attention_tint))
    painter.setPen(QPen(QColor(colours.attention), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    top = QPointF(box.center().x(), box.top())
    painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    middle = box.center().x()
    painter.drawLine(
        QPointF(middle, box.top() + box.height() * 0.4), QPointF(middle, box.bottom() - box.height() * 0.2)
    )
    painter.restore()


def _film(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """A strip with holes, and the triangle that plays."""
    painter.drawRoundedRect(box.adjusted(-box.width() * 0.2, 0, box.width() * 0.2, 0), 2, 2)
    step = box.height() / 4
    for row in range(4):
        for left in (box.left() - box.width() * 0.12, box.right() + box.width() * 0.04):
            painter.fillRect(QRectF(left, box.top() + step * row + step * 0.3, box.width() * 0.08, step * 0.4), ink)
    painter.setBrush(ink)
    middle = box.center()
    reach = box.height() * 0.2
    triangle = [(-reach * 0.7, -reach), (reach, 0), (-reach * 0.7, reach)]
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in triangle]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paper(painter: QPainter, box: QRectF, _ink: QColor) -> None:
    """A sheet with a folded corner and lines."""
    sheet = box.adjusted(box.width() * 0.1, 0, -box.width() * 0.1, 0)
    fold = sheet.width() * 0.3
    corner = QPointF(sheet.right() - fold, sheet.top())
    below = QPointF(sheet.right(), sheet.top() + fold)
    outline = [sheet.topLeft(), corner, below, sheet.bottomRight(), sheet.bottomLeft()]
    painter.drawPolygon(QPolygonF(outline))
    painter.drawPolyline(QPolygonF([corner, QPointF(corner.x(), below.y()), below]))
    for share in (0.5, 0.68, 0.86):
        height = sheet.top() + sheet.height() * share
        painter.drawLine(QPointF(sheet.left() + 3, height), QPointF(sheet.right() - 3, height))


def _crossed(painter: QPainter, box: QRectF, _ink: QColor) -> None:
    """A frame struck through: there is a picture, and it cannot be shown."""
    painter.drawRect(box)
    painter.drawLine(box.topLeft(), box.bottomRight())
