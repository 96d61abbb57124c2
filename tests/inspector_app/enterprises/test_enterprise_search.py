"""An enterprise is found by a few letters of anything, best first, while one types."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from counted_steps import steps_of
from hypothesis import given
from hypothesis import strategies as st

from db.records.register import Enterprise
from inspector_app.enterprises.register import read_register
from inspector_app.enterprises.row_facts import read_rows
from inspector_app.enterprises.search import SearchIndex, distinctive

REGISTER = (
    Enterprise("sf", "深圳市顺丰速运有限公司", "91440307MAETETXKXT", phone="0755-27381234", address="永和路312号"),
    Enterprise("ca", "重庆长安民生物流有限公司", phone="13290713029", community="福永社区"),
    Enterprise("lx", "乐行天下货运（深圳）有限公司", contact="单雄信"),
    Enterprise("dhl", "DHL 中外运敦豪快件", brand="敦豪"),
    Enterprise("kf", "深圳市快丰顺达物流有限公司", address="顺丰工业区8号"),
    Enterprise("lt", "绿通冷链"),
)
INDEX = SearchIndex(REGISTER)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("顺丰", "sf"),
        ("速运", "sf"),
        ("sfsy", "sf"),
        ("SFSY", "sf"),
        ("ｓｆｓｙ", "sf"),
        ("shunfeng", "sf"),
        ("shunfen", "sf"),
        ("sfsuyun", "sf"),
        ("szssfsy", "sf"),
        ("91440307maetetxkxt", "sf"),
        ("maetet", "sf"),
        ("27381234", "sf"),
        ("0755-2738", "sf"),
        ("永和路３１２", "sf"),
        ("zhongqing", "ca"),
        ("chongqing", "ca"),
        ("cqca", "ca"),
        ("zqzams", "ca"),
        ("changan", "ca"),
        ("13290713029", "ca"),
        ("福永 长安", "ca"),
        ("ca 福永", "ca"),
        ("lexing", "lx"),
        ("yuehang", "lx"),
        ("lhtx", "lx"),
        ("单雄信", "lx"),
        ("dhl", "dhl"),
        ("dhlzwy", "dhl"),
        ("lvtong", "lt"),
        ("kfsd", "kf"),
    ],
)
def test_an_enterprise_is_found_by_a_few_letters_of_anything(text: str, best: str) -> None:
    assert INDEX.find(text, 10)[0] == best


def test_the_start_of_the_distinctive_name_goes_before_the_rest() -> None:
    names = ("深圳市捷顺丰源物流", "深圳市顺丰速运", "速丰达", "深圳市三方物流", "别家")
    index = SearchIndex([replace(REGISTER[5], id=name, name=name) for name in names])
    assert index.find("顺丰", 9) == ["深圳市顺丰速运", "深圳市捷顺丰源物流"]
    assert index.find("shunfeng", 9) == ["深圳市顺丰速运", "深圳市捷顺丰源物流"]
    assert index.find("sf", 9)[:3] == ["速丰达", "深圳市顺丰速运", "深圳市三方物流"]
    with_address = SearchIndex([*REGISTER, replace(REGISTER[5], id="far", address="顺丰路1号")])
    assert with_address.find("顺丰", 9) == ["sf", "far", "kf"]


def test_all_words_must_fit_and_the_limit_holds() -> None:
    assert INDEX.find("顺丰 长安", 9) == []
    assert INDEX.find("wuciren", 9) == []
    assert len(INDEX.find("s", 2)) == 2
    assert INDEX.find("s", 0) == []
    assert INDEX.find("  ", 99) == [each.id for each in REGISTER]


def test_the_distinctive_part_begins_after_province_city_and_district() -> None:
    assert distinctive("广东省深圳市宝安区顺丰速运") == "顺丰速运"
    assert distinctive("(深圳)顺丰速运") == "顺丰速运"
    assert distinctive("深圳市") == "深圳市"
    assert distinctive("顺丰") == "顺丰"


@given(st.text(max_size=80))
def test_no_text_breaks_the_search(text: str) -> None:
    assert set(INDEX.find(text, 9)) <= {each.id for each in REGISTER}


def test_a_keystroke_costs_what_it_finds_and_not_what_there_is(shared_data: Path) -> None:
    """Measured 420 steps where none is found, and 13 to 65 for each that is."""
    rows = read_rows(read_register(shared_data / "register_1451.xlsx"))
    once = [Enterprise(str(row.number), **row.values) for row in rows]  # type: ignore[arg-type]
    index = SearchIndex([*once, *(replace(each, id=f"{each.id}b") for each in once)])
    words = (
        "s",
        "sz",
        "shunfeng",
        "guojihuoyundaili",
        "国际",
        "1",
        "91440307",
        "福永 kai",
        "ganganganganganganganganan",
    )
    for word in words:
        found = len(index.find(word, 3000))
        assert steps_of(partial(index.find, word, 3000)) < 800 + 80 * found, word
