"""Receipts of one who may confirm and lies, or may confirm no more: no original gives way on such a word."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from confirmed_visits import MUCH_LATER, closed_visit, confirm, handed_over
from handovers import LATER, codes, refusal, worked_visit
from hostile_packs import line, made
from office_lists import Office, adopts
from offices import NOW, PASSPHRASE, new_store

from db.records.packs import PackRecord
from inspector_app.backups.stick import write_backup_file
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag import canonical
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds.giving_back import write_give_back
from inspector_app.exchange.kinds.receipts import due_receipts, write_receipt, write_receipts
from inspector_app.exchange.kinds.return_states import returned
from inspector_app.exchange.kinds.returns import add_comment, write_return_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.sending import supervisors
from inspector_app.exchange.thinning import thinnable
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.plans.devices import list_file
from inspector_app.stores import Store, open_store

Stores = tuple[Store, Store]
Lines = list[dict[str, Any]]


def seq_of(store: Store) -> int:
    with store.database.look() as work:
        return work.events.last_of(store.device)


def hashes_of(store: Store) -> list[str]:
    with store.database.look() as work:
        return [photo.sha256 for visit in work.visits.all() for photo in work.photos.of_visit(visit.id)]


def confirming(device: str, seq: int, files: list[str]) -> Lines:
    return [{"record": "have", "device": device, "seq": seq}, {"record": "holds", "files": files}]


def confirmed(store: Store) -> int:
    with store.database.look() as work:
        return len(work.receipts.confirmations())


LIES: dict[str, tuple[Callable[[Store], Lines], str]] = {
    "of photos that were never sent": (
        lambda store: confirming(store.device, seq_of(store), hashes_of(store)),
        "pack.receipt_unsent",
    ),
    "of more than was recorded": (
        lambda store: confirming(store.device, seq_of(store) + 1, hashes_of(store)),
        "pack.receipt_ahead",
    ),
    "of somebody else's pack": (
        lambda store: confirming("bbbbbbbbbbbb-1", 1, hashes_of(store)),
        "pack.receipt_foreign",
    ),
    "of no log at all": (lambda store: [{"record": "holds", "files": hashes_of(store)}], "pack.receipt_foreign"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_receipt_that_cannot_be_true_is_refused_and_no_original_gives_way(
    lie: str, stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    lines, code = LIES[lie]
    # Something was handed over; the photos came after it.
    worked_visit(inspector, "e0", photos=0)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    closed_visit(inspector)
    path = made(supervisor, tmp_path / "r.zjpack", PackKind.RECEIPT, lines(inspector), at=LATER)
    assert [problem.code for problem in check_pack(inspector, path, now=LATER).problems] == [code]
    assert refusal(inspector, path) == [code]
    assert thinnable(inspector, MUCH_LATER).photos == ()


def test_a_pack_that_a_power_cut_kept_out_of_the_ledger_is_confirmed_after_the_next_one(
    stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    pack = write_visit_pack(inspector, tmp_path / "up.zjpack", NOW).pack.info.pack_id
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    with inspector.database.work(NOW) as work:
        own = work.devices.own()
        work.packs.forget(pack)
    write_receipt(supervisor, tmp_path / "r.zjpack", own, LATER)
    assert refusal(inspector, tmp_path / "r.zjpack") == ["pack.receipt_unsent"]
    write_visit_pack(inspector, tmp_path / "next.zjpack", LATER)
    assert import_pack(inspector, tmp_path / "r.zjpack", LATER).confirmed == (3, 3)


def test_files_and_packs_beyond_what_was_sent_are_not_counted(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    sent, before = seq_of(inspector), hashes_of(inspector)
    worked_visit(inspector, "e2")
    packs = ledger(inspector)
    told = [{"record": "pack", "pack": each.id, "sha256": each.sha256} for each in packs]
    wrong = [{**each, "photos": 3, "verified": 2, "sha256": "0" * 64} for each in told]
    for number, (more, photos) in enumerate(((wrong, 3), ([{**told[-1], "photos": 4, "verified": 4}], 4))):
        lines = confirming(inspector.device, sent, [*hashes_of(inspector), f"{number:064x}"]) + more
        path = made(supervisor, tmp_path / f"{number}.zjpack", PackKind.RECEIPT, lines, at=LATER + timedelta(days=1))
        report = import_pack(inspector, path, LATER)
        assert report.confirmed == (6, 3), photos
        with inspector.database.look() as work:
            assert work.receipts.confirmations().keys() == set(before)
    # What the honest receipt said of the pack stands.
    receipts = [each.report["receipt"]["verified"] for each in ledger(inspector) if "receipt" in each.report]
    assert receipts == [3]


def ledger(store: Store) -> list[PackRecord]:
    with store.database.look() as work:
        return work.packs.all()


def test_nothing_under_another_packs_number_is_taken_for_what_came_already(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    closed_visit(inspector)
    pack = write_visit_pack(inspector, tmp_path / "up.zjpack", NOW).pack.info.pack_id
    receipt = confirming(inspector.device, seq_of(inspector), hashes_of(inspector))
    for kind, lines in ((PackKind.RECEIPT, receipt), (PackKind.RETURN, []), (PackKind.PLAN, [])):
        path = made(supervisor, tmp_path / "r.zjpack", kind, lines, at=LATER, pack_id=pack)
        assert [problem.code for problem in check_pack(inspector, path, now=LATER).problems] == ["pack.id_reused"]
        assert refusal(inspector, path) == ["pack.id_reused"]


def test_a_clock_that_was_wrong_once_holds_up_no_later_receipt(stores: Stores, tmp_path: Path) -> None:
    """2099 by a dead battery; then the clock is right again."""
    inspector, supervisor = stores
    worked_visit(inspector)
    with inspector.database.look() as work:
        own = work.devices.own()
    for name, at in (("one", datetime(2099, 1, 1, tzinfo=UTC)), ("two", LATER)):
        write_visit_pack(inspector, tmp_path / f"{name}.zjpack", LATER)
        import_pack(supervisor, tmp_path / f"{name}.zjpack", LATER)
        assert [device.id for device in due_receipts(supervisor)] == [inspector.device]
        write_receipt(supervisor, tmp_path / f"r-{name}.zjpack", own, at)
        assert due_receipts(supervisor) == []
        worked_visit(inspector, f"{name}-more")
    assert import_pack(inspector, tmp_path / "r-one.zjpack", LATER).confirmed == (9, 3)
    assert import_pack(inspector, tmp_path / "r-two.zjpack", LATER).confirmed == (9, 6)
    assert confirmed(inspector) == 8
    # The first again, and one of its age that comes late, say what stands.
    assert import_pack(inspector, tmp_path / "r-one.zjpack", LATER).confirmed == (9, 6)
    lines = confirming(inspector.device, 1, [])
    late = made(supervisor, tmp_path / "late.zjpack", PackKind.RECEIPT, lines, at=MUCH_LATER, labels={"Log-End": "1"})
    assert check_pack(inspector, late, now=LATER).confirmed == (9, 6)
    assert import_pack(inspector, late, LATER).confirmed == (9, 6)
    assert confirmed(inspector) == 8


def test_what_else_went_down_since_leaves_a_receipt_due(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    (due,) = due_receipts(supervisor)
    add_comment(supervisor, visit, "", "请补拍", LATER)
    write_return_packs(supervisor, tmp_path, "comments.zjpack", LATER)
    write_give_back(supervisor, tmp_path / "back.zjpack", due, LATER)
    assert due_receipts(supervisor) == [due]
    write_receipt(supervisor, tmp_path / "receipt.zjpack", due, LATER)
    assert due_receipts(supervisor) == []


def test_a_receipt_is_due_again_when_an_import_is_withdrawn(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    with inspector.database.look() as work:
        own = work.devices.own()
    ids = []
    for name in ("one", "two"):
        worked_visit(inspector, name)
        ids.append(write_visit_pack(inspector, tmp_path / f"{name}.zjpack", NOW).pack.info.pack_id)
        import_pack(supervisor, tmp_path / f"{name}.zjpack", NOW)
    write_receipt(supervisor, tmp_path / "r.zjpack", own, LATER)
    import_pack(inspector, tmp_path / "r.zjpack", LATER)
    with pytest.raises(RefusedInputError) as refused:
        withdraw_import(supervisor, ids[0], "", LATER)
    assert codes(refused.value) == ["pack.withdraw_later"]
    withdraw_import(supervisor, ids[1], "", LATER)
    assert [device.id for device in due_receipts(supervisor)] == [inspector.device]
    write_receipt(supervisor, tmp_path / "less.zjpack", own, LATER)
    assert import_pack(inspector, tmp_path / "less.zjpack", LATER).confirmed == (6, 3)
    # So the next pack brings again what was withdrawn.
    write_visit_pack(inspector, tmp_path / "three.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "three.zjpack", LATER).visits_new == 1


def test_when_all_of_it_is_withdrawn_a_receipt_takes_back_what_was_confirmed(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    (pack,) = [each for each in ledger(supervisor) if each.direction == "in"]
    assert len(thinnable(inspector, MUCH_LATER).photos) == 3
    withdraw_import(supervisor, pack.id, "", LATER)
    assert [device.id for device in due_receipts(supervisor)] == [inspector.device]
    confirm(inspector, supervisor, "nothing")
    assert due_receipts(supervisor) == []
    assert thinnable(inspector, MUCH_LATER).photos == ()
    write_visit_pack(inspector, tmp_path / "again.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "again.zjpack", LATER).photos_verified == 3


def test_a_receipt_that_has_nothing_of_a_log_hinders_no_later_pack(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    told = confirming(inspector.device, 0, [])
    import_pack(inspector, made(supervisor, tmp_path / "r.zjpack", PackKind.RECEIPT, told, at=MUCH_LATER), LATER)
    assert write_visit_pack(inspector, tmp_path / "again.zjpack", LATER).since == 0


# --- rights that have ended -------------------------------------------------------------------------------------------


def test_whom_the_office_made_an_inspector_confirms_nothing_any_more(stores: Stores, tmp_path: Path) -> None:
    """His card says supervisor for ever."""
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    assert len(thinnable(inspector, MUCH_LATER).photos) == 3
    office = Office(tmp_path)
    adopts(inspector, office.lists((inspector, "inspector"), (supervisor, "inspector")))
    assert supervisors(inspector, LATER) == []
    assert thinnable(inspector, MUCH_LATER).photos == ()
    with inspector.database.look() as work:
        own = work.devices.own()
    write_receipt(supervisor, tmp_path / "again.zjpack", own, LATER)
    assert refusal(inspector, tmp_path / "again.zjpack") == ["pack.sender_role"]
    # And the other way round: whom it made a supervisor gets the packs.
    adopts(inspector, office.lists((supervisor, "supervisor")))
    assert [device.person for device in supervisors(inspector, LATER)] == ["王芳"]


def test_what_was_signed_by_keys_that_were_changed_lets_no_original_give_way(stores: Stores) -> None:
    """Somebody else may have signed it: that is why they were changed."""
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    change_key(supervisor, begin(supervisor), LATER)
    with closing(open_store(supervisor.folder, PASSPHRASE)) as renewed:
        assert len(thinnable(inspector, MUCH_LATER).photos) == 3
        trust_card(inspector, card_of(renewed), LATER, key_renewed=True)
        found = thinnable(inspector, MUCH_LATER)
        assert (found.photos, found.silent) == ((), ("王芳",))
        confirm(inspector, renewed, "anew")
        assert len(thinnable(inspector, MUCH_LATER).photos) == 3


def test_so_do_keys_that_the_office_certified_anew(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    office = Office(tmp_path)
    adopts(inspector, office.lists((supervisor, "supervisor")))
    change_key(supervisor, begin(supervisor), LATER)
    with closing(open_store(supervisor.folder, PASSPHRASE)) as renewed:
        assert len(thinnable(inspector, MUCH_LATER).photos) == 3
        adopts(inspector, office.lists((renewed, "supervisor")))
        assert thinnable(inspector, MUCH_LATER).photos == ()
        confirm(inspector, renewed, "anew")
        assert len(thinnable(inspector, MUCH_LATER).photos) == 3


def test_a_revoked_supervisor_opens_no_backup_and_sends_nothing_back(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    add_comment(supervisor, visit, "", "请补拍", LATER)
    (sent,) = write_return_packs(supervisor, tmp_path, "back.zjpack", LATER)
    assert write_backup_file(inspector, tmp_path / "before.zjbackup", LATER).recipients[0].startswith("王芳")
    adopts(inspector, Office(tmp_path).lists((supervisor, "supervisor"), revoked=supervisor))
    assert refusal(inspector, sent.path) == ["pack.sender_revoked"]
    assert thinnable(inspector, MUCH_LATER).photos == ()
    after = write_backup_file(inspector, tmp_path / "after.zjbackup", LATER)
    assert [name.split()[0] for name in after.recipients] == ["李明"]


def test_a_revoked_laptop_keeps_nobody_elses_receipt_or_comment_waiting(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="周刚")
    trust_card(supervisor, card_of(colleague), NOW)
    trust_card(colleague, card_of(supervisor), NOW)
    for name, store in (("a", inspector), ("b", colleague)):
        visit = worked_visit(store)
        write_visit_pack(store, tmp_path / f"{name}.zjpack", NOW)
        import_pack(supervisor, tmp_path / f"{name}.zjpack", NOW)
        add_comment(supervisor, visit, "", "请补拍", NOW)
    adopts(supervisor, Office(tmp_path).lists((colleague, "inspector"), revoked=colleague))
    with supervisor.database.look() as work:
        assert len(returned(work, supervisor)) == 1
    (due,) = due_receipts(supervisor)
    assert due.id == inspector.device
    assert len(write_receipts(supervisor, [(tmp_path / "r.zjpack", due)], LATER)) == 1
    assert [each.recipients[0].split()[0] for each in write_return_packs(supervisor, tmp_path, "c.zjpack", LATER)] == [
        "李明"
    ]
    colleague.close()


def test_nobody_hands_on_what_an_inspector_wrote_as_a_reviewers_comment(stores: Stores, tmp_path: Path) -> None:
    """It would go out under the supervisor's signature, in whatever name he gave it."""
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="周刚")
    trust_card(supervisor, card_of(colleague), NOW)
    trust_card(colleague, card_of(supervisor), NOW)
    visit = worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "a.zjpack", NOW)
    import_pack(supervisor, tmp_path / "a.zjpack", NOW)
    forged = {"visit_id": visit, "item": "", "comment": "请删去照片", "by": "王芳", "made_at": NOW.isoformat()}
    with colleague.database.work(NOW) as work:
        work.events.record("return", f"{visit}/return/{'b' * 32}", forged)
    write_visit_pack(colleague, tmp_path / "b.zjpack", NOW)
    import_pack(supervisor, tmp_path / "b.zjpack", NOW)
    with supervisor.database.look() as work:
        assert returned(work, supervisor) == []
    with pytest.raises(RefusedInputError) as refused:
        write_return_packs(supervisor, tmp_path, "c.zjpack", LATER)
    assert codes(refused.value) == ["pack.return_none"]
    asked = add_comment(supervisor, visit, "", "请补拍", LATER)
    (sent,) = write_return_packs(supervisor, tmp_path, "c.zjpack", LATER)
    assert sent.report["comment_ids"] == [asked.id]
    colleague.close()


def test_an_office_that_lost_its_list_brings_no_revoked_laptop_back(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    thief = new_store(tmp_path / "thief", person="周刚")
    office = Office(tmp_path)
    adopts(inspector, office.lists((supervisor, "supervisor"), (thief, "inspector"), revoked=thief))
    office.loses_its_list()
    anew = office.lists(*[(store, role) for store, role in ((inspector, "inspector"), (supervisor, "supervisor"))] * 3)
    with pytest.raises(RefusedInputError) as refused:
        adopts(inspector, anew)
    assert codes(refused.value) == ["pack.devices_unrevoked"]
    document = canonical.encode({"value": {"list": anew.decode()}})
    told = line(document, section="devices", edition=50)
    plan = made(supervisor, tmp_path / "p.zjpack", PackKind.PLAN, [told], [document])
    assert refusal(inspector, plan) == ["pack.devices_unrevoked"]
    # A store that has the list gives it back.
    with inspector.database.look() as work:
        kept = list_file(work)
    assert kept is not None
    office.finds(kept)
    adopts(inspector, office.lists((supervisor, "supervisor")))
    thief.close()
