"""What becomes of an issued paper: it is printed, signed, refused, served, withdrawn; nothing of it is undone."""

import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from notice_samples import page_texts, paper_text
from notice_visits import NoticeVisit, jpeg, ready_visit
from offices import NOW, new_store

from db.records.papers import Notice
from inspector_app.audit.check import check_log
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.merge import Known, delivery_problems
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices import papers
from inspector_app.notices.copies import next_print, signed_copy
from inspector_app.notices.deeds import (
    Act,
    Delivery,
    Evidence,
    Handing,
    PrintReport,
    Refusal,
    Signature,
    Signer,
    SigningWay,
)
from inspector_app.notices.issuing import issue, issued_pdf, preview
from inspector_app.notices.replacing import Replacing
from inspector_app.notices.service import deeds_json, evidence_of, note_print, refuse, serve, sign, standing, withdraw
from inspector_app.notices.service_facts import service_defaults
from inspector_app.notices.signatures import Drawing, drawing_from
from inspector_app.stores import Role
from inspector_app.visits import close_visit

LATER = NOW + timedelta(hours=2)
SCAN = Evidence(jpeg("white"), "签收页.jpg")


def drawing(name: str = "陶艳秀") -> Drawing:
    wave = tuple((20 + 4 * step, int(60 + 30 * math.sin(step / 5)), 8 * step, 1000) for step in range(60))
    return Drawing(name, 400, 150, (wave, ((200, 20, 700, 1000), (260, 90, 800, 640))))


def issued(visit: NoticeVisit) -> Notice:
    return issue(visit.store, visit.visit, NOW)


def codes(error: pytest.ExceptionInfo[RefusedInputError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


@pytest.fixture
def visit(tmp_path: Path) -> Any:
    made = ready_visit(tmp_path / "store")
    yield made
    made.store.close()


def handing(way: Delivery = Delivery.PERSON, **changes: Any) -> Handing:
    return replace(Handing(way, LATER, "陶艳秀", place="收寄大厅", server="李明"), **changes)


def test_signed_on_the_pad_served_in_person_all_in_the_log_of_a_closed_visit(visit: NoticeVisit) -> None:
    notice = issued(visit)
    close_visit(visit.store, visit.visit, NOW)
    signed = Signature(Signer.SITE, "陶艳秀", SigningWay.DRAWN, LATER, drawing())
    deed = sign(visit.store, notice.id, signed, LATER)
    serve(visit.store, notice.id, handing(), LATER)
    stands = standing(visit.store, notice.id)
    assert [each.deed for each in stands.deeds] == ["signed", "served"]
    assert stands.deeds[0].facts == {"signer": "site", "name": "陶艳秀", "way": "drawn"}
    assert (stands.deeds[0].person, stands.deeds[0].done_at) == ("李明", LATER)
    served = stands.last(Act.SERVED)
    assert served is not None
    assert (served.facts["way"], served.facts["receiver"], served.facts["place"]) == ("person", "陶艳秀", "收寄大厅")
    assert drawing_from(evidence_of(visit.store, deed)) == drawing(), "the strokes are kept as they were drawn"
    assert issued_pdf(visit.store, notice.id) != signed_copy(visit.store, notice.id)
    assert "电子签名打印件" in paper_text(signed_copy(visit.store, notice.id))
    assert check_log(visit.store).problems == []


def test_a_paper_without_drawn_signatures_has_no_other_copy(visit: NoticeVisit) -> None:
    notice = issued(visit)
    sign(visit.store, notice.id, Signature(Signer.SITE, "陶艳秀", SigningWay.INK, LATER, evidence=SCAN), LATER)
    assert signed_copy(visit.store, notice.id) == issued_pdf(visit.store, notice.id)
    (deed,) = standing(visit.store, notice.id).deeds
    assert (deed.media_type, deed.file_name) == ("image/jpeg", "签收页.jpg")
    assert evidence_of(visit.store, deed) == SCAN.data


def test_a_refusal_has_a_reason_and_a_witness_or_a_picture(visit: NoticeVisit) -> None:
    notice = issued(visit)
    with pytest.raises(RefusedInputError) as bare:
        refuse(visit.store, notice.id, Refusal("陶艳秀", " ", "", LATER), LATER)
    assert codes(bare) == ["service.reason_missing", "service.witness_missing"]
    refuse(visit.store, notice.id, Refusal("陶艳秀", "不认可第一项", "", LATER, SCAN), LATER)
    refuse(visit.store, notice.id, Refusal("陶艳秀", "不认可第一项", "社区 赵六", LATER), LATER)
    last = standing(visit.store, notice.id).last(Act.REFUSED)
    assert last is not None
    assert last.facts == {"name": "陶艳秀", "reason": "不认可第一项", "witness": "社区 赵六"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (handing(receiver=""), "service.receiver_missing"),
        (handing(server=" "), "service.server_missing"),
        (handing(Delivery.LEFT, receiver="", refusal="要请示总部"), "service.witness_missing"),
        (handing(Delivery.LEFT, witness="社区 赵六", refusal=" "), "service.refusal_missing"),
        (handing(Delivery.POST), "service.tracking_missing"),
        (handing(Delivery.ELECTRONIC), "service.consent_missing"),
        (handing(at=LATER + timedelta(minutes=1)), "service.time_ahead"),
        (handing(at=NOW - timedelta(days=1)), "service.time_before"),
        (handing(place="长" * 501), "service.text_long"),
        (handing(place="收寄\x00大厅"), "service.text_long"),
        (handing(evidence=Evidence(b"", "空.jpg")), "service.file_empty"),
    ],
)
def test_a_service_that_would_not_hold_is_refused(visit: NoticeVisit, wrong: Handing, code: str) -> None:
    notice = issued(visit)
    with pytest.raises(RefusedInputError) as refused:
        serve(visit.store, notice.id, wrong, LATER)
    assert codes(refused) == [code]
    assert standing(visit.store, notice.id).deeds == ()


@pytest.mark.parametrize(
    "right",
    [
        handing(Delivery.LEFT, receiver="", witness="社区 赵六", refusal="要请示总部"),
        handing(Delivery.LEFT, evidence=SCAN, refusal="未说明理由"),
        handing(Delivery.POST, tracking="XA12345678944"),
        handing(Delivery.ELECTRONIC, consent=True),
    ],
)
def test_every_way_of_service_with_its_proof(visit: NoticeVisit, right: Handing) -> None:
    notice = issued(visit)
    serve(visit.store, notice.id, right, LATER)
    assert standing(visit.store, notice.id).deeds[0].facts["way"] == right.way


def test_the_original_is_printed_once_and_every_other_is_a_counted_copy(visit: NoticeVisit) -> None:
    notice = issued(visit)
    first = next_print(visit.store, notice.id, LATER)
    assert (first.duplicate, first.pdf) == (0, issued_pdf(visit.store, notice.id))
    jammed = PrintReport("HP", 2, first.pages, complete=False, came_out="第1份到第1页")
    note_print(visit.store, notice.id, jammed, LATER)
    assert next_print(visit.store, notice.id, LATER).duplicate == 0, "what never came out whole is no copy"
    note_print(visit.store, notice.id, PrintReport("HP", 2, first.pages, complete=True), LATER)
    second = next_print(visit.store, notice.id, LATER)
    assert second.duplicate == 1
    assert all("副本（第1次加印2026年10月28日）" in text for text in page_texts(second.pdf))
    note_print(visit.store, notice.id, PrintReport("HP", 1, second.pages, complete=False, duplicate=1), LATER)
    assert next_print(visit.store, notice.id, LATER).duplicate == 1
    note_print(visit.store, notice.id, PrintReport("HP", 1, second.pages, complete=True, duplicate=1), LATER)
    assert next_print(visit.store, notice.id, LATER).duplicate == 2


def test_a_withdrawn_paper_keeps_its_number_and_takes_no_signature(visit: NoticeVisit) -> None:
    notice = issued(visit)
    with pytest.raises(RefusedInputError) as bare:
        withdraw(visit.store, notice.id, "", LATER)
    assert codes(bare) == ["service.reason_missing"]
    withdraw(visit.store, notice.id, "企业名称写错", LATER)
    for deed in (
        lambda: sign(visit.store, notice.id, Signature(Signer.SITE, "陶", SigningWay.INK, LATER), LATER),
        lambda: serve(visit.store, notice.id, handing(), LATER),
        lambda: withdraw(visit.store, notice.id, "再一次", LATER),
    ):
        with pytest.raises(RefusedInputError) as refused:
            deed()
        assert codes(refused) == ["service.withdrawn"]
    note_print(visit.store, notice.id, PrintReport("HP", 1, 1, complete=True), LATER)
    assert preview(visit.store, visit.visit, LATER).issued is None, "what holds no longer is not the visit's paper"
    again = issue(visit.store, visit.visit, LATER)
    assert again.number == "深宝福责改〔2026〕2号"


def test_a_replacement_links_both_ways(visit: NoticeVisit) -> None:
    old = issued(visit)
    with pytest.raises(RefusedInputError) as same:
        issue(visit.store, visit.visit, LATER, Replacing(old.id, "补充问题"))
    assert codes(same) == ["service.replaces_same"]
    visit.find(1, problem="后来发现的问题")
    with pytest.raises(RefusedInputError) as bare:
        issue(visit.store, visit.visit, LATER, Replacing(old.id, ""))
    assert codes(bare) == ["service.reason_missing"]
    new = issue(visit.store, visit.visit, LATER, Replacing(old.id, "补充问题"))
    assert new.number == "深宝福责改〔2026〕2号", "the refused one used no number"
    before, after = standing(visit.store, old.id), standing(visit.store, new.id)
    assert before.withdrawn is not None
    assert before.withdrawn.facts == {"reason": "补充问题", "replaced_by": new.id}
    assert before.replaced_by == new
    assert after.replaces == old
    assert check_log(visit.store).problems == []


def test_a_paper_of_another_laptop_is_only_read(visit: NoticeVisit) -> None:
    notice = issued(visit)
    with visit.store.database.work(NOW) as work:
        work.visits.save(visit.visit, {"device": "bbbbbbbbbbbb-1"})
    stands = standing(visit.store, notice.id)
    assert not stands.own
    with pytest.raises(RefusedInputError) as refused:
        serve(visit.store, notice.id, handing(), LATER)
    assert codes(refused) == ["service.not_own"]


def test_a_file_that_is_no_signature_is_refused() -> None:
    for wrong in (b"", b"{}", b"[]", b"\xff", drawing().to_bytes().replace(b"zj-signature/1", b"zj-signature/9")):
        with pytest.raises(RefusedInputError) as refused:
            drawing_from(wrong)
        assert codes(refused) == ["service.drawing_unreadable"]


def test_a_slip_of_the_hand_is_no_signature(visit: NoticeVisit) -> None:
    notice = issued(visit)
    dot = Drawing("陶艳秀", 400, 150, (((10, 10, 0, 1000), (12, 10, 5, 1000)),))
    with pytest.raises(RefusedInputError) as refused:
        sign(visit.store, notice.id, Signature(Signer.SITE, "陶艳秀", SigningWay.DRAWN, LATER, dot), LATER)
    assert codes(refused) == ["service.drawing_empty"]


def test_the_day_of_the_copy_is_that_of_its_print(visit: NoticeVisit) -> None:
    notice = issued(visit)
    note_print(visit.store, notice.id, PrintReport("HP", 2, 2, complete=True), LATER)
    assert f"{date(2026, 11, 1).month}月1日" in paper_text(
        next_print(visit.store, notice.id, LATER + timedelta(days=4)).pdf
    )


def test_deeds_of_a_foreign_program_break_nothing(visit: NoticeVisit) -> None:
    notice = issued(visit)
    odd = ({}, {"complete": "yes", "duplicate": "x"}, {"way": 7, "signer": [], "name": None}, {"duplicate": -3})
    for act in Act:
        for number, facts in enumerate(odd):
            fields = {"visit_id": visit.visit, "notice_id": notice.id, "deed": act.value, "facts": facts}
            with visit.store.database.work(NOW) as work:
                work.deeds.add(f"{notice.id}/{act.value}{number}", fields | {"done_at": NOW.isoformat(), "person": ""})
    stands = standing(visit.store, notice.id)
    assert (stands.next_duplicate, stands.last_printed) == (0, 0)
    assert signed_copy(visit.store, notice.id) == issued_pdf(visit.store, notice.id)
    assert set(service_defaults(stands.deeds)) == {"served_at"}
    assert len(deeds_json(stands.deeds)) == len(odd) * len(Act)


def test_a_paper_of_an_enterprise_travels_and_nobody_else_speaks_of_it(visit: NoticeVisit, tmp_path: Path) -> None:
    paper = papers.issue(visit.store, "commitment", "e1", {}, NOW)
    serve(visit.store, paper.id, handing(), LATER)
    supervisor = new_store(tmp_path / "supervisor", Role.SUPERVISOR, "赵敏")
    trust_card(visit.store, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(visit.store), NOW)
    write_visit_pack(visit.store, tmp_path / "day.zjpack", LATER)
    import_pack(supervisor, tmp_path / "day.zjpack", LATER)
    stands = standing(supervisor, paper.id)
    assert (stands.notice, [deed.deed for deed in stands.deeds], stands.own) == (paper, ["served"], False)
    with pytest.raises(RefusedInputError) as refused:
        serve(supervisor, paper.id, handing(), LATER)
    assert codes(refused) == ["service.not_own"]
    with supervisor.database.work(LATER) as work:
        work.deeds.add(f"{paper.id}/forged", {"visit_id": "", "notice_id": paper.id, "deed": "withdrawn"})
    with supervisor.database.look() as work:
        (forged,) = work.events.of_kind(supervisor.device, "deed")
    (problem,) = [each for each in delivery_problems(supervisor.device, [forged], Known(forged.seq - 1, {}, 99))]
    assert problem.code == "pack.not_owner"
    supervisor.close()
