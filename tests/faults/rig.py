"""Does a deed to a store with the n-th of its file calls failing, and says what it left. Linux with a compiler only."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LONG = os.environ.get("FAULTS") == "long"
"""`FAULTS=long pytest tests/faults`: every call, not a sample."""


class Fault(IntEnum):
    EIO = 1
    ENOSPC = 2
    SHORT = 3
    KILL = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    kind: Fault
    n: int
    folder: Path
    stored: tuple[str, ...]
    """What was promised: hashes of photos, the name of a backup."""
    hit: bool
    end: str
    """"done", "killed", the name of a trouble, or a bug with its traceback."""


def can_run() -> bool:
    return sys.platform == "linux" and shutil.which("cc") is not None


def built(folder: Path) -> Path:
    library = folder / "faults.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "faults.c"), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return library


def sweep(library: Path, store: Path, visit: str, deed: str, step: int) -> Iterator[Outcome]:
    """One outcome for each fault, of each kind until one comes too late to be hit. One process: to start costs most."""
    environment = os.environ | {"LD_PRELOAD": str(library), "FAULT_ROOT": str(store.parent), "PYTHONPATH": str(ROOT)}
    child = [sys.executable, str(HERE / "fault_child.py"), str(store), "correct horse battery", visit, deed]
    numbers = [",".join(str(int(kind)) for kind in Fault), "1", str(step), "9000"]
    with subprocess.Popen([*child, *numbers], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told = json.loads(line)
            yield Outcome(
                Fault(told["kind"]), told["n"], Path(told["folder"]), tuple(told["stored"]), told["hit"], told["end"]
            )
        assert process.wait() == 0
