"""One call of the benches: a bench that breaks down takes nothing of the others with it, and its absence is said."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
_WELL = """
from measuring import Figure, prepared
from peers import leave_out

def make(place):
    with open({made!r}, "a") as stream:
        stream.write("made\\n")
    (place / "store").write_text("as made")

def figures(folder):
    store = prepared(folder, "filled", make) / "store"
    assert store.read_text() == "as made", "a run finds what another changed"
    store.write_text("changed")
    leave_out("beside a peer", "it is not here")
    return [Figure("well", 0.2, "floor", 0.1, 3)]
"""


def test_a_bench_that_breaks_down_is_said_and_the_others_are_measured_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    for name in ("run", "measuring", "measured_rows", "peers"):
        shutil.copy(TESTS / "benchmarks" / f"{name}.py", folder)
    (tmp_path / "pyproject.toml").write_text("[project.optional-dependencies]\nbench = []\n", "utf-8")
    (folder / "bench_broken.py").write_text("import os\n\ndef figures(folder):\n    os._exit(9)\n", "utf-8")
    (folder / "bench_well.py").write_text(_WELL.format(made=str(tmp_path / "made")), "utf-8")
    command = [sys.executable, str(folder / "run.py"), "--runs", "2", "--json", str(tmp_path / "out.json")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS / "fixtures"), str(TESTS.parent)))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    assert "2.00–2.00 (2)" in done.stdout
    assert "\nFAILED broken: " in done.stdout
    assert done.stdout.count("LEFT OUT well, beside a peer: it is not here") == 1
    (row,) = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert (row["bench"], row["what"], row["measured"]) == ("well", "well", [[0.2, 0.1], [0.2, 0.1]])
    assert (tmp_path / "made").read_text() == "made\n", "filled once for all runs"
