"""All of 通用规范汉字表 (2013), and the rare ones of names beyond it, print and are copied out as they are."""

import pytest
from notice_samples import finding, notice, page_texts
from pypinyin_dict.pinyin_data.kmandarin_8105 import pinyin_dict

from inspector_app.notices import fonts
from inspector_app.notices.layout import draw
from inspector_app.notices.rectification import RectificationNotice

STANDARD = "".join(map(chr, sorted(pinyin_dict)))
RARE = "\U00020021\U00020c02\U0002a6b2\U0002a701\U0002b73a\U0002b741\U0002b822\U0002cd0a\U0002d544\U0002eae6\U00030001\U00031001"
"""One or two of each block of rare characters, from extension B to G."""
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
    """Heads and feet of pages stand between its lines, so they are taken out."""
    pages = page_texts(draw(paper))
    heads = (f"{paper.enterprise_name}责令限期整改通知书{paper.number}（续页）",)
    text = ""
    for number, page in enumerate(pages, start=1):
        for furniture in (*heads, f"共{len(pages)}页第{number}页"):
            page = page.replace(furniture, "", 1) if number > 1 or furniture not in heads else page
        text += page
    return text if paper.enterprise_name not in heads[0] else text + (heads[0] if len(pages) > 1 else "")
