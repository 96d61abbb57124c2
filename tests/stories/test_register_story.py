"""An office's register on the command line: looked at, imported, found in, exported, imported again."""

import json
from pathlib import Path
from typing import Any

import pytest
from offices import PASSPHRASE, new_store

from inspector_app.cli import main

Run = Any


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a verb on a store of its own: (exit code, what --json printed)."""
    new_store(tmp_path / "store").close()
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    opened = ["--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]

    def run(*verb: str) -> tuple[int, Any]:
        code = main([*verb, *opened])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_a_register_goes_in_is_searched_and_comes_out(run: Run, tmp_path: Path, shared_data: Path) -> None:
    truth = json.loads((shared_data / "register_1451.truth.json").read_text("utf-8"))
    messy = str(shared_data / "register_1451_messy.xlsx")

    code, report = run("register", "import", messy, "--dry-run")
    assert (code, report["new"], report["counts"]) == (0, 1451, truth)
    assert run("register", "counts")[1]["enterprises"] == 0

    code, report = run("register", "import", messy)
    assert (code, report["rows"], report["new"], report["problems"], report["counts"]) == (0, 1451, 1451, [], truth)

    code, report = run("register", "import", messy)
    numbers = [report[name] for name in ("new", "changed", "unchanged", "skipped")]
    assert (code, numbers, report["counts"]) == (0, [0, 0, 1451, 0], truth)

    code, found = run("enterprises", "--find", "kaihong 13290713029")
    assert (code, [each["credit_code"] for each in found]) == (0, ["91440307MAETETXKXT"])
    assert found[0]["grade"] == "yellow"

    exported = str(tmp_path / "台账.csv")
    assert run("register", "export", exported) == (0, {"file": exported, "enterprises": 1451})
    assert run("register", "import", exported)[1]["unchanged"] == 1451


def test_a_register_with_faults_is_imported_as_far_as_it_is_certain(run: Run, shared_data: Path) -> None:
    code, report = run("register", "import", str(shared_data / "register_bad_rows.xlsx"))
    assert (code, report["new"], report["skipped"]) == (1, 35, 5)
    assert [each["row"] for each in report["problems"]] == [5, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27]
    assert run("register", "counts")[1]["enterprises"] == 35


def test_a_file_that_is_no_register_is_refused_with_words(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "台账.xls"
    path.write_text("<html><body>企业名称</body></html>", "utf-8")
    code, answer = run("register", "import", str(path))
    assert code == 1
    assert "台账.xls" in answer["problems"][0]["problem"]
    assert ".xlsx" in answer["problems"][0]["remedy"]
