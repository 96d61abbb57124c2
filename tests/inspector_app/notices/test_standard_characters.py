"""All of 通用规范汉字表 (2013), and the rare ones of names beyond it, print and are copied out as they are."""

import pytest
from notice_samples import finding, notice, page_texts
from pypinyin_dict.pinyin_data.kmandarin_8105 import pinyin_dict

from inspector_app.notices import fonts
from inspector_app.notices.layout import draw
from inspector_app.notices.rectification import RectificationNotice

STANDARD = "".join(map(chr, sorted(pinyin_dict)))
RARE = "".join(map(chr, (0x20021, 0x20C02, 0x2A6B2, 0x2A701, 0x2B741, 0x2B822, 0x2CD0A, 0x2D544, 0x2EBE0)))
"""Of each block of rare characters of GB 18030-2022, extension B to F."""
_CHUNK = 460


def test_the_table_has_its_8105_characters_and_each_has_a_font_of_its_own() -> None:
    assert len(STANDARD) == 8_105
    assert sum(ord(character) > 0xFFFF for character in STANDARD) == 196
    assert fonts.uncovered(STANDARD) == []
    assert fonts.uncovered(RARE) == []


@pytest.mark.parametrize("start", range(0, 8_105, 9 * _CHUNK))
def test_standard_characters_are_copied_out_as_they_are(start: int) -> None:
    chunks = [STANDARD[at : at + _CHUNK] for at in range(start, min(start + 9 * _CHUNK, len(STANDARD)), _CHUNK)]
    text = copied(notice(0, findings=tuple(finding(n, problem=chunk) for n, chunk in enumerate(chunks, start=1))))
    for chunk in chunks:
        assert chunk in text, sorted(set(chunk) - set(text))


def test_names_of_rare_characters_are_copied_out_wherever_they_stand() -> None:
    """In the bold of the head, in the text, in the heads of the other pages."""
    paper = notice(9, enterprise_name=f"{RARE}公司", issuer=f"{RARE[:4]}街道办事处", site_contact=RARE[4:8])
    text = copied(paper)
    assert text.count(f"{RARE}公司") >= 2
    assert f"{RARE[:4]}街道办事处" in text
    assert RARE[4:8] in text


def copied(paper: RectificationNotice) -> str:
    """Heads and feet of the other pages stand between the lines of the text, so they come last."""
    pages = page_texts(draw(paper))
    head = f"{paper.enterprise_name}责令限期整改通知书{paper.number}（续页）"
    text = pages[0].replace(f"共{len(pages)}页第1页", "")
    for number, page in enumerate(pages[1:], start=2):
        assert head in page
        text += page.replace(head, "").replace(f"共{len(pages)}页第{number}页", "")
    return text + head * (len(pages) - 1)
