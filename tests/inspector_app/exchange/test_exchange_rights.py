"""Who may do what, asked when it counts: when what waited is let in, when post is addressed, when a visit reopens."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from confirmed_visits import closed_visit
from handovers import LATER, codes, forged, refusal, worked_visit
from office_lists import Office, adopts
from offices import NOW, new_store

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.giving_back import held_of_others, write_give_back
from inspector_app.exchange.kinds.receipts import due_receipts, writable, write_receipt
from inspector_app.exchange.kinds.returns import add_comment, comments, settle, write_return_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.sending import addressable, left_out, named
from inspector_app.exchange.trust.distrusting import distrust, peer_called
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.trust.rights import reviewers
from inspector_app.stores import Role, Store
from inspector_app.supervision.correcting import reopen_visit
from inspector_app.supervision.review_changes import review_file

Stores = tuple[Store, Store]


def befriended(folder: Path, *others: Store) -> Store:
    """One more supervisor whom they know, and who knows them."""
    store = new_store(folder, Role.SUPERVISOR, "陈立")
    for other in others:
        trust_card(store, card_of(other), NOW)
        trust_card(other, card_of(store), NOW)
    return store


def test_what_waits_of_a_laptop_that_was_revoked_since_is_not_let_in(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    second = befriended(tmp_path / "second", *stores)
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    with inspector.database.look() as work:
        came = work.events.last_of(inspector.device)
    worked_visit(inspector, "e2")
    write_visit_pack(inspector, tmp_path / "later.zjpack", NOW)
    waits = forged(inspector, tmp_path / "later.zjpack", change=lambda log: [each for each in log if each.seq > came])
    assert import_pack(second, waits, NOW).result == "waiting"
    adopts(second, Office(tmp_path).lists((inspector, "inspector"), revoked=inspector))
    with second.database.look() as work:
        (own,) = [each for each in work.devices.all() if each.own]
    back = tmp_path / "back.zjpack"
    write_give_back(supervisor, back, held_of_others(supervisor)[0].device, LATER, recipients=[own])
    assert check_pack(second, back, now=LATER).releases == 0
    report = import_pack(second, back, LATER)
    assert (report.released, [each.code for each in report.damaged]) == ((), ["pack.sender_revoked"])
    with second.database.look() as work:
        assert len(work.visits.all()) == 1
        assert work.waiting.all() == []
    second.close()


def test_whom_the_office_certified_gets_the_packs_though_no_card_of_his_was_taken(
    stores: Stores, tmp_path: Path
) -> None:
    inspector = stores[0]
    never_met = new_store(tmp_path / "third", Role.SUPERVISOR, "陈立")
    adopts(inspector, Office(tmp_path).lists((never_met, "supervisor")))
    worked_visit(inspector, photos=0)
    written = write_visit_pack(inspector, tmp_path / "p.zjpack", LATER).pack.info
    assert {each.name.split()[0] for each in written.recipients} == {"王芳", "陈立", "李明"}
    assert import_pack(never_met, tmp_path / "p.zjpack", LATER, accept_new_sender=True).visits_new == 1
    never_met.close()


def test_nothing_is_written_for_a_revoked_laptop_though_somebody_names_it(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    (held,) = held_of_others(supervisor)
    adopts(supervisor, Office(tmp_path).lists((inspector, "inspector"), revoked=inspector))
    path = tmp_path / "down.zjpack"
    for write in (
        lambda: write_receipt(supervisor, path, held.device, LATER),
        lambda: write_give_back(supervisor, path, held.device, LATER),
        lambda: write_visit_pack(supervisor, path, LATER, recipients=[held.device]),
    ):
        with pytest.raises(RefusedInputError) as refused:
            write()
        assert codes(refused.value) == ["pack.recipient_revoked"]
    assert not path.exists()


def test_nothing_is_written_for_whose_certificate_has_ended(stores: Stores, tmp_path: Path) -> None:
    """His card says nothing of days; what he sends is refused, too."""
    inspector, supervisor = stores
    second = befriended(tmp_path / "second", inspector)
    worked_visit(inspector, photos=0)
    office = Office(tmp_path)
    adopts(inspector, office.lists((supervisor, "supervisor"), days=(date(2026, 1, 1), NOW.date())))
    assert {each.person for each in addressable(inspector, NOW)} == {"王芳", "陈立"}
    tomorrow = NOW + timedelta(days=1)
    written = write_visit_pack(inspector, tmp_path / "p.zjpack", tomorrow).pack.info
    assert {each.name.split()[0] for each in written.recipients} == {"陈立", "李明"}
    assert [each.details["person"] for each in left_out(inspector, tomorrow)] == ["王芳"]
    with pytest.raises(RefusedInputError) as asked:
        named(inspector, ["王芳"], tomorrow)
    assert codes(asked.value) == ["pack.recipient_expired"]
    adopts(inspector, office.lists((second, "supervisor"), revoked=second))
    with pytest.raises(RefusedInputError) as nobody_left:
        write_visit_pack(inspector, tmp_path / "q.zjpack", tomorrow)
    assert codes(nobody_left.value) == ["pack.recipient_expired"]
    adopts(inspector, office.lists((supervisor, "supervisor")))
    assert left_out(inspector, tomorrow) == []
    write_visit_pack(inspector, tmp_path / "q.zjpack", tomorrow)
    second.close()


def test_a_receipt_from_a_laptop_whose_certificate_has_ended_is_not_written_and_stays_due(
    stores: Stores, tmp_path: Path
) -> None:
    """Everybody would refuse it, and the ledger would say that they were told."""
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    import_pack(supervisor, tmp_path / "p.zjpack", NOW)
    office = Office(tmp_path)
    adopts(supervisor, office.lists((supervisor, "supervisor"), days=(date(2026, 1, 1), NOW.date())))
    (device,) = due_receipts(supervisor)
    with pytest.raises(RefusedInputError) as ended:
        write_receipt(supervisor, tmp_path / "r.zjpack", device, NOW + timedelta(days=1))
    assert codes(ended.value) == ["pack.own_certificate"]
    assert not (tmp_path / "r.zjpack").exists()
    assert due_receipts(supervisor) == [device]
    adopts(supervisor, office.lists((supervisor, "supervisor")))
    write_receipt(supervisor, tmp_path / "r.zjpack", device, NOW + timedelta(days=1))
    assert due_receipts(supervisor) == []
    adopts(supervisor, office.lists(revoked=supervisor))
    with pytest.raises(RefusedInputError) as revoked:
        write_receipt(supervisor, tmp_path / "again.zjpack", device, NOW)
    assert [(each.code, each.details["reason"]) for each in revoked.value.problems] == [("pack.own_revoked", "丢失")]


def test_whose_certificate_has_ended_is_left_out_by_name_and_does_not_keep_the_others_waiting(
    stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    second = befriended(tmp_path / "second", supervisor)
    for number, store in enumerate((inspector, second)):
        worked_visit(store, photos=0)
        write_visit_pack(store, tmp_path / f"{number}.zjpack", NOW)
        import_pack(supervisor, tmp_path / f"{number}.zjpack", NOW)
    office = Office(tmp_path)
    adopts(supervisor, office.lists((inspector, "inspector"), days=(date(2026, 1, 1), NOW.date())))
    tomorrow = NOW + timedelta(days=1)
    devices, left = writable(supervisor, due_receipts(supervisor), tomorrow)
    assert [device.person for device in devices] == ["陈立"]
    assert [(each.code, each.details["person"]) for each in left] == [("pack.recipient_expired", "李明")]
    (waits,) = [device for device in due_receipts(supervisor) if device.person == "李明"]
    with pytest.raises(RefusedInputError) as expired:
        write_receipt(supervisor, tmp_path / "r.zjpack", waits, tomorrow)
    assert codes(expired.value) == ["pack.recipient_expired"]
    write_receipt(supervisor, tmp_path / "r.zjpack", devices[0], tomorrow)
    assert due_receipts(supervisor) == [waits]
    with pytest.raises(RefusedInputError):
        writable(supervisor, due_receipts(supervisor), tomorrow)
    second.close()


def test_comments_do_not_count_as_sent_while_nobody_would_take_them(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    import_pack(supervisor, tmp_path / "p.zjpack", NOW)
    add_comment(supervisor, visit, "", "请核对", NOW)
    distrust(supervisor, peer_called(supervisor, "李明"), NOW)
    with pytest.raises(RefusedInputError) as stranger:
        write_return_packs(supervisor, tmp_path, "r.zjpack", NOW)
    assert [(each.code, each.details["person"]) for each in stranger.value.problems] == [
        ("pack.recipient_unknown", "李明")
    ]
    trust_card(supervisor, card_of(inspector), NOW)
    adopts(supervisor, Office(tmp_path).lists((supervisor, "supervisor"), days=(date(2026, 1, 1), NOW.date())))
    with pytest.raises(RefusedInputError) as ended:
        write_return_packs(supervisor, tmp_path, "r.zjpack", NOW + timedelta(days=1))
    assert codes(ended.value) == ["pack.own_certificate"]
    assert len(write_return_packs(supervisor, tmp_path, "r.zjpack", NOW)) == 1


@pytest.mark.parametrize("starts", [LATER.date(), date(2026, 12, 31)])
def test_a_renewal_refuses_nothing_that_was_written_before_it(starts: date, stores: Stores, tmp_path: Path) -> None:
    """A pack that is on its way on a stick, and those of the days until a renewal begins."""
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    office = Office(tmp_path)
    adopts(supervisor, office.lists((inspector, "inspector"), days=(date(2026, 1, 1), date(2026, 12, 31))))
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    adopts(supervisor, office.lists((inspector, "inspector"), days=(starts, date(2027, 12, 31))))
    assert import_pack(supervisor, tmp_path / "p.zjpack", LATER).visits == 1
    # A gap between the two stays one.
    adopts(supervisor, office.lists((inspector, "inspector"), days=(date(2029, 1, 1), date(2030, 12, 31))))
    assert refusal(supervisor, tmp_path / "p.zjpack") == ["pack.sender_expired"]


# --- visits that were opened again ------------------------------------------------------------------------------------


def reopened(inspector: Store, visit: str, comment: str) -> None:
    with inspector.database.work(LATER) as work:
        work.visits.save(visit, {"closed_at": "", "reopened_for": [comment]})


def written_unchecked(store: Store, path: Path) -> Path:
    """By a program that does not look through its own log before."""
    with pytest.MonkeyPatch.context() as unchecked:
        unchecked.setattr("inspector_app.exchange.kinds.visits_out.own_problems", lambda *_: [])
        write_visit_pack(store, path, LATER)
    return path


def says_so_himself(inspector: Store, visit: str) -> str:
    """A comment that no honest program records on the laptop of the visit."""
    fields = {"visit_id": visit, "item": "", "comment": "请补拍", "by": "王芳", "made_at": NOW.isoformat()}
    with inspector.database.work(LATER) as work:
        work.events.record("return", f"{visit}/return/{'c' * 32}", {**fields, "settled": False})
    return "c" * 32


@pytest.mark.parametrize("asked", [True, False])
def test_who_reopens_his_own_visit_on_his_own_word_is_told_to_the_reviewer(
    asked: bool, stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    visit = closed_visit(inspector)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    import_pack(supervisor, tmp_path / "p.zjpack", NOW)
    if asked:
        add_comment(supervisor, visit, "", "请补拍", LATER)
        (sent,) = write_return_packs(supervisor, tmp_path, "r.zjpack", LATER)
        import_pack(inspector, sent.path, LATER)
        reopen_visit(inspector, visit, LATER)
    else:
        reopened(inspector, visit, says_so_himself(inspector, visit))
    write_visit_pack(inspector, tmp_path / "q.zjpack", LATER)
    told = [] if asked else ["pack.reopened_unasked"]
    assert [each.code for each in check_pack(supervisor, tmp_path / "q.zjpack", now=LATER).notes] == told
    assert [each.code for each in import_pack(supervisor, tmp_path / "q.zjpack", LATER).notes] == told
    assert [each.code for each in review_file(supervisor, visit).notes] == told


def test_a_visit_is_not_opened_again_for_a_comment_that_nobody_made_nor_shut_as_if_it_never_was(
    stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    visit = closed_visit(inspector)
    says_so_himself(inspector, visit)
    reopened(inspector, visit, "d" * 32)
    assert refusal(supervisor, written_unchecked(inspector, tmp_path / "p.zjpack")) == ["pack.after_close"]


def test_an_accepted_visit_that_was_opened_again_stays_one_that_was(stores: Stores, tmp_path: Path) -> None:
    """Else what was changed in it would pass for what was accepted."""
    inspector, supervisor = stores
    visit = closed_visit(inspector)
    reopened(inspector, visit, says_so_himself(inspector, visit))
    with inspector.database.work(LATER) as work:
        work.visits.save(visit, {"closed_at": LATER.isoformat(), "reopened_for": []})
    assert refusal(supervisor, written_unchecked(inspector, tmp_path / "p.zjpack")) == ["pack.field_bad"]


# --- words that are somebody else's -----------------------------------------------------------------------------------


def test_nobody_puts_other_words_into_a_reviewers_mouth_or_settles_what_is_not_his(
    stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="周刚")
    trust_card(supervisor, card_of(colleague), NOW)
    trust_card(colleague, card_of(supervisor), NOW)
    visit = worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "a.zjpack", NOW)
    import_pack(supervisor, tmp_path / "a.zjpack", NOW)
    asked = add_comment(supervisor, visit, "", "请补拍现场", NOW)
    fields = {"visit_id": visit, "item": "", "comment": "没有问题", "made_at": NOW.isoformat(), "settled": True}
    with colleague.database.work(LATER) as work:
        for _ in range(100):
            work.events.record("return", f"{visit}/return/{asked.id}", fields)
    write_visit_pack(colleague, tmp_path / "b.zjpack", LATER)
    import_pack(supervisor, tmp_path / "b.zjpack", LATER)
    with supervisor.database.look() as work:
        assert [(each.comment, each.settled) for each in comments(work)] == [("请补拍现场", False)]
    # The inspector whose visit it is answers it.
    (sent,) = write_return_packs(supervisor, tmp_path, "r.zjpack", LATER)
    import_pack(inspector, sent.path, LATER)
    settle(inspector, asked.id, LATER)
    write_visit_pack(inspector, tmp_path / "c.zjpack", LATER)
    import_pack(supervisor, tmp_path / "c.zjpack", LATER)
    with supervisor.database.look() as work:
        assert [(each.comment, each.settled) for each in comments(work)] == [("请补拍现场", True)]
    colleague.close()


@pytest.mark.parametrize("kind", ["withdrawal", "import", "clock", "epoch"])
def test_what_a_desk_did_it_says_itself(kind: str, stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    pack = write_visit_pack(inspector, tmp_path / "p.zjpack", NOW).pack.info.pack_id
    import_pack(supervisor, tmp_path / "p.zjpack", NOW)
    names = {"clock": f"clock-{supervisor.device}", "epoch": supervisor.device}
    with inspector.database.work(LATER) as work:
        work.events.record(kind, names.get(kind, f"{kind}/{pack}/{supervisor.device}"), {"file": "p.zjpack"})
    assert refusal(supervisor, written_unchecked(inspector, tmp_path / "q.zjpack")) == ["pack.not_owner"]


def test_whom_the_office_made_a_supervisor_reviews_whatever_his_card_said(stores: Stores, tmp_path: Path) -> None:
    _, supervisor = stores
    promoted = new_store(tmp_path / "promoted", person="周刚")
    trust_card(supervisor, card_of(promoted), NOW)
    trust_card(promoted, card_of(supervisor), NOW)
    with supervisor.database.look() as work:
        assert reviewers(work) == {supervisor.device}
    office = Office(tmp_path)
    adopts(supervisor, office.lists((promoted, "supervisor"), (supervisor, "inspector")))
    with supervisor.database.look() as work:
        # Who was one by his card decided before as one.
        assert reviewers(work) == {supervisor.device, promoted.device}
    promoted.close()
