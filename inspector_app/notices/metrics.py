"""Fonts as papers need them: opened in milliseconds, and cut to a subset without what no PDF reads.

ReportLab 5.1.0 walks the tables of a font number by number, a fifth of a second for one of Chinese. Here whole tables
are unpacked at once, and the file is mapped, not read. What this does not know is left to ReportLab's own reading.
"""

import mmap
import struct
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import chain
from operator import add, lt, sub
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace, TTFontFile

_COUNT_OF_WIDTHS = 34
"""Offset of numberOfHMetrics in the table hhea (OpenType 1.9)."""
_LONG_OFFSETS = 50
"""Offset of indexToLocFormat in the table head."""
_SEGMENTS, _GROUPS = 4, 12
"""Formats of the table cmap: characters of the first plane, and of all planes."""
_NOT_FOR_PDF = frozenset({"name", "OS/2"})
"""Tables that a font inside of a PDF does not need (ISO 32000-1, 9.9)."""
_PAIR, _LONG = struct.Struct(">HH").unpack_from, struct.Struct(">L").unpack_from
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0


class PaperFont(TTFont):  # type: ignore[misc]
    """A TrueType font of a file or of bytes. Raises what ReportLab raises for a font that it cannot read.

    Its subsets hold the characters of the paper only: ReportLab's own begin with all of ASCII, 95 outlines.
    """

    def __init__(self, name: str, source: Path | bytes) -> None:
        self.fontName = name
        self.face = _Face(source)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = 0
        self.shapable = False


class _Face(TTFontFace):  # type: ignore[misc]
    hmetrics: Any
    glyphPos: Any  # noqa: N815 - ReportLab's name
    charWidths: Any  # noqa: N815 - ReportLab's name

    def __init__(self, source: Path | bytes) -> None:
        # ReportLab opens no file where there is data.
        self._spelled: dict[int, bytes] = {}
        self.filename = str(source) if isinstance(source, Path) else "(ttf)"
        self._ttf_data = _mapped(source) if isinstance(source, Path) else source
        super().__init__(self.filename)

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - ReportLab's names
        TTFontFile.extractInfo(self, 0)
        glyphs = self._characters()
        if glyphs is None:
            TTFontFile.extractInfo(self, charInfo)
            count = self._ushort("hhea", _COUNT_OF_WIDTHS)
            # As `_Horizontal` says.
            last = self.hmetrics[count - 1][0]
            self.hmetrics[count:] = [(last, bearing) for _, bearing in self.hmetrics[count:]]
            return
        widths = self._ushort("hhea", _COUNT_OF_WIDTHS)
        self.hmetrics = _Horizontal(self._ttf_data, self.get_table_pos("hmtx")[0], widths)
        self.glyphPos = _Places(self._ttf_data, self.get_table_pos("loca")[0], self._ushort("head", _LONG_OFFSETS) == 1)
        # Both read only what is asked for: a file that ends too early is refused now, not when a paper is drawn.
        _ = self.hmetrics[self.numGlyphs - 1], self.glyphPos[self.numGlyphs]
        self.charToGlyph = glyphs
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])
        self.charWidths = _Widths(glyphs, self.hmetrics, self._pdfScale)

    def getCharWidth(self, code: int) -> bytes:  # noqa: N802 - ReportLab's name
        """As it is spelled in the file: ReportLab spells every width of every paper anew."""
        spelled = self._spelled.get(code)
        if spelled is None:
            spelled = self._spelled[code] = f"{self.charWidths.get(code, self.defaultWidth):.6g}".encode()
        return spelled

    def get_table(self, tag: str) -> "bytes | _Outlines":
        """A subset takes a few hundred outlines out of a table of ten megabytes, which is not copied for that."""
        if tag in _NOT_FOR_PDF:
            raise KeyError(tag)
        if tag == "glyf":
            return _Outlines(self._ttf_data, *self.get_table_pos(tag))
        table: bytes = super().get_table(tag)
        return table

    def _characters(self) -> Mapping[int, int] | None:
        """Character to glyph; None when the table is of a kind that only ReportLab reads."""
        start = self._chosen_characters()
        if start is None:
            return None
        kind = self.get_ushort(start)
        if kind == _GROUPS:
            return self._by_groups(start)
        glyphs = self._by_segments(start) if kind == _SEGMENTS else {}
        return glyphs if 0 < max(glyphs.values(), default=0) < self.numGlyphs else None

    def _chosen_characters(self) -> int | None:
        """Where the table of characters lies that ReportLab would choose: the last of Unicode."""
        begin = self.get_table_pos("cmap")[0]
        chosen = None
        for index in range(self.get_ushort(begin + 2)):
            at = begin + 4 + 8 * index
            platform, encoding = self.get_ushort(at), self.get_ushort(at + 2)
            if platform == 3 or (platform == 0 and encoding != 5) or (platform == 1 and encoding == 1):
                chosen = begin + self.get_ulong(at + 4)
        return chosen

    def _by_groups(self, start: int) -> "_Groups":
        count = self.get_ulong(start + 12)
        numbers = struct.unpack_from(f">{3 * count}L", self._ttf_data, start + 16)
        return _Groups(numbers[::3], numbers[1::3], numbers[2::3], self.numGlyphs)

    def _by_segments(self, start: int) -> dict[int, int]:
        glyphs: dict[int, int] = {}
        length, half = self.get_ushort(start + 2), self.get_ushort(start + 6)
        numbers = struct.unpack_from(f">{(length - 14) // 2}H", self._ttf_data, start + 14)
        count = half // 2
        # After the ends of segments stands one number that means nothing.
        ends, starts = numbers[:count], numbers[count + 1 : 2 * count + 1]
        deltas, ranges = numbers[2 * count + 1 : 3 * count + 1], numbers[3 * count + 1 :]
        for index in range(count):
            glyphs.update(_segment(starts[index], ends[index], deltas[index], ranges, index))
        space = _space_of(glyphs)
        return glyphs if space is None else {**glyphs, _SPACE: glyphs[space], _NO_BREAK_SPACE: glyphs[space]}

    def _ushort(self, table: str, offset: int) -> int:
        return int(self.get_ushort(self.get_table_pos(table)[0] + offset))


def _segment(first: int, last: int, delta: int, ranges: tuple[int, ...], index: int) -> Iterator[tuple[int, int]]:
    if not ranges[index]:
        yield from ((character, (character + delta) & 0xFFFF) for character in range(first, last + 1))
        return
    # Counted from the place of the range itself, in bytes (OpenType 1.9, cmap format 4).
    place = index + ranges[index] // 2
    for character in range(first, last + 1):
        at = place + character - first
        glyph = ranges[at] if at < len(ranges) else 0
        yield character, (glyph + delta) & 0xFFFF if glyph else 0


def _space_of(glyphs: Container[int]) -> int | None:
    """Which of the two spaces a font has: it draws both with it, as ReportLab sets them."""
    return next((each for each in (_SPACE, _NO_BREAK_SPACE) if each in glyphs), None)


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class _Groups(Mapping[int, int]):
    """Character to glyph, by groups of characters that follow each other, as the table has them.

    They are found by halving, and kept: papers have some hundred of thirty thousand characters. Raises TTFError for
    groups that are out of order, or that name glyphs which the font has not.
    """

    def __init__(self, firsts: tuple[int, ...], lasts: tuple[int, ...], glyphs: tuple[int, ...], count: int) -> None:
        if not all(map(lt, lasts, firsts[1:])) or max(map(add, glyphs, map(sub, lasts, firsts)), default=0) >= count:
            raise TTFError("characters out of order, or without a glyph")
        self._firsts, self._lasts, self._glyphs = firsts, lasts, glyphs
        self._found: dict[int, int] = {}
        space = _space_of(self)
        if space is not None:
            self._found = {_SPACE: self[space], _NO_BREAK_SPACE: self[space]}

    def __getitem__(self, character: int) -> int:
        glyph = self._found.get(character)
        if glyph is None:
            place = bisect_right(self._firsts, character) - 1
            if place < 0 or character > self._lasts[place]:
                raise KeyError(character)
            glyph = self._found[character] = self._glyphs[place] + character - self._firsts[place]
        return glyph

    def __contains__(self, character: object) -> bool:
        return character in self._found or super().__contains__(character)

    def __iter__(self) -> Iterator[int]:
        """In no order."""
        groups = zip(self._firsts, self._lasts, strict=True)
        return iter(self._found.keys() | chain.from_iterable(range(first, last + 1) for first, last in groups))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Outlines:
    """The table as `makeSubset` reads it: slices of bytes."""

    def __init__(self, data: Any, start: int, length: int) -> None:
        self._data, self._start, self._length = data, start, length

    def __getitem__(self, part: slice) -> bytes:
        first, last, _ = part.indices(self._length)
        return bytes(self._data[self._start + first : self._start + last])


class _Horizontal:
    """Width and left bearing of every glyph, in the units of the font; glyphs past `count` share the last width.

    ReportLab keeps that one in thousandths of an em, and then the widths in the font and in the PDF differ: strict
    readers refuse that (ISO 19005-2, 6.2.11.5).
    """

    def __init__(self, data: Any, start: int, count: int) -> None:
        self._data, self._start, self._count = data, start, count
        self._last = struct.unpack_from(">H", data, start + 4 * (count - 1))[0]

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        if glyph < self._count:
            return _PAIR(self._data, self._start + 4 * glyph)
        shared = self._start + 4 * self._count + 2 * (glyph - self._count)
        return self._last, struct.unpack_from(">H", self._data, shared)[0]


class _Places:
    """Where the outline of every glyph begins in the table of outlines."""

    def __init__(self, data: Any, start: int, is_long: bool) -> None:
        self._data, self._start, self._is_long = data, start, is_long

    def __getitem__(self, glyph: int) -> int:
        if self._is_long:
            return int(_LONG(self._data, self._start + 4 * glyph)[0])
        return 2 * int(struct.unpack_from(">H", self._data, self._start + 2 * glyph)[0])


class _Widths:
    """Character to its width in thousandths of an em."""

    def __init__(self, glyphs: Mapping[int, int], metrics: _Horizontal, scale: Callable[[int], float]) -> None:
        self._glyphs, self._metrics, self._scale = glyphs, metrics, scale

    def get(self, character: int, default: float) -> float:
        glyph = self._glyphs.get(character)
        return default if glyph is None else self._scale(self._metrics[glyph][0])
