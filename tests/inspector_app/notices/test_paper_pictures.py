"""Every paper as a picture, in the shipped fonts and with others in the place of the installed ones.

The pictures in `tests/fixtures/paper_pictures` were looked at by a person. After a change of the layout that is meant,
write them anew with `PAPER_PICTURES=write pytest tests/inspector_app/notices/test_paper_pictures.py`, and look at them.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from notice_samples import page_texts
from notice_visits import NOW, NoticeVisit
from paper_visits import GIVEN, full_visit
from PIL import Image, ImageChops, ImageStat

from inspector_app import assets
from inspector_app.notices import fonts
from inspector_app.notices.installed_fonts import installed_faces
from inspector_app.notices.kinds import KINDS, RECTIFICATION, Subject
from inspector_app.notices.pages import page_count, page_picture
from inspector_app.notices.paper import Head, Paper, Text
from inspector_app.notices.paper_layout import draw_paper
from inspector_app.notices.papers import issue, preview
from inspector_app.visits import Mode

PICTURES = Path(__file__).parents[2] / "fixtures" / "paper_pictures"
WRITES = os.environ.get("PAPER_PICTURES") == "write"
WIDTH = 300
PATCH = 20
"""Pixels of a patch's side: a word that moved by a line changes patches, a rounding of glyphs does not."""
SUBSTITUTES = {
    "simfang.ttf": "NotoSansSC-Regular.ttf", "FZXBSJW.TTF": "NotoSansSC-Bold.ttf",
    "simhei.ttf": "NotoSansSC-Bold.ttf", "simkai.ttf": "NotoSansSC-Regular.ttf",
}  # fmt: skip


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, NoticeVisit]:
    """A visit of each mode; on that of an inspection rest the papers that follow others."""
    made = {mode.value: full_visit(tmp_path_factory.mktemp(mode.value) / "store", mode) for mode in Mode}
    inspected = made[Mode.INSPECTION.value]
    for kind in ("rectification", "interview_notice"):
        issue(inspected.store, kind, inspected.visit, GIVEN.get(kind, {}), NOW)
    return made


@pytest.fixture(scope="module")
def substitutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    for name, shipped in SUBSTITUTES.items():
        with assets.as_path("fonts", shipped) as path:
            shutil.copy(path, folder / name)
    return folder


@pytest.fixture(params=["shipped", "installed"])
def font_set(request: pytest.FixtureRequest, substitutes: Path) -> Iterator[str]:
    fonts.use(installed_faces([substitutes]) if request.param == "installed" else {})
    yield request.param
    fonts.use({})


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_looks_as_it_was_approved(visits: dict[str, NoticeVisit], font_set: str, kind: str) -> None:
    mode = next(mode for mode in ("inspection", "reminder", "joint") if mode in KINDS[kind].modes)
    visit = visits[mode]
    subject = visit.visit if KINDS[kind].subject is Subject.VISIT else "e1"
    pdf = preview(visit.store, kind, subject, GIVEN.get(kind, {}), NOW).pdf
    pages = [_page(pdf, index) for index in range(page_count(pdf))]
    folder = PICTURES / font_set
    if WRITES:
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob(f"{kind}-*.png"):
            stale.unlink()
        for number, page in enumerate(pages, start=1):
            page.quantize(16).save(folder / f"{kind}-{number}.png", optimize=True)
    approved = sorted(folder.glob(f"{kind}-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
    assert len(approved) == len(pages)
    for path, page in zip(approved, pages, strict=True):
        with Image.open(path) as picture:
            assert _difference(picture.convert("L"), page) < 14, path.name


def test_every_character_of_gb_2312_and_rare_names_can_be_copied_out(font_set: str) -> None:
    rows = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 88) for cell in range(1, 95))
    characters = "".join(pair.decode("gb2312", errors="ignore") for pair in rows)
    assert len(characters) == 6763
    blocks = (Head("街道办", "标题"), Text(characters, lead=True), Text("上海㙍䶮𬭸𠮷堃喆镕祎昇垚", lead=True))
    pages = page_texts(draw_paper(Paper("letter", "标题", "", "街道办", "企业", False, blocks)))
    text = "".join(re.sub(r"共\d+页第\d+页|企业标题（续页）", "", page) for page in pages)
    assert text == f"街道办标题{characters}上海㙍䶮𬭸𠮷堃喆镕祎昇垚"


def test_another_paper_is_seen_to_be_another(visits: dict[str, NoticeVisit]) -> None:
    """The tolerance would not pass a paper with one line less."""
    fonts.use({})
    visit = visits["inspection"]
    given = {**GIVEN["referral"], "materials": "现场检查笔录复印件1份"}
    pdf = preview(visit.store, "referral", visit.visit, given, NOW).pdf
    with Image.open(PICTURES / "shipped" / "referral-1.png") as picture:
        assert _difference(picture.convert("L"), _page(pdf, 0)) > 14


def test_the_installed_faces_are_used_where_they_may_be(tmp_path: Path) -> None:
    with assets.as_path("fonts", "NotoSansSC-Regular.ttf") as path:
        shutil.copy(path, tmp_path / "SIMFANG.TTF")
    (tmp_path / "simkai.ttf").write_bytes(b"no font")
    with assets.as_path("fonts", "NotoSansSymbols2-Marks.ttf") as path:
        shutil.copy(path, tmp_path / "simhei.ttf")
    faces = installed_faces([tmp_path, tmp_path / "nowhere"])
    assert faces == {"body": tmp_path / "SIMFANG.TTF"}, "neither a broken one nor one without Han characters"
    fonts.use(faces)
    try:
        assert [name for name, _ in fonts.spans("检查", fonts.BODY)] == ["body-SIMFANG"]
        assert [name for name, _ in fonts.spans("检查", fonts.TITLE)] == [fonts.TITLE]
    finally:
        fonts.use({})


def test_a_face_that_may_not_be_embedded_is_left_out(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    with assets.as_path("fonts", "NotoSansSC-Regular.ttf") as path:
        for licence, name in ((0x0002, "simfang.ttf"), (0x0100, "simkai.ttf"), (0x0008, "simhei.ttf")):
            with TTFont(path, lazy=True) as font:
                font["OS/2"].fsType = licence
                font.save(tmp_path / name)
    assert installed_faces([tmp_path]) == {"heading": tmp_path / "simhei.ttf"}, "editable embedding is enough"


def test_the_order_is_among_the_pictures() -> None:
    assert (PICTURES / "shipped" / f"{RECTIFICATION}-1.png").is_file()


def _page(pdf: bytes, index: int) -> Image.Image:
    page = page_picture(pdf, index, 3 * WIDTH)
    shown = Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1).convert("L")
    return shown.resize((WIDTH, round(WIDTH * 297 / 210)), Image.Resampling.BOX)


def _difference(one: Image.Image, other: Image.Image) -> float:
    """The largest mean difference of a patch, of 255."""
    apart = ImageChops.difference(one, other)
    patches = apart.resize((WIDTH // PATCH, apart.height // PATCH), Image.Resampling.BOX)
    return float(ImageStat.Stat(patches).extrema[0][1])
