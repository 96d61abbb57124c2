"""Spreadsheets as offices send them: the header is found, rows that are no enterprises are passed over."""

from pathlib import Path

import pytest
from register_files import HEADERS, HENGXU, KAIHONG, csv_text, workbook_bytes, write_csv, write_xlsx

from inspector_app.enterprises.register import RegisterReading, read_register
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say

OLD_WORKBOOK = Path(__file__).parents[2] / "fixtures" / "registers" / "two_rows.xls"


def names(reading: RegisterReading) -> list[object]:
    return [row.values["name"] for row in reading.rows]


def refusal_of(path: Path, mapping: dict[int, str | None] | None = None) -> tuple[str, str]:
    """Code and Chinese sentence of the one problem."""
    with pytest.raises(RefusedInputError) as refusal:
        read_register(path, mapping)
    (problem,) = refusal.value.problems
    assert str(say(problem, Language.EN))
    return problem.code.removeprefix("register."), str(say(problem))


def unclear_of(path: Path, mapping: dict[int, str | None] | None = None) -> tuple[str, str]:
    """Code and Chinese sentence of the one thing that a person has to correct in the columns; no rows until then."""
    reading = read_register(path, mapping)
    (problem,) = reading.unclear
    assert reading.rows == ()
    assert str(say(problem, Language.EN))
    return problem.code.removeprefix("register."), str(say(problem))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_file_is_read_in_every_usual_encoding_and_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "台账.csv"
    text = csv_text((*KAIHONG, "13290713029", "福永社区", ""), (*HENGXU, "17316248108", "聚福社区", ""))
    path.write_bytes(text.replace(",", delimiter).encode(encoding))
    reading = read_register(path)
    assert names(reading) == [KAIHONG[0], HENGXU[0]]
    assert (reading.sheet, reading.header_row) == ("", 1)


def test_an_old_workbook_is_read() -> None:
    reading = read_register(OLD_WORKBOOK)
    assert names(reading) == [KAIHONG[0], HENGXU[0]]
    assert (reading.sheet, reading.header_row) == ("台账", 2)


def test_the_sheet_with_the_best_header_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    notes = [["填表说明"], ["企业名称", "写营业执照上的名称"]]
    sheets = {"填表说明": notes, "二季度": [["底数台账"], HEADERS, KAIHONG], "空": [], "怀德": [HEADERS, HENGXU]}
    path.write_bytes(workbook_bytes(sheets))
    reading = read_register(path)
    assert (reading.sheet, reading.header_row, names(reading)) == ("二季度", 2, [KAIHONG[0]])
    assert reading.unread == ("怀德",), "another community's sheet is named, notes are not"


def test_header_words_may_have_breaks_brackets_and_spaces(tmp_path: Path) -> None:
    headers = ("单位名称\n（全称）", "信用代码 / 营业执照号", "联系 方式*", "负责人/联系人", "Ｘ光机(台)", "天气")
    reading = read_register(write_xlsx(tmp_path / "a.xlsx", (*KAIHONG, "1", "李", 1, "晴"), headers=headers))
    fields = [column.field for column in reading.columns]
    assert fields == ["name", "credit_code", "phone", "contact", "xray_count", None]


def test_of_two_columns_the_office_own_word_counts(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("顺达", "张三", "李四"), headers=("企业名称", "联系人", "负责人"))
    assert [column.field for column in read_register(path).columns] == ["name", None, "contact"]


def test_two_columns_with_equal_right_are_refused_by_name_until_one_is_chosen(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("顺达", "1", "2"), headers=("企业名称", "手机", "电话"))
    code, words = unclear_of(path)
    assert code == "column_twice"
    assert all(part in words for part in ("a.csv", "第 1 行", "“手机”", "“电话”", "联系电话"))
    assert [column.field for column in read_register(path, {1: None, 2: "phone"}).columns] == ["name", None, "phone"]


def test_a_corrected_column_is_read_as_what_it_was_corrected_to(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("顺达", "晴"), headers=("企业名称", "天气"))
    reading = read_register(path, {0: "name", 1: "note"})
    assert reading.rows[0].values["note"] == "晴"
    assert reading.header_of("note") == "天气"
    assert [each.code for each in read_register(path, {0: "note", 1: "note"}).unclear] == [
        "register.column_twice",
        "register.no_name_column",
    ]
    code, words = unclear_of(path, {0: None, 1: "note"})
    assert code == "no_name_column"
    assert "第 1 行" in words


def test_rows_that_are_no_enterprises_are_passed_over(tmp_path: Path) -> None:
    headers = ("序号", *HEADERS)
    rows: list[tuple[object, ...]] = [
        (1, *KAIHONG),
        ("", "", ""),
        (2, "", "　"),
        headers,
        (3, *HENGXU),
        ("小计", "2家", ""),
        ("", "共2家企业", ""),
        ("合计：", 2, ""),
        ("填表人：王芳", "", "", "审核人：李明"),
    ]
    reading = read_register(write_xlsx(tmp_path / "a.xlsx", *rows, headers=headers))
    assert [row.number for row in reading.rows] == [2, 6]


def test_an_enterprise_with_a_code_is_never_taken_for_a_total(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("合计", KAIHONG[1], "", "", ""), ("合计物流有限公司", "", "", "", ""))
    assert names(read_register(path)) == ["合计", "合计物流有限公司"]


def test_a_community_merged_over_rows_holds_for_each(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("所属社区", "企业名称"))
        sheet.merge_range(1, 0, 2, 0, "福永社区")
        sheet.write_column(1, 1, ("甲物流", "乙物流", "丙物流"))
    assert [row.values["community"] for row in read_register(path).rows] == ["福永社区", "福永社区", ""]


def test_a_header_of_two_levels_is_read_through_its_merged_cells(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "企业名称")
        sheet.merge_range(0, 1, 0, 2, "联系方式")
        sheet.write_row(1, 1, ("负责人", "电话"))
        sheet.write_row(2, 0, ("甲物流", "李明", "13290713029"))
    reading = read_register(path)
    assert [(column.header, column.field) for column in reading.columns] == [
        ("企业名称", "name"),
        ("负责人", "contact"),
        ("电话", "phone"),
    ]
    assert [row.number for row in reading.rows] == [3]


def test_only_the_first_values_of_a_column_are_shown(tmp_path: Path) -> None:
    reading = read_register(write_csv(tmp_path / "a.csv", *[(f"第{n}物流", "", "", "", "") for n in range(9)]))
    assert reading.columns[0].samples == ("第0物流", "第1物流", "第2物流", "第3物流", "第4物流")


def test_a_file_without_known_headers_is_explained(tmp_path: Path) -> None:
    code, words = refusal_of(write_csv(tmp_path / "天气.csv", ("晴", "20"), headers=("天气", "温度")))
    assert code == "no_header"
    assert "天气.csv" in words


def test_headers_that_nobody_told_us_are_shown_and_can_be_mapped_by_hand(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("顺达", "晴", "福永"), headers=("招牌", "天气", "哪儿"))
    assert unclear_of(path)[0] == "header_unknown"
    assert [column.header for column in read_register(path).columns] == ["招牌", "天气", "哪儿"]
    assert names(read_register(path, {0: "name", 1: None, 2: "community"})) == ["顺达"]


def test_a_header_without_enterprises_is_explained(tmp_path: Path) -> None:
    assert refusal_of(write_csv(tmp_path / "a.csv", ("合计", "", "", "", "")))[0] == "no_rows"
