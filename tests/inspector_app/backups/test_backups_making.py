import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import holdings, worked_visit
from offices import NOW, PASSPHRASE, new_store, with_enterprise

from inspector_app.backups import shelf
from inspector_app.backups.drill import run_drill
from inspector_app.backups.making import backup_due, make_backup, thin
from inspector_app.backups.restoring import newest_name, restore_backup, restore_unopened
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.messages import Language, explain
from inspector_app.signposts import generation_of
from inspector_app.stores import Store, open_store
from inspector_app.vault import unlock_vault
from inspector_app.visits import close_visit

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path / "store")


def refused(error: UnavailableError) -> str:
    assert explain(error, Language.ZH)
    assert explain(error, Language.EN)
    return error.problems[0].code


def names(store: Store) -> list[str]:
    return [backup.name for backup in shelf.list_backups(store.folder, store.vault)]


def sealed_file(store: Store, number: int = 0) -> Path:
    return sorted(store.folder.glob("blobs/*/*.sealed"))[number]


def damage(path: Path, at: int = 5000) -> None:
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1
    path.write_bytes(data)


def test_a_backup_is_listed_with_what_is_in_it(store: Store) -> None:
    worked_visit(store)
    backup = make_backup(store, NOW)
    assert (backup.visits, backup.photos, backup.files, backup.missing, backup.sound) == (1, 3, 4, 0, True)
    assert shelf.list_backups(store.folder, store.vault) == [backup]
    with store.database.look() as work:
        assert backup.events == sum(work.events.have().values())
    assert backup.size == (store.folder / "backups" / backup.name / "data.db").stat().st_size
    store.close()


def test_what_lies_in_a_backup_can_be_read_by_nobody(store: Store) -> None:
    worked_visit(store)
    folder = store.folder / "backups" / make_backup(store, NOW).name
    with store.database.look() as work:
        hashes = [bytes.fromhex(sha256) for sha256 in work.blobs.all()]
    for path in folder.iterdir():
        content = path.read_bytes()
        assert "顺达".encode() not in content
        assert store.device.encode() not in content
        assert not any(sha256 in content or sha256.hex().encode() in content for sha256 in hashes)
    store.close()


def test_a_second_backup_reads_only_files_that_are_new(store: Store) -> None:
    worked_visit(store)
    make_backup(store, NOW)
    damage(sealed_file(store))
    worked_visit(store, "e2")
    # The damaged photo was seen sound before; the daily check finds it, and so does a look at all of them.
    assert make_backup(store, LATER).sound
    assert make_backup(store, LATER, every_file=True).missing == 1
    store.close()


def test_a_missing_photo_is_counted_and_the_backup_is_kept(store: Store) -> None:
    worked_visit(store)
    sealed_file(store).unlink()
    backup = make_backup(store, NOW)
    assert (backup.missing, backup.sound) == (1, False)
    assert names(store) == [backup.name]
    with pytest.raises(UnavailableError) as error:
        newest_name(store.folder, store.vault)
    assert refused(error.value) == "backup.none"
    store.close()


def test_a_backup_is_due_after_a_visit_was_closed_and_once_a_day(store: Store) -> None:
    assert backup_due(store, NOW)
    visit = worked_visit(store)
    make_backup(store, NOW)
    assert not backup_due(store, LATER)
    close_visit(store, visit, LATER)
    assert backup_due(store, LATER)
    make_backup(store, LATER + timedelta(minutes=1))
    assert not backup_due(store, LATER + timedelta(days=1))
    with_enterprise(store, "e9")
    assert not backup_due(store, LATER + timedelta(minutes=2))
    assert backup_due(store, LATER + timedelta(days=1))
    store.close()


def test_one_that_was_made_under_a_clock_in_the_future_makes_no_other_due_for_ever(store: Store) -> None:
    with_enterprise(store, "e1")
    make_backup(store, NOW + timedelta(days=400))
    with_enterprise(store, "e2")
    assert backup_due(store, NOW), "the clock was put right, and something was changed"
    make_backup(store, NOW)
    assert not backup_due(store, LATER)
    with_enterprise(store, "e3")
    assert not backup_due(store, LATER), "one a day"
    store.close()


def test_the_newest_is_the_one_that_holds_most_of_the_log_whatever_its_date(store: Store) -> None:
    with_enterprise(store, "e1")
    ahead = make_backup(store, NOW + timedelta(days=400))
    with_enterprise(store, "e2")
    newest = make_backup(store, NOW)
    assert names(store) == [newest.name, ahead.name]
    assert newest_name(store.folder, store.vault) == newest.name
    restore_backup(store, newest.name, LATER)
    again = open_store(store.folder, PASSPHRASE)
    of_new_life = make_backup(again, NOW - timedelta(days=900))
    assert newest_name(again.folder, again.vault) == of_new_life.name, "a life is later than what it was restored from"
    again.close()


def test_the_newest_stays_though_its_clock_was_years_behind(store: Store) -> None:
    with_enterprise(store, "e1")
    make_backup(store, NOW - timedelta(days=1))
    with_enterprise(store, "e2")
    newest = make_backup(store, NOW - timedelta(days=900))
    assert thin(store, NOW) == []
    assert names(store)[0] == newest.name
    store.close()


def test_old_ones_are_thinned_when_a_new_one_is_made(store: Store) -> None:
    for day in (60, 40):
        make_backup(store, NOW - timedelta(days=day))
    for hour in range(4):
        with_enterprise(store, f"e{hour}")
        make_backup(store, NOW - timedelta(days=3, hours=3 - hour))
    make_backup(store, NOW)
    made = [backup.made_at for backup in shelf.list_backups(store.folder, store.vault)]
    assert made == [NOW, *(NOW - timedelta(days=day) for day in (3, 40, 60))]
    assert len(list((store.folder / "backups").iterdir())) == 4
    store.close()


def test_a_cancelled_backup_leaves_nothing(store: Store) -> None:
    worked_visit(store)
    with pytest.raises(CancelledError):
        make_backup(store, NOW, cancelled=lambda: True)
    assert list((store.folder / "backups").iterdir()) == []
    store.close()


def test_a_full_disk_is_said_in_words_and_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_visit(store)
    kept = make_backup(store, NOW)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("inspector_app.backups.making.copy_atomically", full)
    with pytest.raises(UnavailableError) as error:
        make_backup(store, LATER)
    assert refused(error.value) == "backup.disk_full"
    assert names(store) == [kept.name]
    assert len(list((store.folder / "backups").iterdir())) == 1
    store.close()


def test_a_foreign_or_changed_entry_is_not_listed(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    backup = make_backup(store, NOW)
    other = new_store(tmp_path / "other")
    foreign = make_backup(other, LATER)
    shutil.copytree(other.folder / "backups" / foreign.name, store.folder / "backups" / foreign.name)
    shutil.copytree(store.folder / "backups" / backup.name, store.folder / "backups" / "20300101-000000-aaaaaa")
    (store.folder / "backups" / "data-schema-1.db").write_bytes(b"before an upgrade")
    assert names(store) == [backup.name]
    for opened in (store, other):
        opened.close()


@pytest.mark.parametrize("name", ["../store", "", ".20261028-093000-aaaaaa.part", "20261028-093000-aaaaaa"])
def test_only_what_is_in_the_list_can_be_restored(store: Store, name: str) -> None:
    make_backup(store, NOW)
    with pytest.raises(UnavailableError) as error:
        restore_backup(store, name, LATER)
    assert refused(error.value) == "backup.not_found"
    store.close()


# --- restoring --------------------------------------------------------------------------------------------------------


def test_the_data_of_then_comes_back_in_a_new_generation_and_that_of_now_stays(store: Store) -> None:
    visit = worked_visit(store)
    backup = make_backup(store, NOW)
    then = holdings(store)
    worked_visit(store, "e2")
    restored = restore_backup(store, backup.name, LATER)
    assert (restored.generation, restored.earlier, restored.missing) == ("gen-0002", "gen-0001", 0)
    assert (store.folder / "gen-0001" / "data.db").is_file()
    again = open_store(store.folder, PASSPHRASE)
    now = holdings(again)
    assert {name for name in then if now[name] != then[name]} == {"have", "devices"}
    assert again.device == restored.device
    with again.database.look() as work:
        assert [each.id for each in work.visits.all()] == [visit]
        assert work.events.conflicts() == []
    again.close()


def test_a_damaged_backup_is_refused_and_the_store_stays_as_it_was(store: Store) -> None:
    worked_visit(store)
    backup = make_backup(store, NOW)
    worked_visit(store, "e2")
    before = holdings(store)
    damage(store.folder / "backups" / backup.name / "data.db")
    with pytest.raises(UnavailableError) as error:
        restore_backup(store, backup.name, LATER)
    assert refused(error.value) == "backup.damaged"
    assert holdings(store) == before
    assert generation_of(store.folder) == "gen-0001"
    assert not list(store.folder.glob(".gen-*"))
    store.close()


def test_a_store_whose_database_is_destroyed_comes_back(store: Store) -> None:
    visit = worked_visit(store)
    name = make_backup(store, NOW).name
    store.close()
    (store.folder / "gen-0001" / "data.db").write_bytes(b"\xff" * 5000)
    (store.folder / "device.sealed").write_bytes(b"gone")
    vault = unlock_vault(store.folder, PASSPHRASE)
    assert newest_name(store.folder, vault) == name
    restore_unopened(store.folder, vault, name, LATER)
    again = open_store(store.folder, PASSPHRASE)
    with again.database.look() as work:
        assert [each.id for each in work.visits.all()] == [visit]
    assert again.device.endswith("-2")
    again.close()


def test_a_stale_log_beside_the_database_never_comes_back(store: Store) -> None:
    """Trap 5: 30 of 30 times the old rows came back where a copy was put over a live file."""
    with_enterprise(store, "kept")
    backup = make_backup(store, NOW)
    right = 0
    for round_ in range(30):
        with_enterprise(store, f"gone-{round_}")
        live = store.folder / generation_of(store.folder)
        stale = (live / "data.db-wal").read_bytes()
        assert stale
        # The log of the later life lies beside the live file, beside the backup, and where the restored one will be.
        (store.folder / "backups" / backup.name / "data.db-wal").write_bytes(stale)
        restored = restore_backup(store, backup.name, NOW + timedelta(minutes=round_))
        (live / "data.db-wal").write_bytes(stale)
        store = open_store(store.folder, PASSPHRASE)
        with store.database.look() as work:
            right += [each.id for each in work.enterprises.all()] == ["kept"]
        assert store.database.check() == []
        assert store.device == restored.device
    assert right == 30
    store.close()


# --- the drill --------------------------------------------------------------------------------------------------------


def test_the_drill_compares_numbers_and_leaves_nothing_behind(store: Store) -> None:
    worked_visit(store)
    make_backup(store, NOW)
    worked_visit(store, "e2")
    before, entries = holdings(store), sorted(store.folder.iterdir())
    drill = run_drill(store, LATER, every_file=True)
    assert drill.sound
    assert (drill.visits.restored, drill.visits.live) == (1, 1)
    assert (drill.photos.restored, drill.photos.live) == (3, 3)
    assert drill.events.restored == drill.events.live == drill.backup.events
    assert (drill.files, drill.files_checked, drill.files_sound) == (4, 4, 4)
    assert drill.new_events > 0
    assert holdings(store) == before
    assert sorted(store.folder.iterdir()) == entries
    store.close()


def test_the_drill_finds_a_damaged_copy_and_the_list_says_so(store: Store) -> None:
    worked_visit(store)
    backup = make_backup(store, NOW)
    damage(store.folder / "backups" / backup.name / "data.db")
    drill = run_drill(store, LATER)
    assert (drill.sound, drill.problems) == (False, ("database",))
    assert [each.sound for each in shelf.list_backups(store.folder, store.vault)] == [False]
    store.close()


def test_the_drill_finds_a_damaged_photo(store: Store) -> None:
    worked_visit(store)
    make_backup(store, NOW)
    damage(sealed_file(store, 1))
    drill = run_drill(store, LATER, every_file=True)
    assert (drill.problems, drill.files_sound, drill.files_checked) == (("files",), 3, 4)
    store.close()


def test_the_drill_finds_a_store_that_lost_events_since(store: Store) -> None:
    worked_visit(store)
    older = make_backup(store, NOW)
    worked_visit(store, "e2")
    make_backup(store, LATER)
    restore_backup(store, older.name, LATER)
    again = open_store(store.folder, PASSPHRASE)
    drill = run_drill(again, LATER)
    assert drill.problems == ("events", "visits", "photos", "chain")
    # The copy is sound; it is the store that has less.
    assert all(each.sound for each in shelf.list_backups(again.folder, again.vault))
    again.close()
