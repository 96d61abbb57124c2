from pathlib import Path

import pytest
import xlsxwriter
from checklist_books import (
    AREA,
    BRAND,
    COUNT,
    END,
    END_TABLE,
    FACT,
    GOOD,
    ITEM,
    SETTINGS,
    TABLE,
    VERDICTS,
    WAYBILL,
    Cells,
    places,
    written,
)

from inspector_app import assets
from inspector_app.checklists.model import Checklist, PartKind, Verdict
from inspector_app.checklists.snapshots import SHIPPED, checklist_id
from inspector_app.checklists.workbook import check_checklist, read_checklist
from inspector_app.errors import RefusedInputError


def test_a_workbook_becomes_areas_items_and_parts(tmp_path: Path) -> None:
    checklist = read_checklist(written(tmp_path / "own.xlsx", GOOD))
    assert (checklist.name, checklist.title, checklist.version) == ("own", {"zh": "检查表"}, "3")
    assert checklist.id == checklist_id(checklist)
    (area,) = checklist.areas
    judged, fact = area.items
    assert (judged.code, judged.has_verdict, judged.severity, judged.legal_basis) == ("RN-01", True, "B", ("快递§23",))
    assert judged.applies_to == ("E", "F", "W", "T")
    count, table = judged.parts
    assert (count.kind, count.unit, count.required) == (PartKind.INTEGER, "次", False)
    assert [column.name for column in table.columns] == ["waybill"]
    assert (fact.has_verdict, fact.severity, fact.parts[0].required) == (False, "", True)


def test_chinese_headers_mean_the_same(tmp_path: Path) -> None:
    chinese = {
        "type": "类型",
        "name": "题号",
        "label": "检查内容",
        "severity": "严重程度",
        "legal_basis": "法律依据",
        "unit": "单位",
        "required": "必填",
    }
    survey = [{chinese[header]: text for header, text in row.items()} for row in GOOD]
    choices = [{"选项组": row["list_name"], "题号": row["name"], "检查内容": row["label"]} for row in VERDICTS]
    settings = [{"标题": "检查表", "表单编号": "own", "版本": "3"}]
    in_chinese = read_checklist(written(tmp_path / "中文.xlsx", survey, choices, settings))
    assert in_chinese == read_checklist(written(tmp_path / "english.xlsx", GOOD))


def test_chinese_titles_of_sheets_and_chinese_types_mean_the_same(tmp_path: Path) -> None:
    types = {
        "begin_group": "领域开始",
        "select_one verdict": "判定",
        "integer": "整数",
        "begin_repeat": "样本表",
        "text": "文本",
        "end_repeat": "样本表结束",
        "note": "登记",
        "end_group": "领域结束",
    }
    survey = [row | {"type": types[row["type"]]} for row in GOOD]
    chinese = written(tmp_path / "中文.xlsx", survey, VERDICTS, SETTINGS, ("检查内容", "选项", "设置"))
    assert read_checklist(chinese) == read_checklist(written(tmp_path / "english.xlsx", GOOD))


def test_the_verdicts_need_no_list_of_their_own(tmp_path: Path) -> None:
    (area,) = read_checklist(written(tmp_path / "own.xlsx", [AREA, ITEM, END], choices=[])).areas
    assert area.items[0].has_verdict


def test_own_columns_in_chinese(tmp_path: Path) -> None:
    item = ITEM | {
        "适用对象": "快递企业、T",
        "整改用语": "责令改正",
        "合格标准": "均查验",
        "合格标准::English (en)": "all checked",
        "取证": "照片",
        "检查方法": "观察",
        "整改期限": "10",
        "最少照片": "2",
        "最多照片": "5",
    }
    (area,) = read_checklist(written(tmp_path / "own.xlsx", [AREA, item, END])).areas
    (read,) = area.items
    assert read.applies_to == ("E", "T")
    assert read.rectification == "责令改正"
    assert read.pass_criterion == {"zh": "均查验", "en": "all checked"}
    assert (read.evidence, read.how_to_check) == ({"zh": "照片"}, {"zh": "观察"})
    assert (read.deadline_days, read.photos_min, read.photos_max) == (10, 2, 5)


def test_areas_may_be_named_in_a_column(tmp_path: Path) -> None:
    survey = [
        ITEM | {"检查领域": "RN 实名登记"},
        COUNT,
        ITEM | {"name": "RN-02", "检查领域": "RN 实名登记"},
        ITEM | {"name": "OB-01", "检查领域": "开箱验视"},
    ]
    checklist = read_checklist(written(tmp_path / "own.xlsx", survey))
    assert [(area.code, area.label["zh"], [item.code for item in area.items]) for area in checklist.areas] == [
        ("RN", "实名登记", ["RN-01", "RN-02"]),
        ("开箱验视", "开箱验视", ["OB-01"]),
    ]
    assert checklist.areas[0].items[0].parts[0].path == "/data/RN/RN-01_count"


def test_the_rule_of_evidence_fits_into_one_cell(tmp_path: Path) -> None:
    survey = [
        AREA,
        ITEM | {"取证要求": "照片 2-5；备注；抽样 10", "权重": "2.5", "一票否决": "是"},
        ITEM | {"name": "RN-02", "取证要求": "photos 1", "不合格须备注": "是", "抽样数量": "3"},
        END,
    ]
    first, second = read_checklist(written(tmp_path / "own.xlsx", survey)).areas[0].items
    assert (first.photos_min, first.photos_max, first.note_on_fail, first.sample_size) == (2, 5, True, 10)
    assert (first.weight, first.critical) == (2.5, True)
    assert (second.photos_min, second.photos_max, second.note_on_fail, second.sample_size) == (1, 0, True, 3)
    assert (second.weight, second.critical) == (1.0, False)


def test_a_criterion_that_is_a_number_is_the_rule_of_the_one_number(tmp_path: Path) -> None:
    survey = [AREA, ITEM | {"合格标准": "不少于3次"}, COUNT, ITEM | {"name": "RN-02", "合格标准": "齐全"}, END]
    first, second = read_checklist(written(tmp_path / "own.xlsx", survey)).areas[0].items
    assert (first.parts[0].passes, second.parts) == (". >= 3", ())


def test_a_part_belongs_to_the_longest_code_that_its_name_begins_with(tmp_path: Path) -> None:
    items = [ITEM | {"name": name, "合格标准": rule} for name, rule in (("A", "≥1"), ("A_b", "≥2"), ("A_bc", "≥3"))]
    numbers = [COUNT | {"name": f"{name}_n"} for name in ("A", "A_b", "A_bc")]
    rows = [row for pair in zip(items, numbers, strict=True) for row in pair]
    (area,) = read_checklist(written(tmp_path / "own.xlsx", [AREA, *rows, END])).areas
    assert [item.parts[0].passes for item in area.items] == [". >= 1", ". >= 2", ". >= 3"]


def test_the_markdown_form_of_the_standard_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "own.md"
    path.write_text(
        """
        | survey |
        | | type | name | label | severity |
        | | begin group | RN | 实名 | |
        | | select_one verdict | RN-01 | 查验？ | A |
        | | end group | | | |
        | choices |
        | | list_name | name | label |
        | | verdict | pass | 合格 |
        | | verdict | fail | 不合格 |
        | | verdict | na | 不适用 |
        | settings |
        | | form_title | form_id | version |
        | | 检查表 | own | 1 |
        """,
        encoding="utf-8",
    )
    assert isinstance(read_checklist(path), Checklist)


def test_part_of_names_the_item_of_a_part_with_a_free_name(tmp_path: Path) -> None:
    part = {"type": "date", "name": "opened", "label": "日期", "part_of": "RN-01"}
    (area,) = read_checklist(written(tmp_path / "own.xlsx", [AREA, ITEM, FACT, BRAND, part, END])).areas
    assert [item.parts[0].name for item in area.items] == ["opened", "RN-02_brand"]


ROW_FAULTS: list[tuple[Cells, tuple[str, int, str, str]]] = [
    (ITEM | {"type": "hologram", "name": "RN-01_place"}, ("type_unknown", 4, "type", "hologram")),
    (ITEM | {"type": "", "name": "RN-09"}, ("type_missing", 4, "type", "")),
    (COUNT | {"type": "select_one colours", "name": "RN-01_x"}, ("list_unknown", 4, "type", "select_one colours")),
    (ITEM | {"name": "RN 09"}, ("name_spaces", 4, "name", "RN 09")),
    (ITEM | {"name": "9"}, ("name_malformed", 4, "name", "9")),
    (ITEM | {"name": ""}, ("name_missing", 4, "name", "")),
    (ITEM, ("name_twice", 4, "name", "RN-01")),
    (ITEM | {"name": "RN-09", "label": ""}, ("label_missing", 4, "label", "")),
    (ITEM | {"name": "RN-09", "severity": "D"}, ("severity_unknown", 4, "severity", "D")),
    (ITEM | {"name": "RN-09", "severity": ""}, ("severity_unknown", 4, "severity", "")),
    (ITEM | {"name": "RN-09", "legal_basis": "快递§999"}, ("article_unknown", 4, "legal_basis", "快递§999")),
    (ITEM | {"name": "RN-09", "applies_to": "E Z"}, ("kind_unknown", 4, "applies_to", "E Z")),
    (ITEM | {"name": "RN-09", "deadline_days": "七"}, ("number_malformed", 4, "deadline_days", "七")),
    (ITEM | {"name": "RN-09", "deadline_days": "31"}, ("number_malformed", 4, "deadline_days", "31")),
    (ITEM | {"name": "RN-09", "photos_min": "-1"}, ("number_malformed", 4, "photos_min", "-1")),
    (ITEM | {"name": "RN-09", "photos_max": "many"}, ("number_malformed", 4, "photos_max", "many")),
    (ITEM | {"name": "RN-09", "photos_min": "3", "photos_max": "2"}, ("photos_crossed", 4, "photos_max", "2")),
    (ITEM | {"name": "RN-09", "relevant": "${RN-77}='no'"}, ("reference_unknown", 4, "relevant", "${RN-77}='no'")),
    (ITEM | {"name": "RN-09", "显示条件": "RN-01=好"}, ("choice_unknown", 4, "显示条件", "RN-01=好")),
    (ITEM | {"name": "RN-09", "label": "见 ${RN-77}"}, ("reference_unknown", 4, "label", "见 ${RN-77}")),
    (ITEM | {"name": "RN-09", "weight": "-1"}, ("decimal_malformed", 4, "weight", "-1")),
    (ITEM | {"name": "RN-09", "critical": "也许"}, ("yes_no_unknown", 4, "critical", "也许")),
    (ITEM | {"name": "RN-09", "evidence_rule": "录音 3"}, ("evidence_rule_unknown", 4, "evidence_rule", "录音 3")),
    (COUNT | {"required": "也许"}, ("yes_no_unknown", 4, "required", "也许")),
    (COUNT | {"trigger": "nobody"}, ("reference_unknown", 4, "trigger", "nobody")),
    (COUNT | {"pass_criterion": "很多"}, ("criterion_malformed", 4, "pass_criterion", "很多")),
    (COUNT | {"image": "logo.png"}, ("attachment_missing", 4, "image", "logo.png")),
    (COUNT | {"image": "../logo.png"}, ("attachment_name", 4, "image", "../logo.png")),
    (COUNT | {"image": "own.xlsx"}, ("attachment_type", 4, "image", "own.xlsx")),
    (COUNT | {"name": "XX-01_count"}, ("part_without_item", 4, "name", "XX-01_count")),
    (COUNT | {"part_of": "XX-01"}, ("part_without_item", 4, "part_of", "XX-01")),
    (FACT, ("fact_without_part", 4, "type", "note")),
    (END_TABLE, ("end_without_begin", 4, "type", "end_repeat")),
]


@pytest.mark.parametrize(("row", "fault"), ROW_FAULTS)
def test_a_faulty_row_is_named_with_sheet_row_column_and_value(
    tmp_path: Path, row: Cells, fault: tuple[str, int, str, str]
) -> None:
    code, number, column, value = fault
    problems = check_checklist(written(tmp_path / "own.xlsx", [AREA, ITEM, row, END]))
    assert places(problems) == [(code, "survey", number, column, value)]


def test_a_fact_cannot_be_grave(tmp_path: Path) -> None:
    problems = check_checklist(written(tmp_path / "own.xlsx", [AREA, ITEM, FACT | {"severity": "A"}, BRAND, END]))
    assert places(problems) == [("severity_of_fact", "survey", 4, "severity", "A")]


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        ([AREA, ITEM], [("not_closed", 2)]),
        ([AREA, ITEM, TABLE, WAYBILL], [("not_closed", 2), ("not_closed", 4)]),
        ([AREA, ITEM, TABLE, END_TABLE, END], [("table_empty", 4)]),
        ([AREA, ITEM, TABLE, WAYBILL, END], [("not_closed", 4)]),
        ([AREA, ITEM, AREA | {"name": "B"}, COUNT, END], [("not_closed", 2)]),
        ([ITEM], [("item_outside_area", 2)]),
        ([AREA, END], [("items_none", 1)]),
        ([AREA, ITEM, END, AREA | {"name": "B"}, END], [("area_empty", 5)]),
        ([AREA, ITEM, END, END], [("end_without_begin", 5)]),
        ([AREA, ITEM, TABLE, WAYBILL, WAYBILL, END_TABLE, END], [("name_twice", 6)]),
    ],
)
def test_groups_and_tables_must_close_and_hold_something(
    tmp_path: Path, survey: list[Cells], expected: list[tuple[str, int]]
) -> None:
    problems = check_checklist(written(tmp_path / "own.xlsx", survey))
    assert [(place[0], place[2]) for place in places(problems)] == expected


def test_every_problem_is_reported_at_once_and_in_order(tmp_path: Path) -> None:
    survey = [
        AREA,
        {},
        ITEM | {"severity": "高", "legal_basis": "快递§23 民法典§1 刑法§2", "applies_to": "X"},
        COUNT | {"type": "smell", "constraint": "XX-9>1 且 ${nobody}=1"},
        {},
        FACT | {"label": ""},
    ]
    problems = check_checklist(written(tmp_path / "own.xlsx", survey, settings=[{"form_title": "检查表"}]))
    assert [place[:3] for place in places(problems)] == [
        ("setting_missing", "settings", 2),
        ("setting_missing", "settings", 2),
        ("not_closed", "survey", 2),
        ("severity_unknown", "survey", 4),
        ("article_unknown", "survey", 4),
        ("article_unknown", "survey", 4),
        ("kind_unknown", "survey", 4),
        ("reference_unknown", "survey", 5),
        ("reference_unknown", "survey", 5),
        ("type_unknown", "survey", 5),
        ("fact_without_part", "survey", 7),
        ("label_missing", "survey", 7),
    ]
    told = {problem.details.get("article") for problem in problems} - {None}
    assert told == {"民法典§1", "刑法§2"}


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([*VERDICTS, VERDICTS[0]], [("name_twice", "choices", 5)]),
        ([*VERDICTS, {"list_name": "c", "name": "a b", "label": "甲"}], [("name_spaces", "choices", 5)]),
        ([*VERDICTS, {"list_name": "c", "name": "a"}], [("label_missing", "choices", 5)]),
        ([*VERDICTS, {"name": "a", "label": "甲"}], [("list_name_missing", "choices", 5)]),
        (VERDICTS[:2], [("verdict_list", "choices", 2)]),
    ],
)
def test_faulty_choices_are_named(tmp_path: Path, choices: list[Cells], expected: list[tuple[str, str, int]]) -> None:
    problems = check_checklist(written(tmp_path / "own.xlsx", GOOD, choices))
    assert [place[:3] for place in places(problems)] == expected


def test_the_three_verdicts_are_those_of_the_program() -> None:
    assert [row["name"] for row in VERDICTS] == [verdict.value for verdict in Verdict]


def test_the_same_column_under_two_headers_is_refused(tmp_path: Path) -> None:
    problems = check_checklist(written(tmp_path / "own.xlsx", [AREA, ITEM | {"严重程度": "B"}, END]))
    assert places(problems) == [("column_twice", "survey", 1, "严重程度", "严重程度")]


def test_what_only_the_stock_converter_refuses_is_refused(tmp_path: Path) -> None:
    survey = [AREA, ITEM, COUNT | {"type": "range", "parameters": "start=1 end=ten step=1"}, END]
    (place,) = places(check_checklist(written(tmp_path / "own.xlsx", survey)))
    assert place[:4] == ("range_parameters", "survey", 4, "parameters")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("own.docx", b"PK", "file_type"),
        ("own.xlsx", b"", "file_broken"),
        ("own.xlsx", b"%PDF-1.7 not a workbook", "file_broken"),
        ("own.xlsx", assets.read_bytes("checklists", SHIPPED)[:9000], "file_broken"),
        ("own.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "file_broken"),
        ("own.csv", "题号,类型\n1,2\n".encode("gb18030"), "no_survey"),
        ("own.md", b"no table at all", "no_survey"),
        ("own.xlsm", assets.read_bytes("checklists", SHIPPED), "file_macros"),
    ],
)
def test_a_file_that_is_no_workbook_is_explained(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert places(check_checklist(path)) == [(code, "", 0, "", name)]


def test_a_missing_file_and_a_folder_are_explained(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("nowhere.xlsx", "folder.xlsx"):
        assert places(check_checklist(tmp_path / name)) == [("file_missing", "", 0, "", name)]


def test_a_workbook_without_a_survey_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("台账").write_string(0, 0, "企业名称")
        book.add_worksheet("说明")
    assert places(check_checklist(path)) == [("no_survey", "", 0, "", "register.xlsx")]


def test_reading_refuses_with_all_problems(tmp_path: Path) -> None:
    path = written(tmp_path / "own.xlsx", [AREA, ITEM | {"severity": ""}, COUNT | {"label": ""}, END])
    with pytest.raises(RefusedInputError) as refusal:
        read_checklist(path)
    assert len(refusal.value.problems) == 2
