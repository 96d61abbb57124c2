"""`python3 dev.py faults [--long] [--seed N] [--json OUT] [NAME …]`: the fault rigs, one table at the end.

Each rig runs in a process of its own with the library of faults.c preloaded, first with a wrong setting that it must
catch, then as the program is. All are forks of one that has imported the program. A seed given again gives the same
faults.
"""

import argparse
import gc
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, NoReturn

from fault_rigs import RIGS, called

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "fixtures"), str(ROOT)]

from tested_commit import tested_today  # noqa: E402 - the path must be set first

_BROKEN = {"failures": 1, "told": ["the rig itself broke down, see above"]}
_TOLD = 5
"""Failures of a rig that are printed."""
_TELL_EVERY = 100


def main() -> int:
    chosen = _arguments()
    if chosen.alone:
        return _run_forks(chosen)
    unknown = set(chosen.names) - set(RIGS)
    if unknown:
        print(f"dev.py faults: no such rig: {', '.join(sorted(unknown))}; there are {', '.join(RIGS)}", file=sys.stderr)
        return 2
    of = tested_today()
    rows = [row | {"of": of} for row in _run_rigs(chosen.names or list(RIGS), chosen)]
    print(table(rows))
    if chosen.json:
        chosen.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    return int(any(map(is_bad, rows)))


def is_bad(row: dict[str, Any]) -> bool:
    return bool(row["failures"]) or row["proof"] == "NOT CAUGHT"


def table(rows: list[dict[str, Any]]) -> str:
    cells = [("rig", "runs", "failures", "seconds", "seed", "wrong setting")]
    for row in rows:
        proof = f"LEFT OUT, needs {row['lacks']}" if row["lacks"] else row["proof"]
        figures = (str(row["runs"]), str(row["failures"]), f"{row['seconds']:.1f}", str(row["seed"]))
        cells.append((row["rig"], *figures, proof))
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="rigs; all of them when none is named")
    parser.add_argument("--long", action="store_true", help="every call, a thousand kills: some hours")
    parser.add_argument("--seed", type=int, default=None, metavar="N", help="of an earlier run")
    parser.add_argument("--rounds", type=int, default=None, metavar="N", help="runs of each rig, in place of its own")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.seed is None:
        chosen.seed = secrets.randbelow(1_000_000)
    return chosen


def _run_rigs(names: list[str], chosen: argparse.Namespace) -> list[dict[str, Any]]:
    """In a process of their own: a library can only be preloaded from a process's beginning."""
    command = [sys.executable, str(HERE / "run.py"), *names, "--alone", "--seed", str(chosen.seed)]
    command += ["--long"] if chosen.long else []
    command += ["--rounds", str(chosen.rounds)] if chosen.rounds is not None else []
    rows = {name: _row(name, chosen.seed) | _BROKEN for name in names}
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONUTF8": "1"}
        library = _library(Path(folder))
        if library is not None:
            environment["LD_PRELOAD"] = str(library)
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT) as rigs:
            assert rigs.stdout is not None
            for line in rigs.stdout:
                row: dict[str, Any] = json.loads(line)
                rows[row["rig"]] = row
                _tell(row)
    return list(rows.values())


def _tell(row: dict[str, Any]) -> None:
    for line in row["told"]:
        print(f"faults: {row['rig']}: {line}", file=sys.stderr, flush=True)
    if row["lacks"]:
        print(f"faults: {row['rig']} IS LEFT OUT: this machine lacks {row['lacks']}", file=sys.stderr, flush=True)


def _library(folder: Path) -> Path | None:
    if sys.platform != "linux" or shutil.which("cc") is None:
        return None
    library = folder / "faults.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "faults.c"), "-ldl"]
    subprocess.run(command, check=True)
    return library


def _row(name: str, seed: int) -> dict[str, Any]:
    return {"rig": name, "runs": 0, "failures": 0, "seconds": 0.0, "seed": seed, "proof": "", "lacks": "", "told": []}


def _run_forks(chosen: argparse.Namespace) -> int:
    """A line of JSON for each rig. The first store walks through the schema for all of them."""
    # Only here: whoever asks for names alone waits for no import.
    from offices import new_store
    from schema_once import schema_walked_once

    with schema_walked_once(), tempfile.TemporaryDirectory() as folder:
        new_store(Path(folder, "store")).close()
        # A fork whose collector went through what was imported would copy all of it.
        gc.freeze()
        for name in chosen.names:
            print(f"faults: {name}, seed {chosen.seed}", file=sys.stderr, flush=True)
            if os.fork() == 0:
                _run_fork(name, chosen)
            os.wait()
    return 0


def _run_fork(name: str, chosen: argparse.Namespace) -> NoReturn:
    try:
        print(json.dumps(_run_alone(name, chosen)), flush=True)
    except BaseException:  # noqa: BLE001 - told, and the other rigs go on
        traceback.print_exc()
    os._exit(0)


def _run_alone(name: str, chosen: argparse.Namespace) -> dict[str, Any]:
    rig = RIGS[name]
    row = _row(rig.name, chosen.seed)
    row["lacks"] = called(rig.lacks)
    if row["lacks"]:
        return row
    rounds = chosen.rounds or (rig.long if chosen.long else rig.short)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        wrong = called(rig.run, _new(folder, "proof"), Random(chosen.seed), rig.proof, True)
        gc.freeze()
        row["proof"] = "caught" if any(wrong) else "NOT CAUGHT"
        wrong.close()
        # Stopped by hand, a long run still says how far it came.
        with suppress(KeyboardInterrupt):
            for problem in called(rig.run, _new(folder, "rig"), Random(chosen.seed), rounds, False):
                _note(row, problem)
    return row | {"seconds": time.monotonic() - begin}


def _note(row: dict[str, Any], problem: str) -> None:
    row["runs"] += 1
    row["failures"] += bool(problem)
    if problem and len(row["told"]) < _TOLD:
        row["told"].append(problem)
    if row["runs"] % _TELL_EVERY == 0:
        print(f"faults: {row['rig']}: {row['runs']} runs, {row['failures']} failures", file=sys.stderr, flush=True)


def _new(folder: str, name: str) -> Path:
    place = Path(folder) / name
    place.mkdir()
    return place


if __name__ == "__main__":
    sys.exit(main())
