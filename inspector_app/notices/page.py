"""The sheet of paper: GB/T 9704-2012 margins and grid (domain.md §5.9), and marks painted onto it with ReportLab.

Texts are painted as glyphs, never read as markup, so that nothing typed by a person can act in the PDF.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from inspector_app import assets
from inspector_app.allocator import keep_large_blocks
from inspector_app.notices import fonts
from inspector_app.notices.archiving import archive
from inspector_app.notices.flow import (
    CodeMark,
    DrawingMark,
    FrameMark,
    Mark,
    PictureMark,
    Row,
    RuleMark,
    TextMark,
    UprightMark,
    shortened,
    text_mark,
)
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import Line, set_line
from inspector_app.notices.tags import Structure

WIDTH, HEIGHT = A4
LEFT, TOP, RIGHT, BOTTOM = 28 * mm, 37 * mm, 26 * mm, 35 * mm
MEASURE = WIDTH - LEFT - RIGHT
"""156 mm, in points."""
DEPTH = HEIGHT - TOP - BOTTOM
"""225 mm, in points."""
LEADING = DEPTH / 22
"""28.99 pt: 22 lines a page."""
PITCH = MEASURE / 28
"""15.79 pt: 28 characters a line."""

_BLACK_RUN = re.compile(b"\0+")
_BLACK, _DRAFT_GREY = "#000000", "#EBEBEB"
_PRACTICE_INK = "#F6D3D0"
"""Light enough to read through, and still grey on a black printer."""
_PRACTICE_SIZE = 150
_PRACTICE_PLACES = (0.27, 0.73)
"""Heights of its two middles on the sheet: the 草稿 of a draft stands between them."""
_HEAD_SIZES, _HEAD_LEADING = (10.5, 9.0, 8.0), 11.0


class Sheet(NamedTuple):
    """What is around the text of one page: head on the left and right of continuation pages, foot, draft mark."""

    rows: Sequence[Row]
    head_left: str = ""
    head_right: str = ""
    foot: str = ""
    draft: str = ""
    is_framed: bool = False
    """A certificate: a double frame around the text."""


class Metadata(NamedTuple):
    title: str
    author: str
    subject: str


class _PaperCanvas(Canvas):  # type: ignore[misc]
    def __init__(self, **settings: Any) -> None:
        # Of no file: whole, it is asked for as bytes.
        super().__init__("", **settings)
        self.pictures: dict[bytes, int] = {}
        """JPEGs of this paper: one that stands in it twice is in the file once."""


def paint(sheets: Sequence[Sheet], metadata: Metadata, *, practice: bool = False) -> bytes:
    """The sheets as a PDF. Equal sheets give equal bytes. Of a practice store every page says so, across all of it."""
    fonts.register()
    # A paper with photos is copied whole a few times until it is a file: a sixth of its time went into fresh memory.
    keep_large_blocks()
    canvas = _PaperCanvas(pagesize=A4, pageCompression=1, invariant=1, lang="zh-CN", pdfVersion=(1, 7))
    canvas.setTitle(metadata.title)
    canvas.setAuthor(metadata.author)
    canvas.setSubject(metadata.subject)
    canvas.setCreator("inspector-app")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    structure = Structure(canvas)
    for sheet in sheets:
        _paint_sheet(canvas, sheet, structure, practice)
        canvas.showPage()
    structure.finish()
    archive(canvas)
    written: bytes = canvas.getpdfdata()
    return written


def _paint_sheet(canvas: Any, sheet: Sheet, structure: Structure, practice: bool) -> None:
    structure.begin_page()
    if practice:
        with structure.artifact():
            _paint_practice(canvas)
    if sheet.draft:
        with structure.artifact():
            _paint_draft(canvas, sheet.draft)
    top = HEIGHT - TOP
    for row in sheet.rows:
        structure.begin_row(row.tag, row.is_continued)
        for mark in row.marks:
            with _tagged(structure, mark):
                _PAINTERS[type(mark)](canvas, mark, LEFT, top)
        top -= row.height
    for mark in _furniture(sheet):
        with structure.artifact():
            _PAINTERS[type(mark)](canvas, mark, LEFT, HEIGHT - TOP)


def _tagged(structure: Structure, mark: Mark) -> AbstractContextManager[None]:
    """Text and pictures are content; rules and frames are not."""
    if isinstance(mark, TextMark):
        return structure.text(mark.cell)
    if isinstance(mark, PictureMark | CodeMark | DrawingMark):
        return structure.figure(mark.alt)
    return structure.artifact()


def _furniture(sheet: Sheet) -> list[Mark]:
    """Head and foot, in the margins: their places are counted from the top of the text, upwards below zero."""
    marks: list[Mark] = []
    if sheet.head_left or sheet.head_right:
        marks += _head_marks(sheet)
        marks.append(RuleMark(0, -12, MEASURE, 0.5))
    if sheet.foot:
        foot = set_line(sheet.foot, Face(fonts.BODY, 12, 12))
        marks.append(TextMark((MEASURE - foot.width) / 2, DEPTH + 7 * mm + 9, foot))
    if sheet.is_framed:
        marks += [_frame(15 * mm, 2.2), _frame(13 * mm, 0.7)]
    return marks


def _head_marks(sheet: Sheet) -> list[Mark]:
    """Both beside each other, as large as fits, down to 小五 and a little less; else the left one above the right."""
    faces = [Face(fonts.BODY, size, size) for size in _HEAD_SIZES]
    pairs = [(face, set_line(sheet.head_left, face), set_line(sheet.head_right, face)) for face in faces]
    fitting = (each for each in pairs if each[1].width + each[2].width <= MEASURE - 2 * each[0].size)
    face, left, right = next(fitting, pairs[-1])
    is_beside = left.width + right.width <= MEASURE - 2 * face.size
    if not is_beside:
        left = shortened(sheet.head_left, face, MEASURE)
    return [
        text_mark(left, 0, 16, -30 if is_beside else -30 - _HEAD_LEADING),
        text_mark(right, MEASURE - right.width, 16, -30),
    ]


def _frame(out: float, thickness: float) -> Mark:
    """`out` points outside of the text on every side."""
    return FrameMark(-out, -out, MEASURE + 2 * out, DEPTH + 2 * out, "#000000", thickness)


def _paint_draft(canvas: Any, word: str) -> None:
    _paint_across(canvas, word, 190, _DRAFT_GREY, HEIGHT / 2)


def _paint_practice(canvas: Any) -> None:
    """The word twice, and a line at the edge that also a bad copy keeps."""
    words = assets.read_json("notices", "practice.json")
    for place in _PRACTICE_PLACES:
        _paint_across(canvas, words["word"], _PRACTICE_SIZE, _PRACTICE_INK, place * HEIGHT)
    line = set_line(words["line"], Face(fonts.TITLE, 12, 12))
    _paint_text(canvas, TextMark((WIDTH - line.width) / 2, 10 * mm, line), 0, HEIGHT)


def _paint_across(canvas: Any, word: str, size: int, ink: str, height: float) -> None:
    """From the lower left to the upper right, its middle at that height."""
    line = set_line(word, Face(fonts.TITLE, size, size, ink))
    canvas.saveState()
    canvas.translate(WIDTH / 2, height)
    canvas.rotate(45)
    _paint_text(canvas, TextMark(-line.width / 2, 0.36 * size, line), 0, 0)
    canvas.restoreState()


def _paint_text(canvas: Any, mark: TextMark, left: float, top: float) -> None:
    if not mark.line.runs:
        return
    ink = mark.line.face.ink
    if ink != _BLACK:
        canvas.saveState()
        canvas.setFillColor(_ink(ink))
    shown = " ".join(_shown_runs(canvas._doc, mark.line))
    canvas.addLiteral(f"BT 1 0 0 1 {left + mark.x:.2f} {top - mark.down:.2f} Tm {shown} ET")
    if ink != _BLACK:
        # Black is where every page begins, and where this leaves it.
        canvas.restoreState()


def _shown_runs(document: Any, line: Line) -> Iterator[str]:
    """Operators of PDF (32000-1, 9.4.3). ReportLab's own text measures every run again, and spells every byte."""
    spacing, shown = None, ""
    for run in line.runs:
        if run.spacing != spacing:
            yield f"{run.spacing:g} Tc"
            spacing = run.spacing
        font = getFont(run.font)
        for subset, codes in font.splitString(run.text, document):
            name = font.getSubsetInternalName(subset, document)
            if name != shown:
                yield f"{name} {line.face.size:g} Tf"
                shown = name
            yield f"<{codes.hex()}> Tj"


def _paint_rule(canvas: Any, mark: RuleMark, left: float, top: float) -> None:
    canvas.setStrokeColor(_ink(mark.ink))
    canvas.setLineWidth(mark.thickness)
    canvas.line(left + mark.x, top - mark.down, left + mark.x + mark.width, top - mark.down)


def _paint_upright(canvas: Any, mark: UprightMark, left: float, top: float) -> None:
    canvas.setStrokeColor(_ink(mark.ink))
    canvas.setLineWidth(mark.thickness)
    canvas.line(left + mark.x, top - mark.down, left + mark.x, top - mark.down - mark.height)


def _paint_frame(canvas: Any, mark: FrameMark, left: float, top: float) -> None:
    canvas.setStrokeColor(_ink(mark.ink))
    canvas.setLineWidth(mark.thickness)
    canvas.rect(left + mark.x, top - mark.down - mark.height, mark.width, mark.height)


def _paint_code(canvas: Any, mark: CodeMark, left: float, top: float) -> None:
    """All of it as one path: rectangles side by side would show hairlines between them (performance.md §1).

    In modules, not points: whole numbers are written faster, and in half the bytes.
    """
    count = len(mark.modules)
    canvas.saveState()
    canvas.translate(left + mark.x, top - mark.down - mark.size)
    canvas.scale(mark.size / count, mark.size / count)
    # A literal: ReportLab's paths look at every one of some thousand numbers.
    canvas.addLiteral(" ".join([*_rectangles(mark), "f"]))
    canvas.restoreState()


def _rectangles(mark: CodeMark) -> Iterator[str]:
    """The black runs of each line as operands and operator of PDF (32000-1, 8.5.2)."""
    for up, row in zip(range(len(mark.modules) - 1, -1, -1), mark.modules, strict=True):
        for run in _BLACK_RUN.finditer(row):
            yield f"{run.start()} {up} {run.end() - run.start()} 1 re"


@cache
def _ink(colour: str) -> Any:
    """Few, and asked for at every mark."""
    return HexColor(colour)


# EXIF orientation to the matrix that turns the stored picture, a unit square, upright (Exif 2.32, 4.6.4).
_UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


def _paint_picture(canvas: Any, mark: PictureMark, left: float, top: float) -> None:
    canvas.saveState()
    canvas.translate(left + mark.x, top - mark.down - mark.height)
    canvas.scale(mark.width, mark.height)
    canvas.transform(*_UPRIGHT.get(mark.orientation, _UPRIGHT[1]))
    canvas.drawImage(_PassedThrough(mark.jpeg, canvas.pictures), 0, 0, 1, 1)
    canvas.restoreState()


def _paint_drawing(canvas: Any, mark: DrawingMark, left: float, top: float) -> None:
    from reportlab.graphics import renderPDF, shapes

    # A drawing begins with Helvetica, which is not embedded.
    shapes.STATE_DEFAULTS["fontName"] = fonts.BODY
    renderPDF.draw(mark.drawing, canvas, left + mark.x, top - mark.down - mark.height)


class _PassedThrough(ImageReader):  # type: ignore[misc]
    """A JPEG whose bytes go into the PDF as they are.

    ReportLab names a picture by its pixels, and would decode all of them for that; its place among those of the paper
    names it as well.
    """

    def __init__(self, jpeg: bytes, pictures: dict[bytes, int]) -> None:
        # Not ReportLab's own: it opens the picture, and loads the code for pictures of every kind before that.
        self._jpeg, self._dataA = jpeg, None
        self._place = pictures.setdefault(jpeg, len(pictures))

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._jpeg)

    def getRGBData(self) -> bytes:  # noqa: N802 - ReportLab's name
        return b"%d" % self._place


_PAINTERS: dict[type, Callable[[Any, Any, float, float], None]] = {
    TextMark: _paint_text,
    RuleMark: _paint_rule,
    UprightMark: _paint_upright,
    FrameMark: _paint_frame,
    PictureMark: _paint_picture,
    CodeMark: _paint_code,
    DrawingMark: _paint_drawing,
}
