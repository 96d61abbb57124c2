"""Pictures of the pages of a PDF, drawn in the background: the wanted ones first, the far ones forgotten."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from inspector_app.notices.pages import PageImage, page_picture
from ui.jobs import Jobs

_NEAR = 2
"""Pages kept before and after those that are seen."""


class PaperPictures(QObject):
    drawn = Signal()
    """One more picture is there."""
    settled = Signal()
    """All that are wanted are there, as sharp as wanted."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pdf = b""
        self._pictures: dict[int, QPixmap] = {}
        self._wanted: list[int] = []
        self._pixels = 0
        self._edition = 0
        self._is_drawing = False

    def open(self, pdf: bytes) -> None:
        """Pictures of another PDF from now on."""
        self._pdf = pdf
        self._pictures.clear()
        self._wanted = []
        self._edition += 1

    def get(self, page: int) -> QPixmap | None:
        """Page from 0; it may still be one of another size."""
        return self._pictures.get(page)

    def want(self, pages: list[int], pixels: int) -> None:
        """These are seen now, `pixels` wide; one is drawn at a time, because a scroll may make others more urgent."""
        self._wanted, self._pixels = pages, pixels
        if pages:
            near = range(pages[0] - _NEAR, pages[-1] + _NEAR + 1)
            self._pictures = {page: picture for page, picture in self._pictures.items() if page in near}
        self._draw_next()

    def is_settled(self) -> bool:
        return all(self._is_sharp(page) for page in self._wanted)

    def _is_sharp(self, page: int) -> bool:
        picture = self._pictures.get(page)
        return picture is not None and picture.width() == self._pixels

    def _draw_next(self) -> None:
        page = next((each for each in self._wanted if not self._is_sharp(each)), None)
        if page is None or self._is_drawing:
            return
        self._is_drawing = True
        pdf, pixels, edition = self._pdf, self._pixels, self._edition
        self._jobs.run(
            self,
            lambda: page_picture(pdf, page, pixels),
            done=lambda picture: self._take(page, edition, picture),
            failed=self._fail,
        )

    def _take(self, page: int, edition: int, picture: PageImage) -> None:
        self._is_drawing = False
        if edition == self._edition:
            self._pictures[page] = pixmap_of(picture)
            self.drawn.emit()
        self._draw_next()
        if self._wanted and self.is_settled():
            self.settled.emit()

    def _fail(self, error: Exception) -> None:
        self._is_drawing = False
        raise error


def image_of(picture: PageImage) -> QImage:
    """A copy that does not need the bytes any more."""
    image = QImage(picture.rgb, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888)
    return image.copy()


def pixmap_of(picture: PageImage) -> QPixmap:
    return QPixmap.fromImage(image_of(picture))
