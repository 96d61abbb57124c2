"""Another data key: what a removed person copied opens nothing any more, and nobody else notices anything."""

import os
import random
import sys
import textwrap
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import worked_visit
from offices import NOW, PASSPHRASE, QUICK, new_store
from quick_children import QuickChildren

from db.database import Database
from inspector_app import people
from inspector_app.audit.check import check_log
from inspector_app.backups import shelf
from inspector_app.backups.generations import list_generations, remove_generation
from inspector_app.backups.making import make_backup
from inspector_app.backups.proving import Tally, proved
from inspector_app.backups.restoring import restore_backup
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.evidence.intake import Picture, take_in
from inspector_app.key_change.finishing import KeyChanged, change_key, give_up
from inspector_app.key_change.growing import begin, is_growing
from inspector_app.key_change.switching import GROWING, switch
from inspector_app.recovery import new_recovery_files, read_identity
from inspector_app.room import Level, Room
from inspector_app.stores import Role, Store, open_store, open_store_by_recovery
from inspector_app.vault import SlotOwner, Vault, unlock_vault
from inspector_app.vault.slots import Slots, read_slots, with_box, write_slots

OTHERS = "four new unrelated words"
THIRDS = "entirely different sentence here"
ROUNDS = int(os.environ.get("KILL_ROUNDS", "6"))


def shared_store(folder: Path) -> tuple[Store, str]:
    """With 王芳 and 赵强, a worked visit and a backup."""
    store = new_store(folder)
    people.add_person(store, "王芳", Role.INSPECTOR, OTHERS, NOW, QUICK)
    people.add_person(store, "赵强", Role.INSPECTOR, THIRDS, NOW, QUICK)
    visit = worked_visit(store)
    make_backup(store, NOW)
    return store, visit


def changed(store: Store) -> KeyChanged:
    return change_key(store, begin(store), NOW)


def visits_of(store: Store) -> list[str]:
    with store.database.look() as work:
        return [each.id for each in work.visits.all()]


def test_what_a_removed_person_copied_opens_nothing_any_more(tmp_path: Path) -> None:
    store, visit = shared_store(tmp_path / "store")
    stolen = tmp_path / "stolen"
    stolen.mkdir()
    (stolen / "slots.json").write_bytes((store.folder / "slots.json").read_bytes())
    people.remove_person(store, "赵强", NOW)
    result = changed(store)
    assert (result.files, result.lost, result.backups, result.left_out) == (4, 0, 1, ())
    old = unlock_vault(stolen, THIRDS)
    (stolen / "slots.json").unlink()
    for path in store.folder.rglob("*"):
        if path.is_file():
            with pytest.raises(Exception):  # noqa: B017, PT011 - each kind of file has its own
                old.unseal("zg/blob/v1", path.read_bytes()[4:], path.stem)
    for database in store.folder.rglob("data.db"):
        assert old.database_key[32:] != database.read_bytes()[:16]
    with pytest.raises(UnavailableError, match="wrong_passphrase"):
        open_store(store.folder, THIRDS)
    for passphrase in (PASSPHRASE, OTHERS):
        opened = open_store(store.folder, passphrase)
        assert visits_of(opened) == [visit]
        assert check_log(opened).sound
        opened.close()


def test_log_files_backups_and_the_office_s_key_are_as_before(tmp_path: Path) -> None:
    store, visit = shared_store(tmp_path / "store")
    files = new_recovery_files(tmp_path / "safe", NOW)
    people.set_recovery(store, files.public.read_bytes(), NOW)
    with store.database.look() as work:
        before = [event.hash for event in work.events.of_device(store.device)]
        hashes = work.blobs.all()
    device, identity = store.device, store.identity
    changed(store)
    store = open_store(store.folder, PASSPHRASE)
    with store.database.look() as work:
        events = list(work.events.of_device(device))
        assert [event.hash for event in events[: len(before)]] == before
        assert (events[len(before)].kind, events[len(before)].fields["deed"]) == ("vault", "key_changed")
        assert work.blobs.all() == hashes
    assert store.identity.signing_public != identity.signing_public
    assert store.identity.secrets == [store.identity.age_secret, identity.age_secret]
    assert {entry.name for entry in store.folder.iterdir()} >= {"gen-0001", "blobs", "backups", "CURRENT"}
    assert not [entry.name for entry in store.folder.iterdir() if entry.name in (GROWING, ".oldkey")]
    (backup,) = shelf.list_backups(store.folder, store.vault)
    assert backup.sound
    restore_backup(store, backup.name, NOW)
    store = open_store(store.folder, OTHERS)
    assert visits_of(store) == [visit]
    store.close()
    open_store_by_recovery(
        store.folder, read_identity(files.secret.read_bytes()), SlotOwner("李明", "inspector")
    ).close()


def test_a_change_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    store, _ = shared_store(tmp_path / "store")
    change = begin(store)
    assert not change.grow(seconds=0).whole
    with pytest.raises(CancelledError):
        change_key(store, change, NOW, cancelled=lambda: True)
    store.close()
    store = open_store(store.folder, OTHERS)
    assert is_growing(store.folder)
    again = begin(store)
    assert again.vault.data_key() == change.vault.data_key()
    (first,) = change.folder.glob("blobs/*/*.sealed")
    written = first.stat().st_mtime_ns
    while not again.grow(seconds=0).whole:
        pass
    assert first.stat().st_mtime_ns == written
    assert len(list(change.folder.glob("blobs/*/*.sealed"))) == 4
    give_up(store)
    assert not is_growing(store.folder)
    assert check_log(store).sound
    store.close()


def test_who_is_removed_while_it_grows_is_not_among_those_it_is_for(tmp_path: Path) -> None:
    store, _ = shared_store(tmp_path / "store")
    first = begin(store).vault.data_key()
    people.remove_person(store, "赵强", NOW)
    assert not is_growing(store.folder)
    assert begin(store).vault.data_key() != first
    store.close()


def test_a_change_that_was_thrown_away_is_not_gone_on_with(tmp_path: Path) -> None:
    """The half of the photos that it sealed would have become the store."""
    store, visit = shared_store(tmp_path / "store")
    change = begin(store)
    assert not change.grow(seconds=0).whole
    people.remove_person(store, "赵强", NOW)
    for _ in range(2):
        with pytest.raises(UnavailableError, match="key_change_forgotten"):
            change_key(store, change, NOW)
        with pytest.raises(UnavailableError, match="key_change_forgotten"):
            change.grow()
        begin(store)
    assert visits_of(store) == [visit]
    assert check_log(store).sound
    store.close()


def test_photos_that_only_a_later_backup_or_earlier_data_names_come_along(tmp_path: Path) -> None:
    store, visit = shared_store(tmp_path / "store")
    (first,) = shelf.list_backups(store.folder, store.vault)
    later = take_in(store, visit, "RN-01", Picture(b"%PDF-1.7 of later", "b.pdf", "file"), NOW).photo.sha256
    newest = make_backup(store, NOW + timedelta(hours=1))
    restore_backup(store, first.name, NOW + timedelta(hours=2))
    store = open_store(store.folder, PASSPHRASE)
    with store.database.look() as work:
        assert later not in work.blobs.all()
    changed(store)
    store = open_store(store.folder, PASSPHRASE)
    assert [(each.name, each.current) for each in list_generations(store)] == [("gen-0002", True), ("gen-0001", False)]
    with closing(Database.open(store.folder / "gen-0001/data.db", store.vault.database_key, tmp_path)) as earlier:
        with earlier.look() as work:
            assert later in work.blobs.all()
        assert not earlier.check()
    assert store.files.get(later)
    assert restore_backup(store, newest.name, NOW + timedelta(hours=3)).missing == 0


def test_a_read_that_fails_once_leaves_no_backup_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = shared_store(tmp_path / "store")
    change = begin(store)
    tries: list[Path] = []

    def proved_once(path: Path, vault: Vault, **given: bool) -> Tally:
        if not tries and shelf.FOLDER in path.parts and GROWING not in path.parts:
            tries.append(path)
            raise UnavailableError("backup.damaged", detail="disk_error")
        return proved(path, vault, **given)

    monkeypatch.setattr("inspector_app.key_change.finishing.proved", proved_once)
    assert change_key(store, change, NOW).backups == 1
    assert tries


def test_earlier_data_that_does_not_open_is_not_dropped_silently(tmp_path: Path) -> None:
    store, _ = shared_store(tmp_path / "store")
    (backup,) = shelf.list_backups(store.folder, store.vault)
    restore_backup(store, backup.name, NOW)
    store = open_store(store.folder, PASSPHRASE)
    damaged = store.folder / "gen-0001/data.db"
    damaged.write_bytes(b"damaged" * 1000)
    with pytest.raises(UnavailableError, match="key_change_earlier"):
        begin(store)
    assert damaged.read_bytes() == b"damaged" * 1000
    assert not is_growing(store.folder)
    remove_generation(store, "gen-0001", NOW)
    assert changed(store).lost == 0


def test_a_lost_photo_that_is_found_again_while_it_grows_comes_along(tmp_path: Path) -> None:
    store, _ = shared_store(tmp_path / "store")
    path = next(store.folder.glob("blobs/*/*.sealed"))
    before = path.read_bytes()
    path.write_bytes(b"damaged")
    change = begin(store)
    while not change.grow().whole:
        pass
    path.write_bytes(before)
    assert change_key(store, change, NOW).lost == 0
    store = open_store(store.folder, PASSPHRASE)
    assert check_log(store).sound
    store.close()


def test_what_a_damaged_photo_still_says_comes_along_and_stays_damaged(tmp_path: Path) -> None:
    store, _ = shared_store(tmp_path / "store")
    path = next(store.folder.glob("blobs/*/*.sealed"))
    with store.database.look() as work:
        (sha256,) = [each for each in work.blobs.all() if store.files._path(each) == path]
    data = store.files.get(sha256)
    sealed = bytearray(path.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    path.write_bytes(sealed)
    assert changed(store).lost == 1
    store = open_store(store.folder, PASSPHRASE)
    assert [problem.code for problem in check_log(store).problems] == ["audit.file_damaged"]
    remains = store.files.remains_of(sha256)
    assert (len(remains), sum(a != b for a, b in zip(remains, data, strict=True))) == (len(data), 1)
    store.files.put(data)
    assert check_log(store).sound
    store.close()


def test_who_would_be_kept_out_by_a_forged_letter_box_of_their_own_is_told(tmp_path: Path) -> None:
    """A removed person has the data key: with the laptop in hand they can seal any box they like."""
    store, visit = shared_store(tmp_path / "store")
    slots = read_slots(store.folder)
    mine, theirs, _third = slots.people
    thief = Vault(store.vault.data_key(), mine.owner, b"7" * 32)
    write_slots(store.folder, Slots((with_box(mine, thief), theirs)))
    with pytest.raises(UnavailableError, match="key_change_slot"):
        begin(store)
    assert not (store.folder / GROWING).exists()
    store.close()
    # Who opens the slot by the passphrase is its owner, and gets the own box back.
    store = open_store(store.folder, PASSPHRASE)
    assert changed(store).left_out == ()
    with pytest.raises(UnavailableError, match="wrong_passphrase"):
        open_store(store.folder, "stolen words of nobody")
    store = open_store(store.folder, PASSPHRASE)
    assert visits_of(store) == [visit]
    store.close()


def test_earlier_data_that_was_removed_after_a_try_that_failed_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = shared_store(tmp_path / "store")
    (backup,) = shelf.list_backups(store.folder, store.vault)
    restore_backup(store, backup.name, NOW)
    store = open_store(store.folder, PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr("inspector_app.key_change.finishing.declare_ready", refuse)
        with pytest.raises(UnavailableError, match="disk_error"):
            changed(store)
    remove_generation(store, "gen-0001", NOW)
    changed(store)
    store = open_store(store.folder, PASSPHRASE)
    assert [each.name for each in list_generations(store)] == ["gen-0002"]
    store.close()


def test_a_passphrase_changed_while_it_grows_opens_the_store_afterwards(tmp_path: Path) -> None:
    store, visit = shared_store(tmp_path / "store")
    change = begin(store)
    change.grow(seconds=0)
    people.change_passphrase(store, PASSPHRASE, "brand new passphrase words", NOW, QUICK)
    change_key(store, change, NOW)
    store = open_store(store.folder, "brand new passphrase words")
    assert visits_of(store) == [visit]
    store.close()


def test_a_second_copy_never_takes_the_room_that_photos_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = shared_store(tmp_path / "store")
    change = begin(store)
    monkeypatch.setattr("inspector_app.key_change.growing.room_of", lambda _: Room(10, Level.SCARCE, reserve=True))
    with pytest.raises(UnavailableError, match="key_change_room"):
        change.grow()
    store.close()


def test_what_an_earlier_change_left_keeps_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, visit = shared_store(tmp_path / "store")
    store.close()
    (store.folder / ".oldkey" / "blobs").mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", refuse)
        open_store(store.folder, PASSPHRASE).close()
    store = open_store(store.folder, PASSPHRASE)
    (store.folder / ".oldkey" / "blobs" / "aa").mkdir(parents=True)
    changed(store)
    store = open_store(store.folder, PASSPHRASE)
    assert visits_of(store) == [visit]
    store.close()


def refuse(*_: object) -> None:
    raise PermissionError(13, "held")


def test_a_photo_that_is_lost_is_told_and_stops_nothing(tmp_path: Path) -> None:
    store, _ = shared_store(tmp_path / "store")
    next(store.folder.glob("blobs/*/*.sealed")).write_bytes(b"damaged")
    result = changed(store)
    assert (result.files, result.lost) == (3, 1)
    store = open_store(store.folder, PASSPHRASE)
    assert [problem.code for problem in check_log(store).problems] == ["audit.file_missing"]
    store.close()


def test_a_forged_letter_box_is_left_out(tmp_path: Path) -> None:
    store, _ = shared_store(tmp_path / "store")
    slots = read_slots(store.folder)
    mine, theirs, third = slots.people
    from dataclasses import replace

    write_slots(store.folder, Slots((mine, replace(theirs, box=third.box), third)))
    assert changed(store).left_out == ("王芳",)
    with pytest.raises(UnavailableError, match="wrong_passphrase"):
        open_store(store.folder, OTHERS)
    open_store(store.folder, THIRDS).close()


def test_a_slot_of_before_gets_its_box_when_it_is_opened(tmp_path: Path) -> None:
    from dataclasses import replace

    store, _ = shared_store(tmp_path / "store")
    slots = read_slots(store.folder)
    bare = tuple(replace(slot, box=b"", box_seal=b"") for slot in slots.people)
    write_slots(store.folder, Slots(bare))
    with pytest.raises(UnavailableError, match="key_change_slot"):
        begin(store)
    store.close()
    open_store(store.folder, OTHERS).close()
    store = open_store(store.folder, PASSPHRASE)
    assert changed(store).left_out == ("赵强",)


def test_too_little_room_is_said_before_anything_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil
    from collections import namedtuple

    store, _ = shared_store(tmp_path / "store")
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 0, 10))
    with pytest.raises(UnavailableError, match="key_change_room"):
        begin(store)
    assert not (store.folder / GROWING).exists()
    store.close()


@pytest.mark.parametrize("steps", range(1, 11))
def test_a_switch_cut_short_after_any_rename_is_finished_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    store, visit = shared_store(tmp_path / "store")
    count = 0

    class CutShortError(BaseException):
        pass

    def counted(real: object) -> object:
        def rename(path: Path, target: Path) -> object:
            nonlocal count
            if (store.folder / GROWING / "READY").is_file():
                count += 1
                if count == steps:
                    raise CutShortError
            return real(path, target)  # type: ignore[operator]

        return rename

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", counted(Path.rename))
        patch.setattr(Path, "replace", counted(Path.replace))
        with suppress(CutShortError):
            changed(store)
    store = open_store(store.folder, OTHERS)
    assert visits_of(store) == [visit]
    assert check_log(store).sound
    assert not switch(store.folder)
    store.close()


CHANGER = textwrap.dedent(
    """
    import sys
    from datetime import datetime, UTC
    from pathlib import Path
    from inspector_app.key_change.finishing import change_key
    from inspector_app.key_change.growing import begin
    from inspector_app.stores import open_store

    folder, passphrase = Path(sys.argv[1]), sys.argv[2]
    store = open_store(folder, passphrase)
    print("ready", flush=True)
    while True:
        change_key(store, begin(store), datetime(2026, 10, 28, 10, tzinfo=UTC))
        store = open_store(folder, passphrase)
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_at_any_time_the_store_opens_with_all_that_was_in_it(tmp_path: Path, children: QuickChildren) -> None:
    store, visit = shared_store(tmp_path / "store")
    store.close()
    chance = random.Random(5)
    for _ in range(ROUNDS):
        changer = children.begin(CHANGER, store.folder, PASSPHRASE)
        assert changer.line() == "ready"
        assert changer.killed_after(chance.uniform(0.05, 0.9))
        for passphrase in (OTHERS, PASSPHRASE):
            store = open_store(store.folder, passphrase)
            assert visits_of(store) == [visit]
            assert check_log(store).sound
            store.close()
