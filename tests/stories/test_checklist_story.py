"""An office writes its checklist, mends it, publishes it, and a visit that is open goes over to the next version."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from checklist_books import Cells, written
from command_laptops import Laptop, introduced
from lxml import etree

from inspector_app.checklists.model import all_items
from inspector_app.checklists.snapshots import shipped
from inspector_app.cli import main

REGISTER = Path(__file__).resolve().parents[2] / "resources" / "demo" / "register.xlsx"
CODE = "91440307MARHAYLAT0"
TITLES = ("检查内容", "选项", "设置")
SURVEY: list[Cells] = [
    {"类型": "领域开始", "题号": "RN", "检查内容": "实名登记"},
    {"类型": "判定", "题号": "RN-01", "检查内容": "是否查验？", "严重程度": "B", "法律依据": "快递§23"},
    {"类型": "整数", "题号": "RN-01_count", "检查内容": "观察次数", "单位": "次", "合格标准": "≥3"},
    {"类型": "文本", "题号": "RN-01_why", "检查内容": "原因", "显示条件": "RN-01=不合格", "必填": "是"},
    {"类型": "判定", "题号": "RN-02", "检查内容": "是否登记？", "严重程度": "A", "显示条件": "RN-01=合格或不适用"},
    {"类型": "领域结束"},
]


def settings(version: str) -> list[Cells]:
    return [{"标题": "街道检查表", "表单编号": "street", "版本": version}]


def workbook(path: Path, survey: list[Cells], version: str) -> Path:
    return written(path, survey, [], settings(version), TITLES)


def changed(number: int, **cells: str) -> list[Cells]:
    return [row | cells if place == number else row for place, row in enumerate(SURVEY)]


class Program:
    """The verbs that need no store."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def run(self, *words: object) -> tuple[int, str]:
        self._capsys.readouterr()
        code = main([str(word) for word in words])
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out

    def check(self, path: Path, *more: object) -> tuple[int, dict[str, Any]]:
        code, out = self.run("checklist", "check", path, "--json", *more)
        return code, json.loads(out)


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(capsys)


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Laptop:
    laptop = Laptop(tmp_path, capsys, "supervisor", "王芳")
    laptop.run("register", "import", str(REGISTER))
    return laptop


def test_a_good_workbook_is_counted(program: Program, tmp_path: Path) -> None:
    assert program.check(workbook(tmp_path / "own.xlsx", SURVEY, "2026.3")) == (
        0,
        {"problems": [], "notes": [], "items": 2, "areas": 1, "version": "2026.3"},
    )


def test_every_problem_is_listed_with_its_cell_and_marked_in_a_copy(program: Program, tmp_path: Path) -> None:
    survey = changed(3, **{"显示条件": "RN-09=合格", "必填": "也许"})
    survey[4] = survey[4] | {"显示条件": "((RN-01=合格"}
    book = workbook(tmp_path / "own.xlsx", survey, "")
    code, answer = program.check(book, "--coloured", tmp_path / "marked.xlsx")
    assert code == 1
    assert [(p["sheet"], p["row"], p["column"]) for p in answer["problems"]] == [
        ("设置", 2, "版本"),
        ("检查内容", 5, "显示条件"),
        ("检查内容", 5, "必填"),
        ("检查内容", 6, "显示条件"),
    ]
    assert all(p["problem"] and p["remedy"] for p in answer["problems"])
    assert (answer["items"], answer["areas"], answer["version"], answer["marked"]) == (0, 0, "", 4)
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx")["检查内容"]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment] == ["H5", "I5", "H6"]


def test_a_column_that_nobody_reads_is_told_with_the_one_that_was_meant(program: Program, tmp_path: Path) -> None:
    survey = changed(3, **{"deadline": "7", "我的备注": "问过李工"})
    code, answer = program.check(workbook(tmp_path / "own.xlsx", survey, "1"))
    assert (code, answer["problems"]) == (0, [])
    first, second = answer["notes"]
    assert (first["code"], first["column"]) == ("checklist.column_unread_near", "deadline")
    assert "deadline_days" in first["cause"]
    assert (second["code"], second["column"]) == ("checklist.column_unread", "我的备注")


def test_problems_are_told_in_english_too(program: Program, tmp_path: Path) -> None:
    book = workbook(tmp_path / "own.xlsx", changed(3, **{"显示条件": "RN-09=合格"}), "1")
    code, out = program.run("--language", "en", "checklist", "check", book)
    assert code == 1
    assert "row 5" in out
    assert "RN-09" in out


def test_an_office_publishes_and_new_visits_take_it(office: Laptop, tmp_path: Path) -> None:
    first = workbook(tmp_path / "first.xlsx", SURVEY, "2026.3")
    drafted = office.ask("checklist", "draft", str(first))
    assert office.ask("checklist", "list")["in_force"]["name"] == "five_100"
    published = office.ask("checklist", "publish", drafted["id"], "--from", "2026-01-01", "--note", "第一版")
    assert (published["state"], published["note"]) == ("published", "第一版")
    assert office.ask("checklist", "list")["in_force"]["version"] == "2026.3"
    assert "* " in office.run("checklist", "list")

    visit = office.ask("visit", "open", "--enterprise", CODE, "--inspector", "李明:粤B0001")["visit"]
    office.run("visit", "answer", visit, "RN-01", "pass", "--value", "RN-01_count=3")
    office.run("visit", "answer", visit, "RN-02", "pass", "--note", "齐全")
    _exports(office, visit, tmp_path)
    _upgrades(office, visit, tmp_path)


def _exports(office: Laptop, visit: str, folder: Path) -> None:
    target = folder / "answers.xml"
    office.run("visit", "export", visit, "--openrosa", str(target))
    root = etree.parse(str(target)).getroot()
    assert (root.get("id"), root.get("version")) == ("street", "2026.3")
    assert root.findtext("{*}RN/{*}RN-02") == "pass"
    assert root.findtext("{*}RN/{*}RN-02_note") == "齐全"


def _upgrades(office: Laptop, visit: str, folder: Path) -> None:
    survey = changed(1, 检查内容="是否当场查验证件？")
    survey[4] = {"类型": "判定", "题号": "RN-03", "检查内容": "是否公示？", "严重程度": "C"}
    second = workbook(folder / "second.xlsx", survey, "2026.4")
    kinds = [(c["kind"], c["code"]) for c in office.ask("checklist", "diff", "street 2026.3", str(second))["changes"]]
    assert kinds == [("reworded", "RN-01"), ("added", "RN-03"), ("removed", "RN-02")]
    published = office.ask("checklist", "publish", str(second))
    assert [(c["kind"], c["code"]) for c in published["changes"]] == kinds

    planned = office.ask("visit", "upgrade", visit, "--dry-run")
    assert (planned["done"], planned["carried"]) == (False, ["RN-01"])
    done = office.ask("visit", "upgrade", visit)
    assert [entry["item"] for entry in done["annexed"]] == ["RN-02"]
    assert done["annexed"][0]["note"] == "齐全"
    assert office.ask("visit", "show", visit)["answers"]["RN-01"]["values"] == {"RN-01_count": 3}
    shown = office.ask("visit", "show", visit)
    assert (shown["checklist"], [entry["item"] for entry in shown["annex"]]) == (published["id"], ["RN-02"])
    assert office.refused("visit", "upgrade", visit) == ["checklist.upgrade_same"]

    office.run("checklist", "use", "street 2026.3")
    assert office.ask("checklist", "list")["in_force"]["version"] == "2026.3"
    office.run("checklist", "withdraw", "street 2026.3")
    assert office.ask("checklist", "list")["in_force"]["version"] == "2026.4"


def test_a_visit_may_begin_with_another_checklist_than_the_one_in_force(office: Laptop, tmp_path: Path) -> None:
    kept = office.ask("checklist", "draft", str(workbook(tmp_path / "own.xlsx", SURVEY, "2026.3")))["id"]
    words = ("visit", "open", "--enterprise", CODE, "--inspector", "李明")
    assert office.refused(*words, "--checklist", "nowhere") == ["checklist.edition_unknown"]
    visit = office.ask(*words, "--checklist", kept[:10])["visit"]
    assert office.ask("visit", "show", visit)["checklist"] == kept


def test_the_office_sends_its_checklist_down_and_an_inspector_cannot_change_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office, inspector = (Laptop(tmp_path, capsys, *who) for who in (("supervisor", "王芳"), ("inspector", "李明")))
    introduced(office, inspector, folder=tmp_path)
    office.run("checklist", "publish", str(workbook(tmp_path / "first.xlsx", SURVEY, "2026.3")))
    pack = str(tmp_path / "plan.zjpack")
    office.run("pack", "write", "--kind", "plan", "--out", pack)
    assert inspector.ask("checklist", "list")["in_force"]["name"] == "five_100"
    inspector.run("pack", "import", pack)
    assert inspector.ask("checklist", "list")["in_force"] == office.ask("checklist", "list")["in_force"]
    second = workbook(tmp_path / "second.xlsx", SURVEY, "2026.4")
    assert inspector.refused("checklist", "publish", str(second)) == ["checklist.plan_of_office"]


def test_a_faulty_workbook_is_not_published(office: Laptop, tmp_path: Path) -> None:
    book = workbook(tmp_path / "own.xlsx", changed(3, **{"显示条件": "RN-09=合格"}), "9")
    before = office.ask("checklist", "list")
    answer = office.ask("checklist", "publish", str(book), exit_code=1)
    assert answer["result"] == "refused"
    assert "第 5 行" in answer["problems"][0]["problem"]
    assert office.ask("checklist", "list") == before
    assert office.refused("checklist", "withdraw", "nowhere") == ["checklist.edition_unknown"]
    assert office.refused("visit", "upgrade", "nowhere") == ["visit.not_found"]


@pytest.mark.parametrize("name", ["nowhere.xlsx", "own.xlsm", "own.docx"])
def test_a_file_that_cannot_be_read_is_a_problem_like_others(program: Program, tmp_path: Path, name: str) -> None:
    if name != "nowhere.xlsx":
        (tmp_path / name).write_bytes(b"PK\x03\x04")
    code, answer = program.check(tmp_path / name)
    assert (code, len(answer["problems"]), answer["problems"][0]["row"]) == (1, 1, 0)


def test_the_shipped_checklist_leaves_as_a_plain_form_and_as_an_xform(program: Program, tmp_path: Path) -> None:
    plain, xform = tmp_path / "plain.xlsx", tmp_path / "form.xml"
    assert program.run("checklist", "export", "--plain", plain)[0] == 0
    assert program.run("checklist", "export", "--xform", xform)[0] == 0
    assert program.check(plain)[1]["items"] == len(list(all_items(shipped())))
    assert etree.parse(str(xform)).getroot().tag.endswith("html")
    assert program.run("checklist", "show")[0] == 0
    assert program.run("checklist", "export", "--plain", plain, "nowhere")[0] == 1
