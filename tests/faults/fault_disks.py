"""Disks that lose their power, and disks that are full: ext4 in a mounted image, for which root is needed."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from fault_forks import Deed, Fork, Told, in_fork, started, told_of, wait_armed
from fault_stores import broken_promises, saving, worked_store
from handovers import judged_items
from offices import NOW, PASSPHRASE
from sqlalchemy import event

from db.database import Database
from db.errors import StoreTroubleError
from inspector_app import room
from inspector_app.checklists.model import Verdict
from inspector_app.errors import UnavailableError
from inspector_app.evidence.intake import Picture, take_in
from inspector_app.messages import explain
from inspector_app.stores import Store, open_store
from inspector_app.visits import GivenAnswer, give_answer

_LATE_JOURNAL = "loop,commit=600"
"""Nothing is saved by luck: ext4 writes by itself every ten minutes only."""
_LONGEST_S = 0.25
_PROMISES = 3
"""So many at least are there to be lost."""


@cache
def lacks_mounts() -> str:
    """Tried, not guessed: in a container root may mount nothing."""
    tools = [tool for tool in ("mkfs.ext4", "mount", "umount") if shutil.which(tool) is None]
    if tools:
        return f"the programs {', '.join(tools)}"
    with TemporaryDirectory() as folder:
        try:
            with mounted(new_image(Path(folder) / "try", 16), Path(folder) / "at"):
                return ""
        except subprocess.CalledProcessError as error:
            return f"root and loop devices ({(error.stderr or b'').decode(errors='replace').strip()[:120]})"


def new_image(path: Path, size_mb: int) -> Path:
    with path.open("wb") as stream:
        stream.truncate(size_mb << 20)
    # No part kept back for root: full is full.
    _run("mkfs.ext4", "-q", "-F", "-m", "0", str(path))
    return path


@contextmanager
def mounted(image: Path, at: Path) -> Iterator[Path]:
    at.mkdir(exist_ok=True)
    _run("mount", "-o", _LATE_JOURNAL, str(image), str(at))
    try:
        yield at
    finally:
        _unmount(at)


def _unmount(at: Path) -> None:
    for _ in range(50):
        if subprocess.run(["umount", str(at)], capture_output=True).returncode == 0:
            return
        # A killed process lets go of its files a moment after it was waited for.
        time.sleep(0.05)
    _run("umount", "-l", str(at))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def power(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """The image is copied while the program stands still: what only the page cache holds is lost. Then its journal is
    replayed. `wrong` is the setting that promises before the disk has it."""
    base = new_image(place / "base", 600)
    with mounted(base, place / "at") as at:
        visit = worked_store(at / "store")
    for number in range(rounds):
        image, cut = place / "image", place / "cut"
        _run("cp", "--sparse=always", str(base), str(image))
        with mounted(image, place / "at") as at:
            deed = saving(at / "store", visit, 1 + number * 1000)
            told = _cut_off(_carelessly(deed) if wrong else deed, image, cut, chance.uniform(0, _LONGEST_S))
        with mounted(cut, place / "after") as after:
            yield told.end if told.end.startswith("bug") else broken_promises(after / "store", visit, told)


def _cut_off(deed: Deed, image: Path, cut: Path, seconds: float) -> Told:
    child, read = started(deed)
    lines = wait_armed(read, _PROMISES)
    time.sleep(seconds)
    os.kill(child, signal.SIGSTOP)
    _run("cp", "--sparse=always", str(image), str(cut))
    os.kill(child, signal.SIGKILL)
    with os.fdopen(read, "rb") as stream:
        lines += stream.read().decode().splitlines()
    os.waitpid(child, 0)
    return told_of(lines)


def _carelessly(deed: Deed) -> Deed:
    """Commits that do not wait for the disk: `synchronous = NORMAL`."""

    def careless(fork: Fork) -> None:
        # For every store that is opened in this fork, after the program's own settings were checked.
        check = Database._check_engine

        def then_careless(database: Database) -> None:
            check(database)
            event.listen(database._engine, "checkout", _normal)

        Database._check_engine = then_careless  # type: ignore[method-assign]
        deed(fork)

    return careless


def _normal(connection: Any, _record: Any, _proxy: Any) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")


def full(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """Answers go on after photos had to stop; then they are refused in words, and what was kept stays.

    `wrong` goes on as if nothing were.
    """
    for number in range(rounds):
        image = new_image(place / f"image-{number}", 420)
        with mounted(image, place / "at") as at:
            visit = worked_store(at / "store")
            yield _filled(at, visit, chance, wrong)
        image.unlink()


def _filled(at: Path, visit: str, chance: Random, wrong: bool) -> str:
    store = open_store(at / "store", PASSPHRASE)
    reserved = room.lay_reserve(store.folder)
    store.close()
    if not reserved:
        return "there was no room for the reserve"
    _fill(at / "filler", at, leave=chance.randrange(1 << 20))
    bad = "swallow" if wrong else ""
    told = in_fork(saving(at / "store", visit, 1, 30, bad, papers=False))
    problem = _photos_stop(at, visit)
    problem = problem or ("the reserve was not given back" if (at / "store" / room.RESERVE).exists() else "")
    if problem or told.end != "done":
        return problem or f"with room for answers: {told.end}"
    fill = partial(_fill, at / "more", at, leave=0)
    refused = in_fork(saving(at / "store", visit, 1000, 9000, bad, papers=False, padding=900, once_open=fill))
    if not wrong and refused.end != "StoreTroubleError":
        return f"on a full disk: {refused.end}"
    opening = in_fork(lambda fork: open_store(at / "store", PASSPHRASE).close())
    if opening.end not in ("done", "StoreTroubleError"):
        return f"opened on a full disk: {opening.end}"
    for filler in ("filler", "more"):
        (at / filler).unlink()
    told = Told(tuple(each for each in (*told.promises, *refused.promises) if "answer" in each), True, "")
    return broken_promises(at / "store", visit, told) or _goes_on(at, visit)


def _photos_stop(at: Path, visit: str) -> str:
    store = open_store(at / "store", PASSPHRASE)
    try:
        take_in(store, visit, "", Picture(b"%PDF-1.7 too much", "p.pdf", "file"), NOW)
    except UnavailableError as error:
        return "" if error.problems[0].code == "backup.no_room_for_photos" and explain(error) else repr(error)
    finally:
        store.close()
    return "a photo was taken on a full disk"


def _goes_on(at: Path, visit: str) -> str:
    store: Store = open_store(at / "store", PASSPHRASE)
    with suppress(StoreTroubleError):
        give_answer(store, visit, judged_items()[0], GivenAnswer(Verdict.PASS, note="9999"), NOW)
    with store.database.look() as work:
        note = work.answers.of_visit(visit)[judged_items()[0].code].note
    store.close()
    return "" if note == "9999" else "with room again, nothing is kept"


def _fill(path: Path, at: Path, leave: int) -> None:
    with path.open("wb") as stream:
        size = shutil.disk_usage(at).free - leave
        while size > 4096 and shutil.disk_usage(at).free > leave:
            try:
                os.posix_fallocate(stream.fileno(), path.stat().st_size, size)
            except OSError:
                size //= 2
