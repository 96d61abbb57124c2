"""Originals give way to copies only when every receipt names them; everything else then says so, and they come back."""

import hashlib
import os
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest
from confirmed_visits import MUCH_LATER, closed_visit, confirm, handed_over, photos_of
from handovers import LATER, codes, jpeg, judged_items, worked_visit
from offices import NOW, PASSPHRASE, acts_noted, new_store
from quick_children import Child, QuickChildren

from inspector_app import sealed_files
from inspector_app.audit.check import check_log
from inspector_app.backups.drill import run_drill
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.backups.returning import return_store
from inspector_app.backups.stick import write_backup_file
from inspector_app.checkup import check_store
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.evidence.intake import Picture, add_photo, original, thumbnail
from inspector_app.evidence.originals import save_originals
from inspector_app.evidence.working_copies import printed_copy, screen_pixels
from inspector_app.exchange.kinds.confirming import photos_confirmed
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.reports import Whereabouts
from inspector_app.exchange.thinning import (
    BROUGHT_BACK,
    THINNED,
    bring_back,
    thin_originals,
    thinnable,
    thinned_here,
)
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.messages import say
from inspector_app.stores import Role, Store, open_store

Stores = tuple[Store, Store]


def test_confirmed_originals_give_way_and_everything_says_so(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    photos = photos_of(inspector, visit)
    seen = [screen_pixels(inspector, photo) for photo in photos]
    found = thinnable(inspector, MUCH_LATER)
    assert (len(found.photos), found.people, found.silent) == (3, ("王芳",), ())
    report = thin_originals(inspector, MUCH_LATER)
    assert (report.thinned, report.kept, report.problems) == (3, 0, ())
    assert acts_noted(inspector)[-1] == (THINNED, "李明", "王芳", "3")
    assert report.freed > 3 * 190_000
    assert thinnable(inspector, MUCH_LATER).photos == ()
    with pytest.raises(UnavailableError) as refused:
        original(inspector, photos[0].sha256)
    assert codes(refused.value) == ["photo.handed_over"]
    assert "王芳 于 2026年10月29日 确认收到" in str(say(refused.value.problems[0]))
    # The screen, the paper and the small picture go on from the copy.
    assert [(each.width, each.height) for each in seen] == [
        (each.width, each.height) for each in (screen_pixels(inspector, photo) for photo in photos)
    ]
    assert printed_copy(inspector, photos[0]).startswith(b"\xff\xd8")
    assert thumbnail(inspector, photos[0].sha256).startswith(b"\xff\xd8")
    saved = save_originals(inspector, [photo.id for photo in photos], tmp_path)
    assert (saved.files, {each.code for each in saved.problems}) == ((), {"photo.handed_over"})
    checkup = check_store(inspector)
    assert (checkup.sound, checkup.handed_over) == (True, 3)
    audit = check_log(inspector)
    assert (audit.problems, audit.handed_over, audit.files_sound) == ([], 3, audit.files)


def test_nothing_gives_way_that_is_open_young_unconfirmed_or_a_paper(stores: Stores) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    assert thinnable(inspector, LATER + timedelta(days=89)).photos == ()
    assert len(thinnable(inspector, LATER + timedelta(days=89), 30).photos) == 3
    open_one = worked_visit(inspector, "e2", photos=2)
    sizes = {photo.visit_id for photo in thinnable(inspector, MUCH_LATER).photos}
    assert sizes == {visit}
    assert open_one != visit
    # The same picture on an open visit keeps its original for both.
    data = jpeg(0) + bytes(200_000)
    add_photo(inspector, open_one, judged_items()[0].code, Picture(data, "again.jpg", "file"), LATER)
    assert len(thinnable(inspector, MUCH_LATER).photos) == 2
    with pytest.raises(RefusedInputError) as refused:
        thinnable(inspector, MUCH_LATER, -1)
    assert codes(refused.value) == ["pack.thin_days"]


def test_nothing_gives_way_that_a_visit_of_another_laptop_names_too(stores: Stores, tmp_path: Path) -> None:
    """What is here of a colleague was never confirmed to this laptop, though it is the same picture."""
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="周刚")
    trust_card(inspector, card_of(colleague), NOW)
    closed_visit(colleague)
    with inspector.database.look() as work:
        own = work.devices.own()
    write_visit_pack(colleague, tmp_path / "across.zjpack", LATER, recipients=[own])
    handed_over(inspector, supervisor)
    assert len(thinnable(inspector, MUCH_LATER).photos) == 3
    import_pack(inspector, tmp_path / "across.zjpack", LATER)
    assert thinnable(inspector, MUCH_LATER).photos == ()
    colleague.close()


def test_every_supervisor_has_to_confirm(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    second = new_store(tmp_path / "second", Role.SUPERVISOR, "赵敏")
    trust_card(inspector, card_of(second), NOW)
    trust_card(second, card_of(inspector), NOW)
    handed_over(inspector, supervisor)
    found = thinnable(inspector, MUCH_LATER)
    assert (found.photos, found.silent) == ((), ("赵敏",))
    assert thin_originals(inspector, MUCH_LATER).thinned == 0
    import_pack(second, tmp_path / "up-0.zjpack", LATER)
    confirm(inspector, second, "of-second")
    assert len(thinnable(inspector, MUCH_LATER).photos) == 3
    second.close()


def test_a_damaged_original_is_left_as_it_is(stores: Stores) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    victim = photos_of(inspector, visit)[1].sha256
    inspector.files.put_remains(victim, b"hurt")
    report = thin_originals(inspector, MUCH_LATER)
    assert (report.thinned, [each.code for each in report.problems]) == (2, ["photo.damaged"])
    assert not inspector.files.is_thin(victim)


def test_a_copy_that_saves_nothing_is_not_made(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector)
    with inspector.database.work(LATER) as work:
        work.visits.save(visit, {"closed_at": LATER.isoformat()})
    write_visit_pack(inspector, tmp_path / "up.zjpack", LATER)
    import_pack(supervisor, tmp_path / "up.zjpack", LATER)
    confirm(inspector, supervisor, "r")
    report = thin_originals(inspector, MUCH_LATER)
    assert (report.thinned, report.kept) == (0, 3)


@pytest.mark.parametrize("good", range(4))
def test_stopped_anywhere_no_original_is_missing_and_a_repeat_completes(
    good: int, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    left, written = [good], sealed_files.write_atomically

    def dies(path: Path, data: bytes) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        written(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(sealed_files, "write_atomically", dies)
        if good < 3:
            with pytest.raises(KeyboardInterrupt):
                thin_originals(inspector, MUCH_LATER)
    for photo in photos_of(inspector, visit):
        shown = inspector.files.shown(photo.sha256)
        assert inspector.files.is_thin(photo.sha256) or hashlib.sha256(shown).hexdigest() == photo.sha256
    assert len(thinned_here(inspector)) == (good if good < 3 else 0)
    assert check_log(inspector).problems == []
    thin_originals(inspector, MUCH_LATER)
    assert len(thinned_here(inspector)) == 3


_THINNING = """
import sys
from datetime import datetime
from pathlib import Path
from inspector_app.exchange.thinning import thin_originals
from inspector_app.stores import open_store
store = open_store(Path(sys.argv[1]), sys.argv[2])
print("begun", flush=True)
thin_originals(store, datetime.fromisoformat(sys.argv[3]))
"""
KILLS = int(os.environ.get("INSPECTOR_KILLS", "4"))
"""500 by `dev.py fuzz kills`."""


def _thinning(children: QuickChildren, store: Path) -> Child:
    process = children.begin(_THINNING, store, PASSPHRASE, MUCH_LATER.isoformat())
    assert process.line() == "begun"
    return process


def test_a_killed_thinning_leaves_every_original_or_its_copy(
    stores: Stores, tmp_path: Path, children: QuickChildren
) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    hashes = [photo.sha256 for photo in photos_of(inspector, visit)]
    inspector.close()
    shutil.copytree(inspector.folder, tmp_path / "whole")
    process, begun = _thinning(children, tmp_path / "whole"), time.monotonic()
    process.rest()
    whole, killed = time.monotonic() - begun, 0
    for number in range(KILLS):
        folder = tmp_path / f"killed-{number}"
        shutil.copytree(inspector.folder, folder)
        share = 0.1 + 0.8 * number / max(KILLS - 1, 1)
        if _thinning(children, folder).killed_after(whole * share):
            killed += 1
        else:
            # It took no longer than that: the next are to be killed in time on a machine of any speed.
            whole *= share
        again = open_store(folder, PASSPHRASE)
        for sha256 in hashes:
            assert again.files.is_sound(sha256) or again.files.copy_of(sha256) is not None
        assert check_log(again).problems == []
        thin_originals(again, MUCH_LATER)
        assert len(thinned_here(again)) == 3
        again.close()
        shutil.rmtree(folder)
    assert killed


def test_a_full_pack_says_that_they_are_elsewhere(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    thin_originals(inspector, MUCH_LATER)
    written = write_visit_pack(inspector, tmp_path / "full.zjpack", MUCH_LATER, full=True)
    assert (written.photos, written.handed_over, written.pack.info.counts.photos) == (3, 3, 0)
    report = import_pack(supervisor, tmp_path / "full.zjpack", MUCH_LATER)
    assert (report.photos_verified, report.photos_absent) == (3, 0)
    # Somebody who has nothing yet takes the records, and is told what is not there.
    third = new_store(tmp_path / "third", Role.SUPERVISOR, "赵敏")
    trust_card(inspector, card_of(third), NOW)
    trust_card(third, card_of(inspector), NOW)
    write_visit_pack(inspector, tmp_path / "third.zjpack", MUCH_LATER)
    told = import_pack(third, tmp_path / "third.zjpack", MUCH_LATER)
    assert (told.visits_new, told.photos_total, told.photos_verified, told.photos_absent) == (1, 3, 0, 3)
    # There are no parts in which they could be.
    assert told.absent_in is Whereabouts.OTHERS
    third.close()


def test_a_receipt_of_the_one_who_holds_them_still_counts(stores: Stores) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    thin_originals(inspector, MUCH_LATER)
    confirm(inspector, supervisor, "again")
    with inspector.database.look() as work:
        assert photos_confirmed(work, inspector.device) == (3, 3)


def test_what_was_confirmed_stays_when_the_import_is_withdrawn(stores: Stores) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    hashes = [photo.sha256 for photo in photos_of(supervisor, visit)]
    with supervisor.database.look() as work:
        pack = next(each for each in work.packs.all() if each.direction == "in")
    assert withdraw_import(supervisor, pack.id, "", LATER).files == 0
    assert all(supervisor.files.is_sound(sha256) for sha256 in hashes)


def test_originals_come_back_from_files_that_fit_and_no_others(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    thin_originals(inspector, MUCH_LATER)
    photos = photos_of(supervisor, visit)
    saved = save_originals(supervisor, [photo.id for photo in photos[:2]], tmp_path)
    other = tmp_path / "other.jpg"
    other.write_bytes(jpeg(99))
    with pytest.raises(RefusedInputError) as refused:
        bring_back(inspector, [other], MUCH_LATER)
    assert codes(refused.value) == ["pack.thin_unknown"]
    assert bring_back(inspector, [*saved.files, other], MUCH_LATER) == (2, 1)
    assert acts_noted(inspector)[-1] == (BROUGHT_BACK, "李明", "", "2")
    assert original(inspector, photos[0].sha256) == saved.files[0].read_bytes()
    assert len(thinned_here(inspector)) == 1
    # Brought back it may give way again.
    assert thin_originals(inspector, MUCH_LATER).thinned == 2


def test_originals_come_back_from_an_earlier_pack_of_ones_own(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    thin_originals(inspector, MUCH_LATER)
    assert bring_back(inspector, [tmp_path / "up-0.zjpack"], MUCH_LATER) == (3, 0)
    assert all(inspector.files.is_sound(photo.sha256) for photo in photos_of(inspector, visit))
    assert thinned_here(inspector) == {}
    with pytest.raises(RefusedInputError) as refused:
        bring_back(inspector, [tmp_path / "receipt-0.zjpack"], MUCH_LATER)
    assert codes(refused.value) == ["pack.thin_unknown"]


def test_backups_drills_and_both_restores_keep_the_copies(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    before = make_backup(inspector, LATER)
    thin_originals(inspector, MUCH_LATER)
    assert make_backup(inspector, MUCH_LATER).missing == 0
    assert run_drill(inspector, MUCH_LATER, every_file=True).sound
    stick = tmp_path / "all.zjbackup"
    write_backup_file(inspector, stick, MUCH_LATER)
    returned = return_store(stick, tmp_path / "new", PASSPHRASE, MUCH_LATER)
    assert returned.files_sound == returned.files
    again = open_store(tmp_path / "new", PASSPHRASE)
    assert len(thinned_here(again)) == 3
    assert screen_pixels(again, photos_of(again, visit)[0]).width == 48
    assert check_log(again).problems == []
    again.close()
    # A database from before the thinning, beside the thin files: they say it themselves.
    restore_backup(inspector, before.name, MUCH_LATER)
    inspector.close()
    restored = open_store(inspector.folder, PASSPHRASE)
    assert (check_log(restored).problems, check_store(restored).handed_over) == ([], 3)
    assert len(thinned_here(restored)) == 3
    write_backup_file(restored, tmp_path / "later.zjbackup", MUCH_LATER)
    restored.close()


def test_another_data_key_takes_the_copies_along(stores: Stores) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    thin_originals(inspector, MUCH_LATER)
    change = begin(inspector)
    assert change.grow(seconds=60).lost == 0
    change_key(inspector, change, MUCH_LATER)
    inspector.close()
    again = open_store(inspector.folder, PASSPHRASE)
    assert (check_log(again).problems, check_store(again).handed_over) == ([], 3)
    assert screen_pixels(again, photos_of(again, visit)[0]).width == 48
    again.close()
