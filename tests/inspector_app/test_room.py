"""A disk that fills up: photos stop first, answers go on, the visit is closed from the reserve."""

import shutil
import subprocess
from collections import namedtuple
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from handovers import codes, jpeg, judged_items, worked_visit
from offices import NOW, PASSPHRASE, new_store

from db.errors import StoreTroubleError
from db.log.chain import event_hash
from db.records.log import Event
from inspector_app import health, room
from inspector_app.checklists.model import Item, Verdict
from inspector_app.errors import UnavailableError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.health import deep_check_due, quick_check
from inspector_app.room import MIB, Level, lay_reserve, make_room, room_of
from inspector_app.stores import Store, open_store
from inspector_app.visits import GivenAnswer, close_visit, give_answer

Usage = namedtuple("Usage", "total used free")


def with_free(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, free))
    monkeypatch.setattr(room, "_free", lambda _: free)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 256 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("no right to mount a file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize(
    ("free", "level"),
    [(2048 * MIB, Level.ENOUGH), (1024 * MIB - 1, Level.LOW), (200 * MIB, Level.LOW), (200 * MIB - 1, Level.SCARCE)],
)
def test_there_are_two_thresholds(free: int, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_free(monkeypatch, free)
    assert room_of(tmp_path).level is level


def test_the_reserve_is_laid_once_and_only_where_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_free(monkeypatch, 100 * MIB)
    assert not lay_reserve(tmp_path)
    with_free(monkeypatch, 500 * MIB)
    assert lay_reserve(tmp_path)
    status = (tmp_path / "reserve").stat()
    assert status.st_size == 32 * MIB
    assert status.st_blocks * 512 >= 32 * MIB
    assert lay_reserve(tmp_path)


def test_the_reserve_is_given_back_only_on_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reserve").write_bytes(b"x")
    with_free(monkeypatch, 50 * MIB)
    assert not make_room(tmp_path, full=False)
    with_free(monkeypatch, 3 * MIB)
    assert make_room(tmp_path, full=False)
    assert not make_room(tmp_path, full=True)
    (tmp_path / "reserve").write_bytes(b"x")
    with_free(monkeypatch, 50 * MIB)
    # A quota: the system says there is room, and gives none.
    assert make_room(tmp_path, full=True)


def test_a_store_on_a_disk_without_a_free_byte_opens_on_its_reserve(small_disk: Path) -> None:
    """The log's index has to grow even to read, so that it was the next start that failed after a full day."""
    store = new_store(small_disk / "store")
    visit = worked_visit(store)
    assert lay_reserve(store.folder)
    store.close()
    with (small_disk / "filler").open("wb") as filler, suppress(OSError):
        while True:
            filler.write(bytes(MIB))
            filler.flush()
    with open_store(small_disk / "store", PASSPHRASE).database.look() as work:
        assert work.visits.get(visit) is not None
    assert not (small_disk / "store" / room.RESERVE).exists()


def test_without_a_reserve_the_disk_is_called_full_at_the_start(small_disk: Path) -> None:
    new_store(small_disk / "store").close()
    with (small_disk / "filler").open("wb") as filler, suppress(OSError):
        while True:
            filler.write(bytes(MIB))
            filler.flush()
    with pytest.raises(StoreTroubleError) as refused:
        open_store(small_disk / "store", PASSPHRASE)
    assert refused.value.kind == "disk_full"


def test_photos_stop_in_words_while_answers_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path / "s")
    visit = worked_visit(store)
    with_free(monkeypatch, 150 * MIB)
    with pytest.raises(UnavailableError) as refused:
        add_photo(store, visit, "", Picture(jpeg(7), "a.jpg", "file"), NOW)
    assert codes(refused.value) == ["backup.no_room_for_photos"]
    give_answer(store, visit, judged_items()[3], GivenAnswer(Verdict.PASS), NOW)
    close_visit(store, visit, NOW)
    store.close()


def test_on_a_full_disk_the_visit_is_still_answered_and_closed(small_disk: Path) -> None:
    store = new_store(small_disk / "store")
    visit = worked_visit(store)
    (small_disk / "store" / "reserve").write_bytes(b"\0" * 32 * MIB)
    fill(small_disk / "full")
    for item in judged_items()[2:42]:
        give_answer(store, visit, item, GivenAnswer(Verdict.PASS), NOW)
    close_visit(store, visit, NOW)
    assert not (small_disk / "store" / "reserve").exists()
    store.close()
    again = open_store(small_disk / "store", PASSPHRASE)
    with again.database.look() as work:
        assert len(work.answers.of_visit(visit)) == 42
        kept = work.visits.get(visit)
        assert kept is not None
        assert kept.closed_at == NOW
    again.close()


def test_without_a_reserve_the_full_disk_is_said_and_nothing_acknowledged_is_lost(small_disk: Path) -> None:
    store = new_store(small_disk / "store")
    visit = worked_visit(store)
    fill(small_disk / "full")
    given = 2
    trouble = ""
    for item in judged_items()[2:]:
        trouble = trouble or trouble_with(store, visit, item)
        given += not trouble
    assert trouble == "disk_full"
    (small_disk / "full").unlink()
    with store.database.look() as work:
        assert len(work.answers.of_visit(visit)) == given
    store.close()


def trouble_with(store: Store, visit: str, item: Item) -> str:
    try:
        give_answer(store, visit, item, GivenAnswer(Verdict.PASS, note="满" * 500), NOW)
    except StoreTroubleError as error:
        return error.kind
    return ""


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as stream:
        for size in (MIB, 4096, 1):
            with suppress(OSError):
                while stream.write(b"\0" * size):
                    pass
    assert shutil.disk_usage(path.parent).free == 0


# --- the quick look ---------------------------------------------------------------------------------------------------


def test_a_sound_store_passes_the_quick_look_which_reads_the_end_of_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def hashes(event: Event) -> str:
        read.append(event.seq)
        return event_hash(event)

    monkeypatch.setattr(health, "event_hash", hashes)
    store = new_store(tmp_path / "s")
    assert quick_check(store).sound
    for number in range(6):
        worked_visit(store, enterprise=f"e{number}")
    with store.database.look() as work:
        last = work.events.have()[store.device]
    assert last > 50
    read.clear()
    assert quick_check(store).sound
    assert read == list(range(last - 49, last + 1))
    store.close()


def test_a_changed_event_at_the_end_of_the_log_is_found(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    worked_visit(store)
    with store.database.look() as work:
        last = work.events.have()[store.device]
    import sqlcipher3.dbapi2 as sqlcipher

    connection = sqlcipher.connect(str(store.folder / "gen-0001" / "data.db"))
    connection.execute(f"PRAGMA key = \"x'{store.vault.database_key.hex()}'\"")
    connection.execute("UPDATE event SET wall = '2026-10-27T09:30:00+00:00' WHERE seq = ?", (last - 1,))
    connection.commit()
    connection.close()
    assert quick_check(store).chain == (f"{store.device}:{last - 1}",)
    store.close()


def test_the_deep_look_is_due_once_a_day() -> None:
    today = NOW.date()
    assert deep_check_due(None, today)
    assert not deep_check_due(today, today)
    assert deep_check_due(today, today.replace(day=1))
