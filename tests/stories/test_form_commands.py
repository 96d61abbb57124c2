"""A checklist of an office's own from the command line: conditions, faults, what is missing, paper, samples."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from command_laptop import CommandLaptop
from form_visits import RULED, started_form_visit
from offices import PASSPHRASE

from inspector_app import cli
from inspector_app.stores import Store

Run = Callable[..., Any]
RULES = """
| survey |
| | type | name | label | relevant | constraint | constraint_message | severity |
| | begin_group | S | 现场 | | | | |
| | select_one verdict | S-01 | 有没有安检机？ | | | | B |
| | integer | S-01_count | 台数 | ${S-01} = 'pass' | . < 50 | 台数应小于 50 | |
| | select_one verdict | S-02 | 安检机正常吗？ | ${S-01} = 'pass' | | | A |
| | end_group | | | | | | |
| choices |
| | list_name | name | label |
| | verdict | pass | 合格 |
| | verdict | fail | 不合格 |
| | verdict | na | 不适用 |
| settings |
| | form_title | form_id | version |
| | 条件检查表 | rules | 1 |
"""


@pytest.fixture
def visit(tmp_path: Path) -> str:
    store, visit = started_form_visit(tmp_path, RULES)
    close(store)
    (tmp_path / "secret.txt").write_text(PASSPHRASE, "utf-8")
    return visit


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: object) -> Any:
        opening = ("--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / "secret.txt"), "--json")
        code = cli.main([*map(str, words), *opening])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, value=json.loads(out), err=err)

    return call


def close(store: Store) -> None:
    store.close()


def test_an_answer_tells_what_is_asked_now_and_what_the_checklist_forbids(run: Run, visit: str) -> None:
    assert run("visit", "answer", visit, "S-02", "pass").value["problems"][0]["code"] == "visit.item_not_asked"
    done = run("visit", "answer", visit, "S-01", "pass", "--value", "S-01_count=99")
    assert done.code == 0
    assert done.value["asked_now"] == ["S-02"]
    assert (done.value["faulty"], done.value["messages"]) == (True, ["台数应小于 50"])
    assert run("visit", "answer", visit, "S-02", "fail").code == 0
    assert [each["item"] for each in run("visit", "show", visit).value["findings"]] == ["S-02"]
    refused = run("visit", "close", visit)
    assert (refused.code, refused.value["problems"][0]["code"]) == (1, "visit.answers_faulty")
    done = run("visit", "answer", visit, "S-01", "fail")
    assert done.value["no_longer_asked"] == ["S-02"]
    assert [each["item"] for each in run("visit", "show", visit).value["findings"]] == ["S-01"]
    assert run("visit", "close", visit).code == 0


def test_what_is_missing_is_a_list(run: Run, visit: str) -> None:
    run("visit", "answer", visit, "S-01", "pass", "--value", "S-01_count=99")
    rows = run("visit", "missing", visit).value
    assert [(row["item"], row["lack"], row["hinders_closing"]) for row in rows] == [
        ("S-01", "fault", True),
        ("S-02", "verdict", False),
    ]


def test_the_form_goes_to_paper_empty_and_filled(run: Run, visit: str, tmp_path: Path) -> None:
    run("visit", "answer", visit, "S-01", "fail")
    filled = run("visit", "form", visit, "--out", tmp_path / "filled.pdf")
    assert filled.value["answered"] == filled.value["total"] == 1
    assert run("visit", "form", visit, "--blank", "--out", tmp_path / "blank.pdf").code == 0
    for name in ("filled", "blank"):
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF-")
    refused = run("visit", "form", visit, "--out", "/nowhere/x.pdf")
    assert (refused.code, refused.value["problems"][0]["code"]) == (1, "store.folder_refused")


def test_the_checklist_goes_to_paper_without_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "form.pdf"
    assert cli.main(["checklist", "form", "--kind", "T", "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["items"] > 50
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_sample_is_drawn_recorded_and_drawn_again(run: Run, visit: str, tmp_path: Path) -> None:
    words = ("visit", "draw", visit, "--item", "S-01", "--of", 137, "--size", 5, "--seed", "cafe")
    first = run(*words, "--out", tmp_path / "draw.pdf").value
    assert len(first["results"]) == 5
    assert (tmp_path / "draw.pdf").read_bytes().startswith(b"%PDF-")
    second = run("visit", "draw", visit, "--day", "2026-10-27", "--from", "08:00", "--to", "18:00").value
    assert second["results"][0].startswith("2026-10-27 ")
    rows = run("visit", "draws", visit).value
    assert [row["comes_out_again"] for row in rows] == [True, True]
    assert rows[0]["seed"] == "cafe"
    assert (
        run("visit", "draw", visit, "--of", 137, "--seed", "x" * 99).value["problems"][0]["code"] == "visit.draw_seed"
    )


def test_there_is_no_last_time_of_a_first_visit(run: Run, visit: str) -> None:
    assert run("visit", "last-time", visit, "S-01").value["problems"][0]["code"] == "visit.no_last_time"


def test_the_scan_of_the_paper_form_is_attached(tmp_path: Path, run: Run, visit: str) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    (kept,) = run("visit", "scan", visit, scan).value
    assert kept["file"] == "scan.pdf"
    assert run("visit", "scan", visit, scan).value[0]["photo"] == kept["photo"], "the same page twice is kept once"


def test_a_number_proposes_a_verdict_and_a_person_takes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, visit = started_form_visit(tmp_path, RULED)
    close(store)
    laptop = CommandLaptop(tmp_path, capsys)
    assert laptop.refused("visit", "proposed", visit, "--take", "S-01") == ["visit.no_proposal"]
    done = laptop.done("visit", "answer", visit, "S-01", "--value", "S-01_days=12")
    said = {"verdict": "fail", "part": "S-01_days", "value": 12, "passes": ["≥ 30"]}
    assert done["proposed"] == said
    assert laptop.done("visit", "proposed", visit) == [{"item": "S-01"} | said]
    assert "12天" in laptop.said("visit", "proposed", visit)
    laptop.done("visit", "proposed", visit, "--take", "S-01")
    assert laptop.done("visit", "show", visit)["answers"]["S-01"]["verdict"] == "fail"
    assert laptop.done("visit", "proposed", visit) == []


def test_the_answers_go_out_with_the_files_they_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, visit = started_form_visit(tmp_path)
    close(store)
    laptop = CommandLaptop(tmp_path, capsys)
    (tmp_path / "rules.txt").write_text("rules", "utf-8")
    (kept,) = laptop.done("visit", "photo", visit, str(tmp_path / "rules.txt"), "--item", "paper")
    laptop.done("visit", "answer", visit, "paper", "--value", f'paper="{kept["photo"]}"')
    done = laptop.done("visit", "export", visit, "--submission", str(tmp_path / "out"))
    folder = tmp_path / "out" / done["instance"].replace(":", "")
    assert sorted(path.name for path in folder.iterdir()) == sorted([*done["files"], "submission.xml"])
    (name,) = done["files"]
    assert (folder / name).read_bytes() == b"rules"
    laptop.done("visit", "export", visit, "--openrosa", str(tmp_path / "out.xml"))
    assert name in (tmp_path / "out.xml").read_text("utf-8")
    assert laptop.refused("visit", "export", visit, "--submission", str(tmp_path / "out")) == [
        "checklist.submission_there"
    ]
