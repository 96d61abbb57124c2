"""Each fault rig in its short form: nothing is lost as the program is, and its wrong setting is caught."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SEED = os.environ.get("FAULT_SEED", "20261126")
"""One for all machines, so that a failure is the change's; `dev.py faults` takes another each time."""
NAMES = (
    "kill", "calls", "errors", "power", "full", "stick", "migration", "import", "restore", "passphrase", "key",
    "clock", "undo", "two", "bits",
)  # fmt: skip
BY_COMMAND = ("sectors", "usb", "large", "imports")
"""Two start an emulated machine, which takes minutes; "import" is the small form of the last, and what "sectors" shows
has quick tests."""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HERE / "run.py"), "--seed", SEED, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=HERE.parents[1])


@pytest.mark.skipif(sys.platform != "linux", reason="needs fork, SIGKILL and a C compiler")
def test_nothing_that_was_promised_is_lost_and_a_wrong_setting_is_caught(tmp_path: Path) -> None:
    """All in one call: the program is imported once for all of them."""
    done = run(*NAMES, "--json", str(tmp_path / "out.json"))
    rows = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [row["rig"] for row in rows] == list(NAMES)
    able = [row for row in rows if not row["lacks"]]
    assert {row["rig"]: row["told"] for row in able if row["told"]} == {}, done.stderr
    assert {row["rig"]: row["proof"] for row in able if row["proof"] != "caught"} == {}, done.stderr
    assert [row["rig"] for row in able if not row["runs"]] == []
    assert done.returncode == 0
    assert SEED in done.stdout
    assert f"seed {SEED}" in done.stderr
    if len(able) < len(rows):
        pytest.skip(f"this machine lacks { ({row['rig']: row['lacks'] for row in rows if row['lacks']}) }")


def test_every_rig_is_run_here() -> None:
    listed = run("none-of-them")
    assert listed.returncode == 2
    assert all(name in listed.stderr for name in NAMES)
    there = listed.stderr.rpartition("there are ")[2].strip().split(", ")
    assert [name for name in there if name not in BY_COMMAND] == list(NAMES)
    assert set(BY_COMMAND) < set(there)


def test_a_rig_that_fails_is_told_with_its_seed(tmp_path: Path) -> None:
    """The table and the exit code, with a rig that cannot succeed."""
    rows: list[dict[str, Any]] = [
        {"rig": "kill", "runs": 3, "failures": 1, "seconds": 1.25, "seed": 7, "proof": "caught", "lacks": ""},
        {"rig": "power", "runs": 0, "failures": 0, "seconds": 0, "seed": 7, "proof": "", "lacks": "root"},
    ]
    program = (
        f"import sys; sys.path.insert(0, {str(HERE)!r}); import run\n"
        f"print(run.table({rows!r})); print(run.is_bad({rows[0]!r}), run.is_bad({rows[1]!r}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[1].split() == ["kill", "3", "1", "1.2", "7", "caught"]
    assert "LEFT OUT, needs root" in done.stdout
    assert done.stdout.splitlines()[-1] == "True False"
