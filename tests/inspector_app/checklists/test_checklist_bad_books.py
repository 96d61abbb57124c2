"""Bad workbooks: a list of problems, never a traceback, never half a checklist."""

import io
import random
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from checklist_books import AREA, COUNT, END, FACT, GOOD, ITEM, SETTINGS, VERDICTS, Cells, places, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app import assets
from inspector_app.checklists.books import MOST_ROWS, blank_as_nothing
from inspector_app.checklists.snapshots import SHIPPED, from_json, to_json
from inspector_app.checklists.telling import tell
from inspector_app.checklists.workbook import check_checklist, read_checklist
from inspector_app.messages import Language


def part(name: str, **cells: str) -> Cells:
    return COUNT | {"name": f"RN-01_{name}"} | cells


def problems_of(folder: Path, *rows: Cells) -> list[tuple[object, ...]]:
    return [place[:4] for place in places(check_checklist(written(folder / "own.xlsx", [AREA, ITEM, *rows, END])))]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"relevant": "((1 = 2"}, "form.expression_malformed", "relevant"),
        ({"显示条件": "1 = = 2"}, "form.expression_malformed", "显示条件"),
        ({"calculation": "foo(${RN-01})"}, "form.function_unknown", "calculation"),
        ({"calculation": "substr(${RN-01})"}, "form.function_arguments", "calculation"),
        ({"constraint": "“未完"}, "form.expression_malformed", "constraint"),
        ({"constraint": "regex(., '[')"}, "form.pattern_malformed", "constraint"),
        ({"required": "date("}, "form.expression_malformed", "required"),
        ({"read_only": "1 +"}, "form.expression_malformed", "read_only"),
        ({"calculation": "instance('no')/root/item/name"}, "form.instance_unknown", "calculation"),
        ({"type": "select_one verdict", "part_of": "RN-01", "choice_filter": "a = "}, None, "choice_filter"),
        ({"type": "range", "parameters": "start=1 end=ten"}, "range_parameters", "parameters"),
    ],
)
def test_a_faulty_expression_is_named_at_its_cell(tmp_path: Path, cells: Cells, code: str | None, column: str) -> None:
    ((found, sheet, number, header),) = problems_of(tmp_path, part("x", **cells))
    assert (sheet, number, header) == ("survey", 4, column)
    assert code is None or found == code


def test_one_fault_hides_no_other(tmp_path: Path) -> None:
    rows = [
        part("a", relevant="((1", constraint="foo(.)"),
        part("b", type="range", parameters="start=1 end=ten"),
        part("c", type="select_one nolist"),
        part("d", type="range", parameters="start=one end=2"),
        part("e", calculation="${RN-01_f}"),
        part("f", calculation="${RN-01_e}"),
        part("g", constraint="regex(., '[')"),
        {"type": "begin_repeat", "name": "RN-01_open", "label": "表"},
    ]
    assert problems_of(tmp_path, *rows) == [
        ("form.expression_malformed", "survey", 4, "relevant"),
        ("form.function_unknown", "survey", 4, "constraint"),
        ("range_parameters", "survey", 5, "parameters"),
        ("list_unknown", "survey", 6, "type"),
        ("range_parameters", "survey", 7, "parameters"),
        ("form.cycle", "survey", 9, "calculation"),
        ("form.pattern_malformed", "survey", 10, "constraint"),
        ("not_closed", "survey", 11, "type"),
        ("table_empty", "survey", 11, "name"),
    ]


def test_a_circle_names_both_rows(tmp_path: Path) -> None:
    rows = [part("e", calculation="${RN-01_f}"), part("f", relevant="RN-01_e > 1")]
    (problem,) = check_checklist(written(tmp_path / "own.xlsx", [AREA, ITEM, *rows, END]))
    assert {problem.details["row"], problem.details["other_row"]} == {4, 5}
    said = str(tell(problem))
    assert "RN-01_e" in said
    assert "RN-01_f" in said
    assert "第 4 行" in said
    assert "第 5 行" in said
    assert "row 4" in str(tell(problem, Language.EN)) or "row 5" in str(tell(problem, Language.EN))


def test_a_circle_is_told_beside_a_list_there_is_not_and_a_name_that_comes_again(tmp_path: Path) -> None:
    """Without any sheet of choices the converter stops at the first question that asks for a list."""
    rows = [
        *({"type": "integer", "name": name, "label": name} for name in ("count", "count")),
        {"type": "select_one nowhere", "name": "chosen", "label": "chosen", "choice_filter": "x = 1"},
        {"type": "calculate", "name": "first", "calculation": "${second} + ${chosen}"},
        {"type": "calculate", "name": "second", "calculation": "${first}"},
    ]
    path = written(tmp_path / "own.xlsx", [AREA, *rows, END], choices=[])
    codes = [problem.code for problem in check_checklist(path)]
    assert codes == ["checklist.name_twice", "checklist.list_unknown", "form.cycle"]


def test_sheets_that_mean_the_same_and_sheets_that_are_not_supported(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for title in ("survey", "检查内容", "external_choices", "_notes"):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["type", "name", "label"])
            sheet.write_row(1, 0, ["text", "q", "Q"])
    assert [place[:2] for place in places(check_checklist(path))] == [
        ("sheet_twice", "检查内容"),
        ("sheet_unsupported", "external_choices"),
    ]


def test_a_title_may_stand_above_the_headers(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("survey")
        sheet.write_string(0, 0, "街道检查表")
        sheet.write_row(2, 0, ["类型", "题号", "检查内容", "显示条件"])
        sheet.write_row(3, 0, ["文本", "q", "问", ""])
        sheet.write_row(4, 0, ["文本", "r", "问", "((1"])
    assert places(check_checklist(path))[0][:4] == ("form.expression_malformed", "survey", 5, "显示条件")


def test_missing_columns_are_named(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("survey").write_row(0, 0, ["企业名称", "地址"])
    assert [place[:4] for place in places(check_checklist(path))][:2] == [
        ("column_missing", "survey", 1, "type"),
        ("column_missing", "survey", 1, "name"),
    ]


def test_formulas_with_errors_and_without_results_are_named(tmp_path: Path) -> None:
    path = written(tmp_path / "own.xlsx", [AREA, ITEM, COUNT, END])
    book = openpyxl.load_workbook(path)
    book["survey"]["C3"] = '=CONCAT("a","b")'
    book["survey"]["C4"] = "#REF!"
    book.save(path)
    assert [place for place in places(check_checklist(path)) if "label" not in str(place[0])] == [
        ("formula_unread", "survey", 3, "label", '=CONCAT("a","b")'),
        ("cell_error", "survey", 4, "label", "#REF!"),
    ]


def test_rows_after_many_blank_ones_are_read(tmp_path: Path) -> None:
    survey = [AREA, ITEM, *[{}] * 200, ITEM | {"name": "RN-02"}, END]
    (area,) = read_checklist(written(tmp_path / "own.xlsx", survey)).areas
    assert [item.code for item in area.items] == ["RN-01", "RN-02"]


def test_a_last_row_of_a_million_that_holds_nothing_costs_nothing(tmp_path: Path) -> None:
    """As LibreOffice writes sheets whose columns were formatted whole: it took four gigabytes to read them."""
    path = written(tmp_path / "own.xlsx", GOOD)
    wide = tmp_path / "wide.xlsx"
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(wide, "w") as copy:
        for name in book.namelist():
            data = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:AMJ1048576"/>', data)
                data = data.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>')
            copy.writestr(name, data)
    (sheet, *_) = openpyxl.load_workbook(wide, read_only=True).worksheets
    assert sum(map(len, blank_as_nothing(sheet))) < 10_000, "cells that hold nothing are not kept"
    assert check_checklist(wide) == []


def test_ten_thousand_rows_are_refused_in_words(tmp_path: Path) -> None:
    survey = [AREA, *(ITEM | {"name": f"RN-{number}"} for number in range(10_000)), END]
    (problem,) = check_checklist(written(tmp_path / "own.xlsx", survey))
    assert (problem.code, problem.details["rows"], problem.details["most"]) == (
        "checklist.rows_many",
        10_002,
        MOST_ROWS,
    )


def test_macros_are_refused_under_any_name(tmp_path: Path) -> None:
    path = written(tmp_path / "own.xlsx", GOOD)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert places(check_checklist(path)) == [("file_macros", "", 0, "", "own.xlsx")]


def test_a_workbook_with_a_password_is_told_so(tmp_path: Path) -> None:
    for name in ("own.xlsx", "own.xls"):
        path = tmp_path / name
        path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
        assert places(check_checklist(path)) == [("file_protected", "", 0, "", name)]


def test_a_cell_far_out_is_no_reason_to_read_for_minutes(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("survey")
        sheet.write_row(0, 0, ["type", "name", "label"])
        sheet.write_string(1_000_000, 16_000, "far")
    assert places(check_checklist(path)) == [("sheet_large", "", 0, "", "own.xlsx")]


@pytest.mark.parametrize("cut", [30, 500, 5_000, 20_000, 40_000])
def test_a_truncated_workbook_is_told_so(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "own.xlsx"
    path.write_bytes(assets.read_bytes("checklists", SHIPPED)[:cut])
    assert places(check_checklist(path)) == [("file_broken", "", 0, "", "own.xlsx")]


def test_a_csv_of_a_chinese_office_is_read(tmp_path: Path) -> None:
    text = "检查内容\n,类型,题号,检查内容\n,文本,q,问\n,整数,n,次数\n设置\n,标题,版本\n,表,1\n"
    path = tmp_path / "own.csv"
    path.write_bytes(text.encode("gb18030"))
    checklist = read_checklist(path)
    assert (checklist.title["zh"], [item.code for area in checklist.areas for item in area.items]) == ("表", ["q", "n"])


def test_damaged_bytes_of_a_workbook_never_end_in_a_traceback(tmp_path: Path) -> None:
    """Bytes inside the parts of the archive, so that it is not only the archive that is broken."""
    source = written(tmp_path / "good.xlsx", GOOD).read_bytes()
    chance = random.Random(20261126)
    for _ in range(60):
        path = tmp_path / "own.xlsx"
        path.write_bytes(_damaged(source, chance))
        _read_or_refuse(path)


def _damaged(source: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as before, zipfile.ZipFile(stream, "w") as after:
        victim = chance.choice(before.namelist())
        for name in before.namelist():
            data = bytearray(before.read(name))
            if name == victim and data:
                for _ in range(chance.randint(1, 6)):
                    data[chance.randrange(len(data))] = chance.randrange(256)
            after.writestr(name, bytes(data))
    return stream.getvalue()


TYPES = [
    *("select_one verdict", "判定", "integer", "text", "note", "calculate", "begin_group", "end_group", "begin_repeat"),
    *("end_repeat", "select_one c", "select_multiple c or_other", "range", "image", "geotrace", "", "样本表", "smell"),
]
TEXTS = st.sampled_from(
    [
        "",
        "RN",
        "RN-01",
        "RN-01_a",
        "是",
        "no",
        "A",
        "1",
        "((",
        "${RN-01} = 'fail'",
        "RN-01=不合格",
        "≥30",
        ". > 1",
        "\t",
    ]
) | st.text(max_size=8)
COLUMNS = [
    *("type", "name", "label", "relevant", "constraint", "calculation", "required", "severity", "part_of", "trigger"),
    *("default", "repeat_count", "choice_filter", "parameters", "appearance", "evidence_rule", "检查领域", "weight"),
]
rows = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES), "name": st.sampled_from(["a", "b", "RN-01", "RN-01_a", "RN-01_b", "", "9 x"])},
    optional={column: TEXTS for column in COLUMNS[2:]},
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(survey=st.lists(rows, max_size=9), strict=st.booleans())
def test_any_workbook_is_taken_whole_or_refused_with_places(tmp_path: Path, survey: list[Cells], strict: bool) -> None:
    first = [AREA, ITEM] if strict else []
    last = [END] if strict else []
    _read_or_refuse(written(tmp_path / "own.xlsx", [*first, *survey, *last], VERDICTS, SETTINGS))


def _read_or_refuse(path: Path) -> None:
    problems = check_checklist(path)
    for problem in problems:
        assert {"sheet", "row", "column", "value"} <= set(problem.details), problem
        for language in Language:
            assert tell(problem, language).problem
    if not problems:
        checklist = read_checklist(path)
        assert checklist.areas
        assert from_json(to_json(checklist)) == checklist


def test_facts_of_the_story_stay_facts(tmp_path: Path) -> None:
    """A part that carries what only an item can say would be passed over in silence."""
    assert problems_of(tmp_path, FACT, part("y", part_of="RN-02", severity="A")) == [
        ("column_of_item", "survey", 5, "severity")
    ]


@pytest.mark.parametrize("levels", [41, 1500])
def test_levels_without_end_are_told_where_they_get_too_deep(tmp_path: Path, levels: int) -> None:
    """Whether they are ended or not; nothing that walks the tree falls over it."""
    groups = [AREA | {"name": f"G{level}"} for level in range(levels)]
    for ends in ([END] * levels, []):
        problems = check_checklist(written(tmp_path / "own.xlsx", [*groups, ITEM, *ends]))
        assert ("nested_deep", "survey", 42, "type") in [place[:4] for place in places(problems)]
