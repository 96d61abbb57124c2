"""Many small packs are staged in processes of their own: nothing else is different, also when these are killed."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pytest
from handovers import LATER, forged, holdings, with_photos, worked_visit
from offices import NOW, PASSPHRASE
from patience import PATIENCE_S

from inspector_app.audit.check import check_log
from inspector_app.errors import CancelledError
from inspector_app.exchange.bag.unpacking import Sealers
from inspector_app.exchange.beside.stager import WORD
from inspector_app.exchange.beside.stagers import Stager, Stagers
from inspector_app.exchange.kinds import staging
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.several import Taken, take_several
from inspector_app.files import sweep_parts
from inspector_app.stores import Store, open_store

_PACKS = 6
_FIXTURES = Path(__file__).parents[2] / "fixtures"
_TAKING = """
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from offices import NOW, PASSPHRASE

from inspector_app.exchange.beside.stagers import Stagers
from inspector_app.exchange.kinds import staging
from inspector_app.exchange.several import take_several
from inspector_app.stores import open_store

start = Stagers.start

def started_and_ready(these, count):
    start(these, count)
    for thread in these._starting:
        thread.join()
    print("ready", flush=True)

staging._WORTH_PROCESSES, Stagers.start = 1, started_and_ready
store = open_store(Path(sys.argv[2]), PASSPHRASE)
take_several(store, [Path(each) for each in sys.argv[3:]], NOW, told=lambda taken: print(taken.path.name, flush=True))
"""


@pytest.fixture
def stagers(monkeypatch: pytest.MonkeyPatch) -> list[Stager]:
    """Those that were started: for few packs, too, and each is ready before the first of them."""
    started: list[Stager] = []
    start = Stagers.start

    def started_and_ready(these: Stagers, count: int) -> None:
        start(these, count)
        for thread in these._starting:
            thread.join(PATIENCE_S)
        assert these._free.qsize() == count
        started.extend(these._all)

    monkeypatch.setattr(staging, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(Stagers, "start", started_and_ready)
    return started


def test_processes_give_what_threads_give_of_sound_damaged_cut_and_forged_packs(
    stores: tuple[Store, Store], tmp_path: Path, stagers: list[Stager], monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    packs = _packs(inspector, tmp_path)
    cut, damaged = tmp_path / "cut.zjpack", tmp_path / "damaged.zjpack"
    cut.write_bytes(packs[0].read_bytes()[:-100])
    worked_visit(inspector, "e9", photos=2)
    write_visit_pack(inspector, damaged, LATER, encrypted=False)
    data = bytearray(damaged.read_bytes())
    for found in re.finditer(rb"\xff\xd8\xff", bytes(data)):
        data[found.start() + 600] ^= 1
    damaged.write_bytes(data)
    worked_visit(inspector, "e10", photos=1)
    last = tmp_path / "last.zjpack"
    write_visit_pack(inspector, last, LATER)
    wanted = [*packs, cut, damaged, forged(inspector, last, leave_out="/papers/")]
    supervisor.close()
    shutil.copytree(supervisor.folder, tmp_path / "threads")
    with closing(open_store(tmp_path / "threads", PASSPHRASE)) as other:
        with monkeypatch.context() as patch:
            patch.setattr(staging, "_WORTH_PROCESSES", 1_000)
            by_threads = take_several(other, wanted, LATER)
        assert stagers == []
        monkeypatch.setattr(staging, "stage_visits", None)
        with closing(open_store(supervisor.folder, PASSPHRASE)) as again:
            by_processes = take_several(again, wanted, LATER)
            assert by_processes == by_threads
            assert holdings(again) == holdings(other)
            assert check_log(again).problems == check_log(other).problems
    assert len(stagers) == 2
    assert {each.problems[0].code for each in by_threads if each.problems} == {"pack.seal_broken", "pack.file_missing"}
    assert any(each.report.damaged for each in by_threads if each.report)


def test_a_process_that_is_killed_leaves_its_pack_to_a_thread_and_nothing_is_lost(
    stores: tuple[Store, Store], tmp_path: Path, stagers: list[Stager]
) -> None:
    inspector, supervisor = stores
    packs = _packs(inspector, tmp_path)
    begun = supervisor.files.folder_of("ab" * 32) / ".begun.sealed.0123abcd.part"

    def told(taken: Taken) -> None:
        if taken.path == packs[0]:
            begun.parent.mkdir(exist_ok=True)
            begun.write_bytes(b"half of it")
            for stager in stagers:
                stager._process.kill()

    done = take_several(supervisor, packs, LATER, told=told)
    assert not begun.exists()
    assert [each.report.result for each in done if each.report] == ["imported"] * _PACKS
    assert holdings(supervisor)["blobs"] == holdings(inspector)["blobs"]
    assert check_log(supervisor).sound


def test_who_stops_does_not_wait_for_a_process_that_hangs(
    stores: tuple[Store, Store], tmp_path: Path, stagers: list[Stager]
) -> None:
    inspector, supervisor = stores
    packs, stopped = _packs(inspector, tmp_path), []

    def told(_taken: Taken) -> None:
        for stager in stagers:
            os.kill(stager._process.pid, signal.SIGSTOP)
        Timer(0.3, stopped.append, [True]).start()

    with pytest.raises(CancelledError):
        take_several(supervisor, packs, LATER, cancelled=lambda: bool(stopped), told=told)
    assert [stager._process.returncode for stager in stagers] == [-signal.SIGKILL] * 2
    assert [each.report.result for each in take_several(supervisor, packs, LATER) if each.report][-1] == "imported"


def test_who_stops_while_a_pack_waits_for_another_that_hangs_waits_no_more(
    stores: tuple[Store, Store], tmp_path: Path, stagers: list[Stager], monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    packs, hung, stopped, stage = _packs(inspector, tmp_path), Event(), [], Stager.stage
    # The fourth hangs, and may have put there what the third found; that one is taken in together with the second.

    def stage_or_hang(stager: Stager, path: Path, *asked: Any) -> Any:
        if path == packs[3]:
            os.kill(stager._process.pid, signal.SIGSTOP)
            hung.set()
            Timer(0.3, stopped.append, [True]).start()
        elif path == packs[2]:
            assert hung.wait(PATIENCE_S)
        return stage(stager, path, *asked)

    monkeypatch.setattr(Stager, "stage", stage_or_hang)
    with pytest.raises(CancelledError):
        take_several(supervisor, packs[:4], LATER, cancelled=lambda: bool(stopped))


def test_a_process_ends_when_the_one_that_started_it_is_gone_whatever_it_does(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=3)
    path = tmp_path / "1.zjpack"
    write_visit_pack(inspector, path, NOW)
    sealers = Sealers()
    stager = Stager(supervisor, sealers)
    assert stager.is_ready()
    stager._say({"path": str(path), "pack": "", "taken": None})
    stager._process.stdin.close()
    assert stager._process.wait(PATIENCE_S) == 0
    stager.end()
    for folder in (supervisor.folder / "blobs").iterdir():
        sweep_parts(folder)
    assert all(supervisor.files.hash_of(name) for name in supervisor.files.strangers([]))
    sealers.close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_secret_stands_where_other_programs_can_read_it_and_no_library_is_loaded_that_it_does_not_need(
    stores: tuple[Store, Store],
) -> None:
    _, supervisor = stores
    sealers = Sealers()
    stager = Stager(supervisor, sealers)
    assert stager.is_ready()
    place = Path(f"/proc/{stager._process.pid}")
    shown = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
    loaded = (place / "maps").read_text()
    stager.end()
    sealers.close()
    key = supervisor.vault.data_key()
    for secret in (key, key.hex().encode(), *(each.encode() for each in supervisor.identity.secrets)):
        assert secret not in shown
    assert WORD.encode() in shown
    assert [name for name in ("sqlcipher", "sqlalchemy", "pydantic", "PySide6", "PIL") if name in loaded] == []


@pytest.mark.parametrize("after", [0.0, 0.4, 0.9])
def test_killed_with_its_processes_in_mid_work_each_pack_is_in_whole_or_out(
    stores: tuple[Store, Store], tmp_path: Path, after: float
) -> None:
    """The parent by kill -9; the others end because it is gone."""
    inspector, supervisor = stores
    packs = _packs(inspector, tmp_path)
    supervisor.close()
    program = subprocess.Popen(
        [sys.executable, "-c", _TAKING, str(_FIXTURES), str(supervisor.folder), *map(str, packs)],
        stdout=subprocess.PIPE,
    )
    assert program.stdout is not None
    ready = program.stdout.readline()
    time.sleep(after)
    program.kill()
    told = ready.split() + program.stdout.read().split()
    program.wait()
    program.stdout.close()
    with closing(open_store(supervisor.folder, PASSPHRASE)) as again:
        with again.database.look() as work:
            here = len(work.packs.all())
        assert here >= len(told) - 1
        done = take_several(again, packs, LATER)
        assert [each.report.result for each in done if each.report][here:] == ["imported"] * (_PACKS - here)
        assert holdings(again)["blobs"] == holdings(inspector)["blobs"]
        assert check_log(again).sound


def _packs(inspector: Store, folder: Path) -> list[Path]:
    """Each with a visit more: also with what those before it have."""
    packs = [folder / f"{number}.zjpack" for number in range(_PACKS)]
    for number, path in enumerate(packs):
        with_photos(inspector, worked_visit(inspector, f"e{number}", photos=1), range(100 * number, 100 * number + 3))
        write_visit_pack(inspector, path, NOW)
    return packs
