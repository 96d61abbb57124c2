"""What the machine of fault_machine.py does: packs, receipts and backups on real FAT32 sticks that are pulled out.

It speaks on its second serial port: what to plug in or pull, and after each thing that was tried "" or what is wrong.
"""

import json
import os
import shutil
import subprocess
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from handovers import holdings
from offices import NOW, PASSPHRASE

import inspector_app.files
from inspector_app.audit.check import check_log
from inspector_app.backups.returning import return_store
from inspector_app.backups.stick import write_backup_file
from inspector_app.errors import ProblemsError
from inspector_app.exchange import sending
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.kinds.receipts import due_receipts, write_receipt
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.sticks import look_at, place_problems
from inspector_app.messages import Language, explain
from inspector_app.stores import Store, open_store

SHARE = Path("/dev/shm/share")
AT = Path("/dev/shm/stick")
PAIR = Path("/dev/shm/pair")
PACK, BACKUP = "检查包_李明_福永.zjpack", "备份_李明.zjbackup"
_PORT = Path("/dev/ttyS1")
_LONGEST_WAIT_S = 300
"""An emulated processor on a busy one is slow."""
_READING = 0.2
"""Of the pulls, while a pack is taken in."""
_MOMENTS = ((PACK, "bytes"), (PACK, "bytes"), (BACKUP, "bytes"), (PACK, "named"), (PACK, "ledger"), (BACKUP, "named"))
_GONE = {"pack.write_failed", "pack.write_differs", "pack.stick_missing"}
Trial = Callable[[], str]


def say(**told: Any) -> None:
    with _PORT.open("wb", buffering=0) as port:
        port.write(b"\n" + json.dumps(told).encode() + b"\n")


def say_alive(done: int, total: int) -> None:
    """Progress of what may take longer than anybody waits for a word on a loaded machine."""
    with _PORT.open("wb", buffering=0) as port:
        port.write(f"{done} of {total}\n".encode())


# --- sticks ---


def plug(name: str, *options: str) -> None:
    print(f"plug {name}", flush=True)
    say(plug=name)
    device = _waited(lambda: next((path for path in Path("/dev").glob("sd?")), None))
    _waited(lambda: int(Path(f"/sys/block/{device.name}/size").read_text("ascii")))
    subprocess.run(["mount", "-t", "vfat", "-o", ",".join(["utf8", *options]), str(device), str(AT)], check=True)


def pull() -> None:
    """Without a word to the system; gives when it has noticed."""
    print("pull", flush=True)
    say(pull=True)
    _waited(lambda: not list(Path("/sys/block").glob("sd*")))


def let_go(*, lazily: bool = False) -> None:
    subprocess.run(["umount", *(["-l"] if lazily else []), str(AT)], check=True)


@contextmanager
def plugged(name: str, *options: str) -> Iterator[None]:
    """Mounted, and orderly taken out at the end."""
    plug(name, *options)
    try:
        yield
    finally:
        let_go()
        pull()


def _waited(ask: Callable[[], Any]) -> Any:
    for _ in range(_LONGEST_WAIT_S * 20):
        found = ask()
        if found:
            return found
        time.sleep(0.05)
    raise TimeoutError("the stick neither came nor went")


# --- stores ---


@contextmanager
def stores() -> Iterator[tuple[Store, Store]]:
    """Copies that nobody has worked with yet."""
    shutil.rmtree(PAIR, ignore_errors=True)
    shutil.copytree(SHARE / "pair", PAIR)
    inspector, supervisor = (open_store(PAIR / name, PASSPHRASE) for name in ("inspector", "supervisor"))
    with closing(inspector), closing(supervisor):
        yield inspector, supervisor


def refused(deed: Callable[[], object], *expected: str) -> str:
    """ "" when the deed is refused by one of these codes, with words in both languages."""
    try:
        deed()
    except ProblemsError as error:
        found = {problem.code for problem in error.problems}
        if not explain(error) or not explain(error, Language.EN):
            return f"{found} has no words"
        return "" if found <= set(expected) else f"refused by {found}, expected {expected}"
    return f"nothing was refused, expected {expected}"


def left(*names: str) -> str:
    found = sorted(path.name for path in AT.iterdir() if not path.name.startswith("FSCK"))
    return "" if found == sorted(names) else f"on the stick lie {found}, expected {names}"


def whole(store: Store, promised: set[str]) -> str:
    """What has its name on the stick is whole; what was promised is there; the store is sound."""
    found = {path.name for path in AT.iterdir() if path.suffix in (".zjpack", ".zjbackup") and path.name[0] != "."}
    if not promised <= found:
        return f"promised {promised}, found {found}"
    try:
        for name in found:
            if name.endswith(".zjbackup"):
                shutil.rmtree(PAIR / "back", ignore_errors=True)
                return_store(AT / name, PAIR / "back", PASSPHRASE, NOW)
            else:
                read_pack_file(AT / name, store.identity.secrets)
    except ProblemsError as error:
        return f"half a file has its name: {error!r}"
    return "" if check_log(store).sound else "the store is not sound"


# --- what is tried on sticks that stay in ---


def good() -> str:
    """Up, receipt down, backup, in several files; taken out in between, and all of it read again."""
    with stores() as (inspector, supervisor):
        with plugged("good"):
            place = look_at(AT)
            if (place.file_system, place.removable, place_problems(place)) != ("vfat", True, []):
                return f"known of the stick: {place}"
            written = write_visit_pack(inspector, AT / PACK, NOW)
            write_backup_file(inspector, AT / BACKUP, NOW)
        with plugged("good"):
            report = import_pack(supervisor, AT / PACK, NOW)
            (device,) = due_receipts(supervisor)
            write_receipt(supervisor, AT / "回执.zjpack", device, NOW)
        with plugged("good"):
            taken = import_pack(inspector, AT / "回执.zjpack", NOW)
            problem = left(PACK, BACKUP, "回执.zjpack") or whole(inspector, {PACK, BACKUP})
            parts = write_visit_pack(inspector, AT / "分卷.zjpack", NOW, full=True, max_size=2_000_000).parts
            for path in (AT / PACK, AT / BACKUP, AT / "回执.zjpack"):
                path.unlink()
        with plugged("good"):
            results = [import_pack(supervisor, path, NOW).result for path, _ in parts]
            problem = problem or left(*(path.name for path, _ in parts))
            for path, _ in parts:
                path.unlink()
    told = (report.result, report.photos_verified, taken.result, set(results))
    if told != ("imported", written.photos, "imported", {"nothing new"}) or len(parts) < 3:
        return f"{told}, {len(parts)} parts"
    return problem


def full() -> str:
    """Known before; and when somebody else fills it meanwhile."""
    with stores() as (inspector, _), plugged("small"):
        filler = AT / "filler.bin"
        free = shutil.disk_usage(AT).free
        filler.write_bytes(bytes(free - 3_000_000))
        before = refused(lambda: write_visit_pack(inspector, AT / PACK, NOW), "pack.stick_full")
        before = before or refused(lambda: write_backup_file(inspector, AT / BACKUP, NOW), "pack.stick_full")
        before = before or left("filler.bin")
        filler.unlink()

        def fill(_done: int, _total: int) -> None:
            if not filler.exists():
                with suppress(OSError), filler.open("wb") as stream:
                    while True:
                        stream.write(bytes(1 << 16))

        meanwhile = refused(lambda: write_visit_pack(inspector, AT / PACK, NOW, progress=fill), "pack.disk_full")
        meanwhile = meanwhile or left("filler.bin")
        filler.unlink()
        write_visit_pack(inspector, AT / PACK, NOW)
        return before or meanwhile or whole(inspector, {PACK})


def locked() -> str:
    """The switch on the stick."""
    with stores() as (inspector, _), plugged("locked", "ro"):
        codes = [problem.code for problem in place_problems(look_at(AT))]
        if codes != ["pack.stick_read_only"]:
            return f"a stick that takes nothing is said to be {codes}"
        return refused(lambda: write_visit_pack(inspector, AT / PACK, NOW), "pack.write_failed")


# --- pulled ---


def pulled(chance: Random, wrong: bool) -> str:
    """At a random moment, of a write or of an import; then in again, and once more without."""
    with stores() as (inspector, supervisor):
        if not wrong and chance.random() < _READING:
            return _pulled_reading(inspector, supervisor, chance)
        return _pulled_writing(inspector, supervisor, chance, wrong)


def _pulled_writing(inspector: Store, supervisor: Store, chance: Random, wrong: bool) -> str:
    before = holdings(inspector)
    _plug_empty()
    name, moment = (PACK, "end") if wrong else chance.choice(_MOMENTS)
    hand = _Hand(moment, chance.random())
    promised, problem = _written(inspector, name, hand)
    let_go(lazily=True)
    plug("good")
    try:
        broken = whole(inspector, promised)
        problem = problem or (f"{hand}: {broken}" if broken else "")
        if not problem and not promised and holdings(inspector) != before:
            problem = "the store changed, though nothing was written"
        if wrong or problem:
            return problem
        # Once more, over what is left there.
        write_visit_pack(inspector, AT / PACK, NOW, full=True)
        return whole(inspector, {PACK}) or _taken(supervisor)
    finally:
        let_go()
        pull()


def _plug_empty() -> None:
    plug("good")
    for path in AT.iterdir():
        path.unlink()
    os.sync()


def _taken(supervisor: Store) -> str:
    result = import_pack(supervisor, AT / PACK, NOW).result
    return "" if result == "imported" else f"after all: {result}"


class _Hand:
    """Pulls the stick at one moment: amid the bytes, when the file has its name, before the ledger has its line, at the
    end."""

    def __init__(self, moment: str, share: float) -> None:
        self.moment, self._share, self.gone = moment, share, False

    def __str__(self) -> str:
        return f"pulled at {self.moment} {self._share:.2f}"

    def pull(self) -> None:
        if not self.gone:
            self.gone = True
            pull()

    def progress(self, done: int, total: int) -> None:
        if self.moment == "bytes" and done >= self._share * total:
            self.pull()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        places = {"named": (inspector_app.files, "sync_folder"), "ledger": (sending, "enter")}
        if self.moment not in places:
            yield
            return
        module, name = places[self.moment]
        real = getattr(module, name)

        def then(*given: Any) -> Any:
            self.pull()
            return real(*given)

        with patch.object(module, name, then):
            yield


def _written(store: Store, name: str, hand: _Hand) -> tuple[set[str], str]:
    """What was promised before the stick was noticed to be gone, and what is wrong with how it was told."""
    try:
        with hand.waiting():
            if hand.moment == "end":
                _carelessly(store, name)
            elif name == BACKUP:
                write_backup_file(store, AT / name, NOW, hand.progress)
            else:
                write_visit_pack(store, AT / name, NOW, progress=hand.progress)
    except ProblemsError as error:
        codes = {problem.code for problem in error.problems}
        told = hand.gone and codes <= _GONE and explain(error) and explain(error, Language.EN)
        return set(), "" if told else f"{hand}: {error!r}"
    finally:
        hand.pull()
    return {name}, ""


def _carelessly(store: Store, name: str) -> None:
    """As programs do that say "copied" when the memory has it."""
    write_visit_pack(store, PAIR / "made.zjpack", NOW)
    shutil.copyfile(PAIR / "made.zjpack", AT / name)


def _pulled_reading(inspector: Store, supervisor: Store, chance: Random) -> str:
    _plug_empty()
    write_visit_pack(inspector, AT / PACK, NOW)
    before, share = holdings(supervisor), chance.uniform(0, 0.8)
    # What was read already is still in memory otherwise, and an import that never asks the stick is no trial.
    Path("/proc/sys/vm/drop_caches").write_text("3", "ascii")
    gone: list[bool] = []

    def progress(done: int, total: int) -> None:
        if not gone and done >= share * total:
            gone.append(True)
            pull()
            Path("/proc/sys/vm/drop_caches").write_text("3", "ascii")

    problem = refused(
        lambda: import_pack(supervisor, AT / PACK, NOW, progress=progress), "pack.unreadable", "pack.truncated"
    )
    let_go(lazily=True)
    if not gone:
        pull()
    if problem or holdings(supervisor) != before:
        return problem or "half of an import stayed"
    with plugged("good"):
        return _taken(supervisor) or whole(inspector, {PACK})


def main() -> None:
    plan = json.loads((SHARE / "plan.json").read_text("utf-8"))
    chance = Random(plan["seed"])
    trials: list[tuple[str, Trial]] = [("good", good), ("full", full), ("locked", locked)]
    trials = [] if plan["wrong"] else trials
    trials += [(f"pull {number}", lambda: pulled(chance, plan["wrong"])) for number in range(plan["rounds"])]
    for name, trial in trials:
        started = time.monotonic()
        try:
            wrong = trial()
        except Exception:  # noqa: BLE001 - a trial that breaks down is told, and the others go on
            wrong = traceback.format_exc()
            _tidy()
        print(f"{name}: {wrong or 'well'} ({time.monotonic() - started:.0f} s)", flush=True)
        say(wrong=f"{name}: {wrong}" if wrong else "")
    say(end=True)


def _tidy() -> None:
    """For the next one."""
    subprocess.run(["umount", "-l", str(AT)], check=False, capture_output=True)
    if list(Path("/sys/block").glob("sd*")):
        with suppress(TimeoutError):
            pull()


if __name__ == "__main__":
    os.umask(0o022)
    main()
