import errno
import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from filelock import FileLock
from offices import NOW, PASSPHRASE, QUICK, new_store, with_enterprise

from db.errors import StoreTroubleError
from db.records.office import OfficeFacts
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.messages import say
from inspector_app.office import save_office_facts
from inspector_app.stores import Role, Store, StoreOwner, build_store, create_store, open_store
from inspector_app.vault import KdfCost, change_passphrase, cost

Form = Literal["NFC", "NFD"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "store")
    yield opened
    opened.close()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_store_opens_with_its_passphrase_and_knows_whose_it_is(store: Store) -> None:
    assert (store.owner.person, store.owner.office, store.owner.role) == ("李明", "福永街道办事处", Role.INSPECTOR)


def test_a_moved_store_opens_with_all_that_was_in_it(store: Store, tmp_path: Path) -> None:
    with_enterprise(store)
    sha256 = store.files.put(b"a photo")
    store.close()
    moved = tmp_path / "stick" / "福永 工作库"
    moved.parent.mkdir()
    shutil.move(store.folder, moved)
    again = open_store(moved, PASSPHRASE)
    with again.database.look() as work:
        assert work.enterprises.get("e1") is not None
    assert again.files.get(sha256) == b"a photo"
    again.close()


def test_a_wrong_passphrase_changes_nothing(store: Store) -> None:
    store.close()
    before = snapshot(store.folder)
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, "wrong horse battery")
    assert refused.value.problems[0].code == "store.wrong_passphrase"
    assert {k: v for k, v in snapshot(store.folder).items() if k != "lock"} == {
        k: v for k, v in before.items() if k != "lock"
    }


@pytest.mark.usefixtures("real_costs")
def test_a_guess_costs_what_the_store_was_made_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_store(tmp_path / "s", StoreOwner("李明", "福永", Role.INSPECTOR), PASSPHRASE, NOW)
    kdf = json.loads((tmp_path / "s" / "slots.json").read_text("utf-8"))["slots"][0]["kdf"]
    assert (kdf["name"], kdf["memory_kib"], kdf["lanes"]) == ("argon2id", 65536, 4)
    assert kdf["iterations"] >= KdfCost().iterations
    derived: list[tuple[int, ...]] = []

    def derives(**asked: Any) -> Argon2id:
        derived.append(tuple(asked[each] for each in ("memory_cost", "iterations", "lanes", "length")))
        return Argon2id(**asked)

    monkeypatch.setattr(cost, "Argon2id", derives)
    with pytest.raises(UnavailableError):
        open_store(tmp_path / "s", "wrong horse battery")
    assert derived == [(65536, kdf["iterations"], 4, 32)]


def test_a_second_program_is_told_that_the_store_is_in_use(store: Store) -> None:
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, PASSPHRASE)
    assert refused.value.problems[0].code == "store.in_use"


def test_a_store_opened_on_one_thread_is_closed_on_another(store: Store) -> None:
    store.close()
    with ThreadPoolExecutor(max_workers=1) as worker:
        worker.submit(open_store, store.folder, PASSPHRASE).result().close()
        again = worker.submit(open_store, store.folder, PASSPHRASE).result()
    again.close()
    open_store(store.folder, PASSPHRASE).close()


def test_every_problem_of_a_new_store_is_listed_and_nothing_is_made(tmp_path: Path) -> None:
    target = tmp_path / "full"
    target.mkdir()
    (target / "mine.txt").write_text("keep me")
    with pytest.raises(RefusedInputError) as refused:
        create_store(target, StoreOwner(" ", "", Role.INSPECTOR), "short", NOW, QUICK)
    codes = {problem.code for problem in refused.value.problems}
    assert codes == {
        "store.folder_not_empty",
        "store.person_empty",
        "store.office_empty",
        "store.passphrase_short",
    }
    assert snapshot(tmp_path) == {"full/mine.txt": b"keep me"}


def test_a_folder_that_is_no_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as refused:
        open_store(tmp_path, PASSPHRASE)
    assert refused.value.problems[0].code == "store.not_a_store"


def test_a_store_of_a_newer_program_is_refused(store: Store) -> None:
    store.close()
    about = json.loads((store.folder / "store.json").read_text())
    (store.folder / "store.json").write_text(json.dumps(about | {"format": 2}))
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, PASSPHRASE)
    assert refused.value.problems[0].code == "store.newer_version"


def test_a_slot_whose_role_was_edited_does_not_open(store: Store) -> None:
    store.close()
    slots = store.folder / "slots.json"
    slots.write_text(slots.read_text("utf-8").replace('"inspector"', '"supervisor"'), "utf-8")
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, PASSPHRASE)
    assert refused.value.problems[0].code == "store.wrong_passphrase"


def test_a_new_passphrase_opens_the_same_data_and_rewrites_only_the_slots(store: Store) -> None:
    with_enterprise(store)
    store.close()
    before = snapshot(store.folder)
    change_passphrase(store.folder, PASSPHRASE, "four new unrelated words", QUICK)
    after = snapshot(store.folder)
    assert {name for name in after if after[name] != before[name]} == {"slots.json"}
    again = open_store(store.folder, "four new unrelated words")
    with again.database.look() as work:
        assert work.enterprises.get("e1") is not None
    again.close()
    with pytest.raises(UnavailableError):
        open_store(store.folder, PASSPHRASE)


def test_no_readable_byte_lies_in_a_store_that_was_worked_in(store: Store) -> None:
    with_enterprise(store)
    store.files.put("CANARY 顺达".encode())
    for name, content in snapshot(store.folder).items():
        assert "顺达".encode() not in content, name
        assert b"CANARY" not in content, name


@pytest.mark.parametrize("place", [0, 4, 20, -1])
def test_a_photo_with_one_flipped_bit_is_refused(store: Store, place: int) -> None:
    sha256 = store.files.put(b"a photo")
    (path,) = [p for p in (store.folder / "blobs").rglob("*.sealed")]
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(UnavailableError) as refused:
        store.files.get(sha256)
    assert refused.value.problems[0].code == "photo.damaged"


def test_a_photo_under_another_ones_name_is_refused(store: Store) -> None:
    first, second = store.files.put(b"one"), store.files.put(b"two")
    paths = {store.files.get(s): store.files._path(s) for s in (first, second)}
    paths[b"one"].write_bytes(paths[b"two"].read_bytes())
    with pytest.raises(UnavailableError):
        store.files.get(first)


def test_what_an_interrupted_write_left_is_swept_at_the_next_start(store: Store) -> None:
    store.files.put(b"a photo")
    (folder,) = [path for path in (store.folder / "blobs").iterdir() if path.is_dir()]
    (folder / ".x.sealed.12345678.part").write_bytes(b"half")
    store.close()
    open_store(store.folder, PASSPHRASE).close()
    assert [path.suffix for path in folder.iterdir()] == [".sealed"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("device.sealed", b"not sealed by this store at all", "store.keys_damaged"),
        ("device.sealed", None, "store.keys_damaged"),
        ("slots.json", b"{", "store.slots_damaged"),
    ],
)
def test_a_file_that_is_damaged_or_gone_is_named_and_the_lock_is_free_again(
    store: Store, name: str, content: bytes | None, code: str
) -> None:
    store.close()
    kept = (store.folder / name).read_bytes()
    (store.folder / name).unlink()
    if content is not None:
        (store.folder / name).write_bytes(content)
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, PASSPHRASE)
    assert refused.value.problems[0].code == code
    (store.folder / name).write_bytes(kept)
    open_store(store.folder, PASSPHRASE).close()


@pytest.mark.parametrize("content", [None, b"", b"[]", b"../../somewhere", b"\xff", b"gen-0007", b"[" * 100_000])
@pytest.mark.parametrize("name", ["CURRENT", "store.json"])
def test_a_store_whose_data_is_whole_opens_without_its_signposts(
    store: Store, name: str, content: bytes | None
) -> None:
    """Nothing in them is worth a backup of last week."""
    store.close()
    before = (store.folder / name).read_bytes()
    (store.folder / name).unlink()
    if content is not None:
        (store.folder / name).write_bytes(content)
    open_store(store.folder, PASSPHRASE).close()
    if name == "CURRENT":
        assert (store.folder / name).read_bytes() == before
    assert json.loads((store.folder / "store.json").read_bytes())["format"] == 1


def test_the_generation_in_use_is_never_taken_for_an_earlier_one(store: Store) -> None:
    """Its folder may be gone: that is said, and no older data is opened as if it were today's."""
    store.close()
    for name in ("gen-0002", "gen-0010"):
        shutil.copytree(store.folder / "gen-0001", store.folder / name)
    (store.folder / "CURRENT").write_text("gen-0011")
    with pytest.raises(StoreTroubleError, match="missing"):
        open_store(store.folder, PASSPHRASE)
    (store.folder / "CURRENT").write_bytes(b"")
    open_store(store.folder, PASSPHRASE).close()
    assert (store.folder / "CURRENT").read_text() == "gen-0010"


@pytest.mark.parametrize("name", ["李\n明", "李\u202e明", "李\u200b明", "李\ud800", "李\0"])
def test_names_that_no_card_could_carry_make_no_store(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedInputError) as refused:
        create_store(tmp_path / "s", StoreOwner(name, name, Role.INSPECTOR), PASSPHRASE, NOW, QUICK)
    assert [problem.code for problem in refused.value.problems] == ["store.person_signs", "store.office_signs"]
    assert not (tmp_path / "s").exists()


def test_facts_of_the_office_are_plain_lines_and_the_first_number_is_one_that_papers_have(store: Store) -> None:
    bad = OfficeFacts(issuer="福永\n办", code="深\u200b宝", contact="\ud800", first_number=2**70)
    with pytest.raises(RefusedInputError) as refused:
        save_office_facts(store, bad, NOW)
    codes = [problem.code for problem in refused.value.problems]
    assert codes == ["office.text_signs"] * 3 + ["office.first_number_bad"]
    save_office_facts(store, OfficeFacts(issuer=" 福永街道办事处 ", first_number=999_999), NOW)


def test_a_damaged_file_is_healed_by_the_same_bytes(store: Store) -> None:
    sha256 = store.files.put(b"a photo")
    path = store.files._path(sha256)
    for damage in (b"", b"short", path.read_bytes()[:-1] + b"x"):
        path.write_bytes(damage)
        assert not store.files.is_sound(sha256)
        assert store.files.put(b"a photo") == sha256
        assert store.files.get(sha256) == b"a photo"
    before = path.stat().st_ino
    store.files.put(b"a photo")
    assert path.stat().st_ino == before, "a sound file is not written again"


@pytest.mark.parametrize(("made", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_passphrase_opens_however_a_system_writes_its_accents(tmp_path: Path, made: Form, typed: Form) -> None:
    words = "école à la forêt"
    owner = StoreOwner("李明", "福永", Role.INSPECTOR)
    create_store(tmp_path / "s", owner, normalize(made, words), NOW, QUICK)
    open_store(tmp_path / "s", normalize(typed, words)).close()


def test_what_a_killed_write_left_beside_the_keys_goes_at_the_next_start(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    store.close()
    left = store.folder / ".epoch.1234abcd.part"
    left.write_bytes(b"half")
    open_store(store.folder, PASSPHRASE).close()
    assert not left.exists()


def test_a_slot_of_an_older_program_with_letters_taken_apart_still_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = normalize("NFD", "école à la forêt")
    monkeypatch.setattr("inspector_app.vault.slots.unicodedata.normalize", lambda _form, text: text)
    create_store(tmp_path / "s", StoreOwner("李明", "福永", Role.INSPECTOR), apart, NOW, QUICK)
    monkeypatch.undo()
    for typed in (apart, normalize("NFC", apart)):
        open_store(tmp_path / "s", typed).close()


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_takes_nothing_is_told_as_such(
    store: Store, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    store.close()

    def refuse(lock: FileLock) -> None:
        raise OSError(number, os.strerror(number), str(store.folder / "lock"))

    monkeypatch.setattr(FileLock, "acquire", refuse)
    before = snapshot(store.folder)
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, PASSPHRASE)
    assert [problem.code for problem in refused.value.problems] == ["store.folder_read_only"]
    assert "复制到本机硬盘" in str(say(refused.value.problems[0]))
    assert snapshot(store.folder) == before


def test_a_place_that_takes_nothing_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "工作库"

    def fill(building: Path) -> None:
        raise OSError(errno.EROFS, "read-only", str(building / "slots.json"))

    with pytest.raises(OSError, match="read-only") as refused:
        build_store(folder, fill)
    assert refused.value.filename == str(folder)
    assert list(tmp_path.iterdir()) == []


# --- an earlier database in the place of the newer one ----------------------------------------------------------------


def put_back(yesterday: Path, folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(yesterday / "gen-0001" / name, folder / "gen-0001" / name)


@pytest.mark.parametrize("names", [("data.db",), ("data.db-wal", "data.db-shm"), ("data.db", "data.db-wal")])
def test_an_earlier_database_or_an_earlier_log_beside_it_is_told(
    names: tuple[str, ...], store: Store, tmp_path: Path
) -> None:
    """Put there by a tool that copies file by file; the engine opens both without a word."""
    with_enterprise(store, "e1")
    shutil.copytree(store.folder, tmp_path / "yesterday")
    with_enterprise(store, "e2")
    with_enterprise(store, "e3")
    store.close()
    put_back(tmp_path / "yesterday", store.folder, *names)
    for _ in range(2):
        again = open_store(store.folder, PASSPHRASE)
        assert [each.code for each in again.news] == ["store.log_shorter"]
        assert int(str(again.news[0].details["count"])) >= 2
        assert say(again.news[0])
        again.close()
    # A restored backup goes on in a life of its own: nothing clashes any more.
    again = open_store(store.folder, PASSPHRASE)
    restore_backup(again, make_backup(again, NOW).name, NOW)
    for _ in range(2):
        again = open_store(store.folder, PASSPHRASE)
        assert again.news == ()
        again.close()


def test_a_store_that_was_killed_or_moved_tells_nothing(store: Store, tmp_path: Path) -> None:
    with_enterprise(store, "e1")
    store.close()
    again = open_store(store.folder, PASSPHRASE)
    with_enterprise(again, "e2")
    shutil.copytree(store.folder, tmp_path / "killed", ignore=shutil.ignore_patterns("lock"))
    again.close()
    for folder in (store.folder, tmp_path / "killed"):
        found = open_store(folder, PASSPHRASE)
        assert found.news == ()
        found.close()


def test_without_its_photos_a_store_opens_and_what_is_linked_into_it_is_left_alone(
    store: Store, tmp_path: Path
) -> None:
    store.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".mine.part").write_bytes(b"of another program")
    (store.folder / "blobs" / "aa").symlink_to(elsewhere)
    open_store(store.folder, PASSPHRASE).close()
    assert (elsewhere / ".mine.part").exists()
    shutil.rmtree(store.folder / "blobs")
    open_store(store.folder, PASSPHRASE).close()
