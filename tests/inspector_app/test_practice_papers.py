"""Every paper of a practice store says 演练 on every page; nothing of it gets into a real store, nor the other way."""

import re
from collections.abc import Callable
from pathlib import Path

import paper_visits
import pypdfium2
import pytest
from handovers import LATER, refusal, two_stores, worked_visit
from notice_visits import NOW, NoticeVisit
from offices import QUICK, new_store, with_enterprise
from paper_visits import full_visit, issue_all

from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.sensitive import sensitive_list
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.hash_list import hash_list_of_visit
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.messages import Language
from inspector_app.notices.checklist_form import draw_form
from inspector_app.notices.draw_record import draw_record_of
from inspector_app.notices.form_facts import empty_form, visit_form_facts
from inspector_app.notices.hash_list import draw_hash_list
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.papers import preview
from inspector_app.notices.sensitive_list import draw_sensitive_list
from inspector_app.practice import OWNER, PASSPHRASE, is_practice
from inspector_app.rectification.export import export_findings
from inspector_app.rectification.listing import list_findings
from inspector_app.rectification.stages import Shown
from inspector_app.sampling import draw_numbers, keep_draw
from inspector_app.stores import Role, Store, create_store, open_store
from inspector_app.supervision.appraisal_file import write_appraisal
from inspector_app.supervision.lists import export_list, named
from inspector_app.supervision.statistics import By, Question, listed
from inspector_app.visits import close_visit


def practice_store(folder: Path) -> Store:
    create_store(folder, OWNER, PASSPHRASE, NOW, QUICK)
    return open_store(folder, PASSPHRASE)


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def says_practice(pdf: bytes) -> bool:
    """On every page, in large letters and at the edge."""
    pages = pages_of(pdf)
    marked = ["演练文书" in page for page in pages]
    assert all(marked) == any(marked), "some pages only"
    assert not any(marked) or all(page.count("演练") >= 3 for page in pages)
    return all(marked)


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NoticeVisit:
    monkeypatch.setattr(paper_visits, "new_store", practice_store)
    return full_visit(tmp_path / "practice")


def test_every_issued_paper_and_every_draft_says_so(practice: NoticeVisit) -> None:
    assert is_practice(practice.store)
    for kind, notice in issue_all(practice).items():
        assert says_practice(issued_pdf(practice.store, notice.id)), kind
    draft = preview(practice.store, "inspection_record", practice.visit, {}, NOW)
    assert says_practice(draft.pdf)
    assert "草稿" in pages_of(draft.pdf)[0]


def test_a_real_store_says_nothing_of_it(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "real")
    for kind, notice in issue_all(visit).items():
        assert not says_practice(issued_pdf(visit.store, notice.id)), kind


def test_lists_forms_and_draws_say_so(practice: NoticeVisit) -> None:
    store, visit = practice.store, practice.visit
    draw = keep_draw(store, visit, "RN-02", draw_numbers(40, 5, "2026-1"), NOW)
    with store.database.work(NOW) as work:
        work.enterprises.save("s", {"name": "练习货代", "kind": "国际货代", "handles_sensitive_goods": True})
    papers = {
        "draw": draw_record_of(store, visit, draw),
        "hashes": draw_hash_list(hash_list_of_visit(store, visit, NOW)),
        "form": draw_form(visit_form_facts(store, visit, NOW)),
        "blank": draw_form(visit_form_facts(store, visit, NOW, filled=False)),
        "list": draw_sensitive_list(sensitive_list(store, NOW)),
    }
    assert [name for name, pdf in papers.items() if not says_practice(pdf)] == []
    assert not says_practice(draw_form(empty_form(shipped())))


def test_nothing_of_it_is_written_as_a_spreadsheet(practice: NoticeVisit, tmp_path: Path) -> None:
    close_visit(practice.store, practice.visit, NOW)
    lines = list_findings(practice.store, Shown.ALL, NOW.date())
    behind = named(practice.store, listed(practice.store, "findings", Question(), NOW), Language.ZH)
    target = tmp_path / "list.xlsx"
    writes: tuple[Callable[[], object], ...] = (
        lambda: export_findings(practice.store, lines, target),
        lambda: export_list(practice.store, behind, target, "发现问题", NOW),
        lambda: write_appraisal(practice.store, Question(), By.COMMUNITY, target, NOW),
    )
    for write in writes:
        with pytest.raises(RefusedInputError) as refused:
            write()
        assert [each.code for each in refused.value.problems] == ["register.practice_export"]
    assert lines
    assert behind
    assert not target.exists()


def test_a_practice_pack_is_refused_by_a_real_store(tmp_path: Path) -> None:
    practice = practice_store(tmp_path / "practice")
    worked_visit(practice)
    real = new_store(tmp_path / "real", Role.SUPERVISOR, "王芳")
    trust_card(real, card_of(practice), NOW)
    write_visit_pack(practice, tmp_path / "a.zjpack", NOW, encrypted=False)
    assert refusal(real, tmp_path / "a.zjpack") == ["pack.sender_practice"]


def test_a_real_pack_is_refused_by_a_practice_store(tmp_path: Path) -> None:
    inspector, _ = two_stores(tmp_path)
    with_enterprise(inspector)
    practice = practice_store(tmp_path / "practice")
    write_visit_pack(inspector, tmp_path / "a.zjpack", NOW, encrypted=False)
    assert refusal(practice, tmp_path / "a.zjpack") == ["pack.sender_real"]


def test_practice_stores_may_practise_handing_over(tmp_path: Path) -> None:
    one, other = practice_store(tmp_path / "one"), practice_store(tmp_path / "other")
    visit = worked_visit(one)
    trust_card(other, card_of(one), NOW)
    write_visit_pack(one, tmp_path / "a.zjpack", NOW, encrypted=False)
    import_pack(other, tmp_path / "a.zjpack", LATER)
    with other.database.look() as work:
        assert work.visits.get(visit) is not None
