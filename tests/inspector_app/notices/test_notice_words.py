from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from notice_samples import COUNTER_TERRORISM, REAL_NAME, SCREENING, finding, notice

from inspector_app import assets
from inspector_app.notices.wording import chinese_number, joined_citations, ordinals, photo_numbers
from inspector_app.notices.words import rectification_text


def every_word(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "".join(every_word(each) for each in (value.values() if isinstance(value, dict) else value))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (60, "六十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (2026, "二千零二十六"),
    ],
)
def test_numbers_are_written_in_chinese(number: int, words: str) -> None:
    assert chinese_number(number) == words


def test_three_in_a_row_become_a_span() -> None:
    assert ordinals([5, 1, 3, 4]) == "一、三至五"
    assert ordinals([1, 2]) == "一、二"
    assert photo_numbers([3, 4, 5, 9]) == "3—5、9"


def test_articles_of_one_law_share_its_title() -> None:
    assert joined_citations([COUNTER_TERRORISM, REAL_NAME, SCREENING, REAL_NAME]) == (
        "《中华人民共和国反恐怖主义法》第二十条、《快递暂行条例》第二十三条、第三十三条"
    )
    assert (
        joined_citations(["《甲条例》（条款待核）", "《甲条例》第一条"]) == "《甲条例》（条款待核）、《甲条例》第一条"
    )


def test_the_opening_names_law_people_time_and_place() -> None:
    assert rectification_text(notice()).opening == (
        "根据《中华人民共和国反恐怖主义法》第二十条、《快递暂行条例》第二十三条、第三十三条等规定，我单位检查人员李明、王芳于"
        "2026年8月3日9时30分至11时05分对你单位（统一社会信用代码：91440307MARHAYLAT0，地址：深圳市宝安区福永街道白石厦社区"
        "永泰东路12号）进行了物流寄递行业禁毒安全检查，发现存在下列问题："
    )


def test_an_opening_without_optional_facts_is_still_a_sentence() -> None:
    bare = notice(basis=(), inspectors=(), credit_code="", address="", visited_from=None)
    assert rectification_text(bare).opening == (
        "我单位于2026年8月3日对你单位进行了物流寄递行业禁毒安全检查，发现存在下列问题："
    )


def test_a_finding_names_fact_photos_and_articles() -> None:
    text = rectification_text(notice(findings=(finding(1, problem="未查验寄件人身份。", photos=(3, 4, 5)),)))
    assert text.findings == ("一、未查验寄件人身份（照片3—5），不符合《快递暂行条例》第二十三条的规定。",)


def test_a_finding_without_law_invents_none() -> None:
    assert rectification_text(notice(findings=(finding(1, problem="灯不亮", citations=()),))).findings == (
        "一、灯不亮。",
    )


def test_equal_deadlines_are_grouped_in_order_of_their_days() -> None:
    late = tuple(finding(n, deadline=date(2026, 8, 10 if n != 2 else 6)) for n in (1, 2, 3))
    assert rectification_text(notice(findings=late)).order == (
        "现责令你单位对上述第二项问题于2026年8月6日前整改完毕；对第一、三项问题于2026年8月10日前整改完毕。整改要求如下："
    )
    assert "对上述全部问题于2026年8月10日前" in rectification_text(notice(4)).order
    assert "对上述问题于2026年8月10日前" in rectification_text(notice(1)).order


def test_where_to_report_leaves_out_what_is_unknown() -> None:
    assert rectification_text(notice()).report.endswith("书面报送我单位（联系人：李明，电话：0755-27390000）。")
    assert rectification_text(notice(contact_name="", contact_phone="")).report.endswith("书面报送我单位。")


def test_relief_is_told_after_inspections_only_with_known_bodies() -> None:
    assert "向深圳市宝安区人民政府申请行政复议" in rectification_text(notice(mode="joint")).relief
    assert rectification_text(notice(mode="reminder")).relief == ""
    assert rectification_text(notice(relief=None)).relief == ""


def test_the_paper_threatens_no_fine() -> None:
    words = every_word(assets.read_json("notices", "rectification_notice.json"))
    paper = "".join(rectification_text(notice(3)).body)
    for text in (words.replace("(no fines)", ""), paper):
        assert "罚" not in text
    assert "逾期未整改或者整改不合格的，将依法移送有关主管部门处理。" in paper


def test_two_officers_sign_even_when_one_is_missing() -> None:
    one = replace(notice(), inspectors=notice().inspectors[:1])
    rows = rectification_text(one).inspectors
    assert [row[1].value for row in rows] == ["粤B0440306001", ""]


def test_braces_typed_by_a_person_are_only_text() -> None:
    typed = "{issuer} {0} {enterprise.__class__}"
    text = rectification_text(notice(enterprise_name=typed, findings=(finding(1, problem=typed),)))
    assert text.addressee == f"{typed}："
    assert text.findings[0].startswith(f"一、{typed}，")
