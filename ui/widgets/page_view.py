"""The pages of a PDF below each other, drawn in the background as sharp as the screen, and only those that are seen."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.jobs import Jobs
from ui.papers.paper_pictures import PaperPictures
from ui.theme.palette import mixed

ZOOMS = (50, 67, 80, 100, 125, 150, 200, 250)
"""Percent; 100 is the size of the paper on a screen of 96 dots an inch."""
_FULL_WIDTH = 794
_SHAPE = 297 / 210
_MARGIN = 16
_WIDEST_FIT = 130
"""Percent: on a wide window a page that filled it would be read through a slit."""
_MOST_PIXELS = 4000
"""Wider pictures would take more memory than they show."""


class PageView(QAbstractScrollArea):
    """All pages are A4: it shows our own papers. Zoom is that of the width until the person chooses one."""

    page_changed = Signal(int)
    """The page in the middle of the view, from 1."""
    zoom_changed = Signal(int)
    """Percent."""
    drawn = Signal()
    """What is seen has been drawn as sharp as it can be."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_view")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("通知书页面"))
        self.waiting = ""
        """What stands where no page is."""
        self._pictures = PaperPictures(jobs, self)
        self._pictures.drawn.connect(self.viewport().update)
        self._pictures.settled.connect(self.drawn)
        self._pdf = b""
        self._pages = 0
        self._percent: int | None = None
        self._current = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def pdf(self) -> bytes:
        """The paper that is shown; empty for none."""
        return self._pdf

    @property
    def pages(self) -> int:
        return self._pages

    @property
    def zoom(self) -> int:
        """Percent of the paper's size."""
        return round(self._width() * 100 / _FULL_WIDTH)

    @property
    def current_page(self) -> int:
        """From 1; 0 when there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        step = self._height() + _MARGIN
        return min(max(1, (middle - _MARGIN) // step + 1), self._pages) if self._pages else 0

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        """Shows another paper where the one before stood."""
        if pdf == self._pdf:
            return
        self._pdf, self._pages = pdf, pages
        self._pictures.open(pdf)
        self._current = 0
        self._lay_out()
        self._tell_page()

    def clear(self) -> None:
        self.show_pdf(b"", 0)
        self.viewport().update()

    def is_drawn(self) -> bool:
        """Nothing that is seen waits to be drawn."""
        return self._pictures.is_settled()

    def go_to(self, page: int) -> None:
        """To the top of a page, from 1."""
        self.verticalScrollBar().setValue((min(max(page, 1), self._pages) - 1) * (self._height() + _MARGIN))

    def zoom_by(self, steps: int) -> None:
        """To the next of ZOOMS, larger or smaller."""
        wanted = [each for each in ZOOMS if (each > self.zoom if steps > 0 else each < self.zoom)]
        if wanted:
            self._set_percent(wanted[0] if steps > 0 else wanted[-1])

    def fit_width(self) -> None:
        self._set_percent(None)

    # --- where the pages are ------------------------------------------------------------------------------------------

    def _set_percent(self, percent: int | None) -> None:
        bar = self.verticalScrollBar()
        place = (bar.value() + self.viewport().height() / 2) / max(1, self._whole_height())
        self._percent = percent
        self._lay_out()
        bar.setValue(round(place * self._whole_height() - self.viewport().height() / 2))
        self.zoom_changed.emit(self.zoom)

    def _width(self) -> int:
        if self._percent is not None:
            return self._percent * _FULL_WIDTH // 100
        room = self.viewport().width() - 2 * _MARGIN
        return max(120, min(room, _WIDEST_FIT * _FULL_WIDTH // 100))

    def _height(self) -> int:
        return round(self._width() * _SHAPE)

    def _whole_height(self) -> int:
        return self._pages * (self._height() + _MARGIN) + _MARGIN

    def _place(self, page: int) -> QRect:
        """Where a page lies on the viewport; `page` from 0."""
        room = max(self.viewport().width(), self._width() + 2 * _MARGIN)
        left = (room - self._width()) // 2 - self.horizontalScrollBar().value()
        top = _MARGIN + page * (self._height() + _MARGIN) - self.verticalScrollBar().value()
        return QRect(left, top, self._width(), self._height())

    def _seen(self) -> list[int]:
        view = self.viewport().rect()
        return [page for page in range(self._pages) if self._place(page).intersects(view)]

    def _lay_out(self) -> None:
        view = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._width() + 2 * _MARGIN - view.width()))
        across.setPageStep(view.width())
        down.setRange(0, max(0, self._whole_height() - view.height()))
        # A line of the page before stays in view.
        down.setPageStep(max(1, view.height() - 40))
        for bar in (across, down):
            bar.setSingleStep(40)
        self.viewport().update()
        self._want()

    def _scrolled(self) -> None:
        self._want()
        self._tell_page()

    def _tell_page(self) -> None:
        if self.current_page != self._current:
            self._current = self.current_page
            description = self.tr("第 {page} 页，共 {pages} 页")
            self.setAccessibleDescription(description.format(page=self._current, pages=self._pages))
            self.page_changed.emit(self._current)

    # --- drawing ------------------------------------------------------------------------------------------------------

    def _want(self) -> None:
        self._pictures.want(self._seen(), min(_MOST_PIXELS, round(self._width() * self.devicePixelRatioF())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette = self.palette()
        painter.fillRect(self.viewport().rect(), mixed(palette.window().color(), palette.text().color(), 0.12))
        for page in self._seen():
            place = self._place(page)
            painter.fillRect(place, QColor("white"))
            picture = self._pictures.get(page)
            if picture is not None:
                painter.drawPixmap(place, picture)
            painter.setPen(mixed(palette.window().color(), palette.text().color(), 0.35))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if not self._pages:
            painter.setPen(palette.text().color())
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.waiting)
        if self.hasFocus():
            painter.setPen(palette.highlight().color())
            for inset in (0, 1):
                painter.drawRect(self.viewport().rect().adjusted(inset, inset, -1 - inset, -1 - inset))

    # --- keys and mouse -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta() != QPoint():
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._tell_page()
        self.zoom_changed.emit(self.zoom)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._want()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
