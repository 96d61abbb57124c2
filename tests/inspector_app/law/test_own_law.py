"""An office adds articles of its own city: checked as they are read, cited as the shipped ones, sent with the plan."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from notice_visits import NOW, NoticeVisit, ready_visit
from offices import new_store
from openpyxl import Workbook

from inspector_app.errors import RefusedInputError
from inspector_app.law import own_law
from inspector_app.law.library import load_text
from inspector_app.law.own_law import HEADERS, OwnArticle, drop_law, load_articles, own_articles_in
from inspector_app.law.own_law_file import read_articles
from inspector_app.law.readings import enter_reading, law_of
from inspector_app.messages import Language, say
from inspector_app.notices.issuing import issue, preview
from inspector_app.plans.documents import adopt
from inspector_app.plans.sections import collected, section_named
from inspector_app.stores import Store

TITLE = "某市物流寄递安全管理规定"
ONE = OwnArticle(TITLE, "第十二条", "收寄、承运前核对身份", "EFWT", "某市人民政府公报2026年第3号", "2026-03-01")


def written(path: Path, rows: list[list[object]], headers: list[str] | None = None) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["本单位补充的条文"], headers or list(HEADERS), *rows]:
        sheet.append(row)
    book.save(path)
    return path


def row(**changes: object) -> list[object]:
    usual = {"法规名称": f"《{TITLE}》", "条号": "第十二条", "内容": "收寄、承运前核对身份", "适用企业": "全部",
             "施行日期": date(2026, 3, 1), "出处": "某市人民政府公报2026年第3号"}  # fmt: skip
    return [(usual | changes).get(header, "") for header in HEADERS]


def codes(error: pytest.ExceptionInfo[RefusedInputError]) -> list[str]:
    for problem in error.value.problems:
        assert all(say(problem, language).problem for language in Language)
    return [problem.code for problem in error.value.problems]


def cited(store: Store, id: str, on: date | None = None, kind: str = "快递企业") -> list[str]:
    return [citation.text for citation in law_of(store).cite([id], on or NOW.date(), kind)]


def test_a_table_is_read_whatever_stands_above_its_headers(tmp_path: Path) -> None:
    path = written(
        tmp_path / "条文.xlsx", [row(), [], row(条号="第十三条", 适用企业="快递企业、F", 失效日期="2027-1-1")]
    )
    first, second = read_articles(path)
    assert first == ONE
    assert (second.id, second.binds, second.ends) == (f"{TITLE}§第十三条", "EF", "2027-01-01")
    text = tmp_path / "条文.csv"
    text.write_text(",".join(HEADERS) + "\n" + ",".join(str(cell) for cell in row()) + "\n", "utf-8-sig")
    assert read_articles(text) == [ONE]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"条号": "23条"}, "law.own_number"),
        ({"条号": ""}, "law.own_missing"),
        ({"出处": ""}, "law.own_missing"),
        ({"内容": "很" * 201}, "law.own_text"),
        ({"适用企业": "饭店"}, "law.own_binds"),
        ({"施行日期": "明天"}, "law.own_day"),
        ({"失效日期": "2020-01-01"}, "law.own_dates"),
        ({"法规名称": "快递暂行条例", "条号": "第二十三条"}, "law.own_twice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(tmp_path: Path, changes: dict[str, object], code: str) -> None:
    store = new_store(tmp_path / "s")
    path = written(tmp_path / "条文.xlsx", [row(**changes)])
    with pytest.raises(RefusedInputError) as error:
        load_articles(store, read_articles(path), NOW)
    assert code in codes(error)
    with store.database.look() as work:
        assert own_articles_in(work) == []
    store.close()


def test_a_table_without_headers_or_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInputError) as error:
        read_articles(written(tmp_path / "a.xlsx", [], ["名称", "条"]))
    assert codes(error) == ["law.own_headers"]
    store = new_store(tmp_path / "s")
    with pytest.raises(RefusedInputError) as error:
        load_articles(store, read_articles(written(tmp_path / "b.xlsx", [])), NOW)
    assert codes(error) == ["law.own_none"]
    store.close()


def test_it_is_cited_in_its_days_and_only_to_whom_it_binds(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    load_articles(store, [replace(ONE, binds="E", ends="2027-12-31")], NOW)
    assert cited(store, ONE.id) == [f"《{TITLE}》第十二条"]
    assert cited(store, ONE.id, date(2026, 2, 28)) == []
    assert cited(store, ONE.id, date(2028, 1, 1)) == []
    assert cited(store, ONE.id, kind="零担货运") == []
    drop_law(store, TITLE, NOW)
    assert ONE.id not in law_of(store).known_ids()
    with pytest.raises(RefusedInputError) as error:
        drop_law(store, TITLE, NOW)
    assert codes(error) == ["law.own_no_law"]
    store.close()


def test_a_new_table_takes_the_place_of_the_same_laws_and_of_no_other(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    other = replace(ONE, title="另一部规定")
    load_articles(store, [ONE, replace(ONE, number="第十三条"), other], NOW)
    kept = load_articles(store, [replace(ONE, number="第十四条")], NOW)
    assert [each.id for each in kept] == ["另一部规定§第十二条", f"{TITLE}§第十四条"]
    store.close()


def test_an_article_of_a_shipped_law_joins_it(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    load_articles(store, [replace(ONE, title="深圳经济特区禁毒条例", number="第三十条")], NOW)
    assert cited(store, "深禁毒§第三十条") == ["《深圳经济特区禁毒条例》第三十条"]
    assert law_of(store).article("深禁毒§第三十条").law.code == "深禁毒"
    store.close()


def test_a_finding_names_it_and_the_order_prints_it(tmp_path: Path) -> None:
    visit: NoticeVisit = ready_visit(tmp_path / "s", findings=0)
    with pytest.raises(RefusedInputError) as error:
        visit.find(1, basis=(ONE.id,))
    assert codes(error) == ["visit.unknown_law"]
    load_articles(visit.store, [ONE], NOW)
    visit.find(1, basis=(ONE.id,))
    assert not preview(visit.store, visit.visit, NOW).problems
    facts = issue(visit.store, visit.visit, NOW).facts
    assert facts["findings"][0]["citations"] == [f"《{TITLE}》第十二条"]


def test_its_full_text_can_be_loaded_and_its_number_read_again(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    load_articles(store, [ONE], NOW)
    text = f"{TITLE}\n（2026年1月5日公布）\n第一条　甲。\n第二条　自2026年3月1日起施行。"
    with pytest.raises(RefusedInputError) as error:
        load_text(store, text.encode(), "全文.txt", "某某", NOW)
    assert codes(error) == ["law.unknown_law"]
    assert load_text(store, text.encode(), "全文.txt", TITLE, NOW).starts == "2026-03-01"
    enter_reading(store, ONE.id, "第二条", None, None, "某市人民政府公报2026年第4号", NOW)
    assert cited(store, ONE.id) == [f"《{TITLE}》第二条"]
    store.close()


def test_it_travels_in_the_plan_and_is_checked_there(tmp_path: Path) -> None:
    store, other = new_store(tmp_path / "s"), new_store(tmp_path / "o")
    load_articles(store, [ONE], NOW)
    value = collected(store)[own_law.NAME]
    section = section_named(own_law.NAME)
    assert section is not None
    assert section.problems(value) == []
    with other.database.work(NOW) as work:
        adopt(work, own_law.NAME, value, NOW)
    assert cited(other, ONE.id) == [f"《{TITLE}》第十二条"]
    for bad in (None, {}, {"articles": 1}, {"articles": [{}]}, {"articles": [asdict(ONE) | {"gist": 3}]}):
        assert [each.code for each in section.problems(bad)] == ["law.own_shape"]
    broken = [asdict(replace(ONE, number="第x条", starts="2026-13-01"))]
    assert {each.code for each in section.problems({"articles": broken})} == {"law.own_number", "law.own_day"}
    store.close()
    other.close()
