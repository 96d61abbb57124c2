"""Characters with the font that draws them and the room they take on a line."""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from inspector_app.notices import fonts
from inspector_app.notices.characters import printable

MISSING = "〓"
"""The printers' mark for a character that is not in the case."""

CLOSING = frozenset("，。、；：）》」』】〕〉")
"""Their ink is in the left half of the cell."""
OPENING = frozenset("（《「『【〔〈")
"""Their ink is in the right half of the cell."""
_MARKS = CLOSING | OPENING

# A character of ambiguous width (“ … —) is a full-width one when the font draws it as wide as a Han character.
_NEARLY_EM = 0.9


class Face(NamedTuple):
    """How a text looks: font family, size and pitch of full-width characters in points, colour of the ink."""

    family: str
    size: float
    pitch: float
    ink: str = "#000000"


class Glyph(NamedTuple):
    """`advance` is the room taken, in points; `spacing` the part of it that the font's own width does not hold."""

    character: str
    font: str
    advance: float
    spacing: float
    is_wide: bool


def glyphs_of(text: str, face: Face) -> list[Glyph]:
    """The printable characters of `text`; one that no font has stands as 〓."""
    shown, case = printable(text), _case(face, fonts.edition(face.family))
    glyphs = [case[character] for character in shown]
    for index, (character, after) in enumerate(pairwise(shown)):
        if character in _MARKS and after in _MARKS:
            glyphs[index] = _closed_up(glyphs[index], after, face)
    return glyphs


def width_of(text: str, face: Face) -> float:
    """Points that `text` takes on one line."""
    return sum(glyph.advance for glyph in glyphs_of(text, face))


class _Case(dict[str, Glyph]):
    """The glyphs of one face that were used so far, by character."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> Glyph:
        family = self._face.family
        font = fonts.font_of(character, family)
        drawn, name = (MISSING, fonts.font_of(MISSING, family)) if font is None else (character, font)
        assert name is not None
        self[character] = glyph = _glyph(drawn, name, self._face)
        return glyph


@lru_cache(maxsize=64)
def _case(face: Face, _fonts: tuple[str, ...]) -> _Case:
    return _Case(face)


def _glyph(character: str, font: str, face: Face) -> Glyph:
    natural, is_wide = _shape(character, font)
    width = natural * face.size
    if not is_wide:
        return Glyph(character, font, width, 0.0, False)
    return Glyph(character, font, face.pitch, face.pitch - width, True)


def _closed_up(glyph: Glyph, after: str, face: Face) -> Glyph:
    """Two marks side by side share one empty half: ），and 》《 would stand a whole cell apart (W3C CLREQ, 3.1.6)."""
    meets_empty = (glyph.character in CLOSING and (after in CLOSING or after in OPENING)) or (
        glyph.character in OPENING and after in OPENING
    )
    if not glyph.is_wide or not meets_empty:
        return glyph
    half = face.size / 2
    return glyph._replace(advance=glyph.advance - half, spacing=glyph.spacing - half)


def _shape(character: str, font: str) -> tuple[float, bool]:
    """Width in em, and whether it takes a whole cell of the grid."""
    natural: float = stringWidth(character, font, 1000) / 1000
    kind = unicodedata.east_asian_width(character)
    return natural, kind in "WF" or (kind == "A" and natural >= _NEARLY_EM)
