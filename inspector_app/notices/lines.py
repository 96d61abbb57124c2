"""Chinese text broken into lines by the rules of 禁则处理: what may not begin a line, end it, or be torn apart."""

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from inspector_app.notices import fonts
from inspector_app.notices.glyphs import CLOSING, Face, Glyph, glyphs_of

NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—·%％℃,.;:?!)]}")
NEVER_LAST = frozenset("（《「『【〔〈“‘([{￥$#№")
_PAIRED = ("——", "……")
_BEFORE_NUMBER = re.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]公?$|照片$|〕$")
"""Ends in the short name of a province, as certificates of officers and plates of cars begin."""
_IN_ONE = re.compile("（照片[^（）]{1,12}）")
# As wide as this, in em, the gaps of a line may become so that it ends at the margin; past it, ragged looks better.
_WIDEST_GAP_EM = 0.16


class Run(NamedTuple):
    """Characters of one font; `spacing` points are added after each."""

    font: str
    text: str
    spacing: float


class Line(NamedTuple):
    runs: tuple[Run, ...]
    face: Face
    width: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def set_line(text: str, face: Face) -> Line:
    """All of `text` on one line, however long."""
    return _set(text, face, fonts.edition(face.family))


def break_lines(text: str, face: Face, measure: float, indent: float = 0.0) -> list[Line]:
    """`text` in lines of at most `measure` points, the first shorter by `indent`; at least one line, perhaps empty.

    All but the last are stretched or squeezed to the measure when a little is enough. A word or number is torn
    only when it is longer than a line.
    """
    return list(_broken(text, face, measure, indent, fonts.edition(face.family)))


# A draft is set again at every pause of the typing, and most of its texts are those of the time before; a day's papers
# have most of their words in common. Of a month's papers 4,000 texts were kept here and grew all the while: a paper has
# some hundred, and what is kept of each is some thirty pieces of memory.
@lru_cache(maxsize=1_500)
def _set(text: str, face: Face, _fonts: tuple[str, ...]) -> Line:
    return _line(glyphs_of(text, face), face, 0.0)


@lru_cache(maxsize=1_500)
def _broken(text: str, face: Face, measure: float, indent: float, _fonts: tuple[str, ...]) -> tuple[Line, ...]:
    glyphs = glyphs_of(text, face)
    held = _held(glyphs)
    lines: list[Line] = []
    start = 0
    while start < len(glyphs) or not lines:
        room = measure - (0.0 if lines else indent)
        end = _end(glyphs, start, room, face, held)
        shown = _without_spaces(glyphs[start:end])
        is_last = end >= len(glyphs)
        lines.append(_line(shown, face, _stretch(shown, room, face, is_last)))
        start = end
    return tuple(lines)


def _end(glyphs: Sequence[Glyph], start: int, room: float, face: Face, held: Container[int]) -> int:
    """Where the line that begins at `start` ends: the last place that fits and may be broken."""
    used, reached = 0.0, []
    for index in range(start, len(glyphs)):
        used += glyphs[index].advance
        if used > room + face.size + 1:
            break
        reached.append(used)
    fitting = [start + n for n, width in enumerate(reached) if _fits(glyphs[start + n], width, room, face)]
    for index in reversed(fitting):
        if index + 1 not in held and _may_break(glyphs, index + 1):
            return index + 1
    return fitting[-1] + 1 if fitting else start + 1


def _held(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """Places within （照片3） and the like, which are read in one look; a list of many numbers is none."""
    text = "".join(glyph.character for glyph in glyphs)
    return frozenset(index for each in _IN_ONE.finditer(text) for index in range(each.start() + 1, each.end()))


def _fits(last: Glyph, used: float, room: float, face: Face) -> bool:
    if last.character == " ":
        return used - last.advance <= room + 0.01
    hanging = _hanging(last, face)
    # Where a mark ends the line, half a cell more may be won by drawing the others together.
    squeezed = face.size / 2 if hanging else 0.0
    return used - hanging - squeezed <= room + 0.01


def _hanging(last: Glyph, face: Face) -> float:
    """How much of the last character of a line may stand in the margin: the empty half of a mark."""
    return max(0.0, last.advance - face.size / 2) if last.is_wide and last.character in CLOSING else 0.0


def _may_break(glyphs: Sequence[Glyph], index: int) -> bool:
    """Whether a new line may begin with glyph `index`."""
    if index >= len(glyphs):
        return True
    before, after = glyphs[index - 1], glyphs[index]
    if before.character == " ":
        return True
    if (
        after.character in NEVER_FIRST
        or before.character in NEVER_LAST
        or before.character + after.character in _PAIRED
    ):
        return False
    if after.character == " " or unicodedata.combining(after.character):
        return False
    return (before.is_wide or after.is_wide) and not _is_one_number(glyphs, index)


def _is_one_number(glyphs: Sequence[Glyph], index: int) -> bool:
    """Whether `index` lies in a number that begins with signs: 粤B0440306001, 粤公0440306011, 照片3, 〔2026〕3号."""
    after = glyphs[index].character
    if not (after.isascii() and after.isalnum()):
        return False
    return bool(_BEFORE_NUMBER.search("".join(glyph.character for glyph in glyphs[max(0, index - 2) : index])))


def _without_spaces(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    end = len(glyphs)
    while end and glyphs[end - 1].character == " ":
        end -= 1
    return glyphs[:end]


def _stretch(glyphs: Sequence[Glyph], room: float, face: Face, is_last: bool) -> float:
    """Points to add after every full-width character but the last one of the line; negative to squeeze."""
    gaps = sum(1 for glyph in glyphs[:-1] if glyph.is_wide)
    if not gaps:
        return 0.0
    slack = room + _hanging(glyphs[-1], face) - sum(glyph.advance for glyph in glyphs)
    if slack < 0:
        return slack / gaps
    widest = 0.0 if is_last else face.size * _WIDEST_GAP_EM
    return slack / gaps if slack / gaps <= widest else 0.0


def _line(glyphs: Sequence[Glyph], face: Face, stretch: float) -> Line:
    def look(glyph: Glyph) -> tuple[str, float]:
        return glyph.font, round(glyph.spacing + stretch, 3) if glyph.is_wide else 0.0

    runs = tuple(
        Run(font, "".join(glyph.character for glyph in group), spacing)
        for (font, spacing), group in groupby(glyphs, key=look)
    )
    wide = sum(1 for glyph in glyphs[:-1] if glyph.is_wide)
    return Line(runs, face, sum(glyph.advance for glyph in glyphs) + stretch * wide)
