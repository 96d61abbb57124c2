import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notice_samples import finding, jpeg, notice, page_texts, paper_text, photo
from PIL import Image

from db.records.values import Inspector
from inspector_app.errors import RefusedInputError
from inspector_app.notices.layout import draw
from inspector_app.notices.pages import page_picture
from inspector_app.notices.wording import chinese_number

RARE = "上海㙍䶮𬭸𠮷堃喆镕祎昇垚速运"


def test_the_fields_stand_in_the_order_of_the_form() -> None:
    text = paper_text(draw(notice(2)))
    fields = [
        "深圳市宝安区福永街道办事处",
        "责令限期整改通知书",
        "深宝福责改〔2026〕3号",
        "深圳市粤讯国际货运代理有限公司：",
        "根据《中华人民共和国反恐怖主义法》第二十条",
        "一、抽查当日运单10票",
        "二、抽查当日运单10票",
        "现责令你单位对上述全部问题于2026年8月10日前整改完毕",
        "（一）对第1组货物",
        "书面报送我单位（联系人：李明",
        "将依法移送有关主管部门处理",
        "申请行政复议",
        "检查人员李明（签名）：",
        "执法证号：粤B0440306001",
        "检查人员王芳（签名）：",
        "被检查单位现场负责人（签名）：",
        "联系电话：13269389585",
        "签收时间：",
        "拒绝签字，理由：",
        "见证人：",
        "深圳市宝安区福永街道办事处2026年8月3日",
        "本文书一式两份",
        "附件：1.现场照片",
    ]
    places, start = [], 0
    for each in fields:
        start = text.find(each, start)
        places.append(start)
    assert -1 not in places, [each for each, place in zip(fields, places, strict=True) if place < 0]


def test_every_page_says_how_many_there_are_and_later_ones_whose_paper_it_is() -> None:
    texts = page_texts(draw(notice(12), [photo(1)]))
    for number, text in enumerate(texts, start=1):
        assert f"共{len(texts)}页第{number}页" in text
    for text in texts[1:]:
        assert "深圳市粤讯国际货运代理有限公司" in text
        assert "深宝福责改〔2026〕3号（续页）" in text
    assert "续页" not in texts[0]


def test_sixty_findings_are_all_there() -> None:
    text = paper_text(draw(notice(60)))
    for ordinal in range(1, 61):
        assert f"{chinese_number(ordinal)}、抽查当日运单10票，其中{ordinal}票" in _without_furniture(text)
        assert f"（{chinese_number(ordinal)}）对第{ordinal}组货物" in _without_furniture(text)


def _without_furniture(text: str) -> str:
    return re.sub(
        r"共\d+页第\d+页|深圳市粤讯国际货运代理有限公司责令限期整改通知书深宝福责改〔2026〕3号（续页）", "", text
    )


def test_signatures_never_stand_alone_on_the_last_page() -> None:
    for count in range(1, 12):
        last = page_texts(draw(notice(count)))[-1]
        assert "检查人员李明（签名）" in last
        assert "法律另有规定的除外。" in last
        assert "本文书一式两份" in last


def test_a_draft_says_so_on_every_page_and_a_final_paper_nowhere() -> None:
    assert all("草稿" in text for text in page_texts(draw(notice(12, is_draft=True), [photo(1)])))
    assert "草稿" not in paper_text(draw(notice(12), [photo(1)]))


def test_what_speaks_against_the_final_paper_makes_it_a_draft() -> None:
    for changes in ({"number": ""}, {"inspectors": (Inspector("李明", ""),)}, {"basis": ("《甲条例》（条款待核）",)}):
        assert "草稿" in page_texts(draw(notice(1, **changes)))[0]


def test_the_same_facts_give_the_same_bytes() -> None:
    photos = [photo(1), photo(2)]
    assert draw(notice(12), photos) == draw(notice(12), photos)


def test_every_font_is_embedded() -> None:
    pdf = draw(notice(1, enterprise_name=RARE, is_draft=True))
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert fonts
    assert all(b"+" in font for font in fonts)
    assert len(set(fonts)) <= len(re.findall(rb"/FontFile2 ", pdf))
    assert b"Helvetica" not in pdf


def test_the_file_names_its_title_issuer_and_language() -> None:
    import pypdfium2

    pdf = draw(notice())
    document = pypdfium2.PdfDocument(pdf)
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "责令限期整改通知书深宝福责改〔2026〕3号"
    assert facts["Author"] == "深圳市宝安区福永街道办事处"
    assert b"/Lang (zh-CN)" in pdf


def test_rare_characters_come_out_of_the_file_as_they_went_in() -> None:
    text = paper_text(draw(notice(1, enterprise_name=RARE, findings=(finding(1, problem=f"负责人{RARE}未到场"),))))
    assert f"{RARE}：" in text
    assert f"一、负责人{RARE}未到场，" in text
    assert "草稿" not in text


def test_a_character_of_no_font_is_marked_and_makes_a_draft() -> None:
    text = page_texts(draw(notice(1, enterprise_name="快🚚达")))[0]
    assert "快〓达：" in text
    assert "草稿" in text


def test_a_name_of_600_characters_is_printed_whole() -> None:
    name = "深圳市龙腾国际货运" * 66 + "有限公司"
    texts = page_texts(draw(notice(1, enterprise_name=name)))
    head = re.compile(r"深圳市[^：]*?…责令限期整改通知书深宝福责改〔2026〕3号（续页）|共\d+页第\d+页")
    assert f"{name}：根据" in "".join(head.sub("", text) for text in texts)


def test_markup_is_printed_as_it_was_typed() -> None:
    hostile = '<b>粗<img src="/etc/passwd"><para>&amp;</i>{x}%s\\n(）'
    pdf = draw(notice(1, enterprise_name=hostile, findings=(finding(1, problem=hostile, requirement=hostile),)))
    assert paper_text(pdf).count("".join(hostile.split())) >= 3
    for acting in (b"/URI", b"/JavaScript", b"/Launch", b"/Subtype /Image"):
        assert acting not in pdf


def test_control_characters_leave_no_trace() -> None:
    text = paper_text(draw(notice(1, enterprise_name="深\x00圳\x1b\u202e市\u200b速\ud800运\r\n公司")))
    assert "深圳市速运公司：" in text
    assert "草稿" not in text


TYPED = st.text(st.one_of(st.characters(), st.sampled_from("检查，。（）《》<>&\x00\n\u202e🚚𠮷䶮 　")), max_size=120)


@settings(max_examples=50, deadline=None)
@given(TYPED, TYPED)
def test_whatever_is_typed_the_paper_is_whole(problem: str, name: str) -> None:
    findings = (finding(1, problem=problem), finding(2, problem=name), finding(3))
    pdf = draw(notice(1, enterprise_name=f"甲{name}", site_contact=name, contact_name=problem, findings=findings))
    text = paper_text(pdf)
    for part in ("三、抽查当日运单10票，其中3票", "将依法移送有关主管部门处理", "附件：1.现场照片", "第1页"):
        assert part in _without_heads(text)


def _without_heads(text: str) -> str:
    return re.sub(r"责令限期整改通知书深宝福责改〔2026〕3号（续页）", "", text)


COMMON = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=80)


@settings(max_examples=25, deadline=None)
@given(COMMON)
def test_chinese_text_can_be_copied_out_exactly(words: str) -> None:
    assert f"一、{words}，不符合" in page_texts(draw(notice(1, findings=(finding(1, problem=words),))))[0]


def test_photos_go_into_the_file_untouched_with_number_time_and_fingerprint() -> None:
    photos = [photo(number) for number in range(1, 9)]
    findings = (finding(1, photos=(1, 2, 3)),)
    pdf = draw(notice(1, findings=findings), photos)
    texts = page_texts(pdf)
    assert all(photo.jpeg in pdf for photo in photos)
    annex = "".join(texts[-2:])
    for each in photos:
        assert f"照片{each.number}收寄柜台拍摄时间：2026-08-0310:21" in annex
        assert each.sha256[:16] in annex
    assert "附件现场照片" in texts[-2]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_taken_with_the_camera_turned_is_printed_upright(orientation: int) -> None:
    upright = Image.new("RGB", (90, 60), "white")
    upright.paste("red", (0, 0, 45, 30))
    upright.paste("blue", (45, 30, 90, 60))
    turned = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    stored = upright if turned is None else upright.transpose(Image.Transpose(turned))
    exif = Image.Exif()
    exif[0x0112] = orientation
    stream = BytesIO()
    stored.save(stream, "JPEG", quality=95, exif=exif)
    pdf = draw(notice(1), [photo(1, jpeg=stream.getvalue())])
    page = page_picture(pdf, len(page_texts(pdf)) - 1, 420)
    shown = Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1)
    # The first box of the annex: 75 mm wide from the left margin of 28 mm; its middle lies about 78 mm below the top.
    middle_x, middle_y = round((28 + 37.5) * 2), ((37 + 13 + 26) * 2)
    left_top, right_bottom = (
        shown.getpixel((middle_x - 24, middle_y - 16)),
        shown.getpixel((middle_x + 24, middle_y + 16)),
    )
    left_bottom = shown.getpixel((middle_x - 24, middle_y + 16))
    assert isinstance(left_top, tuple)
    assert isinstance(right_bottom, tuple)
    assert isinstance(left_bottom, tuple)
    assert left_top[0] > 200 > 80 > left_top[2]
    assert right_bottom[2] > 200 > 80 > right_bottom[0]
    assert min(left_bottom) > 200
    rgb = shown.crop((0, middle_y - 80, shown.width, middle_y + 80)).tobytes()
    red = [[rgb[i] > 150 and rgb[i + 1] < 90 for i in range(at, at + 3 * 420, 3)] for at in range(0, len(rgb), 3 * 420)]
    assert max(map(sum, red)) / sum(map(any, red)) == pytest.approx(45 / 30, rel=0.1)


def test_photos_that_cannot_be_printed_are_all_named() -> None:
    whole = jpeg()
    photos = [photo(1, jpeg=whole[:-30]), photo(2, jpeg=b"GIF89a"), photo(3), photo(3), photo(4, jpeg=b"")]
    with pytest.raises(RefusedInputError) as refused:
        draw(notice(1, findings=(finding(1, photos=(1, 9)),)), photos)
    assert [(problem.code, problem.details["number"]) for problem in refused.value.problems] == [
        ("notice.photo_twice", 3), ("notice.photo_missing", 9),
        ("notice.photo_broken", 1), ("notice.photo_broken", 2), ("notice.photo_broken", 4),
    ]  # fmt: skip


def test_no_seal_is_drawn() -> None:
    """The free square beside issuer and date holds nothing but the two lines."""
    pdf = draw(notice())
    page = page_picture(pdf, len(page_texts(pdf)) - 1, 2100)
    shown = Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1)
    assert shown.getcolors(1 << 24) is not None
    assert not any(
        max(colour) - min(colour) > 40 for _, colour in shown.getcolors(1 << 24) or [] if isinstance(colour, tuple)
    )


def test_long_captions_and_certificates_have_room() -> None:
    officers = tuple(Inspector(name, "粤深宝综执字第0440306001-2026号") for name in ("欧阳明明", "王芳"))
    caption = "X光机屏幕，显示当日过机件数与登记台账不一致" * 20
    pdf = draw(
        notice(1, inspectors=officers, site_contact="买买提·阿不都热合曼"), [photo(1, caption=caption, taken_at="")]
    )
    text = paper_text(pdf)
    assert text.count("粤深宝综执字第0440306001-2026号") == 2
    assert "拍摄时间：照片未记载" in text
    assert "买买提·阿不都热合曼" in text


def test_a_notice_without_optional_parts_has_none_of_their_words() -> None:
    bare = replace(notice(), relief=None, attachments=(), copies="本文书一式三份。")
    text = paper_text(draw(bare))
    assert "行政复议" not in text
    assert "附件" not in text
    assert "本文书一式三份。" in text
