"""Small pictures of all pages beside the large one: to see the whole paper, and to go to a page."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from inspector_app.notices.pages import PageImage, page_picture
from ui.jobs import Jobs
from ui.papers.paper_pictures import pixmap_of

_WIDTH = 84
_SHAPE = QSize(_WIDTH, round(_WIDTH * 297 / 210))


class PageStrip(QListWidget):
    chosen = Signal(int)
    """Page, from 1."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_strip")
        self.setAccessibleName(self.tr("页面缩略图"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(_SHAPE)
        self.setSpacing(6)
        self.setFixedWidth(_WIDTH + 44)
        self._jobs = jobs
        self._edition = 0
        self.currentRowChanged.connect(self._choose)

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        self._edition += 1
        self.blockSignals(True)
        self.clear()
        blank = QPixmap(_SHAPE)
        blank.fill(QColor("white"))
        for page in range(1, pages + 1):
            row = QListWidgetItem(_icon(blank, 1.0), str(page), self)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("第 {page} 页").format(page=page))
            row.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCurrentRow(0)
        self.blockSignals(False)
        pixels = round(_WIDTH * self.devicePixelRatioF())
        for page in range(pages):
            self._draw(pdf, page, pixels)

    def mark(self, page: int) -> None:
        """The page that is looked at, from 1."""
        self.blockSignals(True)
        self.setCurrentRow(page - 1)
        self.blockSignals(False)

    def _draw(self, pdf: bytes, page: int, pixels: int) -> None:
        edition = self._edition

        def taken(picture: PageImage) -> None:
            if edition == self._edition:
                self.item(page).setIcon(_icon(pixmap_of(picture), self.devicePixelRatioF()))

        self._jobs.run(self, lambda: page_picture(pdf, page, pixels), done=taken, failed=_raise)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row + 1)


def _icon(pixmap: QPixmap, ratio: float) -> QIcon:
    """Paper stays white when it is chosen; the number below says which it is."""
    pixmap.setDevicePixelRatio(ratio)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _raise(error: Exception) -> None:
    raise error
