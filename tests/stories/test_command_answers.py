"""A script gets one JSON value of one shape, and an exit code that says what happened, whatever went wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from offices import NOW, PASSPHRASE, new_store, with_enterprise
from patience import PATIENCE_S

from inspector_app import cli
from inspector_app.commands import stores as store_verbs
from inspector_app.stores import open_store

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    store.close()
    (tmp_path / "secret.txt").write_text(PASSPHRASE, "utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A verb with --json on the store; its one value, its exit code, its words."""

    def call(*words: object, secret: str = "secret.txt") -> Any:
        opening = ("--store", str(folder / "store"), "--passphrase-file", str(folder / secret), "--json")
        code = cli.main([*map(str, words), *opening])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, value=json.loads(out), err=err)

    return call


def codes(answer: Any) -> list[str]:
    """Of a refusal, whose shape is checked."""
    assert answer.value["result"] == "refused"
    for problem in answer.value["problems"]:
        assert set(problem) == {"code", "problem", "cause", "remedy"}
        assert problem["problem"] in answer.err
    return [problem["code"] for problem in answer.value["problems"]]


def opened(run: Run) -> str:
    visit: str = run("visit", "open", "--enterprise", "e1", "--inspector", "李明:1").value["visit"]
    return visit


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("notice", "list", "NOSUCH"), "visit.not_found"),
        (("visit", "show", "NOSUCH"), "visit.not_found"),
        (("visit", "show", "\udcff"), "store.value_signs"),
        (("visit", "photo", "NOSUCH", "x.jpg"), "visit.not_found"),
        (("visit", "open", "--enterprise", "e1", "--inspector", "李\n明"), "visit.text_signs"),
        (("pack", "check", "/nowhere.zjpack"), "pack.not_opened"),
        (("pack", "write", "--out", "/tmp/x.txt"), "pack.out_suffix"),
        (("store", "trust", "/nowhere.zjcard"), "store.file_refused"),
        (("store", "card", "--out", "/nowhere/me.zjcard"), "store.folder_refused"),
        (("office", "set", "--code", "深\n宝"), "office.text_signs"),
        (("office", "set", "--first-number", "1000000"), "office.first_number_bad"),
    ],
)
def test_every_refusal_has_the_same_shape(run: Run, words: tuple[str, ...], code: str) -> None:
    answer = run(*words)
    assert (codes(answer), answer.code) == ([code], 1)


@pytest.mark.parametrize("value", ['"a\\u0000b"', '"\\ud800"', "[" * 100_000, "9" * 5_000, "1e999", "NaN"])
def test_no_value_on_the_command_line_ends_in_a_traceback(run: Run, value: str) -> None:
    visit = opened(run)
    answer = run("visit", "answer", visit, "RN-01", "fail", "--value", f"nothing={value}")
    assert answer.code == 1
    assert codes(answer)
    assert "Traceback" not in answer.err


def test_a_photo_that_cannot_be_read_is_in_the_same_answer_as_those_that_were_taken(run: Run, folder: Path) -> None:
    visit = opened(run)
    counter = ROOT / "resources" / "demo" / "photos" / "counter.jpg"
    answer = run("visit", "photo", visit, counter, folder / "missing.jpg")
    assert (codes(answer), answer.code) == (["photo.unreadable"], 1)
    (taken,) = answer.value["taken"]
    assert [photo["id"] for photo in run("visit", "show", visit).value["photos"]] == [taken["photo"]]
    nowhere = run("visit", "photo", visit, counter, "--item", "NOPE")
    assert (codes(nowhere), nowhere.code) == (["visit.unknown_item"], 1)


@pytest.mark.parametrize(
    "words", [("enterprises", "--limit", "0"), ("enterprises", "--limit", "-3"), ("visit", "show"), ("nonsense",), ()]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage_is_a_value_too(words: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--language", language, *words, "--store", "x", "--passphrase-file", "y", "--json"])
    out, err = capsys.readouterr()
    assert left.value.code == 2
    assert "usage" in err
    value = json.loads(out)
    assert [problem["code"] for problem in value["problems"]] == ["command.usage"]
    assert value["problems"][0]["problem"].isascii() is (language == "en")


def test_our_own_bug_is_exit_70_with_a_value_and_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object) -> str:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(store_verbs, "fingerprint_of", broken)
    answer = run("store", "info")
    assert (answer.code, answer.value["result"]) == (70, "bug")
    assert answer.value["problems"][0]["code"] == "command.bug"
    assert "ZeroDivisionError" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("store", "passphrase", "--new-passphrase-file", "/nowhere.txt"),
        ("store", "add-person", "--person", "王芳", "--role", "inspector", "--new-passphrase-file", "/nowhere.txt"),
    ],
)
def test_a_passphrase_file_that_cannot_be_read_is_exit_3_whichever_it_is(run: Run, words: tuple[str, ...]) -> None:
    for answer in (run(*words), run("store", "info", secret="nowhere.txt")):
        assert (codes(answer), answer.code) == (["store.passphrase_file"], 3)


def test_an_empty_database_is_a_damaged_store_and_stays_as_it_is(run: Run, folder: Path) -> None:
    database = folder / "store" / "gen-0001" / "data.db"
    database.write_bytes(b"")
    answer = run("store", "info")
    assert (codes(answer), answer.code) == (["store.damaged"], 3)
    assert database.read_bytes() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_is_exit_74_without_a_traceback(folder: Path) -> None:
    words = ("-m", "inspector_app", "store", "info", "--store", folder / "store", "--passphrase-file")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, *map(str, words), str(folder / "secret.txt"), "--json"]
        done = subprocess.run(
            command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=PATIENCE_S
        )
    assert done.returncode == 74
    assert "结果没有写出来" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_number_on_two_papers_is_in_store_info(run: Run, folder: Path) -> None:
    assert run("store", "info").value["numbers_twice"] == []
    store = open_store(folder / "store", PASSPHRASE)
    with store.database.work(datetime.now().astimezone()) as work:
        for paper in ("v1/a", "v2/b"):
            fields = {"visit_id": paper[:2], "kind": "rectification", "number": "甲1号", "issued_at": NOW.isoformat()}
            work.notices.save(paper, fields)
    store.close()
    assert run("store", "info").value["numbers_twice"] == ["甲1号"]
