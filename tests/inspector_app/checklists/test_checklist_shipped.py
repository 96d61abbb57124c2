"""The items of the five 100%, as they come with the program."""

from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert

from inspector_app import assets
from inspector_app.checklists.model import Item, PartKind, Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.checklists.snapshots import SHIPPED, shipped
from inspector_app.checklists.workbook import read_checklist
from inspector_app.enterprises.kinds import LETTERS
from inspector_app.law import cite, known_ids

ITEMS = {item.code: item for area in shipped().areas for item in area.items}
COUNTS = {"RN": 13, "OB": 14, "XR": 14, "VC": 14, "DI": 11, "AS": 14, "SG": 13, "LIC": 8}
OF_KINDS = {"国际货代": 100, "物流货运": 96, "快递企业": 94, "末端网点": 83, "": sum(COUNTS.values())}
"""So many are asked of an enterprise of that kind; all of one whose kind nobody knows."""


def test_every_area_has_its_items_in_order() -> None:
    assert {area.code: len(area.items) for area in shipped().areas} == COUNTS
    for area in shipped().areas:
        assert [item.code for item in area.items] == [f"{area.code}-{n:02}" for n in range(1, COUNTS[area.code] + 1)]
    assert len(ITEMS) == sum(COUNTS.values())


def test_each_kind_is_asked_what_applies_to_it() -> None:
    assert {kind: sum(len(area.items) for area in items_for(shipped(), kind)) for kind in OF_KINDS} == OF_KINDS


@pytest.mark.parametrize(
    ("code", "label", "passes", "evidence", "rectification", "severity"),
    [
        (
            "RN-01",
            "收寄时是否要求寄件人（托运人）出示有效身份证件并当场查验、人证一致？",
            "现场观察或回看视频3次收寄，均查验",
            "视频截图；柜台照片",
            "收寄时未查验寄件人身份；责令立即改正，收寄前逐件查验证件原件",
            "B",
        ),
        (
            "OB-13",
            "同行交来的货是否重新开箱验视？",
            "有记录；抽3票",
            "样本表",
            "同行交货未经验视即装运",
            "A",
        ),
        (
            "XR-01",
            "安检方式：自有、联合、委托第三方、无？",
            "非“无”",
            "合同或设备照片",
            "未配备安检设备也未委托安检",
            "A",
        ),
        (
            "VC-09",
            "保存天数（查最早可回放时间）？",
            "≥30天；反恐重点目标≥90天",
            "最早录像截图",
            "录像仅保存×天",
            "B",
        ),
        ("DI-06", "某日本地业务量与平台业务量之差？", "0", "两侧截图", "漏报×票", "B"),
        (
            "AS-02",
            "禁毒安全管理制度是否齐全并上墙（实名、验视、安检、可疑报告、培训、奖惩）？",
            "6项齐全",
            "照片",
            "制度不健全、未上墙",
            "B",
        ),
        (
            "SG-07",
            "有无异常委托：货值低于运费、现金、代发、陌生拼单、急于知道到货时间？",
            "有则已报告",
            "询问记录",
            "发现可疑委托未报告",
            "A",
        ),
        ("LIC-08", "服务品牌/加盟总部", "登记", "门头照片", "", ""),
    ],
)
def test_the_wording_is_that_of_the_source(
    code: str, label: str, passes: str, evidence: str, rectification: str, severity: str
) -> None:
    item = ITEMS[code]
    assert (item.label["zh"], item.pass_criterion["zh"], item.evidence["zh"]) == (label, passes, evidence)
    assert (item.rectification, item.severity) == (rectification, severity)


def test_everything_is_said_in_both_languages() -> None:
    for item in ITEMS.values():
        for words in (item.label, item.pass_criterion, item.evidence):
            assert words["zh"], item.code
            assert words["en"], item.code
            assert words["en"].isascii() or not any("一" <= c <= "鿿" for c in words["en"]), item.code
        assert set(item.how_to_check) in ({"zh", "en"}, set()), item.code
        for part in [*item.parts, *(column for table in item.parts for column in table.columns)]:
            assert part.label["zh"], part.name
            assert part.label["en"], part.name
            assert bool(part.unit) == bool(part.unit_en), part.name
            assert all(choice.label["zh"] and choice.label["en"] for choice in part.choices), part.name


def test_items_that_only_record_a_fact_have_no_verdict_and_something_to_fill_in() -> None:
    facts = {code: item for code, item in ITEMS.items() if not item.has_verdict}
    assert set(facts) == {"SG-01", "SG-02", "LIC-08"}
    assert all(item.parts and not item.severity for item in facts.values())
    assert Counter(item.severity for item in ITEMS.values() if item.has_verdict).keys() == {"A", "B", "C"}


def test_every_judged_item_has_a_sentence_for_the_notice_but_two_that_only_count() -> None:
    silent = {code for code, item in ITEMS.items() if item.has_verdict and not item.rectification}
    assert silent == {"LIC-05", "LIC-07"}


def test_every_article_is_in_the_law_table() -> None:
    assert {article for item in ITEMS.values() for article in item.legal_basis} <= known_ids()


def test_a_failed_real_name_check_cites_the_article_of_the_day() -> None:
    basis = ITEMS["RN-01"].legal_basis
    before = [citation.text for citation in cite(basis, date(2025, 5, 31), "快递企业")]
    since = [citation.text for citation in cite(basis, date(2025, 6, 1), "快递企业")]
    assert before == ["《快递暂行条例》第二十二条", "《中华人民共和国反恐怖主义法》第二十条"]
    assert since == ["《快递暂行条例》第二十三条", "《中华人民共和国反恐怖主义法》第二十条"]


def test_items_with_a_mark_apply_only_to_their_kinds() -> None:
    assert ITEMS["OB-12"].applies_to == ("W",)
    assert ITEMS["OB-13"].applies_to == ("F", "W")
    assert ITEMS["LIC-02"].applies_to == ("E", "T")
    assert ITEMS["LIC-03"].applies_to == ("F", "W")
    assert ITEMS["RN-01"].applies_to == LETTERS
    assert all("T" not in item.applies_to for code, item in ITEMS.items() if code.startswith("SG"))


def test_samples_are_tables_with_the_columns_of_the_source() -> None:
    (table,) = ITEMS["RN-02"].parts
    assert table.kind is PartKind.TABLE
    assert [column.label["zh"] for column in table.columns] == [
        *("运单号", "收寄时间", "寄件人（掩码）", "证件类型", "证件号末4位", "系统有无记录", "姓名证件一致"),
        *("品名是否具体", "运单有无多印身份信息", "结论", "照片号"),
    ]
    same = ITEMS["RN-03"].parts[0].columns
    assert [(each.name, each.kind, each.label) for each in same] == [(c.name, c.kind, c.label) for c in table.columns]


def test_the_quiz_asks_the_four_default_questions() -> None:
    (quiz,) = ITEMS["AS-11"].parts
    assert [column.label["zh"] for column in quiz.columns[1:]] == [
        "发现不明粉末状物品一般都是怎么处理的？",
        "没带身份证的客户可以办理业务吗？",
        "包装好的物件都需要打开检查吗？",
        "是否组织了工作人员开展禁毒业务培训？",
    ]


def test_a_rate_is_asked_as_two_counts() -> None:
    def units(item: Item) -> dict[str, tuple[PartKind, str]]:
        return {part.name: (part.kind, part.unit) for part in item.parts}

    assert units(ITEMS["XR-05"]) == {
        "XR-05_due": (PartKind.INTEGER, "件"),
        "XR-05_screened": (PartKind.INTEGER, "件"),
    }
    assert units(ITEMS["VC-01"]) == {"VC-01_total": (PartKind.INTEGER, "路"), "VC-01_online": (PartKind.INTEGER, "路")}


def test_a_design_default_is_called_one() -> None:
    for code in ("RN-07", "OB-11", "XR-07", "XR-08", "XR-13", "VC-11", "DI-04", "AS-02", "AS-05", "AS-10", "AS-11"):
        assert "设计默认值" in ITEMS[code].how_to_check["zh"], code
        assert "design default" in ITEMS[code].how_to_check["en"], code
    everything = [words["zh"] for item in ITEMS.values() for words in (item.label, item.pass_criterion, item.evidence)]
    assert not any(mark in text for text in everything for mark in ("†", "`", "[D]", "[M]"))


def test_the_stock_converter_takes_the_workbook_without_a_warning(tmp_path: Path) -> None:
    copy = tmp_path / SHIPPED
    copy.write_bytes(assets.read_bytes("checklists", SHIPPED))
    warnings: list[str] = []
    form = ElementTree.fromstring(convert(copy, warnings=warnings, validate=False).xform)
    assert warnings == []
    bound = {element.get("nodeset", "") for element in form.iter("{http://www.w3.org/2002/xforms}bind")}
    assert {f"/data/{code.split('-')[0]}/{code}" for code in ITEMS} <= bound
    choices = get_xlsform(copy).choices
    assert choices is not None
    assert [row["name"] for row in choices if row["list_name"] == "verdict"] == [verdict.value for verdict in Verdict]


def test_the_snapshot_is_that_of_the_workbook() -> None:
    """After a change of the workbook: inspector-app checklist export resources/checklists/five_100.xlsx --snapshot …"""
    with assets.as_path("checklists", SHIPPED) as workbook:
        assert read_checklist(workbook) == shipped()


def test_the_checklist_says_what_it_is() -> None:
    checklist = shipped()
    assert checklist.name == "five_100"
    assert checklist.version
    assert "五个100%" in checklist.title["zh"]
    assert checklist.title["en"]
    assert shipped() is checklist
