"""Rows of marks, and rows onto pages: nothing is torn that belongs together, no line stands alone on a page.

A row knows its height and what is on it; positions are points from the row's left and top, downwards. Any paper is a
list of rows, so that the same few functions set them all.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

from inspector_app.notices.glyphs import Face, width_of
from inspector_app.notices.lines import Line, break_lines, set_line
from inspector_app.notices.tags import ARTIFACT, PARAGRAPH

# Together on a page at least, at the beginning and end of a paragraph.
_COMPANY = 2


class TextMark(NamedTuple):
    """A line of text whose baseline lies `down` points below the top of its row; `cell` counts those of a table row."""

    x: float
    down: float
    line: Line
    cell: int = 0


class RuleMark(NamedTuple):
    """A horizontal rule from `x`, `down` points below the top of its row."""

    x: float
    down: float
    width: float
    thickness: float
    ink: str = "#000000"


class UprightMark(NamedTuple):
    """A vertical rule, `height` points long."""

    x: float
    down: float
    height: float
    thickness: float
    ink: str = "#000000"


class FrameMark(NamedTuple):
    """An empty rectangle."""

    x: float
    down: float
    width: float
    height: float
    ink: str
    thickness: float = 0.4


class PictureMark(NamedTuple):
    """A JPEG, upright after turning by its EXIF `orientation` (1 to 8), in a rectangle of the upright shape."""

    x: float
    down: float
    width: float
    height: float
    jpeg: bytes
    orientation: int = 1
    alt: str = ""
    """What it shows, for those who do not see it."""


class CodeMark(NamedTuple):
    """A square code, `size` points wide: rows of modules from the top, a byte each, 0 for black."""

    x: float
    down: float
    size: float
    modules: tuple[bytes, ...]
    alt: str = ""


class DrawingMark(NamedTuple):
    """A chart (`charts.Chart.drawing`), as large as it is."""

    x: float
    down: float
    height: float
    drawing: Any
    alt: str = ""


Mark = TextMark | RuleMark | UprightMark | FrameMark | PictureMark | CodeMark | DrawingMark


class Row(NamedTuple):
    """`may_begin`: a page may begin with it. A `gap` is dropped at the top of a page.

    `repeats` are set again above it at the top of a page (the head of a table), `closes` below it at the foot of one.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    may_begin: bool = True
    is_gap: bool = False
    repeats: tuple["Row", ...] = ()
    closes: tuple[Mark, ...] = ()
    tag: str = PARAGRAPH
    """What it is (`tags`); one that `is_continued` goes on with what the row before is."""
    is_continued: bool = False


def gap(height: float) -> Row:
    return Row(height, is_gap=True, may_begin=False)


def paragraph(text: str, face: Face, leading: float, measure: float, indent: float = 0.0) -> list[Row]:
    """Lines of one paragraph, the first indented."""
    lines = break_lines(text, face, measure, indent)
    return [
        Row(
            leading,
            (text_mark(line, indent if index == 0 else 0.0, leading),),
            _may_part(index, len(lines)),
            is_continued=index > 0,
        )
        for index, line in enumerate(lines)
    ]


def centred(text: str, face: Face, leading: float, measure: float, middle: float | None = None) -> list[Row]:
    """Lines of a heading around `middle` (that of the measure when None), moved left where they would leave it.

    Lines are of about the same length: a name in one and a half lines looks like an accident. Around a `middle` they
    are no longer than two thirds of the measure.
    """
    width = width_of(text, face)
    count = ceil(width / (measure if middle is None else measure * 2 / 3))
    rows: list[Row] = []
    for line in break_lines(text, face, measure if count < 2 else min(measure, width / count + face.pitch)):
        x = (measure / 2 if middle is None else middle) - line.width / 2
        mark = text_mark(line, max(0.0, min(x, measure - line.width)), leading)
        rows.append(Row(leading, (mark,), is_continued=bool(rows)))
    return together(rows)


def tagged(rows: Sequence[Row], tag: str) -> list[Row]:
    """The same rows, as a title, a heading …"""
    return [row._replace(tag=tag) for row in rows]


def text_mark(line: Line, x: float, leading: float, down: float = 0.0) -> TextMark:
    """A line in the middle of a row as high as `leading`."""
    # The box of a Han character reaches 0.88 em above the baseline.
    return TextMark(x, down + (leading - line.face.size) / 2 + 0.88 * line.face.size, line)


def together(rows: Sequence[Row], *, with_previous: bool = False) -> list[Row]:
    """The same rows, always on one page."""
    return [
        row._replace(may_begin=row.may_begin and index == 0 and not with_previous) for index, row in enumerate(rows)
    ]


def shortened(text: str, face: Face, measure: float) -> Line:
    """As much of `text` as one line holds, with … when that is not all; for running heads only."""
    line = set_line(text, face)
    kept = text
    while line.width > measure and kept:
        kept = kept[: min(len(kept) - 1, int(len(kept) * measure / line.width) + 1)]
        line = set_line(kept + "…", face)
    return line


def paginate(rows: Sequence[Row], height: float) -> list[list[Row]]:
    """Pages of rows of at most `height` points; at least one page.

    A page ends before the last row that may begin the next. Rows that belong together and are higher than a page are
    torn, because nothing may be missing from a paper.
    """
    pages: list[list[Row]] = []
    start = 0
    while start < len(rows):
        again = tagged(rows[start].repeats, ARTIFACT) if pages else []
        end = _fitting(rows, start, height - sum(row.height for row in again))
        if end < len(rows):
            end = next((each for each in range(end, start, -1) if rows[each].may_begin), end)
        pages.append([*again, *rows[start:end]])
        if end < len(rows) and rows[end - 1].closes:
            pages[-1][-1] = rows[end - 1]._replace(marks=(*rows[end - 1].marks, *rows[end - 1].closes))
        start = end
        while start < len(rows) and rows[start].is_gap:
            start += 1
    return pages or [[]]


def _fitting(rows: Sequence[Row], start: int, height: float) -> int:
    """The first row that does not fit on the page that begins with `start`; at least the one after it."""
    used = 0.0
    for index in range(start, len(rows)):
        used += rows[index].height
        if used > height + 0.01:
            return max(index, start + 1)
    return len(rows)


def _may_part(index: int, count: int) -> bool:
    return index == 0 or (index >= _COMPANY and count - index >= _COMPANY)
