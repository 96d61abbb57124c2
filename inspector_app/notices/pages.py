"""Pages of a PDF as pictures: for the preview in the window and for printers, which get 300 dots an inch."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

# PDFium is one program with one memory: two threads in it at once crash the process.
_PDFIUM = Lock()

PRINT_WIDTH_PX = 2480
"""A4 at 300 dots an inch."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as rows of R, G, B bytes; a row takes `stride` bytes, of which 3 x `width` are the picture."""

    width: int
    height: int
    stride: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, index: int, width_px: int) -> PageImage:
    """Page `index` (from 0), `width_px` pixels wide. IndexError when there is no such page."""
    with _opened(pdf) as document:
        return _picture(document, index, width_px)


def page_pictures(pdf: bytes, width_px: int) -> list[PageImage]:
    """Every page, first to last; for long papers ask for one page at a time."""
    with _opened(pdf) as document:
        return [_picture(document, index, width_px) for index in range(len(document))]


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _picture(document: Any, index: int, width_px: int) -> PageImage:
    if not 0 <= index < len(document):
        raise IndexError(index)
    page = document[index]
    try:
        bitmap = page.render(scale=width_px / page.get_width(), rev_byteorder=True)
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        page.close()
