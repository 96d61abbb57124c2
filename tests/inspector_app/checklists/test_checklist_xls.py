"""A workbook of Excel 97, as many offices still keep: three files of our own, written with xlwt 1.3."""

from pathlib import Path

import pytest

from inspector_app.checklists.books import read_book
from inspector_app.checklists.coloured import write_coloured
from inspector_app.checklists.model import all_items
from inspector_app.checklists.workbook import check_checklist, read_checklist
from inspector_app.messages import Language

WORKBOOKS = Path(__file__).parents[2] / "fixtures" / "workbooks"
OWN, FAULTY, LOCKED = (WORKBOOKS / f"{name}_checklist.xls" for name in ("own", "faulty", "locked"))


def test_an_old_workbook_is_a_checklist() -> None:
    checklist = read_checklist(OWN)
    assert (checklist.title, checklist.version) == ({"zh": "街道检查表"}, "2026.3")
    (item,) = all_items(checklist)
    assert (item.code, item.legal_basis, item.deadline_days) == ("RN-01", ("快递§23",), 15)
    told = [(part.name, part.rules.default, part.required, part.passes) for part in item.parts]
    assert told == [
        ("RN-01_count", "3", True, ". >= 3"),
        ("RN-01_day", "2026-10-27", False, ""),
        ("RN-01_who", "张三", False, ""),
    ]
    assert [sheet.title for sheet in read_book(OWN)] == ["检查内容", "设置", "草稿"], "hidden sheets are read, too"


def test_each_problem_of_an_old_workbook_has_its_cell(tmp_path: Path) -> None:
    problems = check_checklist(FAULTY)
    places = [(p.code, p.details["row"], p.details["column"]) for p in problems]
    assert places == [("checklist.article_unknown", 3, "法律依据"), ("checklist.cell_error", 4, "整改期限")]
    target = tmp_path / "marked.xlsx"
    assert write_coloured(FAULTY, problems, target, Language.ZH) == 2
    assert [sheet.title for sheet in read_book(target)] == ["检查内容", "设置", "草稿"]


def test_a_locked_old_workbook_says_so() -> None:
    assert [problem.code for problem in check_checklist(LOCKED)] == ["checklist.file_protected"]


@pytest.mark.parametrize("length", [10, 512, 1500, 3000, 5000])
def test_an_old_workbook_that_was_cut_off_is_one_problem(tmp_path: Path, length: int) -> None:
    cut = tmp_path / "cut.xls"
    cut.write_bytes(OWN.read_bytes()[:length])
    assert [problem.code for problem in check_checklist(cut)] == ["checklist.file_broken"]
