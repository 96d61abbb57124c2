"""What leaves as a file: a plain XLSForm, a coloured copy, an OpenRosa submission."""

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from checklist_books import AREA, COUNT, END, FACT, GOOD, ITEM, places, written
from lxml import etree
from pyxform.xls2xform import convert

from db.records.visits import Answer, Visit
from inspector_app.checklists.coloured import write_coloured
from inspector_app.checklists.model import Checklist, all_items
from inspector_app.checklists.plain_export import export_plain, export_shipped
from inspector_app.checklists.snapshots import from_json, shipped
from inspector_app.checklists.submission import submission_xml
from inspector_app.checklists.workbook import check_checklist, read_checklist
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
CHINESE = [
    {"类型": "领域开始", "题号": "RN", "检查内容": "实名"},
    {"类型": "判定", "题号": "RN-01", "检查内容": "查验“证件”？", "严重程度": "B", "法律依据": "快递§23"},
    {"类型": "整数", "题号": "RN-01_count", "检查内容": "次数", "单位": "次", "校验": "0-100", "合格标准": "≥3"},
    {"类型": "文本", "题号": "RN-01_why", "检查内容": "原因", "显示条件": "RN-01=不合格", "必填": "是"},
    {"类型": "判定", "题号": "RN-02", "检查内容": "登记？", "严重程度": "A", "显示条件": "RN-01=合格或不适用"},
    {"类型": "领域结束"},
]


def chinese(folder: Path) -> Path:
    settings = [{"标题": "街道检查表", "表单编号": "own", "版本": "2026.3"}]
    return written(folder / "own.xlsx", CHINESE, [], settings, ("检查内容", "选项", "设置"))


def form_of(path: Path) -> etree._Element:
    warnings: list[str] = []
    form = etree.fromstring(convert(path, warnings=warnings, validate=False).xform.encode())
    assert warnings == []
    return form


def binds(form: etree._Element) -> dict[str, dict[str, str]]:
    found = form.iter("{http://www.w3.org/2002/xforms}bind")
    return {str(each.get("nodeset")): {str(k): str(v) for k, v in each.attrib.items()} for each in found}


def test_the_stock_converter_takes_the_plain_export_of_the_shipped_checklist(tmp_path: Path) -> None:
    target = tmp_path / "plain.xlsx"
    export_shipped(target)
    nodes = binds(form_of(target))
    for area in shipped().areas:
        for item in area.items:
            assert item.path in nodes
            assert (f"{item.path}_reason" in nodes) == item.has_verdict
    severity = nodes["/data/RN/RN-01"]["{urn:inspector-app}severity"]
    assert (severity, nodes["/data/RN/RN-01"]["{urn:inspector-app}legal_basis"]) == ("B", "快递§23 反恐§20")


def test_the_plain_export_is_plain(tmp_path: Path) -> None:
    """English headers, XPath, and nothing that only our program understands."""
    target = tmp_path / "plain.xlsx"
    export_plain(chinese(tmp_path), target)
    nodes = binds(form_of(target))
    assert nodes["/data/RN/RN-01_why"]["relevant"] == " /data/RN/RN-01  = 'fail'"
    assert nodes["/data/RN/RN-01_count"]["constraint"] == ". >= 0 and . <= 100"
    (proposal,) = form_of(target).iter("{http://www.w3.org/2002/xforms}setvalue")
    assert proposal.get("ref") == "/data/RN/RN-01"
    assert ">= 3, 'pass', 'fail'" in str(proposal.get("value"))
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["survey", "choices", "settings"]
    headers = [str(cell.value) for cell in book["survey"][1]]
    assert all(header.isascii() for header in headers), headers


def test_the_plain_export_comes_back_as_the_same_checklist(tmp_path: Path) -> None:
    target = tmp_path / "plain.xlsx"
    export_plain(chinese(tmp_path), target)
    before, after = read_checklist(chinese(tmp_path)), read_checklist(target)
    for old, new in zip(all_items(before), all_items(after), strict=True):
        assert (old.code, old.label, old.severity, old.legal_basis) == (
            new.code,
            new.label,
            new.severity,
            new.legal_basis,
        )
        assert [part.name for part in old.parts] == [
            part.name for part in new.parts if not part.name.endswith(("_reason", "_note"))
        ]


def test_files_of_the_form_go_along(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("name,label\na,A\n", "utf-8")
    row = {"type": "select_one_from_file towns.csv", "name": "town", "label": "Town"}
    target = tmp_path / "out" / "plain.xlsx"
    target.parent.mkdir()
    export_plain(written(tmp_path / "own.xlsx", [row], [], []), target)
    assert (target.parent / "plain-media" / "towns.csv").read_text("utf-8") == "name,label\na,A\n"
    assert read_checklist(target).attachments


def test_a_faulty_workbook_is_not_exported(tmp_path: Path) -> None:
    target = tmp_path / "plain.xlsx"
    with pytest.raises(RefusedInputError):
        export_plain(written(tmp_path / "own.xlsx", [AREA, ITEM | {"severity": ""}, END]), target)
    assert not target.exists()


# --- the coloured copy ------------------------------------------------------------------------------------------------


def marked(path: Path) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.fill.fgColor.rgb == "FFF4B6B6"
    }


def coloured(source: Path, target: Path, language: Language = Language.ZH) -> dict[tuple[str, str], str]:
    count = write_coloured(source, check_checklist(source), target, language)
    found = marked(target)
    assert count == len(found)
    return found


def test_faulty_cells_are_coloured_and_say_why(tmp_path: Path) -> None:
    survey = [AREA, ITEM | {"severity": "高", "applies_to": "X Z"}, COUNT | {"relevant": "(("}, FACT, END]
    found = coloured(written(tmp_path / "own.xlsx", survey), tmp_path / "out.xlsx")
    assert set(found) == {("survey", "D3"), ("survey", "F3"), ("survey", "H4"), ("survey", "A5")}
    assert "严重程度“高”" in found["survey", "D3"]
    assert "“X”" in found["survey", "F3"]
    assert "“Z”" in found["survey", "F3"]
    assert "((" in found["survey", "H4"]


def test_the_copy_speaks_english_and_leaves_the_workbook_alone(tmp_path: Path) -> None:
    source = written(tmp_path / "own.xlsx", [AREA, ITEM | {"severity": ""}, END])
    before = source.read_bytes()
    (said,) = coloured(source, tmp_path / "out.xlsx", Language.EN).values()
    assert "severity" in said
    assert source.read_bytes() == before
    with pytest.raises(RefusedInputError) as refusal:
        write_coloured(source, check_checklist(source), source, Language.ZH)
    assert places(list(refusal.value.problems))[0][0] == "coloured_over_source"


@pytest.mark.parametrize("name", ["own.csv", "own.md"])
def test_a_text_file_becomes_a_workbook_with_colours(tmp_path: Path, name: str) -> None:
    csv = 'survey\n,type,name,label\n,integer,q,"=1+1"\n,hologram,r,R\n'
    markdown = "| survey |\n| | type | name | label |\n| | integer | q | =1+1 |\n| | hologram | r | R |\n"
    source = tmp_path / name
    source.write_text(csv if name.endswith("csv") else markdown, "utf-8")
    found = coloured(source, tmp_path / "out.xlsx")
    assert set(found) == {("survey", "A3")}
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["survey"]["C2"].data_type == "s"


# --- the submission ---------------------------------------------------------------------------------------------------


def visit_with(checklist: Checklist) -> Visit:
    return Visit("01a215b7d050747a90937722198db9ba", "e1", checklist.id, "inspection", "d-1", NOW)


def answered(item: str, verdict: str = "", reason: str = "", note: str = "", **values: object) -> Answer:
    return Answer("v", item, verdict, values, reason, note, NOW)


def submission(checklist: Checklist, *given: Answer) -> etree._Element:
    answers = {each.item: each for each in given}
    return etree.fromstring(submission_xml(checklist, visit_with(checklist), "快递企业", answers))


def texts(root: etree._Element) -> dict[str, str]:
    return {str(each.tag).rpartition("}")[2]: each.text or "" for each in root.iter() if not len(each)}


def test_a_submission_names_its_form_its_version_and_its_visit(tmp_path: Path) -> None:
    checklist = read_checklist(chinese(tmp_path))
    root = submission(checklist, answered("RN-01", "fail", **{"RN-01_count": 2, "RN-01_why": "没看"}))
    assert (root.get("id"), root.get("version")) == ("own", "2026.3")
    found = texts(root)
    assert found["instanceID"] == "uuid:01a215b7-d050-747a-9093-7722198db9ba"
    assert (found["RN-01"], found["RN-01_count"], found["RN-01_why"]) == ("fail", "2", "没看")
    assert root.find("{*}meta/{*}instanceID") is not None


def test_a_verdict_against_the_proposal_of_its_number_stands(tmp_path: Path) -> None:
    """The rule ≥3 only proposes; what the person decided is what is submitted."""
    checklist = read_checklist(chinese(tmp_path))
    found = texts(submission(checklist, answered("RN-01", "pass", **{"RN-01_count": 2})))
    assert (found["RN-01"], found["RN-01_count"]) == ("pass", "2")


def test_what_is_not_relevant_is_not_submitted(tmp_path: Path) -> None:
    checklist = read_checklist(chinese(tmp_path))
    given = (answered("RN-01", "fail", **{"RN-01_why": "没看"}), answered("RN-02", "pass"))
    assert "RN-02" not in texts(submission(checklist, *given))


def test_reason_and_note_stand_beside_their_verdict_as_in_the_plain_form(tmp_path: Path) -> None:
    checklist = read_checklist(chinese(tmp_path))
    root = submission(checklist, answered("RN-01", "na", reason="没有收寄", note="a<b\x01"))
    found = texts(root)
    assert (found["RN-01"], found["RN-01_reason"], found["RN-01_note"]) == ("na", "没有收寄", "a<b")
    target = tmp_path / "plain.xlsx"
    export_plain(chinese(tmp_path), target)
    known = {path.rpartition("/")[2] for path in binds(form_of(target))}
    assert set(found) <= known


def test_a_table_is_submitted_row_by_row(tmp_path: Path) -> None:
    checklist = read_checklist(written(tmp_path / "own.xlsx", GOOD))
    rows = [{"waybill": "SF1"}, {"waybill": "SF2"}]
    root = submission(checklist, answered("RN-01", "pass", **{"RN-01_rows": rows}))
    assert [each.findtext("{*}waybill") for each in root.iter("{*}RN-01_rows")] == ["SF1", "SF2"]


def test_a_checklist_of_an_earlier_program_has_nothing_to_submit() -> None:
    snapshot = (Path(__file__).parents[2] / "fixtures" / "checklist_2026_1.json").read_text("utf-8")
    with pytest.raises(RefusedInputError):
        submission(from_json(snapshot), answered("RN-01", "pass"))
