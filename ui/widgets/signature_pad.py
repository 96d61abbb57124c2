"""Where a name is signed with a pen or the mouse: every point is kept with its time and pressure."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QWidget

from inspector_app.notices.signatures import MOST_POINTS, Drawing, Stroke
from ui.theme.palette import colours_of

_PAPER, _INK, _LINE = QColor("#ffffff"), QColor("#10131a"), QColor("#b9c1cc")
"""Paper is white and ink is dark whatever the theme: it is what will be printed."""
_THINNEST, _THICKEST = 1.4, 4.2
_FULL = 1000
_BASELINE = 0.72
_SHAPE = QSize(560, 190)


class SignaturePad(QWidget):
    changed = Signal()
    """A stroke was finished, or strokes were taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signature_pad")
        self.setFixedSize(_SHAPE)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("签名板"))
        self.setAccessibleDescription(self.tr("用笔或鼠标签名；Ctrl+Z 去掉最后一笔，Delete 全部清除。"))
        self._strokes: list[list[tuple[int, int, int, int]]] = []
        self._began: int | None = None
        self._is_down = False

    @property
    def is_empty(self) -> bool:
        return not self._strokes

    def drawing(self, name: str) -> Drawing:
        """What is on the pad now, as the name of that person."""
        strokes: tuple[Stroke, ...] = tuple(tuple(stroke) for stroke in self._strokes)
        return Drawing(name, self.width(), self.height(), strokes)

    def clear(self) -> None:
        self._strokes.clear()
        self._began, self._is_down = None, False
        self._tell()

    def take_back(self) -> None:
        """The last stroke."""
        if self._strokes and not self._is_down:
            self._strokes.pop()
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), event.timestamp(), _FULL)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position(), event.timestamp(), _FULL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Accepted, so that no mouse event follows it."""
        pressure = max(1, round(event.pressure() * _FULL))
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position(), event.timestamp(), pressure)
        elif kind == QEvent.Type.TabletMove:
            self._go_on(event.position(), event.timestamp(), pressure)
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _begin(self, place: QPointF, at: int, pressure: int) -> None:
        if self._began is None:
            self._began = at
        self._is_down = True
        self._strokes.append([])
        self._add(place, at, pressure)

    def _go_on(self, place: QPointF, at: int, pressure: int) -> None:
        if self._is_down and sum(map(len, self._strokes)) < MOST_POINTS:
            self._add(place, at, pressure)

    def _end(self) -> None:
        if self._is_down:
            self._is_down = False
            self._tell()

    def _add(self, place: QPointF, at: int, pressure: int) -> None:
        x = min(max(round(place.x()), 0), self.width())
        y = min(max(round(place.y()), 0), self.height())
        stroke = self._strokes[-1]
        if not stroke or stroke[-1][:2] != (x, y):
            stroke.append((x, y, max(0, at - (self._began or 0)), pressure))
            self.update()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(QPen(_LINE, 1, Qt.PenStyle.DashLine))
        level = round(self.height() * _BASELINE)
        painter.drawLine(24, level, self.width() - 24, level)
        if self.is_empty:
            painter.setPen(QColor("#566273"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("请在这里签名"))
        paint_strokes(painter, tuple(tuple(stroke) for stroke in self._strokes))
        colours = colours_of(self.palette())
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.field), 2 if self.hasFocus() else 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def paint_strokes(painter: QPainter, strokes: tuple[Stroke, ...]) -> None:
    """As thick as the pen was pressed."""
    for stroke in strokes:
        for before, after in zip(stroke, stroke[1:] or stroke, strict=False):
            thick = _THINNEST + (_THICKEST - _THINNEST) * after[3] / _FULL * 0.6
            pen = QPen(_INK, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawLine(before[0], before[1], after[0], after[1])
