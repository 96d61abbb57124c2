"""One family of line icons, drawn for this program; `currentColor` in the file is the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inspector_app import assets
from ui.theme.tokens import ICON

_SCALES = (1, 1.5, 2, 3)
"""Screens at 100, 150, 200 and 300 %."""


def icon(name: str, colour: str, chosen: str = "", side: int = ICON) -> QIcon:
    """`chosen` is the colour while the button is checked."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(drawn(name, colour, side, scale))
        if chosen:
            made.addPixmap(drawn(name, chosen, side, scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


@lru_cache(maxsize=256)
def drawn(name: str, colour: str, side: int = ICON, scale: float = 1) -> QPixmap:
    """The icon `side` pixels wide and high on a screen of that scale."""
    pixmap = QPixmap(QSize(round(side * scale), round(side * scale)))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = assets.read_text("icons", f"{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(svg.encode("utf-8")))
