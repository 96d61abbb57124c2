"""Clocks that jump, programs that meet on one store, bits that flip."""

import os
import shutil
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

from fault_forks import Fork, started, wait_armed
from fault_stores import worked_store
from handovers import judged_items, worked_visit
from offices import NOW, PASSPHRASE, new_store

from db.errors import StoreTroubleError
from inspector_app import stores
from inspector_app.audit.check import check_log
from inspector_app.backups.making import make_backup
from inspector_app.checklists.model import Verdict
from inspector_app.errors import UnavailableError
from inspector_app.stores import open_store
from inspector_app.visits import GivenAnswer, give_answer

_HOLD_NOTHING = {"reserve", "lock", "epoch", "store.json", "CURRENT", "log-end.sealed"}
"""Empty, only ever raised above what the log says, found out without them and written anew, or a note whose loss loses
nothing: with it a log that was put back is told (inspector_app.log_end)."""


def clock(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """The last save stands, wherever the clock was; `wrong` goes by the clock, as a program would that orders by it."""
    folder = place / "store"
    visit = worked_store(folder)
    store, now, newest = open_store(folder, PASSPHRASE), NOW, NOW
    item, shown, last = judged_items()[0], "", 0
    for number in range(rounds):
        now += timedelta(seconds=chance.choice((1, 60, -3600, 86_400, -900_000, 30_000_000, -30_000_000)))
        give_answer(store, visit, item, GivenAnswer(Verdict.PASS, note=str(number)), now)
        with store.database.look() as work:
            kept = work.answers.of_visit(visit)[item.code].note
            newest_lam = max(event.lam for event in work.events.of_device(store.device))
        if now >= newest:
            newest, shown = now, str(number)
        said = shown if wrong else kept
        problem = "" if said == str(number) else f"saved {number} at {now}, shown {said!r}"
        yield problem or ("" if newest_lam > last else "the counter went back")
        last = newest_lam
    audit = check_log(store)
    store.close()
    yield "" if audit.sound else f"not sound: {audit.problems[:3]}"


def two(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """Three at once: one has it, the others are told; when it is killed, the next one gets in."""
    folder = place / "store"
    worked_store(folder)

    def deed(fork: Fork) -> None:
        if wrong:
            stores.hold = lambda folder: _NoLock()  # type: ignore[assignment,return-value]
        held = []
        try:
            # Whoever drops an open store lets others in.
            held.append(open_store(folder, PASSPHRASE))
            fork.promise("open")
        except UnavailableError as error:
            fork.promise(error.problems[0].code)
        fork.arm()
        signal.pause()

    for _ in range(rounds):
        forks = [started(deed) for _ in range(3)]
        said = sorted(line for _, read in forks for line in wait_armed(read) if line != "armed")
        for child, read in chance.sample(forks, len(forks)):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(read)
        if said != ["open", "store.in_use", "store.in_use"]:
            yield f"three at once: {said}"
            continue
        open_store(folder, PASSPHRASE).close()
        yield ""


class _NoLock:
    def release(self) -> None:
        """There is none."""


def bits(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """One bit of one file: the store does not open, or the check names it. `wrong` only opens it."""
    whole, copy = place / "whole", place / "copy"
    store = new_store(whole)
    worked_visit(store)
    make_backup(store, NOW)
    store.close()
    files = [path for path in sorted(whole.rglob("*")) if path.is_file() and path.name not in _HOLD_NOTHING]
    for _ in range(rounds):
        path = chance.choice(files)
        bit = chance.randrange(path.stat().st_size * 8)
        shutil.copytree(whole, copy)
        data = bytearray(path.read_bytes())
        data[bit // 8] ^= 1 << bit % 8
        (copy / path.relative_to(whole)).write_bytes(data)
        name = path.relative_to(whole)
        found = _is_found(copy, only_open=wrong)
        # The own letter box is written anew when its owner opens the store.
        mended = name.name == "slots.json" and (copy / name).read_bytes() != bytes(data)
        yield "" if found or (mended and not wrong) else f"bit {bit} of {name} was not seen"
        shutil.rmtree(copy)


def _is_found(folder: Path, *, only_open: bool) -> bool:
    try:
        store = open_store(folder, PASSPHRASE)
    except (UnavailableError, StoreTroubleError):
        return True
    try:
        return not only_open and not check_log(store, backups=True).sound
    finally:
        store.close()
