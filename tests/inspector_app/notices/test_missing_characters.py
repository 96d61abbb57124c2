"""Characters that no font draws: found where they stand, drawn from a picture, taken back."""

from io import BytesIO
from pathlib import Path

import pytest
from notice_visits import NOW, office_ready, visited
from offices import new_store
from PIL import Image, ImageDraw

from inspector_app.errors import RefusedInputError
from inspector_app.notices import fonts
from inspector_app.notices.drawn_characters import draw_characters, glyph_of_picture
from inspector_app.notices.missing_characters import missing_characters, put_glyph_back, remove_glyph, save_glyph
from inspector_app.notices.papers import preview

RARE = "\U00032000"
"""Unassigned in the fonts that are shipped."""


def picture(path: Path) -> Path:
    sheet, stream = Image.new("L", (300, 300), 255), BytesIO()
    ImageDraw.Draw(sheet).rectangle((60, 140, 240, 160), fill=0)
    sheet.save(stream, "PNG")
    path.write_bytes(stream.getvalue())
    return path


def test_they_are_found_drawn_and_taken_back(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    office_ready(store)
    visit = visited(store, fields={"name": f"深圳市{RARE}达公司", "legal_person": f"陶{RARE}"})
    visit.find(1, problem=f"{RARE}字不能印")
    (found,) = missing_characters(store)
    assert (found.character, found.places, found.count, found.glyph) == (RARE, (f"深圳市{RARE}达公司",), 1, "")
    glyph = save_glyph(store, RARE, picture(tmp_path / "p.png"), NOW)
    (found,) = missing_characters(store)
    assert (found.glyph, found.is_own) == (glyph, True)
    codes = {each.code for each in preview(store, "inspection_record", visit.visit, {}, NOW).problems}
    assert "notice.characters_uncovered" not in codes
    assert remove_glyph(store, RARE, NOW) == glyph
    assert missing_characters(store)[0].glyph == ""
    put_glyph_back(store, RARE, glyph, NOW)
    assert missing_characters(store)[0].glyph == glyph
    assert remove_glyph(store, "字", NOW) == ""
    store.close()


def test_what_needs_no_drawing_and_what_is_none_are_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    assert missing_characters(store) == ()
    with pytest.raises(RefusedInputError) as refused:
        save_glyph(store, "字", picture(tmp_path / "p.png"), NOW)
    assert refused.value.problems[0].code == "paper.glyph_printable"
    (tmp_path / "no.png").write_bytes(b"no picture")
    with pytest.raises(RefusedInputError) as refused:
        save_glyph(store, RARE, tmp_path / "no.png", NOW)
    assert refused.value.problems[0].code == "paper.glyph_picture"
    store.close()


def test_another_drawing_takes_the_place_of_the_first_at_once(tmp_path: Path) -> None:
    """In a program that stays open: fonts of drawn characters do not take each other's names."""
    glyph = glyph_of_picture(picture(tmp_path / "p.png").read_bytes())
    other = "\U00032001"
    for drawn in ({RARE: glyph, other: glyph}, {}, {other: glyph}, {RARE: glyph}):
        draw_characters(drawn)
        assert set(fonts.uncovered(RARE + other)) == {RARE, other} - set(drawn)
    draw_characters({})
