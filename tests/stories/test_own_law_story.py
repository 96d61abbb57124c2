"""A rule of the own city by the command line alone: taken in, named by a finding, printed, taken out."""

from pathlib import Path

import pytest
from command_laptop import CommandLaptop
from notice_samples import paper_text
from notice_visits import ready_visit

from inspector_app.law.own_law import HEADERS

TITLE = "某市物流寄递安全管理规定"


def test_an_office_cites_a_rule_of_its_own_city(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    visit.store.close()
    laptop = CommandLaptop(tmp_path, capsys)
    table = tmp_path / "条文.csv"
    cells = {"法规名称": TITLE, "条号": "第十二条", "内容": "收寄前核对身份", "适用企业": "全部"}
    cells["出处"] = "公报2026年第3号"
    table.write_text("\n".join([",".join(HEADERS), ",".join(cells.get(each, "") for each in HEADERS)]), "utf-8-sig")
    (added,) = laptop.done("law", "add", str(table))
    id = f"{TITLE}§第十二条"
    assert (added["id"], added["by"]) == (id, "李明")
    assert laptop.done("law", "own") == [added]
    (row,) = laptop.done("law", "list", "--law", TITLE)
    assert row["citation"] == f"《{TITLE}》第十二条"
    found = ("--severity", "B", "--problem", "未核对寄件人身份", "--requirement", "当场改正")
    laptop.done("visit", "finding", visit.visit, *found, "--basis", id, "--deadline", "2027-01-31")
    paper = tmp_path / "paper.pdf"
    laptop.done("notice", "issue", visit.visit, "--out", str(paper))
    assert f"《{TITLE}》第十二条" in paper_text(paper.read_bytes())
    checklist = workbook_citing(tmp_path, id)
    assert laptop.done("checklist", "check", checklist)["problems"] == []
    draft = laptop.done("checklist", "draft", checklist)
    assert draft["version"] == "1"
    plain = tmp_path / "plain.xlsx"
    laptop.done("checklist", "export", draft["id"], "--plain", str(plain))
    assert laptop.done("checklist", "check", str(plain))["items"] == 1
    assert laptop.done("checklist", "export", checklist, "--snapshot", str(tmp_path / "x.json"))
    assert [each["id"] for each in laptop.done("law", "drop", TITLE)] == [id]
    assert laptop.refused("law", "drop", TITLE) == ["law.own_no_law"]
    (problem,) = laptop.run("checklist", "check", checklist).value["problems"]
    assert (problem["code"], problem["row"], problem["column"]) == ("checklist.article_unknown", 3, "legal_basis")
    assert "--store" in problem["remedy"]
    assert laptop.refused("checklist", "publish", checklist) == ["checklist.article_unknown"]
    table.write_text("名称,条\n甲,乙\n", "utf-8-sig")
    assert laptop.refused("law", "add", str(table)) == ["law.own_headers"]


def workbook_citing(folder: Path, article: str) -> str:
    """A checklist of which one item stands on that article."""
    path = folder / "本市检查表.md"
    path.write_text(
        f"""
| survey |
| | type | name | label | severity | legal_basis |
| | begin_group | S | 现场 | | |
| | select_one verdict | S-01 | 核对了吗？ | B | {article} |
| | end_group | | | | |
| choices |
| | list_name | name | label |
| | verdict | pass | 合格 |
| | verdict | fail | 不合格 |
| | verdict | na | 不适用 |
| settings |
| | form_title | form_id | version |
| | 本市检查表 | city | 1 |
""".lstrip(),
        "utf-8",
    )
    return str(path)
