"""Finds the codes of papers in a photo, a scan or a PDF; what a code says is for `code.read_token` to judge."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageOps

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.imaging import BROKEN
from inspector_app.evidence.media import learn_heic
from inspector_app.notices.code import PREFIX
from inspector_app.notices.pages import PRINT_WIDTH_PX, page_count, page_picture

MOST_BYTES = 200 * 1024**2
MOST_PAGES = 500
_PDF = b"%PDF-"
_LONGEST_SIDE = 4_000
"""Pixels: larger photos are made smaller first; the code is a fifth of a page wide."""
_QUICK, _THOROUGH = (0.5, 1.0), (0.75, 2.0, 0.25)
"""Sizes at which a picture is tried: clean pages are read at half size, what a phone gives at another."""


def codes_in(data: bytes) -> list[str]:
    """The texts of the papers' codes in a file, each once, in the order of its pages.

    Raises RefusedInputError verify.large, verify.pages_many, verify.not_a_picture, verify.no_code.
    """
    if len(data) > MOST_BYTES:
        raise RefusedInputError([Problem("verify.large", {"most": MOST_BYTES // 1024**2})])
    for scales in (_QUICK, _THOROUGH):
        # What is hard to read costs a second a page: only where nothing was found at all.
        pictures = _pages(data) if is_pdf(data) else _picture(data)
        found = [text for picture in pictures for text in _codes(picture, scales)]
        if found:
            break
    else:
        raise RefusedInputError([Problem("verify.no_code")])
    return list(dict.fromkeys(found))


def is_pdf(data: bytes) -> bool:
    """Other bytes may stand before the header (ISO 32000-1, annex H)."""
    return _PDF in data[:1024]


def _pages(data: bytes) -> Iterator[Image.Image]:
    import pypdfium2

    try:
        count = page_count(data)
        if count > MOST_PAGES:
            raise RefusedInputError([Problem("verify.pages_many", {"most": MOST_PAGES})])
        for index in range(count):
            page = page_picture(data, index, PRINT_WIDTH_PX)
            yield Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1)
    except pypdfium2.PdfiumError as error:
        raise RefusedInputError([Problem("verify.not_a_picture")]) from error


def _picture(data: bytes) -> Iterator[Image.Image]:
    learn_heic()
    try:
        with Image.open(BytesIO(data)) as opened:
            opened.draft("L", (_LONGEST_SIDE, _LONGEST_SIDE))
            picture = opened.convert("L")
    except BROKEN as error:
        raise RefusedInputError([Problem("verify.not_a_picture")]) from error
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    yield picture


def _codes(picture: Image.Image, scales: Sequence[float]) -> list[str]:
    """The thorough way also draws the contrast apart: what a phone gives is seldom evenly lit."""
    grey = picture.convert("L")
    for scale in scales:
        sized = grey if scale == 1 else grey.resize((round(grey.width * scale), round(grey.height * scale)))
        if max(sized.size) > 2 * _LONGEST_SIDE or min(sized.size) < 50:
            continue
        for tried in (sized,) if scales is _QUICK else (sized, ImageOps.autocontrast(sized, cutoff=2)):
            found = _decoded(tried)
            if found:
                return found
    return []


def _decoded(picture: Image.Image) -> list[str]:
    import zxingcpp

    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [code.text for code in codes if code.text.startswith(PREFIX[:2])]
