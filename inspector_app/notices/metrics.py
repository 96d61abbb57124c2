"""Mends how ReportLab 5.1.0 makes a subset of a font: its widths, and that it copies all outlines for every one."""

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_COUNT_OF_WIDTHS = 34
"""Offset of numberOfHMetrics in the table hhea (OpenType 1.9)."""


def with_own_widths(font: TTFont) -> TTFont:
    """Glyphs that share the last width of a table get it in the font's own units.

    ReportLab keeps it in thousandths of an em, which is another width in a font of 1024 or 2048 units, and then the
    widths in the font and in the PDF differ: strict readers refuse that (ISO 19005-2, 6.2.11.5).
    """
    face = font.face
    face.seek_table("hhea", _COUNT_OF_WIDTHS)
    count = face.read_ushort()
    last = face.hmetrics[count - 1][0]
    face.hmetrics[count:] = [(last, bearing) for _, bearing in face.hmetrics[count:]]
    _leave_outlines_in_place(face)
    return font


def _leave_outlines_in_place(face: Any) -> None:
    """A subset takes a few hundred outlines out of a table of ten megabytes: copying it took a sixth of a paper."""
    copied = face.get_table

    def get_table(tag: str) -> "bytes | _Outlines":
        return _Outlines(face._ttf_data, *face.get_table_pos(tag)) if tag == "glyf" else copied(tag)

    face.get_table = get_table


class _Outlines:
    """The table as `makeSubset` reads it: slices of bytes."""

    def __init__(self, data: bytes, start: int, length: int) -> None:
        self._data, self._start, self._length = data, start, length

    def __getitem__(self, part: slice) -> bytes:
        first, last, _ = part.indices(self._length)
        return self._data[self._start + first : self._start + last]
