"""A slots file that somebody else wrote: refused with words, before any memory or time is spent on it."""

import base64
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from offices import NOW, PASSPHRASE, QUICK, new_store

from inspector_app import people, vault
from inspector_app.errors import UnavailableError
from inspector_app.messages import explain
from inspector_app.recovery import RecoveryFiles, new_recovery_files
from inspector_app.stores import Role, open_store
from inspector_app.vault import KdfCost, cost, fitting_cost, slots

Spoil = Callable[[dict[str, Any]], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with a person and a recovery key."""
    store = new_store(tmp_path / "store")
    people.set_recovery(store, new_recovery_files(tmp_path / "keys", NOW).public.read_bytes(), NOW)
    store.close()
    return store.folder


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[KdfCost]:
    """What each key cost that was derived from a passphrase; none is, in truth, and none opens anything."""
    costs: list[KdfCost] = []

    def slot_key(_passphrase: str, _salt: bytes, asked: KdfCost) -> bytes:
        costs.append(asked)
        return bytes(32)

    monkeypatch.setattr(slots, "slot_key", slot_key)
    return costs


def spoiled(folder: Path, spoil: Spoil) -> None:
    path = folder / "slots.json"
    content = json.loads(path.read_text("utf-8"))
    spoil(content)
    path.write_text(json.dumps(content), "utf-8")


def kdf(**values: object) -> Spoil:
    return lambda content: content["slots"][0]["kdf"].update(values)


def slot(**values: object) -> Spoil:
    return lambda content: content["slots"][0].update(values)


def whole(**values: object) -> Spoil:
    return lambda content: content.update(values)


HOSTILE: dict[str, Spoil] = {
    "100 GiB of memory": kdf(memory_kib=100 * 1024 * 1024),
    "a billion passes": kdf(iterations=1_000_000_000),
    "much of both": kdf(memory_kib=512 * 1024, iterations=64),
    "too many lanes": kdf(lanes=1_000_000, memory_kib=8_000_000),
    "no pass": kdf(iterations=0),
    "less than nothing": kdf(memory_kib=-1),
    "true for one": kdf(iterations=True),
    "a fraction": kdf(iterations=3.5),
    "a number as text": kdf(memory_kib="65536"),
    "nothing": kdf(lanes=None),
    "another function": kdf(name="scrypt"),
    "no function": slot(kdf=None),
    "a person who is a list": slot(person=["李明"]),
    "a person of no length": slot(person=""),
    "an endless person": slot(person="长" * 101),
    "half a character": slot(person="\ud800"),
    "a short salt": slot(salt="AAAA"),
    "no base64": slot(wrapped="!" * 64),
    "an endless wrapping": slot(wrapped="A" * 40_000),
    "a nonce of a number": slot(nonce=12),
    "no slots": whole(slots=[]),
    "slots that are a person": whole(slots="李明"),
    "a slot that is none": whole(slots=[1]),
    "the same person twice": lambda content: content["slots"].append(content["slots"][0]),
    "another suite": whole(suite=9),
    "a format of a word": whole(format="one"),
    "recovery that is a word": whole(recovery="age1"),
    "recovery without a key": whole(recovery={"recipient": "age1"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_words_before_a_key_is_derived(folder: Path, name: str, derived: list[KdfCost]) -> None:
    spoiled(folder, HOSTILE[name])
    with pytest.raises(UnavailableError) as refused:
        open_store(folder, PASSPHRASE)
    assert derived == []
    assert refused.value.problems[0].code == "store.slots_damaged"
    assert explain(refused.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"null", b"[" * 60_000, b"\xff\xfe", b'{"format":' + b"9" * 6000 + b"}", b" " * 100_000_000],
    ids=["empty", "list", "half", "null", "deep", "no text", "an endless number", "100 MB"],
)
def test_what_is_no_slots_file_is_refused_without_reading_it_all(folder: Path, content: bytes) -> None:
    (folder / "slots.json").write_bytes(content)
    tracemalloc.start()
    with pytest.raises(UnavailableError) as refused:
        open_store(folder, PASSPHRASE)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    assert refused.value.problems[0].code == "store.slots_damaged"


@pytest.mark.parametrize("count", [slots.MOST_SLOTS + 1, 5000])
def test_many_slots_are_refused_before_one_is_tried(folder: Path, count: int, derived: list[KdfCost]) -> None:
    def multiply(content: dict[str, Any]) -> None:
        (only,) = content["slots"]
        content["slots"] = [{**only, "person": f"李明{number}"} for number in range(count)]

    spoiled(folder, multiply)
    with pytest.raises(UnavailableError) as refused:
        open_store(folder, PASSPHRASE)
    assert derived == []
    assert refused.value.problems[0].code == "store.slots_damaged"


def test_a_newer_format_is_told_as_one(folder: Path) -> None:
    spoiled(folder, whole(format=2))
    with pytest.raises(UnavailableError) as refused:
        open_store(folder, PASSPHRASE)
    assert refused.value.problems[0].code == "store.newer_version"


@pytest.mark.parametrize("field", ["person", "role", "salt", "nonce", "wrapped"])
def test_a_slot_that_was_edited_does_not_open(folder: Path, field: str) -> None:
    def edit(content: dict[str, Any]) -> None:
        slot = content["slots"][0]
        if field in {"person", "role"}:
            slot[field] = "supervisor"
            return
        data = bytearray(base64.b64decode(slot[field]))
        data[0] ^= 1
        slot[field] = base64.b64encode(data).decode("ascii")

    spoiled(folder, edit)
    with pytest.raises(UnavailableError) as refused:
        open_store(folder, PASSPHRASE)
    assert refused.value.problems[0].code == "store.wrong_passphrase"


def test_a_person_cannot_take_the_slot_of_another(folder: Path) -> None:
    store = open_store(folder, PASSPHRASE)
    people.add_person(store, "王芳", Role.SUPERVISOR, "words of another person", NOW, QUICK)
    store.close()

    def swap(content: dict[str, Any]) -> None:
        first, second = content["slots"]
        first["wrapped"], second["wrapped"] = second["wrapped"], first["wrapped"]

    spoiled(folder, swap)
    for passphrase in (PASSPHRASE, "words of another person"):
        with pytest.raises(UnavailableError):
            open_store(folder, passphrase)


def test_an_office_key_that_somebody_slipped_in_is_found_out(folder: Path, tmp_path: Path) -> None:
    """Backups are encrypted to that key: it must be the one that was set with the passphrase."""
    thief = new_recovery_files(tmp_path / "thief", NOW)
    spoiled(folder, lambda content: content["recovery"].update(recipient=thief.recipient))
    assert vault.recovery_of(folder) == thief.recipient
    store = open_store(folder, PASSPHRASE)
    with pytest.raises(UnavailableError) as refused:
        people.trusted_recovery(store)
    assert refused.value.problems[0].code == "store.recovery_changed"
    store.close()


def test_recovery_of_another_store_does_not_open_this_one_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    keys = RecoveryFiles(*(tmp_path / "keys" / f"office-recovery.zjrecovery-{end}" for end in ("key", "pub")), "")
    other = new_store(tmp_path / "other")
    people.set_recovery(other, keys.public.read_bytes(), NOW)
    other.close()
    foreign = json.loads((other.folder / "slots.json").read_text("utf-8"))["recovery"]
    spoiled(folder, whole(recovery=foreign))
    before = (folder / "slots.json").read_bytes()
    with pytest.raises(UnavailableError) as refused:
        people.recover_person(folder, keys.secret.read_bytes(), "李明", "four new words", NOW, cost=QUICK)
    assert refused.value.problems[0].code == "store.keys_damaged"
    assert (folder / "slots.json").read_bytes() == before


def test_a_wrong_passphrase_changes_no_byte_and_no_time_of_any_file(folder: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    for wrong in ("wrong horse battery", "", "correct horse batterY", "x" * 100_000):
        with pytest.raises(UnavailableError) as refused:
            open_store(folder, wrong)
        assert refused.value.problems[0].code == "store.wrong_passphrase"
    assert state() == before


@pytest.mark.parametrize(("seconds", "iterations"), [(0.0, 12), (0.04, 12), (0.11, 8), (0.2, 5), (0.23, 4), (9.0, 4)])
def test_a_guess_costs_a_fifth_of_a_second_wherever_it_is_made(
    seconds: float, iterations: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`seconds` of the processor for the four passes that are the least; never more than twelve are asked for."""
    clock, asked = iter([5.0, 5.0 + seconds]), list[KdfCost]()
    monkeypatch.setattr(cost, "time", SimpleNamespace(process_time=lambda: next(clock)))
    monkeypatch.setattr(cost, "slot_key", lambda _passphrase, _salt, cost: asked.append(cost))
    fitting = fitting_cost()
    assert asked == [KdfCost(65536, 4, 4)]
    assert fitting == KdfCost(65536, iterations, 4)
    assert fitting.fair
    assert iterations == 12 or seconds / 4 * iterations >= 0.2
