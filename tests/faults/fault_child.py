"""Does one deed to a store with one fault armed, and says what was promised. Run with faults.c preloaded.

    python fault_child.py STORE PASSPHRASE VISIT DEED KIND,KIND… FIRST STEP LAST

For n = FIRST, FIRST + STEP … a copy of STORE is worked on by a fork. One line of JSON a fault: kind, n, where the copy
lies, whether the fault was hit, how it ended, and what was said to be stored.
"""

import ctypes
import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from db.errors import StoreTroubleError
from inspector_app.backups.making import make_backup
from inspector_app.errors import ProblemsError
from inspector_app.evidence.intake import Picture, take_in
from inspector_app.stores import Store, open_store

NOW = datetime(2026, 10, 28, 10, tzinfo=UTC)
Deed = Callable[[Store, str], Iterator[str]]
"""Yields each promise as soon as it is made."""


def intake(store: Store, visit: str) -> Iterator[str]:
    """SHA-256 of two photos, one after the other; the second is tried though the first was refused."""
    for colour in ("teal", "orange"):
        data = BytesIO()
        Image.new("RGB", (640, 480), colour).save(data, "JPEG")
        picture = Picture(data.getvalue(), "IMG.jpg", "file")
        try:
            taken = take_in(store, visit, "RN-01", picture, NOW)
        except (OSError, ProblemsError, StoreTroubleError):
            continue
        yield taken.photo.sha256


def backup(store: Store, _visit: str) -> Iterator[str]:
    yield make_backup(store, NOW).name


DEEDS: dict[str, Deed] = {"intake": intake, "backup": backup}


def work(folder: Path, passphrase: str, visit: str, deed: Deed, kind: int, number: int, said: int) -> None:
    """In the fork. Promises are written to `said` at once: a killed process can say nothing at its end."""
    faults = ctypes.CDLL(None)
    store = open_store(folder, passphrase)
    faults.fault_arm(number, kind)
    end = "done"
    try:
        for promise in deed(store, visit):
            os.write(said, promise.encode() + b"\n")
    except (OSError, ProblemsError, StoreTroubleError) as error:
        end = type(error).__name__
    except BaseException:  # noqa: BLE001 - what is no trouble of the disk is our bug, and is told as such
        end = "bug: " + traceback.format_exc()[-800:]
    faults.fault_disarm()
    os.write(said, json.dumps({"hit": bool(faults.fault_hit()), "end": end}).encode() + b"\n")


def main() -> None:
    source, passphrase, visit, deed = Path(sys.argv[1]), sys.argv[2], sys.argv[3], DEEDS[sys.argv[4]]
    first, step, last = map(int, sys.argv[6:])
    for kind in map(int, sys.argv[5].split(",")):
        sweep(source, passphrase, visit, deed, kind, range(first, last, step))


def sweep(source: Path, passphrase: str, visit: str, deed: Deed, kind: int, numbers: range) -> None:
    """Until one fault comes too late to be hit."""
    for number in numbers:
        folder = source.with_name(f"fault-{kind}-{number}")
        shutil.copytree(source, folder)
        read, said = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.close(read)
                work(folder, passphrase, visit, deed, kind, number, said)
            finally:
                os._exit(0)
        os.close(said)
        with os.fdopen(read, "rb") as stream:
            lines = stream.read().decode().splitlines()
        os.waitpid(child, 0)
        told = json.loads(lines.pop()) if lines and lines[-1].startswith("{") else {"hit": True, "end": "killed"}
        print(json.dumps({"kind": kind, "n": number, "folder": str(folder), "stored": lines, **told}), flush=True)
        if not told["hit"]:
            return


if __name__ == "__main__":
    main()
