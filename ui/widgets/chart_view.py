"""A chart whose bars are buttons: mouse and keyboard open what a bar counts."""

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from inspector_app.supervision.bulletin_parts import Picture
from ui.supervision.board_charts import Drawn
from ui.theme.palette import colours_of
from ui.widgets.plain_tip import plain_tip

_LEAST = 9.0
"""A bar of a few pixels is hit within this, in units of the chart."""
_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    opened = Signal(int, int)
    """Group and column of a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawn: Drawn | None = None
        self._picture: Picture | None = None
        self._renderer = QSvgRenderer(self)
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def unit(self) -> float:
        """Pixels of one unit of the chart, whose letters are 8 units high: they look like those of the window."""
        return self.fontMetrics().height() / 13.0

    def show_chart(self, picture: Picture, drawn: Drawn) -> None:
        self._picture, self.drawn, self._current = picture, drawn, -1
        self._renderer.load(QByteArray(drawn.svg))
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription("；".join(self.words(number) for number in range(len(drawn.bars))))
        self.updateGeometry()
        self.update()

    def words(self, number: int) -> str:
        """What a bar says: its group, column and number."""
        assert self.drawn is not None
        assert self._picture is not None
        bar = self.drawn.bars[number]
        column = self._picture.columns[bar.series]
        value = f"{column.numbers[bar.group]:,}"
        return self.tr("{group} · {column}：{number}").format(
            group=self._picture.groups[bar.group], column=column.name, number=value
        )

    def box(self, number: int) -> QRectF:
        """Where a bar is, in pixels."""
        assert self.drawn is not None
        bar, unit = self.drawn.bars[number], self.unit
        return QRectF(bar.x * unit, bar.y * unit, bar.width * unit, bar.height * unit)

    def sizeHint(self) -> QSize:
        height = self.drawn.look.height if self.drawn is not None else 0
        return QSize(0, round(height * self.unit))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawn is None:
            return
        painter = QPainter(self)
        look, unit = self.drawn.look, self.unit
        self._renderer.render(painter, QRectF(0, 0, look.width * unit, look.height * unit))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours_of(self.palette()).accent), 2))
            chosen = 0 <= self._current < len(self.drawn.bars)
            box = self.box(self._current).adjusted(-2, -2, 2, 2) if chosen else self.rect().adjusted(1, 1, -1, -1)
            painter.drawRect(box)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().x(), event.position().y()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self._at(event.position().x(), event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self.drawn.bars) if self.drawn is not None else 0
        if count and event.key() in (*_BACK, *_ON):
            step = 1 if event.key() in _ON else -1
            # The first key leads to one of the ends.
            self._current = (max(self._current, 0 if step < 0 else -1) + step) % count
            self._tell(self.mapToGlobal(self.box(self._current).center().toPoint()), self.words(self._current))
            self.update()
        elif event.key() in _OPEN:
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(event.pos().x(), event.pos().y())
            self._tell(event.globalPos(), self.words(number) if number >= 0 else "")
            return True
        return super().event(event)

    def _tell(self, at: QPoint, words: str) -> None:
        QToolTip.showText(at, plain_tip(words), self)

    def _open(self, number: int) -> None:
        if self.drawn is not None and 0 <= number < len(self.drawn.bars):
            bar = self.drawn.bars[number]
            self.opened.emit(bar.group, bar.series)

    def _at(self, x: float, y: float) -> int:
        """The bar under that pixel, or a thin one close to it; -1 for none."""
        if self.drawn is None:
            return -1
        x, y = x / self.unit, y / self.unit
        bars = self.drawn.bars
        under = self.drawn.chart.bar_at(x, y)
        if under is not None:
            return bars.index(under)
        away = [(_away(x, bar.x, bar.width) + _away(y, bar.y, bar.height), n) for n, bar in enumerate(bars)]
        near, number = min(away, default=(_LEAST, -1))
        return number if near < _LEAST / 2 else -1


def _away(at: float, start: float, length: float) -> float:
    return max(start - at, at - start - length, 0.0)
