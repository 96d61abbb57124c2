import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.notices import fonts
from inspector_app.notices.flow import Row, TextMark, centred, gap, paginate, paragraph, together
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import NEVER_FIRST, NEVER_LAST, break_lines
from inspector_app.notices.page import DEPTH, LEADING, MEASURE, PITCH

BODY = Face(fonts.BODY, 16, PITCH)
WORDS = st.from_regex(r"[A-Za-z0-9]{1,12}", fullmatch=True)
MIXED = st.lists(
    st.one_of(st.sampled_from("一二检查责令限期整改通知书"), st.sampled_from("，。、；：）》（《"), WORDS), max_size=150
).map("".join)


def test_a_full_line_holds_28_characters_and_a_page_22_lines() -> None:
    lines = break_lines("检" * 57, BODY, MEASURE)
    assert [len(line.text) for line in lines] == [28, 28, 1]
    pages = paginate([Row(LEADING) for _ in range(45)], DEPTH)
    assert [len(page) for page in pages] == [22, 22, 1]


@settings(max_examples=60, deadline=None)
@given(MIXED)
def test_no_character_is_lost_and_no_line_leaves_the_margin(text: str) -> None:
    lines = break_lines(text, BODY, MEASURE, indent=2 * PITCH)
    assert "".join(line.text for line in lines) == text
    for index, line in enumerate(lines):
        room = MEASURE - (2 * PITCH if index == 0 else 0)
        assert line.width <= room + BODY.size / 2 + 0.1


def test_forbidden_punctuation_neither_begins_nor_ends_a_line() -> None:
    for shift in range(30):
        text = "查" * shift + "（检查，《快递暂行条例》；寄件人：“张三”。）" * 8
        lines = break_lines(text, BODY, MEASURE)
        assert not [line.text for line in lines[1:] if line.text[0] in NEVER_FIRST]
        assert not [line.text for line in lines[:-1] if line.text[-1] in NEVER_LAST]


def test_numbers_and_words_are_not_torn() -> None:
    for shift in range(28):
        lines = break_lines("查" * shift + "编号91440307MARHAYLAT0电话0755-27390000达100%" * 2, BODY, MEASURE)
        for word in ("91440307MARHAYLAT0", "0755-27390000", "100%"):
            assert sum(line.text.count(word) for line in lines) == 2


def test_a_dash_or_dots_of_two_characters_stay_whole() -> None:
    for shift in range(24, 31):
        for pair in ("——", "……"):
            assert any(pair in line.text for line in break_lines("查" * shift + pair + "验" * 9, BODY, MEASURE))


def test_a_word_longer_than_a_line_is_torn_rather_than_lost() -> None:
    lines = break_lines("W" * 300, BODY, MEASURE)
    assert "".join(line.text for line in lines) == "W" * 300
    assert all(line.width <= MEASURE + 0.1 for line in lines)


def test_a_paragraph_leaves_no_lonely_line_on_either_page() -> None:
    rows = [Row(LEADING) for _ in range(21)] + paragraph("查" * 28 * 4, BODY, LEADING, MEASURE)
    assert [len(page) for page in paginate(rows, DEPTH)] == [21, 4]
    rows = [Row(LEADING) for _ in range(19)] + paragraph("查" * 28 * 4, BODY, LEADING, MEASURE)
    assert [len(page) for page in paginate(rows, DEPTH)] == [21, 2]


def test_signatures_take_the_end_of_the_text_with_them() -> None:
    text = paragraph("查" * 28 * 4, BODY, LEADING, MEASURE)
    closing = together([Row(LEADING) for _ in range(10)], with_previous=True)
    pages = paginate([*(Row(LEADING) for _ in range(14)), *text, gap(8), *closing], DEPTH)
    assert [len(page) for page in pages] == [16, 13]


def test_a_group_higher_than_a_page_is_torn_rather_than_cut() -> None:
    pages = paginate(together([Row(LEADING) for _ in range(50)]), DEPTH)
    assert sum(len(page) for page in pages) == 50
    assert max(len(page) for page in pages) == 22


def test_two_marks_side_by_side_share_their_empty_half() -> None:
    apart = break_lines("照片）一，条例", BODY, MEASURE)[0]
    side_by_side = break_lines("照片一），条例", BODY, MEASURE)[0]
    assert apart.width - side_by_side.width == pytest.approx(BODY.size / 2)


def test_a_heading_of_two_lines_is_balanced() -> None:
    name = "国家邮政局深圳市宝安区邮政管理局与深圳市公安局宝安分局福永派出所联合检查组"
    for middle in (None, 300.0):
        rows = centred(name, BODY, LEADING, MEASURE, middle)
        lengths = [len(mark.line.text) for row in rows for mark in row.marks if isinstance(mark, TextMark)]
        assert len(lengths) == 2
        assert abs(lengths[0] - lengths[1]) <= 2


def test_a_photos_number_is_never_torn_from_its_word() -> None:
    for before in range(40):
        for photos in ("（照片3）", "（照片1、2、10）"):
            lines = break_lines("查" * before + photos + "，不符合《快递暂行条例》第二十三条的规定", BODY, MEASURE)
            assert any(photos in line.text for line in lines), (before, [line.text for line in lines])


def test_a_long_list_of_photos_may_be_torn_between_them() -> None:
    photos = "（照片" + "、".join(str(number) for number in range(1, 40)) + "）"
    lines = break_lines("查" * 20 + photos, BODY, MEASURE)
    assert len(lines[0].text) > 20, "the first numbers stand on the line that has room"
    assert "".join(line.text for line in lines) == "查" * 20 + photos


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\x07", "\ufe0f", "\U000e0100", "\U000e0041", "\ud800"])
def test_what_paper_cannot_show_is_left_out_and_room_in_forms_is_kept(hidden: str) -> None:
    (line,) = break_lines(f"检{hidden}查　\n　𠮷", BODY, MEASURE)
    assert line.text == "检查　 　𠮷"
