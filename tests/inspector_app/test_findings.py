"""A finding is changed only where it belongs, and what is saved can travel."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import codes, judged_items, two_stores, with_photos, worked_visit
from notice_visits import NoticeVisit, ready_visit, visited
from offices import NOW, new_store, with_enterprise

from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import caption_photo
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.findings import FindingDraft, proposed_finding, save_finding, withdraw_finding
from inspector_app.notices.issuing import issue
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, go_to, open_visit, save_people

DRAFT = FindingDraft("B", "通道堆放杂物", "清理通道", (), NOW.date() + timedelta(days=10))


def refused(store: Store, visit: str, finding: str | None, draft: FindingDraft = DRAFT) -> list[str]:
    with store.database.look() as work:
        before = work.events.have()
    with pytest.raises(RefusedInputError) as error:
        save_finding(store, visit, finding, draft, NOW)
    with store.database.look() as work:
        assert work.events.have() == before
    return codes(error.value)


def test_a_finding_that_the_visit_does_not_have_cannot_be_changed(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    visits = [open_visit(store, VisitDraft(with_enterprise(store, e), (Inspector("李明"),)), shipped(), NOW)
              for e in ("e1", "e2")]  # fmt: skip
    closed = save_finding(store, visits[0], None, DRAFT, NOW)
    close_visit(store, visits[0], NOW)
    own = save_finding(store, visits[1], None, DRAFT, NOW)
    for nonsense in ("NOPE", "", "x\ny", closed, f"{visits[1]}/nothing"):
        assert refused(store, visits[1], nonsense) == ["visit.finding_not_found"]
    withdraw_finding(store, own, NOW)
    assert refused(store, visits[1], own) == ["visit.finding_not_found"]
    store.close()


def test_a_deadline_more_than_a_year_away_is_a_mistyped_one(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    for days, expected in ((366, []), (367, ["visit.deadline_far"])):
        draft = FindingDraft("B", "一", "二", (), NOW.date() + timedelta(days=days))
        if expected:
            assert refused(visit.store, visit.visit, None, draft) == expected
        else:
            save_finding(visit.store, visit.visit, None, draft, NOW)
    visit.store.close()


def test_what_is_asked_of_the_enterprise_names_the_question_and_not_only_its_answer(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    item = next(each for each in judged_items() if each.code == "VC-08")
    with visit.store.database.look() as work:
        kept, enterprise = work.visits.get(visit.visit), work.enterprises.get("e1")
    assert kept is not None
    assert enterprise is not None
    asked = proposed_finding(item, kept, enterprise).requirement
    assert item.label["zh"].rstrip("？") in asked
    assert asked.endswith("：0")
    without = proposed_finding(replace(item, pass_criterion={}), kept, enterprise).requirement
    assert without.endswith("整改到位"), "an office's own checklist may have no criterion"
    visit.store.close()


@pytest.mark.parametrize("text", ["一\0二", "半个\ud83d字"])
def test_texts_that_cannot_travel_are_refused_where_they_are_typed(tmp_path: Path, text: str) -> None:
    visit = ready_visit(tmp_path / "s")
    store, item = visit.store, judged_items()[0]
    draft = FindingDraft("B", text, text, (), DRAFT.deadline)
    assert refused(store, visit.visit, None, draft) == ["visit.text_signs", "visit.text_signs"]
    with pytest.raises(RefusedInputError) as error:
        give_answer(store, visit.visit, item, GivenAnswer(Verdict.FAIL, note=text), NOW)
    assert codes(error.value) == ["checklist.answer_signs"]
    store.close()


@pytest.mark.parametrize("name", ["李\n明", "李\u202e明", "李\u200b明", "李\ud800"])
def test_names_of_inspectors_are_one_plain_line(tmp_path: Path, name: str) -> None:
    visit = ready_visit(tmp_path / "s")
    for draft in (VisitDraft("e1", (Inspector(name, "1"),)), VisitDraft("e1", (Inspector("李明", name),))):
        with pytest.raises(RefusedInputError) as error:
            save_people(visit.store, visit.visit, draft, NOW)
        assert codes(error.value) == ["visit.text_signs"]
    visit.store.close()


def test_a_visit_does_not_end_before_it_began_though_the_clock_was_set_back(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    close_visit(visit.store, visit.visit, NOW - timedelta(days=2))
    with visit.store.database.look() as work:
        closed = work.visits.get(visit.visit)
        last = list(work.events.of_device(visit.store.device))[-1]
    assert closed is not None
    assert closed.closed_at == closed.opened_at == NOW
    assert last.wall.startswith("2026-10-26"), "what the clock said is kept"
    visit.store.close()


def test_what_our_own_program_does_after_the_close_is_taken_by_the_supervisor(tmp_path: Path) -> None:
    """The paper of a closed visit is issued; everything else of it is refused here, and so never in a pack."""
    inspector, supervisor = two_stores(tmp_path)
    ready = ready_to_issue(inspector)
    (finding,) = ready.find()
    (photo, *_) = photos_of(ready)
    close_visit(inspector, ready.visit, NOW)
    go_to(inspector, ready.visit, "RN-02", NOW)
    assert refused(inspector, ready.visit, finding) == ["visit.closed"]
    with pytest.raises(RefusedInputError):
        caption_photo(inspector, photo, "后来写的", NOW)
    issue(inspector, ready.visit, NOW)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    assert import_pack(supervisor, tmp_path / "p.zjpack", NOW).papers == 1
    for store in (inspector, supervisor):
        store.close()


def ready_to_issue(store: Store) -> NoticeVisit:
    from notice_visits import office_ready

    office_ready(store)
    return visited(store)


def photos_of(ready: NoticeVisit) -> list[str]:
    with_photos(ready.store, ready.visit, range(2))
    with ready.store.database.look() as work:
        return [photo.id for photo in work.photos.of_visit(ready.visit)]


def test_a_laptop_learns_itself_that_nobody_would_take_its_log(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    worked_visit(inspector)
    with inspector.database.work(NOW) as work:
        work.findings.save("NOPE", {"severity": "B", "problem": "?"})
    with pytest.raises(RefusedInputError) as error:
        write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    assert codes(error.value) == ["pack.own_log", "pack.not_owner"]
    assert not (tmp_path / "p.zjpack").exists()
    for store in (inspector, supervisor):
        store.close()
