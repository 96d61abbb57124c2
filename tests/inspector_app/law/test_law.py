from datetime import date

import pytest

from inspector_app import assets, law

TODAY = date(2025, 9, 1)
BEFORE = date(2025, 5, 31)
SINCE = date(2025, 6, 1)


def texts(ids: list[str], on: date, kind: str, conditional: bool = False) -> list[str]:
    return [citation.text for citation in law.cite(ids, on, kind, conditional=conditional)]


@pytest.mark.parametrize(
    ("id", "old", "new"),
    [
        ("快递§18", "第十七条", "第十八条"),
        ("快递§19", "第十八条", "第十九条"),
        ("快递§21", "第二十条", "第二十一条"),
        ("快递§23", "第二十二条", "第二十三条"),
        ("快递§31", "第三十条", "第三十一条"),
        ("快递§32", "第三十一条", "第三十二条"),
        ("快递§33", "第三十二条", "第三十三条"),
        ("快递§34", "第三十三条", "第三十四条"),
        ("快递§35", "第三十四条", "第三十五条"),
        ("快递§36", "第三十五条", "第三十六条"),
        ("快递§50", "第四十条", "第五十条"),
        ("快递§54", "第四十四条", "第五十四条"),
    ],
)
def test_the_express_regulations_are_cited_by_the_number_of_the_day(id: str, old: str, new: str) -> None:
    assert texts([id], BEFORE, "快递企业") == [f"《快递暂行条例》{old}"]
    assert texts([id], SINCE, "快递企业") == [f"《快递暂行条例》{new}"]


def test_paragraphs_and_items_are_named() -> None:
    found = texts(["快递§32第2款", "快递§53(三)"], SINCE, "末端网点")
    assert found == ["《快递暂行条例》第三十二条第二款", "《快递暂行条例》第五十三条第（三）项"]


def test_an_article_the_renumbering_table_does_not_name_is_not_guessed_for_earlier_days() -> None:
    assert texts(["快递§20"], BEFORE, "E") == ["《快递暂行条例》（条款待核）"]
    assert texts(["快递§20"], SINCE, "E") == ["《快递暂行条例》第二十条"]


def test_unread_law_is_cited_as_to_be_verified() -> None:
    (citation,) = law.cite(["粤禁毒?"], TODAY, "国际货代")
    assert citation == law.Citation("粤禁毒?", "广东省禁毒条例", "", False, "《广东省禁毒条例》（条款待核）")


def test_every_id_with_a_question_mark_has_no_number_and_every_other_has_one_now() -> None:
    for each in law.known_ids() - {"危化条例§64"}:
        period = law.article(each).period(date(2026, 3, 1))
        assert period is not None
        assert bool(period.number) == (not each.endswith("?")), each


def test_the_hazardous_chemicals_article_is_to_be_verified_from_2026() -> None:
    assert texts(["危化条例§64"], date(2025, 12, 31), "国际货代") == ["《危险化学品安全管理条例》第六十四条"]
    assert texts(["危化条例§64"], date(2026, 1, 1), "国际货代") == ["《危险化学品安全管理条例》（条款待核）"]


def test_express_law_is_not_held_against_a_forwarder() -> None:
    ids = ["邮政§25", "快递§32", "反恐§20"]
    assert texts(ids, TODAY, "国际货代") == ["《中华人民共和国反恐怖主义法》第二十条"]
    assert len(texts(ids, TODAY, "快递企业")) == 3
    assert texts(["快递§23"], TODAY, "仓储集运") == []


def test_an_unknown_kind_is_only_held_to_law_that_binds_all() -> None:
    assert texts(["快递§23", "反恐§20"], TODAY, "") == ["《中华人民共和国反恐怖主义法》第二十条"]


def test_order_is_kept_and_the_same_text_is_said_once() -> None:
    assert texts(["反恐§20", "快递§32第2款", "快递§32"], BEFORE, "E") == [
        "《中华人民共和国反恐怖主义法》第二十条",
        "《快递暂行条例》第三十一条",
    ]


def test_law_is_not_cited_before_it_is_in_force() -> None:
    assert texts(["深禁毒?"], date(2024, 12, 31), "E") == []
    assert texts(["深禁毒?"], date(2025, 1, 1), "E") == ["《深圳经济特区禁毒条例》（条款待核）"]
    assert texts(["视频条例§13"], date(2025, 3, 31), "E") == []
    assert texts(["治安§57"], date(2025, 12, 31), "E", conditional=True) == []


def test_ninety_days_of_video_are_demanded_only_of_designated_targets() -> None:
    ids = ["YZ0139?", "反恐§32第3款", "视频条例§17"]
    assert texts(ids, TODAY, "快递企业") == ["《邮政业安全生产设备配置规范（YZ 0139-2015）》（条款待核）"]
    assert "《中华人民共和国反恐怖主义法》第三十二条第三款" in texts(ids, TODAY, "快递企业", conditional=True)


def test_an_unknown_id_is_a_bug() -> None:
    with pytest.raises(KeyError):
        law.cite(["快递§999"], TODAY, "快递企业")


def test_dates_from_memory_are_marked_so() -> None:
    assert not law.article("快递§23").law.date_verified
    assert not any(period.date_verified for period in law.article("快递§23").periods)
    assert law.article("深禁毒?").law.date_verified


def test_every_article_is_whole() -> None:
    for each in law.known_ids():
        found = law.article(each)
        assert found.gist["zh"], each
        assert found.gist["en"], each
        assert set(found.binds) <= set("EFWT"), each
        assert each.startswith(found.law.code), each
        assert found.law.title, each


def test_every_law_has_its_kind_of_document() -> None:
    for code, facts in assets.read_json("law", "articles.json")["laws"].items():
        assert facts["document"], code
        assert facts["title_en"], code
