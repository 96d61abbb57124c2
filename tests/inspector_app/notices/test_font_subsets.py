"""A font that is opened fast says of every character and glyph what ReportLab's slow reading says."""

import struct
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools import ttLib
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from inspector_app import assets
from inspector_app.notices.metrics import PaperFont

TEXT = "责令限期整改通知书〔2026〕3号，（照片）Äé"
SHIPPED = assets.names("fonts", ".ttf")
SCATTERED = (0x41, 0x43, 0x44, 0x4E00, 0x4E01, 0x9FA5)


def _segmented(path: Path, codes: tuple[int, ...] = SCATTERED) -> Path:
    """A font of 2048 units whose characters lie in a table of segments, its last glyphs of one width."""
    names = [".notdef", *(f"g{code:X}" for code in codes)]
    pens = []
    for _ in names:
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        pen.lineTo((900, 0))
        pen.lineTo((0, 900))
        pen.closePath()
        pens.append(pen.glyph())
    builder = FontBuilder(2048, isTTF=True)
    builder.setupGlyphOrder(names)
    # Out of order, so that some segments need the list of glyphs and not only a distance.
    builder.setupCharacterMap(dict(zip(codes, reversed(names[1:]), strict=True)))
    builder.setupGlyf(dict(zip(names, pens, strict=True)))
    builder.setupHorizontalMetrics({name: (700 + 11 * min(place, 3), place) for place, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=1800, descent=-248)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular", "psName": "Small"})
    builder.setupOS2(sTypoAscender=1800, sTypoDescender=-248)
    builder.setupPost()
    builder.save(path)
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_font_is_read_as_by_reportlab(name: str) -> None:
    with assets.as_path("fonts", name) as path:
        slow, fast = TTFont("slow", str(path)).face, PaperFont("fast", path).face
    assert fast.charToGlyph == slow.charToGlyph
    glyphs = range(slow.numGlyphs)
    assert [fast.glyphPos[each] for each in (*glyphs, slow.numGlyphs)] == slow.glyphPos
    assert fast.defaultWidth == slow.defaultWidth
    assert [fast.hmetrics[each][1] for each in glyphs] == [bearing for _, bearing in slow.hmetrics]
    assert {code: fast.charWidths.get(code, 0) for code in slow.charToGlyph} == pytest.approx(slow.charWidths)
    for code in (0x10FFFE, ord("中"), ord("A")):
        assert float(fast.getCharWidth(code)) == pytest.approx(slow.getCharWidth(code), abs=1e-3)
    assert (fast.name, fast.bbox, fast.ascent) == (slow.name, slow.bbox, slow.ascent)


def test_a_table_of_segments_is_read_as_by_reportlab(tmp_path: Path) -> None:
    path = _segmented(tmp_path / "small.ttf")
    slow, fast = TTFont("slow", str(path)).face, PaperFont("fast", path.read_bytes()).face
    assert {code: fast.charToGlyph[code] for code in SCATTERED} == {c: slow.charToGlyph[c] for c in SCATTERED}
    assert fast.charToGlyph == slow.charToGlyph
    assert [fast.glyphPos[each] for each in range(slow.numGlyphs + 1)] == slow.glyphPos
    assert len(set(fast.charToGlyph[code] for code in SCATTERED)) == len(SCATTERED)


def test_glyphs_of_the_last_width_keep_it_in_the_units_of_the_font(tmp_path: Path) -> None:
    face = PaperFont("small", _segmented(tmp_path / "small.ttf")).face
    assert [face.hmetrics[glyph][0] for glyph in range(face.numGlyphs)] == [700, 711, 722, 733, 733, 733, 733]


def test_a_font_that_ends_too_early_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    whole = _segmented(tmp_path / "small.ttf").read_bytes()
    places = TTFont("slow", str(tmp_path / "small.ttf")).face.table
    for table in ("hmtx", "loca", "cmap"):
        with pytest.raises((struct.error, TTFError, IndexError)):
            PaperFont("short", whole[: places[table]["offset"] + 2])


@pytest.mark.parametrize(
    ("firsts", "lasts", "glyphs"),
    [
        pytest.param((0x41, 0x41), (0x42, 0x42), (1, 3), id="a character twice"),
        pytest.param((0x50, 0x41), (0x51, 0x42), (1, 3), id="out of order"),
        pytest.param((0x41,), (0x45,), (3,), id="more characters than glyphs"),
        pytest.param((0,), (0xFFFFFFFF,), (1,), id="all that there could be"),
    ],
)
def test_groups_that_no_font_may_have_are_refused_without_counting_them(
    tmp_path: Path, firsts: tuple[int, ...], lasts: tuple[int, ...], glyphs: tuple[int, ...]
) -> None:
    path = _segmented(tmp_path / "small.ttf")
    font = ttLib.TTFont(path)
    font["cmap"] = DefaultTable("cmap")
    font["cmap"].data = _table_of_groups(list(zip(firsts, lasts, glyphs, strict=True)))
    font.save(path)
    with pytest.raises(TTFError, match="characters out of order, or without a glyph"):
        PaperFont("small", path)


def _table_of_groups(groups: list[tuple[int, int, int]]) -> bytes:
    """As anybody may write it: fontTools would put them in order."""
    body = b"".join(struct.pack(">LLL", *each) for each in groups)
    return struct.pack(">HHHHLHHLLL", 0, 1, 3, 10, 12, 12, 0, 16 + len(body), 0, len(groups)) + body


def test_a_subset_has_the_outlines_of_its_characters_and_nothing_for_screens() -> None:
    with assets.as_path("fonts", "NotoSansSC-Regular.ttf") as path:
        copied, in_place = TTFont("copied", str(path)).face, PaperFont("in-place", path).face
    codes = [ord(character) for character in TEXT]
    copied.get_table = _without_screens(copied)
    copied.hmetrics = in_place.hmetrics
    assert in_place.makeSubset(codes) == copied.makeSubset(codes)
    assert not isinstance(in_place.get_table("glyf"), bytes)
    assert in_place.get_table("head") == copied.get_table("head")
    outlines, whole = in_place.get_table("glyf"), copied.get_table("glyf")
    for first, last in pairwise((0, 10, 200, 4000)):
        assert outlines[first:last] == whole[first:last]
    assert outlines[-4:] == whole[-4:]


def _without_screens(face: object) -> object:
    whole = face.get_table  # type: ignore[attr-defined]

    def get_table(tag: str) -> bytes:
        if tag in ("name", "OS/2"):
            raise KeyError(tag)
        return whole(tag)  # type: ignore[no-any-return]

    return get_table
