"""What restores leave behind is listed, and goes only when a person says so; the look of yesterday is remembered."""

from datetime import timedelta
from pathlib import Path

import pytest
from handovers import worked_visit
from offices import NOW, PASSPHRASE, new_store

from inspector_app.backups.generations import list_generations, remove_generation
from inspector_app.backups.making import make_backup
from inspector_app.backups.rescuing import can_be_rescued, find_rescue, rescue_store
from inspector_app.backups.restoring import restore_backup
from inspector_app.checkup import check_store
from inspector_app.deep_checks import FILE, last_deep_check, note_deep_check
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.people import change_passphrase
from inspector_app.signposts import generation_of
from inspector_app.stores import Store, open_store


def restored_store(folder: Path) -> Store:
    store = new_store(folder)
    worked_visit(store)
    restore_backup(store, make_backup(store, NOW).name, NOW)
    return open_store(folder, PASSPHRASE)


def test_the_database_of_before_a_restore_is_listed_and_removed_by_a_person(tmp_path: Path) -> None:
    store = restored_store(tmp_path / "store")
    assert [(each.name, each.current) for each in list_generations(store)] == [("gen-0002", True), ("gen-0001", False)]
    assert all(each.size > 0 for each in list_generations(store))
    remove_generation(store, "gen-0001", NOW)
    assert [each.name for each in list_generations(store)] == ["gen-0002"]
    with store.database.look() as work:
        (deed,) = [event for event in work.events.of_device(store.device) if event.kind == "vault"]
    assert (deed.fields["deed"], deed.fields["generation"], deed.fields["by"]) == (
        "generation_removed", "gen-0001", "李明",
    )  # fmt: skip
    store.close()
    open_store(store.folder, PASSPHRASE).close()


@pytest.mark.parametrize("name", ["gen-0002", "gen-0009", "../store", "blobs"])
def test_nothing_else_can_be_removed(tmp_path: Path, name: str) -> None:
    store = restored_store(tmp_path / "store")
    with pytest.raises(UnavailableError):
        remove_generation(store, name, NOW)
    assert len(list_generations(store)) == 2
    store.close()


def test_a_half_removed_one_is_swept_at_the_next_start(tmp_path: Path) -> None:
    store = restored_store(tmp_path / "store")
    (store.folder / "gen-0001").rename(store.folder / ".gen-0001.part")
    store.close()
    open_store(store.folder, PASSPHRASE).close()
    assert not list(store.folder.glob(".gen-*"))


def test_the_last_deep_look_is_known_after_a_restart(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    assert last_deep_check(store) is None
    note_deep_check(store, check_store(store), NOW)
    store.close()
    store = open_store(store.folder, PASSPHRASE)
    last = last_deep_check(store)
    assert last is not None
    assert (last.at, last.sound, last.files) == (NOW, True, 4)
    (store.folder / FILE).write_bytes(b"x" * 60)
    assert last_deep_check(store) is None
    store.close()


def broken_database(store: Store) -> None:
    path = store.folder / generation_of(store.folder) / "data.db"
    path.write_bytes(bytes(len(path.read_bytes())))


def broken_slots(store: Store) -> None:
    (store.folder / "slots.json").write_bytes(b"{}")


def broken_keys(store: Store) -> None:
    (store.folder / "device.sealed").write_bytes(b"?")


def no_database(store: Store) -> None:
    (store.folder / generation_of(store.folder) / "data.db").unlink()


@pytest.mark.parametrize("harm", [broken_database, no_database, broken_slots, broken_keys])
def test_a_store_that_no_longer_opens_comes_back_from_its_own_backup(tmp_path: Path, harm: object) -> None:
    store = new_store(tmp_path / "store")
    visit = worked_visit(store)
    backup = make_backup(store, NOW)
    store.close()
    assert callable(harm)
    harm(store)
    with pytest.raises(Exception) as refused:  # noqa: PT011 - each harm has its own
        open_store(store.folder, PASSPHRASE)
    assert can_be_rescued(refused.value)
    with pytest.raises(UnavailableError, match="wrong_passphrase"):
        find_rescue(store.folder, "somebody else's words")
    assert find_rescue(store.folder, PASSPHRASE).name == backup.name
    rescued = rescue_store(store.folder, PASSPHRASE, NOW + timedelta(hours=1))
    assert (rescued.name, rescued.earlier, rescued.missing) == (backup.name, "gen-0001", 0)
    store = open_store(store.folder, PASSPHRASE)
    with store.database.look() as work:
        assert [each.id for each in work.visits.all()] == [visit]
    store.close()


def test_the_newest_backup_says_whose_passphrase_it_is_whatever_the_clock_showed(tmp_path: Path) -> None:
    """A year ahead when the first backup was made: its folder has the latest name."""
    store = new_store(tmp_path / "store")
    make_backup(store, NOW + timedelta(days=365))
    change_passphrase(store, PASSPHRASE, "another horse battery", NOW)
    newest = make_backup(store, NOW)
    store.close()
    broken_slots(store)
    with pytest.raises(UnavailableError, match="wrong_passphrase"):
        find_rescue(store.folder, PASSPHRASE)
    assert find_rescue(store.folder, "another horse battery").name == newest.name
    assert rescue_store(store.folder, "another horse battery", NOW).name == newest.name
    open_store(store.folder, "another horse battery").close()


def test_a_rescue_that_is_stopped_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    make_backup(store, NOW)
    store.close()
    broken_database(store)
    before = {path.relative_to(store.folder) for path in store.folder.rglob("*")}

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise CancelledError

    with pytest.raises(CancelledError):
        rescue_store(store.folder, PASSPHRASE, NOW, progress=stop)
    assert {path.relative_to(store.folder) for path in store.folder.rglob("*")} == before


def test_a_store_without_a_backup_says_so(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    store.close()
    broken_database(store)
    with pytest.raises(UnavailableError, match=r"backup\.none"):
        find_rescue(store.folder, PASSPHRASE)
    assert not can_be_rescued(UnavailableError("store.wrong_passphrase"))
