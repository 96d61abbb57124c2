"""What comes after a thinning, in any order: no original that is still somewhere may be lost by the next step."""

import errno
import hashlib
import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from confirmed_visits import MUCH_LATER, closed_visit, confirm, handed_over, photos_of
from handovers import LATER, judged_items, worked_visit
from offices import PASSPHRASE, new_store
from PIL import Image

from db.records.log import Device
from db.records.packs import Acknowledged
from inspector_app import sealed_files
from inspector_app.audit.check import check_log
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.backups.returning import return_store
from inspector_app.backups.stick import write_backup_file
from inspector_app.checkup import check_store
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.evidence.working_copies import leaving_copy, printed_copy
from inspector_app.exchange.kinds.confirming import confirmed_by
from inspector_app.exchange.kinds.receipts import write_receipt
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.thinning import bring_back, doubted, thin_originals, thinnable, thinned_here
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.key_change import finishing
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.stores import Store, open_store

Stores = tuple[Store, Store]


def hashes_of(store: Store, visit: str) -> list[str]:
    return [photo.sha256 for photo in photos_of(store, visit)]


def withdraw(supervisor: Store, days: int) -> int:
    with supervisor.database.look() as work:
        pack = next(each for each in work.packs.all() if each.direction == "in")
    return withdraw_import(supervisor, pack.id, "", LATER + timedelta(days=days)).files


def test_what_was_confirmed_stays_however_often_the_pack_comes_and_is_withdrawn(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    thin_originals(inspector, MUCH_LATER)
    for days in (1, 3, 5):
        assert withdraw(supervisor, days) == 0
        import_pack(supervisor, tmp_path / "up-0.zjpack", LATER + timedelta(days=days + 1))
    assert withdraw(supervisor, 7) == 0
    assert all(supervisor.files.is_sound(sha256) for sha256 in hashes)


def test_bytes_that_two_laptops_share_stay_when_both_imports_are_withdrawn(stores: Stores, tmp_path: Path) -> None:
    """Only one of them was confirmed, and nothing says any more whose picture it was."""
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    thin_originals(inspector, MUCH_LATER)
    other = new_store(tmp_path / "other", person="陈立")
    trust_card(other, card_of(supervisor), LATER)
    trust_card(supervisor, card_of(other), LATER)
    assert hashes_of(other, closed_visit(other)) == hashes
    write_visit_pack(other, tmp_path / "other.zjpack", LATER)
    import_pack(supervisor, tmp_path / "other.zjpack", LATER)
    with supervisor.database.look() as work:
        packs = {each.sender: each.id for each in work.packs.all() if each.direction == "in"}
    for store in (inspector, other):
        assert withdraw_import(supervisor, packs[store.device], "", MUCH_LATER).files == 0
    assert all(supervisor.files.is_sound(sha256) for sha256 in hashes)
    other.close()


def test_what_a_waiting_pack_names_stays_when_another_import_is_withdrawn(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    picture = Picture(bytes(60_000), "same.bin", "file")
    first = new_store(tmp_path / "first", person="陈立")
    trust_card(first, card_of(supervisor), LATER)
    trust_card(supervisor, card_of(first), LATER)
    shared = add_photo(first, worked_visit(first), judged_items()[0].code, picture, LATER).sha256
    write_visit_pack(first, tmp_path / "first.zjpack", LATER)
    worked_visit(inspector, "e1", photos=0)
    with inspector.database.look() as work:
        have = work.events.have()
    with inspector.database.work(LATER) as work, supervisor.database.look() as there:
        work.receipts.acknowledge(Acknowledged(there.devices.own().id, have, "", LATER), frozenset())
    add_photo(inspector, worked_visit(inspector, "e2", photos=0), judged_items()[0].code, picture, LATER)
    write_visit_pack(inspector, tmp_path / "waits.zjpack", LATER)
    taken = import_pack(supervisor, tmp_path / "first.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "waits.zjpack", LATER).result == "waiting"
    withdraw_import(supervisor, taken.pack_id, "", LATER)
    assert supervisor.files.is_sound(shared)
    first.close()


def test_a_newer_receipt_without_the_originals_is_a_warning(stores: Stores) -> None:
    """Of him alone who does not name them any more."""
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    thin_originals(inspector, MUCH_LATER)
    assert doubted(inspector) == {}
    for sha256 in hashes[:2]:
        supervisor.files.remove(sha256)
    confirm(inspector, supervisor, "newer")
    # Other laptops of hers, which sent no receipt, change nothing of it.
    with inspector.database.work(LATER) as work:
        for digit in "0f":
            work.devices.add(Device(f"{digit * 12}-1", supervisor.person, "inspector", "", "key", "", first_seen=LATER))
    assert doubted(inspector) == {supervisor.person: 2}
    assert [each.code for each in check_log(inspector).problems] == ["audit.original_doubted"]


def test_what_an_earlier_life_confirmed_stays(stores: Stores, tmp_path: Path) -> None:
    """The restored ledger knows nothing of the receipt."""
    inspector, supervisor = stores
    before = make_backup(supervisor, LATER)
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    thin_originals(inspector, MUCH_LATER)
    restore_backup(supervisor, before.name, MUCH_LATER)
    again = open_store(supervisor.folder, PASSPHRASE)
    import_pack(again, tmp_path / "up-0.zjpack", MUCH_LATER)
    withdraw(again, 200)
    assert all(again.files.is_sound(sha256) for sha256 in hashes)
    again.close()


def test_originals_that_came_back_while_the_key_was_being_changed_stay(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    thin_originals(inspector, MUCH_LATER)
    change = begin(inspector)
    assert change.grow(seconds=60).whole
    assert bring_back(inspector, [tmp_path / "up-0.zjpack"], MUCH_LATER) == (3, 0)
    change_key(inspector, change, MUCH_LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    assert all(again.files.is_sound(sha256) for sha256 in hashes)
    assert thinned_here(again) == {}
    again.close()


def test_they_stay_also_when_the_change_was_stopped_and_gone_on_with(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    thin_originals(inspector, MUCH_LATER)
    assert begin(inspector).grow(seconds=60).whole
    bring_back(inspector, [tmp_path / "up-0.zjpack"], MUCH_LATER)
    change_key(inspector, begin(inspector), MUCH_LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    assert all(again.files.is_sound(sha256) for sha256 in hashes)
    again.close()


def test_what_was_thinned_while_the_key_was_being_changed_is_whole_or_thin_and_said(stores: Stores) -> None:
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    change = begin(inspector)
    change.grow(seconds=60)
    thin_originals(inspector, MUCH_LATER)
    change_key(inspector, change, MUCH_LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    assert check_log(again).problems == []
    assert all(again.files.is_sound(each) or each in thinned_here(again) for each in hashes)
    again.close()


def test_what_was_healed_after_a_change_of_the_key_was_cut_short_stays_healed(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change had taken the remains along already."""
    inspector, supervisor = stores
    victim = hashes_of(inspector, handed_over(inspector, supervisor))[0]
    data = inspector.files.get(victim)
    inspector.files.put_remains(victim, b"hurt")

    def dies(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(finishing, "_copy_backups", dies)
        with pytest.raises(KeyboardInterrupt):
            change_key(inspector, begin(inspector), MUCH_LATER)
    inspector.files.put(data)
    change_key(inspector, begin(inspector), MUCH_LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    assert again.files.is_sound(victim)
    again.close()


def test_after_a_restored_backup_the_copies_are_listed_and_the_originals_come_back(
    stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    before = make_backup(inspector, LATER)
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    with_visit = make_backup(inspector, LATER)
    thin_originals(inspector, MUCH_LATER)
    restore_backup(inspector, with_visit.name, MUCH_LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    assert len(thinned_here(again)) == 3
    assert bring_back(again, [tmp_path / "up-0.zjpack"], MUCH_LATER) == (3, 0)
    assert all(again.files.is_sound(sha256) for sha256 in hashes)
    restore_backup(again, before.name, MUCH_LATER)
    last = open_store(inspector.folder, PASSPHRASE)
    assert thinned_here(last) == {}
    last.close()


def test_a_stick_is_written_when_the_list_is_of_another_thinning_than_the_files(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    thin_originals(inspector, MUCH_LATER)
    between = make_backup(inspector, MUCH_LATER)
    bring_back(inspector, [tmp_path / "up-0.zjpack"], MUCH_LATER)
    with inspector.database.look() as work:
        own = work.devices.own()
    write_receipt(supervisor, tmp_path / "second.zjpack", own, LATER + timedelta(days=3))
    import_pack(inspector, tmp_path / "second.zjpack", MUCH_LATER)
    thin_originals(inspector, MUCH_LATER + timedelta(days=2))
    restore_backup(inspector, between.name, MUCH_LATER + timedelta(days=3))
    again = open_store(inspector.folder, PASSPHRASE)
    write_backup_file(again, tmp_path / "all.zjbackup", MUCH_LATER + timedelta(days=3))
    again.close()
    returned = return_store(tmp_path / "all.zjbackup", tmp_path / "new", PASSPHRASE, MUCH_LATER + timedelta(days=4))
    assert returned.files_sound == returned.files
    new = open_store(tmp_path / "new", PASSPHRASE)
    assert set(thinned_here(new)) == set(hashes_of(new, visit))
    new.close()


def sealed_file(store: Store, sha256: str) -> Path:
    return store.files._path(sha256)


@pytest.mark.parametrize("place", [0, 3, 4, 20, -1])
def test_a_flipped_bit_in_a_copy_is_found_and_the_original_still_comes_back(
    place: int, stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    victim = hashes_of(inspector, handed_over(inspector, supervisor))[0]
    thin_originals(inspector, MUCH_LATER)
    path = sealed_file(inspector, victim)
    data = bytearray(path.read_bytes())
    data[place] ^= 4
    path.write_bytes(data)
    checkup, audit = check_store(inspector), check_log(inspector)
    assert (checkup.damaged_files, checkup.handed_over) == ((victim,), 2)
    assert [each.code for each in audit.problems] == ["audit.file_damaged"]
    assert (audit.handed_over, audit.files_sound) == (2, audit.files - 1)
    assert bring_back(inspector, [tmp_path / "up-0.zjpack"], MUCH_LATER) == (3, 0)
    assert inspector.files.is_sound(victim)
    assert check_log(inspector).problems == []


def test_a_copy_that_is_gone_is_not_taken_for_an_original_that_came_back(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    thin_originals(inspector, MUCH_LATER)
    sealed_file(inspector, hashes[0]).unlink()
    save = tmp_path / "one.jpg"
    save.write_bytes(supervisor.files.get(hashes[1]))
    assert bring_back(inspector, [save], MUCH_LATER) == (1, 2)
    with inspector.database.look() as work:
        assert set(work.thinned.all()) == {hashes[0], hashes[2]}
    assert [each.code for each in check_log(inspector).problems] == ["audit.file_missing"]
    assert bring_back(inspector, [tmp_path / "up-0.zjpack"], MUCH_LATER) == (2, 0)
    assert hashlib.sha256(inspector.files.get(hashes[0])).hexdigest() == hashes[0]


def test_the_newest_life_of_a_supervisor_says_what_he_holds(stores: Stores) -> None:
    """His clock was ahead when he confirmed; then his laptop was lost, and came back from an earlier backup."""
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    laptop = supervisor.device.rpartition("-")[0]
    with inspector.database.work(LATER) as work:
        said = work.receipts.of(supervisor.device)
        assert said is not None
        pack = "0" * 36
        work.receipts.acknowledge(Acknowledged(f"{laptop}-2", {}, pack, said.at - timedelta(days=1)), frozenset())
    with inspector.database.look() as work:
        devices = [each for each in work.devices.all() if not each.own]
        assert confirmed_by(work, devices).files == frozenset()
    assert thinnable(inspector, MUCH_LATER).photos == ()


def test_thinned_confirmed_again_and_thinned_again(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    for number in range(2):
        assert thin_originals(inspector, MUCH_LATER).thinned == 3
        bring_back(inspector, [tmp_path / "up-0.zjpack"], MUCH_LATER)
        confirm(inspector, supervisor, f"again-{number}")


def camera_picture() -> bytes:
    """Of 12 megapixels, held upright, with a white sign on a dark wall whose place is known."""
    image = Image.effect_noise((4032, 3024), 40).convert("RGB")
    image.paste("white", (2016, 756, 3024, 1512))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    image.save(out, "JPEG", quality=92, exif=exif)
    return out.getvalue()


def test_a_mask_hides_the_same_place_on_the_copy_as_on_the_original(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    item = judged_items()[0].code
    photo = add_photo(inspector, visit, item, Picture(camera_picture(), "IMG.jpg", "file"), LATER)
    # Upright, the sign covers half to three quarters of the way down on the right of the middle.
    mask = {"kind": "mask", "at": [0.5, 0.5, 0.75, 0.75]}
    with inspector.database.work(LATER) as work:
        work.photos.save(photo.id, {"layers": [mask]})
        work.visits.save(visit, {"closed_at": LATER.isoformat()})
    (before,) = photos_of(inspector, visit)
    whole = [leaving_copy(inspector, before), printed_copy(inspector, before)]
    write_visit_pack(inspector, tmp_path / "up.zjpack", LATER, full=True)
    import_pack(supervisor, tmp_path / "up.zjpack", LATER)
    confirm(inspector, supervisor, "of-large")
    assert thin_originals(inspector, MUCH_LATER).thinned == 1
    (after,) = photos_of(inspector, visit)
    copies = [leaving_copy(inspector, after), printed_copy(inspector, after), leaving_copy(inspector, after, None, 800)]
    for data in copies:
        image = Image.open(BytesIO(data)).convert("L")
        width, height = image.size
        assert width < height
        hidden = image.crop((int(width * 0.51), int(height * 0.51), int(width * 0.74), int(height * 0.74)))
        assert hidden.getextrema()[1] < 40
    assert [Image.open(BytesIO(data)).size for data in whole] == [Image.open(BytesIO(data)).size for data in copies[:2]]
    written = write_visit_pack(inspector, tmp_path / "again.zjpack", MUCH_LATER, full=True)
    assert written.handed_over == 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("good", range(3))
def test_a_disk_that_takes_no_more_costs_no_original(
    good: int, code: int, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    hashes = hashes_of(inspector, handed_over(inspector, supervisor))
    written, left = sealed_files.write_atomically, [good]

    def refuses(path: Path, data: bytes) -> None:
        if not left[0]:
            raise OSError(code, os.strerror(code))
        left[0] -= 1
        written(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(sealed_files, "write_atomically", refuses)
        with pytest.raises(OSError, match=os.strerror(code)):
            thin_originals(inspector, MUCH_LATER)
    assert len(thinned_here(inspector)) == good
    assert sum(inspector.files.is_sound(sha256) for sha256 in hashes) == 3 - good
    backup = make_backup(inspector, MUCH_LATER, every_file=True)
    assert backup.missing == 0
    restore_backup(inspector, backup.name, MUCH_LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    assert (check_log(again).problems, len(thinned_here(again))) == ([], good)
    assert thin_originals(again, MUCH_LATER).thinned == 3 - good
    again.close()


def test_a_receipt_of_somebody_who_is_no_supervisor_thins_nothing(stores: Stores, tmp_path: Path) -> None:
    """A colleague holds them, and says so; only a supervisor's word counts."""
    inspector, _ = stores
    colleague = new_store(tmp_path / "colleague", person="赵敏")
    trust_card(inspector, card_of(colleague), LATER)
    trust_card(colleague, card_of(inspector), LATER)
    visit = worked_visit(inspector, photos=2)
    with inspector.database.work(LATER) as work:
        work.visits.save(visit, {"closed_at": LATER.isoformat()})
        own = work.devices.own()
        other = next(each for each in work.devices.all() if each.person == "赵敏")
    write_visit_pack(inspector, tmp_path / "up.zjpack", LATER, recipients=[other])
    import_pack(colleague, tmp_path / "up.zjpack", LATER)
    write_receipt(colleague, tmp_path / "told.zjpack", own, LATER)
    with pytest.raises(RefusedInputError, match="sender_role"):
        import_pack(inspector, tmp_path / "told.zjpack", LATER)
    assert thinnable(inspector, MUCH_LATER).photos == ()
    colleague.close()
