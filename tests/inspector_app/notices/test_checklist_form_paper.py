"""The checklist on paper: the same codes as in the program, every item and field, what is known already filled in."""

from pathlib import Path

import pypdfium2
import pytest
from form_visits import form_checklist, started_form_visit
from offices import NOW
from visit_pages import started_visit

from inspector_app.checklists.model import Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import RefusedInputError
from inspector_app.notices.checklist_form import draw_form
from inspector_app.notices.form_facts import empty_form, visit_form_facts
from inspector_app.visits import GivenAnswer, give_answer, item_of


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_an_empty_form_has_every_item_of_the_kind_once_and_is_always_the_same() -> None:
    pdf = draw_form(empty_form(shipped(), "快递企业"))
    text = text_of(pdf)
    codes = [item.code for area in items_for(shipped(), "快递企业") for item in area.items]
    assert all(code in text for code in codes)
    left_out = {item.code for area in shipped().areas for item in area.items} - set(codes)
    assert not any(code in text for code in left_out)
    assert "√" not in text
    assert pdf == draw_form(empty_form(shipped(), "快递企业"))


def test_a_half_filled_form_ticks_what_is_answered_and_writes_what_is_known(tmp_path: Path) -> None:
    store, visit = started_visit(tmp_path / "store")
    for code, given in (
        ("RN-01", GivenAnswer(Verdict.PASS, {"RN-01_count": 37})),
        ("RN-05", GivenAnswer(Verdict.NOT_APPLICABLE, reason="不收寄散件")),
        ("RN-06", GivenAnswer(Verdict.FAIL, {"RN-06_rows": [{"customer": "宝安某某贸易"}]}, note="三家没有协议")),
    ):
        give_answer(store, visit, item_of(shipped(), code), given, NOW)
    facts = visit_form_facts(store, visit, NOW)
    text = text_of(draw_form(facts))
    for word in ("37", "不收寄散件", "三家没有协议", "宝安某某贸易", "李明", f"已答 3/{facts.total} 项"):
        assert word in text
    assert text.count("√") == 3
    blank = text_of(draw_form(visit_form_facts(store, visit, NOW, filled=False)))
    assert "√" not in blank
    assert "李明" in blank


def test_every_kind_of_question_is_on_paper(tmp_path: Path) -> None:
    text = text_of(draw_form(empty_form(form_checklist(tmp_path))))
    for word in ("短文字", "1 甲", "5 戊", "抽查件", "运单号", "签名"):
        assert word in text
    assert "录音：" not in text, "a paper cannot take it either"


def test_a_form_of_conditions_says_so_on_paper(tmp_path: Path) -> None:
    text = text_of(draw_form(empty_form(form_checklist(tmp_path))))
    assert "有条件才问" in text


def test_a_visit_with_a_form_of_its_own_is_printed(tmp_path: Path) -> None:
    store, visit = started_form_visit(tmp_path)
    assert text_of(draw_form(visit_form_facts(store, visit, NOW)))


def test_a_visit_that_is_not_here_is_refused(tmp_path: Path) -> None:
    store, _ = started_visit(tmp_path / "store")
    with pytest.raises(RefusedInputError):
        visit_form_facts(store, "nobody", NOW)
