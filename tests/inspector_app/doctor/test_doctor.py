"""The doctor, its log and its bundle: what is wrong is named, and nothing personal gets out."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, new_store, with_enterprise
from spoken import spoken

from inspector_app import cli
from inspector_app.doctor.bundle import write_bundle
from inspector_app.doctor.checks import Finding, examine, worst
from inspector_app.doctor.risky_places import Place, place_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import Language, say
from inspector_app.planning.departure import State, Surroundings
from inspector_app.printers import KnownPrinters
from inspector_app.stores import Store
from inspector_app.support_log import FILE, SupportLog

PRINTER = "王建国的打印机"
AROUND = Surroundings(KnownPrinters((PRINTER,), PRINTER), None)


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


def test_a_new_store_is_well_but_for_what_was_not_done_yet(tmp_path: Path) -> None:
    with_store = new_store(tmp_path / "store")
    findings = by_name(examine(with_store, AROUND, NOW))
    with_store.close()
    assert set(findings) == {
        "program", "fonts", "engine", "settings", "place", "disk", "clock", "printer", "backup", "pages", "log", "deep",
    }  # fmt: skip
    assert findings["settings"].state is findings["pages"].state is findings["log"].state is State.OK
    assert findings["deep"].state is State.WARN
    assert "SQLCipher" in str(findings["engine"].details["engine"])


def test_every_sentence_is_there_in_both_languages(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    findings = examine(store, AROUND, NOW)
    store.close()
    for finding in findings:
        for language in Language:
            assert say(finding.problem, language).problem


def test_unsafe_settings_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path / "store")
    facts = store.database.facts()
    monkeypatch.setattr(store.database, "facts", lambda: facts | {"synchronous": "1"})
    found = by_name(examine(store, AROUND, NOW))["settings"]
    store.close()
    assert found.state is State.BAD
    assert found.details["wrong"] == "synchronous = 1"


def test_a_clock_behind_the_last_record_is_bad(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    found = by_name(examine(store, AROUND, NOW - timedelta(days=3)))["clock"]
    store.close()
    assert found.state is State.BAD


@pytest.mark.parametrize(
    ("folder", "environment", "mounts", "place"),
    [
        ("/home/li/Documents/工作库", {}, "", Place.SAFE),
        ("/home/li/OneDrive/工作库", {}, "", Place.SYNCED),
        ("/home/li/OneDrive - 街道办/工作库", {}, "", Place.SYNCED),
        ("/home/li/坚果云/工作库", {}, "", Place.SYNCED),
        ("/home/li/云盘/库", {"OneDrive": "/home/li/云盘"}, "", Place.SYNCED),
        ("/mnt/共享 盘/库", {}, "server:/x /mnt/共享\\040盘 nfs4 rw 0 0\n/dev/sda1 / ext4 rw 0 0", Place.NETWORK),
        ("/mnt/u/库", {}, "//s/u /mnt/u cifs rw 0 0\n/dev/sdb1 /mnt/u/库 ext4 rw 0 0", Place.SAFE),
    ],
)
def test_a_synced_or_network_folder_is_recognised(
    folder: str, environment: dict[str, str], mounts: str, place: Place
) -> None:
    assert place_of(Path(folder), environment, mounts) is place


def test_the_log_takes_words_of_the_program_and_numbers_and_nothing_else(tmp_path: Path) -> None:
    log = SupportLog(tmp_path / "log")
    log.note(NOW, "started", milliseconds=12.5, photos=3, code="store.wrong_passphrase")
    for personal in ("顺丰速运", "/home/li/x", "13800138000 li", "a b", "x" * 61, "a..b", ""):
        with pytest.raises(ValueError, match="nothing else"):
            log.note(NOW, "started", fact=personal)
    [line] = log.lines()
    assert "started milliseconds=12.500 photos=3 code=store.wrong_passphrase" in line
    log.close()


def test_an_error_is_logged_by_its_codes_without_what_was_typed(tmp_path: Path) -> None:
    log = SupportLog(tmp_path / "log")
    log.note_error(NOW, RefusedInputError([Problem("register.code_wrong", {"code": "91440300MA5TESTXX1"})]))
    log.note_error(NOW, ValueError("顺丰速运"))
    text = "\n".join(log.lines())
    log.close()
    assert "kind=RefusedInputError code0=register.code_wrong" in text
    assert "kind=ValueError" in text
    assert "91440300" not in text
    assert "顺丰" not in text


def test_the_log_is_kept_short(tmp_path: Path) -> None:
    log = SupportLog(tmp_path / "log")
    for number in range(40_000):
        log.note(NOW, "saved", number=number)
    lines = log.lines()
    log.close()
    assert lines[-1].endswith("number=39999")
    assert sum(path.stat().st_size for path in (tmp_path / "log").glob(f"{FILE}*")) < 1_500_000


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_without_a_place_for_a_log_the_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir(mode=0o500)
    log = SupportLog(tmp_path / "log" / "deeper")
    log.note(NOW, "started")
    log.keep_crash(NOW, "text")
    assert log.lines() == []


def test_a_log_folder_that_is_a_file_does_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    log = SupportLog(tmp_path / "log")
    log.note(NOW, "started")
    log.keep_crash(NOW, "text")
    assert log.lines() == log.crashes() == []


def test_crash_reports_are_kept_and_only_the_last_ones(tmp_path: Path) -> None:
    log = SupportLog(tmp_path / "log")
    for number in range(14):
        log.keep_crash(NOW + timedelta(seconds=number), f"crash {number}")
    assert log.crashes() == [f"crash {number}" for number in range(4, 14)]
    log.close()


def personal_words(store: Store) -> list[str]:
    return [PRINTER, store.person, store.owner.office, str(store.folder), "测试速运"]


def test_no_personal_word_is_in_the_bundle(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    findings = examine(store, AROUND, NOW)
    store.close()
    write_bundle(tmp_path / "bundle.zip", findings, ["a line"], ["a crash"])
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        assert archive.namelist() == ["doctor.json", "log.txt", "crashes.txt"]
        text = "".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    assert "SQLCipher" in text
    assert [word for word in personal_words(store) if word in text] == []


def test_the_command_line_tells_what_to_do_and_writes_the_bundle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    new_store(tmp_path / "store").close()
    (tmp_path / "word").write_text(PASSPHRASE, "utf-8")
    words = ["doctor", "--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / "word")]
    code = cli.main([*words, "--bundle", str(tmp_path / "b.zip"), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == (1 if told["state"] == "bad" else 0)
    assert {"name", "state", "problem", "cause", "remedy", "code"} == set(told["checks"][0])
    assert (tmp_path / "b.zip").stat().st_size > 200


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


BROKEN: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no folder": (shutil.rmtree, "store.not_a_store", "doctor.folder_missing"),
    "another program": (lambda store: (store / "store.json").write_text('{"program":"x","format":1}'),
                        "store.not_a_store", "store.not_a_store"),
    "newer": (lambda store: (store / "store.json").write_text('{"program":"inspector-app","format":9}'),
              "store.newer_version", "store.newer_version"),
    "no keys": (lambda store: (store / "slots.json").unlink(), "store.slots_damaged", "store.slots_damaged"),
    "torn keys": (lambda store: os.truncate(store / "slots.json", 40), "store.slots_damaged", "store.slots_damaged"),
    "no database": (lambda store: (store / "gen-0001" / "data.db").unlink(), "store.missing", "store.missing"),
    "an empty one": (lambda store: os.truncate(store / "gen-0001" / "data.db", 0), "store.damaged", "store.damaged"),
    "no own key": (lambda store: (store / "device.sealed").unlink(), "store.keys_damaged", ""),
    "a lost page": (lambda store: flip(store / "gen-0001" / "data.db", 6 * 4096 + 100), "", "store.damaged"),
    "a lost head": (lambda store: flip(store / "gen-0001" / "data.db", 3), "", "doctor.pages_bad"),
}  # fmt: skip
"""What happened to the store, why it does not open, and what the doctor found in the folder."""


@pytest.mark.parametrize("kind", BROKEN)
def test_of_a_broken_store_all_is_told_that_can_be_seen(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "word").write_text(PASSPHRASE, "utf-8")
    new_store(tmp_path / "store").close()
    breaking, refused, seen = BROKEN[kind]
    breaking(tmp_path / "store")
    words = ["doctor", "--store", tmp_path / "store", "--passphrase-file", tmp_path / "word", "--json"]
    told = spoken(*words, "--bundle", tmp_path / "b.zip")
    assert told.code == (3 if refused else 1)
    assert [each["code"] for each in told.value.get("problems", ())] == [refused] * bool(refused)
    bad = [each["code"] for each in told.value["checks"] if each["state"] == "bad"]
    assert (seen or refused) in bad
    assert all(each["problem"] and each["code"] != "doctor.pages_ok" for each in told.value["checks"] if refused)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        text = archive.read("doctor.json").decode("utf-8")
    assert (seen or refused) in text
    assert str(tmp_path) not in text


def test_without_a_passphrase_the_folder_alone_is_looked_at(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    closed = spoken("doctor", "--store", tmp_path / "store", "--json")
    assert [each["code"] for each in closed.value["checks"] if each["state"] == "bad"] == ["store.in_use"]
    store.close()
    before = sorted(path.name for path in (tmp_path / "store").rglob("*"))
    closed = spoken("doctor", "--store", tmp_path / "store", "--json")
    assert (closed.code, closed.value["state"]) == (0, "ok")
    assert {"folder", "place", "keys", "database"} <= {each["name"] for each in closed.value["checks"]}
    assert sorted(path.name for path in (tmp_path / "store").rglob("*")) == before


def test_without_a_store_the_computer_alone_is_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 0
    assert "寄检通" in capsys.readouterr().out


def test_the_worst_state_counts() -> None:
    states = [Finding("a", State.OK), Finding("b", State.WARN)]
    assert worst(states) is State.WARN
    assert worst([*states, Finding("c", State.BAD)]) is State.BAD
    assert worst([]) is State.OK
