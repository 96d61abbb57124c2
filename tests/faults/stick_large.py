"""What the machine of fault_machine.py does with its stick of 7 GB: a hand-over that no file of FAT32 can hold.

It is split before a byte is written, each part is whole under its name, and a supervisor can open it. Told to be wrong,
it writes one file of 4 GiB, which the stick refuses.
"""

import json
import os
import shutil
import time
import traceback
from contextlib import closing
from pathlib import Path
from typing import Any

from offices import NOW, PASSPHRASE
from stick_guest import AT, PACK, PAIR, SHARE, plugged, say, say_alive

from inspector_app.exchange.bag.container import peek
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.sticks import look_at
from inspector_app.stores import open_store

_FAT32_BYTES = 1 << 32


def in_one_file() -> str:
    with plugged("large"):
        try:
            with (AT / PACK).open("wb") as stream:
                os.truncate(stream.fileno(), _FAT32_BYTES)
        except OSError as error:
            return f"a file of 4 GiB: {error}"
        return ""


def by_itself(limit: int) -> str:
    """`limit`: bytes of a part, for a trial of this trial; 0 for the stick's own limit."""
    _bring_stores()
    inspector, supervisor = (open_store(PAIR / name, PASSPHRASE) for name in ("inspector", "supervisor"))
    with closing(inspector), closing(supervisor), plugged("large"):
        given: dict[str, Any] = {"max_size": limit} if limit else {}
        written = write_visit_pack(inspector, AT / PACK, NOW, progress=say_alive, **given)
        most = limit or _FAT32_BYTES - 1
        sizes = [path.stat().st_size for path, _ in written.parts]
        photos = sum(peek(path, supervisor.identity.secrets).counts.photos for path, _ in written.parts)
        print(f"{look_at(AT).file_system}: parts of {sizes} bytes, {photos} photos", flush=True)
        if len(sizes) < 2 or max(sizes) > most or sum(sizes) <= most:
            return f"parts of {sizes} bytes"
        if photos != written.photos:
            return f"{photos} of {written.photos} photos lie in the parts"
        left = {path.name for path in AT.iterdir()}
        return "" if left == {path.name for path, _ in written.parts} else f"on the stick lie {left}"


def _bring_stores() -> None:
    """Their photos are too many for this machine's memory, and are only read."""
    for name in ("inspector", "supervisor"):
        home, there = PAIR / name, SHARE / "pair" / name
        shutil.copytree(there, home, ignore=shutil.ignore_patterns("blobs"))
        (home / "blobs").symlink_to(there / "blobs")


def main() -> None:
    plan = json.loads(Path(SHARE / "plan.json").read_text("utf-8"))
    started = time.monotonic()
    try:
        wrong = in_one_file() if plan["wrong"] else by_itself(plan["limit"])
    except Exception:  # noqa: BLE001 - a trial that breaks down is told
        wrong = traceback.format_exc()
    print(f"large: {wrong or 'well'} ({time.monotonic() - started:.0f} s)", flush=True)
    say(wrong=wrong)
    say(end=True)


if __name__ == "__main__":
    main()
