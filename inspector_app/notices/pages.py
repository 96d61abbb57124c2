"""Pages of a PDF as pictures: for the preview in the window and for printers, which get 300 dots an inch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
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


def texts_of(pdf: bytes, progress: Callable[[int, int], object] = lambda done, total: None) -> list[str]:
    """The text of every page; "" for one that is only a picture. `progress` gets pages read and all of them."""
    texts = []
    with _opened(pdf) as document:
        for index in range(len(document)):
            progress(index, len(document))
            page = document[index]
            words = page.get_textpage()
            texts.append(words.get_text_range())
            words.close()
            page.close()
    return texts


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def boxes_of(pdf: bytes, text: str) -> list[tuple[int, Box]]:
    """Page (from 0) and place of every line that has `text`, in the order of reading."""
    found = []
    with _opened(pdf) as document:
        for index in range(len(document)):
            page = document[index]
            words = page.get_textpage()
            search = words.search(text, match_case=True)
            while (place := search.get_next()) is not None:
                first, count = place
                corners = [words.get_charbox(number) for number in range(first, first + count)]
                lefts, bottoms, rights, tops = zip(*corners, strict=True)
                found.append((index, Box(min(lefts), min(bottoms), max(rights), max(tops))))
            search.close()
            words.close()
            page.close()
    return found


def with_pages_over(pdf: bytes, overs: Mapping[int, bytes]) -> bytes:
    """The paper with the first page of each given PDF laid over the page of that number, from 0."""
    import pypdfium2

    with _opened(pdf) as document:
        sources = {over: pypdfium2.PdfDocument(over) for over in set(overs.values())}
        forms = {over: source.page_as_xobject(0, document) for over, source in sources.items()}
        for index, over in overs.items():
            page = document[index]
            page.insert_obj(forms[over].as_pageobject())
            page.gen_content()
            page.close()
        stream = BytesIO()
        document.save(stream)
        for source in sources.values():
            source.close()
    return stream.getvalue()


def joined(pdfs: Iterable[bytes]) -> bytes:
    """All one after the other in one PDF; each is dropped once its pages are taken over."""
    import pypdfium2

    with _PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        try:
            for pdf in pdfs:
                part = pypdfium2.PdfDocument(pdf)
                whole.import_pages(part)
                part.close()
            stream = BytesIO()
            whole.save(stream)
        finally:
            whole.close()
    return stream.getvalue()


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
        # Rounded up by pdfium: a hair less, or one width in ten comes out a pixel wider than was asked for.
        bitmap = page.render(scale=(width_px - 0.01) / page.get_width(), rev_byteorder=True)
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        page.close()
