"""A picture for a character that no font has: printed, copied out as itself, and the paper no draft any more."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from notice_samples import paper_text
from notice_visits import NOW
from paper_visits import GIVEN, full_visit
from PIL import Image, ImageDraw

from db.records.office import OfficePapers
from inspector_app.errors import RefusedInputError
from inspector_app.notices import fonts
from inspector_app.notices.drawn_characters import SIDE, draw_characters, glyph_of_picture, glyph_problems
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.pages import page_picture
from inspector_app.notices.papers import issue, preview
from inspector_app.office import save_office_papers

RARE = "\U00031350"
"""Of Extension H, which no shipped font has."""


@pytest.fixture(autouse=True)
def _no_drawn_characters() -> Iterator[None]:
    draw_characters({})
    yield
    draw_characters({})


def picture(kind: str = "PNG", mode: str = "RGB", ground: str = "white", ink: str = "black") -> bytes:
    """A cross in a frame, off the middle of a large sheet."""
    sheet = Image.new(mode, (600, 400), ground)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((250, 80, 450, 280), outline=ink, width=24)
    pen.line((350, 80, 350, 280), fill=ink, width=24)
    pen.line((250, 180, 450, 180), fill=ink, width=24)
    out = BytesIO()
    sheet.save(out, kind)
    return out.getvalue()


def test_a_character_of_no_font_is_printed_from_its_picture(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    with visit.store.database.work(NOW) as work:
        work.enterprises.save("e1", {"name": f"深圳市{RARE}达货运有限公司"})
    given = GIVEN["inspection_record"]
    seen = preview(visit.store, "inspection_record", visit.visit, given, NOW)
    assert "notice.characters_uncovered" in [problem.code for problem in seen.problems]
    assert "〓" in paper_text(seen.pdf)
    glyphs = {RARE: glyph_of_picture(picture())}
    assert glyph_problems(glyphs) == []
    save_office_papers(visit.store, OfficePapers(glyphs=glyphs), NOW)
    paper = issue(visit.store, "inspection_record", visit.visit, given, NOW)
    pdf = issued_pdf(visit.store, paper.id)
    assert f"深圳市{RARE}达货运有限公司" in paper_text(pdf)
    assert "〓" not in paper_text(pdf)
    if shutil.which("qpdf"):
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout


def test_the_drawing_is_seen_where_the_character_stands() -> None:
    from inspector_app.notices.paper import Head, Paper, Text
    from inspector_app.notices.paper_layout import draw_paper

    draw_characters({RARE: glyph_of_picture(picture())})
    blocks = (Head("街道办", "标题"), Text(RARE, lead=True))
    page = page_picture(draw_paper(Paper("letter", "标题", "", "街道办", "企业", False, blocks)), 0, 2480)
    shown = Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1).convert("L")
    left = round(28 / 210 * 2480)
    strip = shown.crop((left, round(62 / 297 * page.height), left + 70, round(110 / 297 * page.height)))
    box = strip.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    width, height = box[2] - box[0], box[3] - box[1]
    assert 50 <= width <= 70, "an em of 16 points at 300 dots an inch is 67"
    assert abs(width - height) <= 3
    glyph = strip.crop(box)
    assert sum(value < 128 for value in glyph.tobytes()) / (width * height) == pytest.approx(0.5, abs=0.15)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("JPEG", "RGB"), ("BMP", "RGB"), ("GIF", "P")]
)
def test_any_picture_will_do(kind: str, mode: str) -> None:
    made = glyph_of_picture(picture(kind, mode if mode != "P" else "L", "white", "black"))
    assert glyph_problems({RARE: made}) == []


def test_a_faint_scan_is_as_good() -> None:
    assert glyph_problems({RARE: glyph_of_picture(picture(ground="#dddddd", ink="#777777"))}) == []


def test_what_is_no_character_is_refused() -> None:
    blank = BytesIO()
    Image.new("RGB", (50, 50), "white").save(blank, "PNG")
    for data, code in (
        (b"GIF89a", "paper.glyph_picture"),
        (b"", "paper.glyph_picture"),
        (blank.getvalue(), "paper.glyph_blank"),
    ):
        with pytest.raises(RefusedInputError) as refused:
            glyph_of_picture(data)
        assert refused.value.problems[0].code == code


def test_hostile_glyphs_of_a_plan_are_refused_and_never_drawn() -> None:
    small = BytesIO()
    Image.new("1", (SIDE, SIDE - 1)).save(small, "PNG")
    for glyphs in ({RARE: "x"}, {RARE: 7}, {"": "x"}, {RARE: "A" * 99_999}, ["x"], {str(n): "" for n in range(300)}):
        assert glyph_problems(glyphs)
    draw_characters({RARE: "no picture"})
    assert fonts.uncovered(RARE) == [RARE]


def test_the_same_pictures_give_the_same_bytes() -> None:
    from inspector_app.notices.paper import Head, Paper, Text
    from inspector_app.notices.paper_layout import draw_paper

    paper = Paper("letter", "标题", "", "街道办", "企业", False, (Head("街道办", "标题"), Text(RARE)))
    made = []
    for _ in range(2):
        draw_characters({})
        draw_characters({RARE: glyph_of_picture(picture())})
        made.append(draw_paper(paper))
    assert made[0] == made[1]
