"""Characters that no font has, drawn by the office: a picture of each becomes a glyph of a font made for the purpose.

So the character is a character on paper, too: it can be searched for and copied out. The picture is kept small, black
on white, as PNG in base64; its outline is made of the rectangles of its black pixels.
"""

import base64
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageOps

from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.imaging import BROKEN
from inspector_app.notices import fonts

SIDE = 128
"""Pixels of a drawn character: 16 points at 300 dots an inch are 67."""
_MARGIN = 6
_EM, _DESCENT = 1024, 123
MOST_GLYPHS, LONGEST_GLYPH = 200, 12_000
_MOST_PIXELS = 64_000_000
Box = tuple[int, int, int, int]


def glyph_of_picture(picture: bytes) -> str:
    """What an office keeps of a picture of a character: a scan, a photo of handwriting, a drawing.

    Raises RefusedInputError paper.glyph_picture, paper.glyph_blank.
    """
    try:
        with Image.open(BytesIO(picture)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ValueError("too many pixels")
            grey = ImageOps.exif_transpose(_on_white(opened)).convert("L")
    except BROKEN as error:
        raise RefusedInputError([Problem("paper.glyph_picture")]) from error
    ink = ImageOps.autocontrast(grey).point(lambda value: 255 if value < 128 else 0)
    box = ink.getbbox()
    if box is None or grey.getextrema()[0] == grey.getextrema()[1]:
        raise RefusedInputError([Problem("paper.glyph_blank")])
    return base64.b64encode(_square(ink.crop(box))).decode("ascii")


def glyph_problems(glyphs: JsonValue) -> list[Problem]:
    """What is wrong with drawn characters from outside: paper.glyphs, paper.glyph_bad with the character."""
    if not isinstance(glyphs, Mapping) or len(glyphs) > MOST_GLYPHS:
        return [Problem("paper.glyphs", {"most": MOST_GLYPHS})]
    return [
        Problem("paper.glyph_bad", {"character": str(character)[:8]})
        for character, picture in glyphs.items()
        if not (isinstance(character, str) and len(character) == 1 and _is_glyph(picture))
    ]


def draw_characters(glyphs: Mapping[str, str]) -> None:
    """From now on these pictures stand for characters that no font has. Of one that a font has none is used."""
    kept = tuple(sorted((character, picture) for character, picture in glyphs.items() if _is_glyph(picture)))
    fonts.use_drawn(_font_file(kept) if kept else None)


def _is_glyph(picture: JsonValue) -> bool:
    if not isinstance(picture, str) or len(picture) > LONGEST_GLYPH:
        return False
    try:
        with Image.open(BytesIO(base64.b64decode(picture, validate=True))) as opened:
            return opened.format == "PNG" and opened.size == (SIDE, SIDE)
    except BROKEN:
        return False


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        above = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", above.size, "white"), above).convert("RGB")
    return picture.convert("RGB")


def _square(ink: Image.Image) -> bytes:
    """White ink in the middle of a black square, as PNG of one bit."""
    room = SIDE - 2 * _MARGIN
    scale = min(room / ink.width, room / ink.height)
    size = max(1, round(ink.width * scale)), max(1, round(ink.height * scale))
    small = ink.resize(size, Image.Resampling.LANCZOS).point(lambda value: 255 if value >= 128 else 0)
    sheet = Image.new("L", (SIDE, SIDE), 0)
    sheet.paste(small, ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2))
    out = BytesIO()
    sheet.convert("1", dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@lru_cache(maxsize=4)
def _font_file(glyphs: tuple[tuple[str, str], ...]) -> bytes:
    """A TrueType font with these characters, each as wide as an em; equal pictures give equal bytes."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    names = {ord(character): f"u{ord(character):X}" for character, _ in glyphs}
    outlines = {".notdef": TTGlyphPen(None).glyph()}
    for character, picture in glyphs:
        pen = TTGlyphPen(None)
        for left, top, right, bottom in _rectangles(picture):
            x0, x1, y0, y1 = *_across(left, right), *_up(bottom, top)
            pen.moveTo((x0, y0))
            for point in ((x0, y1), (x1, y1), (x1, y0)):
                pen.lineTo(point)
            pen.closePath()
        outlines[names[ord(character)]] = pen.glyph()
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap(names)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics({name: (_EM, 0) for name in outlines})
    builder.setupHorizontalHeader(ascent=_EM - _DESCENT, descent=-_DESCENT)
    # ReportLab knows fonts by this name: another set of characters under it would be the first one again.
    name = f"Drawn-{sha256(repr(glyphs).encode()).hexdigest()[:16]}"
    builder.setupNameTable({"familyName": "Drawn", "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=_EM - _DESCENT, sTypoDescender=-_DESCENT, fsType=0)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def _across(left: int, right: int) -> tuple[int, int]:
    return left * _EM // SIDE, right * _EM // SIDE


def _up(bottom: int, top: int) -> tuple[int, int]:
    """Pixel rows count downwards, a font's units upwards from the baseline."""
    return (SIDE - bottom) * _EM // SIDE - _DESCENT, (SIDE - top) * _EM // SIDE - _DESCENT


def _rectangles(picture: str) -> list[Box]:
    """The ink as rectangles (left, top, right, bottom): equal runs of rows below each other are one."""
    with Image.open(BytesIO(base64.b64decode(picture))) as opened:
        pixels = opened.convert("L").tobytes()
    done: list[Box] = []
    open_runs: dict[tuple[int, int], int] = {}
    for row in range(SIDE + 1):
        runs = _runs(pixels[row * SIDE : (row + 1) * SIDE]) if row < SIDE else set()
        for run in [run for run in open_runs if run not in runs]:
            done.append((run[0], open_runs.pop(run), run[1], row))
        for run in runs - set(open_runs):
            open_runs[run] = row
    return sorted(done)


def _runs(line: bytes) -> set[tuple[int, int]]:
    runs, across = set(), 0
    for value, group in groupby(line):
        length = len(list(group))
        if value:
            runs.add((across, across + length))
        across += length
    return runs
