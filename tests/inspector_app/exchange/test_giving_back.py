"""A laptop that lost its work gets it back from the supervisor: what it once signed, and what it never did."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from confirmed_visits import MUCH_LATER, handed_over, photos_of
from handovers import LATER, codes, forged, holdings, refusal, visits_of, worked_visit
from offices import NOW, PASSPHRASE, new_store
from tampering import rewrite_tail

from db.records.log import Device
from inspector_app.audit.against import compare_with_packs
from inspector_app.audit.check import Audit, check_log
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds import giving_back
from inspector_app.exchange.kinds.giving_back import OF_LABEL, held_of_others, write_give_back
from inspector_app.exchange.kinds.receipts import due_receipts, write_receipt
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.log_heads import LogHead
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.thinning import thin_originals, thinned_here
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.messages import Language, say
from inspector_app.stores import Role, Store, open_store

Stores = tuple[Store, Store]


def given_back(supervisor: Store, path: Path, **how: int) -> list[Path]:
    (held,) = held_of_others(supervisor)
    return [each.path for each in write_give_back(supervisor, path, held.device, LATER, **how)]


def restored(inspector: Store, backup: str) -> Store:
    restore_backup(inspector, backup, LATER)
    return open_store(inspector.folder, PASSPHRASE)


def test_an_old_backup_is_filled_up_by_what_the_supervisor_holds(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, "e1")
    backup = make_backup(inspector, NOW).name
    second = worked_visit(inspector, "e2")
    before = visits_of(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    again = restored(inspector, backup)
    for photo in photos_of(supervisor, second):
        again.files.remove(photo.sha256)
    (pack,) = given_back(supervisor, tmp_path / "back.zjpack")
    preview = check_pack(again, pack, now=LATER)
    assert [(visit.id, visit.state) for visit in preview.visits if visit.state != "known"] == [(second, "new")]
    assert (preview.kind, preview.problems, preview.unproven, preview.files_new) == ("giveback", (), 0, 4)
    report = import_pack(again, pack, LATER)
    assert (report.result, report.visits_new, report.unproven) == ("imported", 1, 0)
    assert visits_of(again) == before
    assert all(again.files.is_sound(photo.sha256) for photo in photos_of(again, second))
    assert import_pack(again, pack, LATER).result == "nothing new"
    # It is its own work again: it goes on, and up, without anybody deciding anything.
    worked_visit(again, "e3")
    write_visit_pack(again, tmp_path / "next.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "next.zjpack", LATER).conflicts == 0
    assert visits_of(supervisor) == visits_of(again)
    with pytest.raises(RefusedInputError) as refused:
        withdraw_import(again, report.pack_id, "", LATER)
    assert codes(refused.value) == ["pack.withdraw_kind"]
    again.close()


def test_what_the_supervisor_lost_himself_keeps_the_rest_from_nobody(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    backup = make_backup(inspector, NOW).name
    visit = worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    again = restored(inspector, backup)
    photos = photos_of(supervisor, visit)
    for photo in photos:
        again.files.remove(photo.sha256)
    for photo in photos[:2]:
        supervisor.files.remove(photo.sha256)
    (pack,) = given_back(supervisor, tmp_path / "back.zjpack")
    report = import_pack(again, pack, LATER)
    assert (report.visits_new, report.photos_verified, report.photos_absent) == (1, 1, 2)
    again.close()


def test_originals_that_gave_way_come_back_in_several_files(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    thin_originals(inspector, MUCH_LATER)
    assert len(thinned_here(inspector)) == 3
    packs = given_back(supervisor, tmp_path / "back.zjpack", max_size=900_000)
    assert len(packs) > 1
    assert sum(import_pack(inspector, pack, MUCH_LATER).files_new for pack in packs) == 3
    assert thinned_here(inspector) == {}
    assert all(inspector.files.is_sound(photo.sha256) for photo in photos_of(inspector, visit))


def test_what_was_never_signed_is_counted_and_said_in_the_log(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A supervisor who made the records up has no signature of the laptop over them."""
    inspector, supervisor = stores
    worked_visit(inspector, "e1")
    backup = make_backup(inspector, NOW).name
    worked_visit(inspector, "e2")
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    real = giving_back._kept_heads

    def falsely_signed(*given: object) -> list[LogHead]:
        return [replace(head, signature=f"{'A' * 86}==") for head in real(*given)]  # type: ignore[arg-type]

    monkeypatch.setattr(giving_back, "_kept_heads", falsely_signed)
    (pack,) = given_back(supervisor, tmp_path / "back.zjpack")
    again = restored(inspector, backup)
    preview = check_pack(again, pack, now=LATER)
    assert preview.unproven == preview.events_new > 0
    assert import_pack(again, pack, LATER).unproven == preview.unproven
    with again.database.look() as work:
        (told,) = work.events.shown_of_kind("import").values()
    assert told["unproven"] == preview.unproven
    third = new_store(tmp_path / "third", person="陈立")
    for store in (inspector, supervisor):
        trust_card(third, card_of(again if store is inspector else store), NOW)
    with third.database.look() as work:
        own = work.devices.own()
    trust_card(supervisor, card_of(third), NOW)
    (held,) = held_of_others(supervisor)
    write_give_back(supervisor, tmp_path / "third.zjpack", held.device, LATER, recipients=[own])
    with pytest.raises(RefusedInputError) as refused:
        import_pack(third, tmp_path / "third.zjpack", LATER)
    assert codes(refused.value) == ["pack.giveback_unproven"]
    again.close()
    third.close()


def test_a_new_laptop_may_read_what_the_dead_one_signed(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    new = new_store(tmp_path / "new")
    for store in stores:
        trust_card(new, card_of(store), NOW)
    trust_card(supervisor, card_of(new), NOW)
    with new.database.look() as work:
        own: Device = work.devices.own()
    (held,) = held_of_others(supervisor)
    write_give_back(supervisor, tmp_path / "back.zjpack", held.device, LATER, recipients=[own])
    before = holdings(new)
    report = import_pack(new, tmp_path / "back.zjpack", LATER)
    assert report.visits_new == 1
    photos = photos_of(new, visit)
    assert len(photos) == 3
    audit = Audit()
    compare_with_packs(new, [tmp_path / "back.zjpack"], audit)
    assert audit.sound
    gone = withdraw_import(new, report.pack_id, "写错了人", LATER)
    assert (gone.visits, gone.files) == (1, 4)
    assert visits_of(new) == {name: before[name] for name in visits_of(new)}
    assert not any(new.files.has(photo.sha256) for photo in photos)
    assert check_log(new).sound
    assert import_pack(new, tmp_path / "back.zjpack", LATER).visits_new == 1
    assert new.files.is_sound(photos[0].sha256)
    new.close()


def test_what_a_receipt_confirmed_stays_when_the_give_back_is_withdrawn(stores: Stores, tmp_path: Path) -> None:
    """Another supervisor told the laptop that he has its photos: it may have let them go since."""
    inspector, supervisor = stores
    third = new_store(tmp_path / "third", Role.SUPERVISOR, person="陈立")
    for store in stores:
        trust_card(third, card_of(store), NOW)
        trust_card(store, card_of(third), NOW)
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "first.zjpack", NOW)
    import_pack(third, tmp_path / "first.zjpack", NOW)
    second = worked_visit(inspector, "e2")
    write_visit_pack(inspector, tmp_path / "both.zjpack", NOW)
    import_pack(supervisor, tmp_path / "both.zjpack", NOW)
    with third.database.look() as work:
        own = work.devices.own()
    (held,) = held_of_others(supervisor)
    write_give_back(supervisor, tmp_path / "back.zjpack", held.device, LATER, recipients=[own])
    report = import_pack(third, tmp_path / "back.zjpack", LATER)
    photos = photos_of(third, second)
    (device,) = due_receipts(third)
    write_receipt(third, tmp_path / "receipt.zjpack", device, LATER)
    assert withdraw_import(third, report.pack_id, "", LATER).visits == 1
    assert all(third.files.is_sound(photo.sha256) for photo in photos)
    third.close()


def test_a_log_is_compared_with_a_give_back_pack_as_far_as_its_laptop_signed(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    (pack,) = given_back(supervisor, tmp_path / "back.zjpack")
    monkeypatch.setattr(giving_back, "_kept_heads", lambda *_: [])
    (unsigned,) = given_back(supervisor, tmp_path / "unsigned.zjpack")
    found = Audit()
    compare_with_packs(inspector, [pack, unsigned], found)
    assert found.sound
    inspector.close()
    rewrite_tail(inspector.folder)
    rewritten = open_store(inspector.folder, PASSPHRASE)
    compare_with_packs(rewritten, [pack, unsigned], found)
    rewritten.close()
    assert [problem.code for problem in found.problems] == ["audit.tail_rewritten", "audit.given_back_differs"]
    assert all(say(problem, language).problem for problem in found.problems for language in Language)


def test_a_copied_store_must_begin_a_life_of_its_own_first(stores: Stores, tmp_path: Path) -> None:
    """Put back by hand, it would record its numbers a second time."""
    inspector, supervisor = stores
    inspector.close()
    shutil.copytree(inspector.folder, tmp_path / "copied")
    inspector = open_store(inspector.folder, PASSPHRASE)
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    inspector.close()
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    (pack,) = given_back(supervisor, tmp_path / "back.zjpack")
    copied = open_store(tmp_path / "copied", PASSPHRASE)
    assert [problem.code for problem in check_pack(copied, pack, now=LATER).problems] == ["pack.giveback_ahead"]
    assert refusal(copied, pack) == ["pack.giveback_ahead"]
    copied.close()


def test_what_no_honest_supervisor_writes_is_refused(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    worked_visit(supervisor, "e9")
    with supervisor.database.look() as work:
        foreign = list(work.events.of_device(supervisor.device))
    (pack,) = given_back(supervisor, tmp_path / "back.zjpack")

    def labelled(**labels: str) -> Path:
        return forged(supervisor, pack, info=lambda info: replace(info, extra={**info.extra, **labels}))

    assert refusal(inspector, labelled(**{OF_LABEL: "nobody"})) == ["pack.info"]
    assert "pack.foreign_event" in refusal(inspector, labelled(**{OF_LABEL: supervisor.device}))
    assert "pack.foreign_event" in refusal(
        inspector, forged(supervisor, pack, change=lambda events: [*events, *foreign])
    )
