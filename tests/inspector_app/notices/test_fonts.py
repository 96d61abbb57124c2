import subprocess
import sys
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from inspector_app import assets
from inspector_app.notices import fonts

NAMES = "上海㙍𠮷䶮𬭸速运堃喆镕祎昇垚"
MARKS = "—㎡⑳☑☒✓〔〕×℃№□■●○※→≥≤±·…《》"


def gb2312() -> str:
    rows = (bytes([0xA0 + row, 0xA0 + cell]) for row in range(1, 95) for cell in range(1, 95))
    return "".join(pair.decode("gb2312", errors="ignore") for pair in rows)


def page_of(text: str, family: str) -> bytes:
    """A PDF with `text`, thirty characters a line, as a notice draws it."""
    fonts.register()
    target = BytesIO()
    canvas = Canvas(target, pageCompression=0)
    lines = [text[start : start + 30] for start in range(0, len(text), 30)]
    for number, line in enumerate(lines):
        drawn = canvas.beginText(40, 800 - 20 * number)
        for font, run in fonts.spans(line, family):
            drawn.setFont(font, 12)
            drawn.textOut(run)
        canvas.drawText(drawn)
    canvas.save()
    return target.getvalue()


def text_in(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        words = page.get_textpage()
        text: str = words.get_text_range()
        words.close()
        page.close()
    return "".join(text.split())


def test_every_character_of_gb2312_and_of_rare_names_is_covered() -> None:
    characters = gb2312()
    assert len(characters) == 7445
    assert fonts.uncovered(characters + NAMES + MARKS) == []


def test_the_standard_characters_above_u_ffff_are_bold_in_titles() -> None:
    assert fonts.spans("㙍𬭸堃", fonts.TITLE) == [(fonts.TITLE, "㙍𬭸堃")]


# GB 18030-2022 as in Unicode 11: Extension A, the unified block, Extensions B to F.
LEVEL_THREE = (
    (0x3400, 0x4DB5),
    (0x4E00, 0x9FEF),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)


def test_every_han_character_of_gb18030_2022_level_three_is_covered() -> None:
    assert fonts.uncovered("".join(chr(code) for first, last in LEVEL_THREE for code in range(first, last + 1))) == []


def test_a_character_that_no_font_has_is_named_once_and_in_order() -> None:
    assert fonts.uncovered("甲\U0003134b乙\U000e0041\U0003134b") == ["\U0003134b", "\U000e0041"]


def test_a_character_without_a_font_stays_in_its_place() -> None:
    assert fonts.spans("甲\U0003134b乙") == [(fonts.BODY, "甲\U0003134b乙")]


@pytest.mark.parametrize("family", [fonts.BODY, fonts.TITLE])
@given(text=st.text(st.sampled_from("甲乙12 。" + NAMES + MARKS)))
def test_the_runs_of_a_text_make_the_text_again(family: str, text: str) -> None:
    runs = fonts.spans(text, family)
    assert "".join(run for _, run in runs) == text
    assert all(former[0] != latter[0] for former, latter in pairwise(runs))


@pytest.mark.parametrize("family", [fonts.BODY, fonts.TITLE])
def test_rare_characters_are_copied_out_of_the_paper_as_they_were_typed(family: str) -> None:
    text = NAMES + MARKS + "责令限期整改通知书" + "".join(chr(code) for code in range(0x20000, 0x20200))
    assert text_in(page_of(text, family)) == text


def test_every_font_on_the_paper_is_embedded() -> None:
    pdf = page_of(NAMES + MARKS, fonts.TITLE)
    described, embedded = pdf.count(b"/Type /FontDescriptor"), pdf.count(b"/FontFile2")
    assert described == embedded == 3
    assert pdf.count(b"/Subtype /TrueType") == embedded
    assert b"Helvetica" not in pdf


def test_the_rare_font_is_read_only_for_a_rare_character() -> None:
    program = """
from inspector_app.notices import fonts
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames

for text in ("顺丰速运有限公司", "𠮷"):
    fonts.spans(text)
    print("HanaMin-Rare" in getRegisteredFontNames())
"""
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert told.stdout.split() == ["False", "True"]


def test_every_font_shipped_holds_outlines_that_reportlab_can_embed_and_is_named_in_the_readme() -> None:
    readme = assets.read_text("fonts", "README.md")
    plain, packed = assets.names("fonts", ".ttf"), assets.names("fonts", ".ttf.zz")
    heads = {name: assets.read_bytes("fonts", name)[:500] for name in plain}
    heads |= {name: assets.read_packed("fonts", name.removesuffix(".zz"))[:500] for name in packed}
    assert len(plain) == 5
    assert packed == ["HanaMin-Rare.ttf.zz"]
    for name, head in heads.items():
        assert name.removesuffix(".zz") in readme
        assert b"glyf" in head
