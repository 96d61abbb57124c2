"""Grading on the command line: proposed, decided, overridden by two people, always with why and what would help."""

import json
from pathlib import Path
from typing import Any

import pytest
from offices import NOW, PASSPHRASE, QUICK, new_store, with_enterprise

from inspector_app.cli import main
from inspector_app.people import add_person
from inspector_app.stores import Role

Run = Any
SECOND = "another good passphrase"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    add_person(store, "王芳", Role.INSPECTOR, SECOND, NOW, QUICK)
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    (tmp_path / "second").write_text(SECOND + "\n", "utf-8")

    def run(*verb: str, person: str = "passphrase", plain: bool = False) -> tuple[int, Any]:
        opened = ["--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / person)]
        code = main([*verb, *opened, *([] if plain else ["--json"])])
        said = capsys.readouterr().out
        return code, said if plain else json.loads(said)

    return run


def test_a_colour_is_proposed_explained_and_decided_by_two(run: Run, tmp_path: Path) -> None:
    code, proposed = run("grade", "propose", "91440307MAETETXKXT")
    assert (code, proposed["colour"], proposed["ways"][0]["colour"]) == (0, "yellow", "green")
    code, decided = run("grade", "decide", "e1")
    assert (code, decided["colour"], decided["waiting"]) == (0, "yellow", False)
    code, refused = run("grade", "decide", "e1", "--colour", "red")
    assert (code, [each["code"] for each in refused["problems"]]) == (1, ["grade.reason_missing"])
    code, waiting = run("grade", "decide", "e1", "--colour", "red", "--reason", "暗访发现夜间收寄液体")
    assert (code, waiting["waiting"]) == (0, True)
    assert run("grade", "why", "e1")[1]["grade"] == "yellow"
    assert run("grade", "agree", waiting["id"])[0] == 1
    code, agreed = run("grade", "agree", waiting["id"], person="second")
    assert (code, agreed["second_person"]) == (0, "王芳")
    shown = run("grade", "why", "e1")[1]
    assert (shown["grade"], shown["proposed"], shown["decision"]["reason"]) == ("red", "yellow", "暗访发现夜间收寄液体")
    history = run("grade", "history", "e1")[1]
    assert [each["colour"] for each in history] == ["red", "yellow"]
    assert history[1]["facts"]["rule"]["version"] == "1"
    assert run("enterprises")[1][0]["grade"] == "red"
    code, words = run("grade", "why", "e1", plain=True)
    assert code == 0
    assert "暗访发现夜间收寄液体" in words
    assert "达标" in words


def test_the_second_person_may_stand_beside(run: Run, tmp_path: Path) -> None:
    beside = ("--second", "王芳", "--second-passphrase-file", str(tmp_path / "second"))
    code, decided = run("grade", "decide", "e1", "--colour", "green", "--reason", "资料齐全，现场复核", *beside)
    assert (code, decided["waiting"], decided["second_person"]) == (0, False, "王芳")
    wrong = ("--second", "王芳", "--second-passphrase-file", str(tmp_path / "passphrase"))
    code, refused = run("grade", "decide", "e1", "--colour", "red", "--reason", "再查", *wrong)
    assert (code, refused["problems"][0]["code"]) == (1, "store.wrong_passphrase")


def test_the_rule_is_data_that_an_office_replaces(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "rule.json"
    assert run("grade", "rule", "--sample", "four_colours")[1]["name"] == "four_colours"
    assert run("grade", "rule", "--out", str(out))[0] == 0
    rule = json.loads(out.read_text("utf-8"))
    rule["colours"] = [{"colour": "blue", "when": {}}]
    out.write_text(json.dumps(rule), "utf-8")
    assert run("grade", "rule", "--take", str(out))[0] == 0
    assert run("grade", "propose", "e1")[1]["colour"] == "blue"
    out.write_text('{"name": 1}', "utf-8")
    code, refused = run("grade", "rule", "--take", str(out))
    assert code == 1
    assert {each["code"] for each in refused["problems"]} == {"grade.rule"}
    assert run("grade", "rule", "--take", str(tmp_path / "nothing.json"))[0] == 1
