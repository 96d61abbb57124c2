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
    assert [each["id"] for each in laptop.done("law", "drop", TITLE)] == [id]
    assert laptop.refused("law", "drop", TITLE) == ["law.own_no_law"]
    table.write_text("名称,条\n甲,乙\n", "utf-8-sig")
    assert laptop.refused("law", "add", str(table)) == ["law.own_headers"]
