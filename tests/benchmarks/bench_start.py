"""The first paint of the program beside that of a bare PySide6 window, each in a process of its own; warm and cold.

And from the passphrase to the first page of work, its list, and its search, on a register of 1,451 enterprises; how
that grows with what the store holds, without the guess of the passphrase, which costs the same (bench_unlock).
"""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import bench_register
from measuring import Figure, in_turn, prepared, seconds
from offices import NOW, PASSPHRASE, SHUNDA

from inspector_app.stores import Role, StoreOwner, create_store, open_store

ROOT = Path(__file__).parents[2]
_COLD_ROUNDS = 5
_UNLOCKS = 5
_ENTERPRISES = 1451
_GROWN = (0, 3_000, 40_000)
"""Enterprises, with their visits of a year."""

_BARE = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
window = QLabel("寄检通")
window.resize(1366, 768)
window.show()
window.grab()
"""
_OURS = """
import os
import sys
from pathlib import Path
from ui.app import FirstPaint, Starting, new_application
from ui.crash_reports import CrashReports
from ui.main_window import MainWindow
from ui.places import Places
from ui.preferences import Preferences
application = new_application(["bench"])
home = Path(sys.argv[1])
window = MainWindow(Preferences(home / "window.ini"))
places = Places(home / "window.ini", home / "stores", home / "practice")
starting = Starting(application, window, places, CrashReports())
window.resize(1366, 768)
if sys.argv[2] == "ground":
    window.ground.painted.connect(lambda: os._exit(0))
else:
    starting.furnished.connect(lambda: FirstPaint(window.door.currentWidget()).painted.connect(lambda: os._exit(0)))
window.show()
application.exec()
"""

_UNLOCK = """
import os
import sys
import time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from ui.app import FirstPaint, Starting, new_application
from ui.crash_reports import CrashReports
from ui.main_window import MainWindow
from ui.places import Places
from ui.preferences import Preferences
application = new_application(["bench"])
home = Path(sys.argv[1])
preferences = Preferences(home / "unlock.ini")
preferences.last_store = home / "store"
window = MainWindow(preferences)
starting = Starting(application, window, Places(home / "unlock.ini", home, home / "practice"), CrashReports())
window.resize(1366, 768)

def wait(signal):
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()

def settle():
    application.processEvents()
    while starting.jobs.busy:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    application.processEvents()

QTimer.singleShot(0, window.show)
wait(starting.furnished)
# A person types for some seconds: by then all is loaded.
settle()
unlock = window.door.unlock
unlock.passphrase.setText(sys.argv[2])
seen = {}

def see(what):
    seen.setdefault(what, time.perf_counter() - begin)

begin = time.perf_counter()
QTimer.singleShot(0, unlock.open.click)
wait(window.work_opened)
page = window.frame_.stack.top
page.listed.connect(lambda: see("listed"))
FirstPaint(page).painted.connect(lambda: see("painted"))
while len(seen) < 2:
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
# The list is painted, too.
application.processEvents()
see("filled")
settle()
see("settled")
print(seen["painted"], seen["filled"], seen["settled"])
sys.stdout.flush()
os._exit(0)
"""


def figures(folder: Path) -> list[Figure]:
    # As an installed program has it: compiled once, and kept.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")

    def run(code: str, until: str = "") -> None:
        subprocess.run([sys.executable, "-c", code, str(folder), until], env=environment, cwd=ROOT, check=True)

    for until in ("ground", "door"):
        run(_OURS, until)
    ground, floor = in_turn(lambda: run(_OURS, "ground"), lambda: run(_BARE), 9)
    door, beside = in_turn(lambda: run(_OURS, "door"), lambda: run(_BARE), 9)
    return [
        Figure("start to first paint", ground, "bare PySide6 window", floor, 1.3),
        *_cold(lambda: run(_OURS, "ground"), lambda: run(_BARE), folder),
        Figure("start to the door, ready for typing", door, "bare PySide6 window", beside, 2.0),
        *_unlocked(folder, environment),
        *_growth(folder, environment),
    ]


def _cold(ours: Callable[[], None], bare: Callable[[], None], folder: Path) -> list[Figure]:
    """Both after the files that they read have left the memory; nothing where a system cannot be asked for that."""
    if not hasattr(os, "posix_fadvise"):
        return []
    mine, others = [], []
    for _ in range(_COLD_ROUNDS):
        for work, times in ((ours, mine), (bare, others)):
            _forget(folder)
            times.append(seconds(work))
    return [Figure("cold start to first paint", median(mine), "bare PySide6 window, cold", median(others), 1.4)]


def _forget(folder: Path) -> None:
    """Python's own library, the packages, the program, and what was compiled of them, as after switching on.

    A library that another process has open stays in memory: measure on a quiet machine.
    """
    places = (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"), ROOT / "ui", ROOT / "resources", folder)
    for path in _files_of(tuple(Path(place) for place in places)):
        handle = os.open(path, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def _files_of(places: tuple[Path, ...]) -> Iterator[Path]:
    for place in places:
        yield from (path for path in place.rglob("*") if path.is_file())


def _unlocked(folder: Path, environment: dict[str, str]) -> list[Figure]:
    place = folder / "store"
    create_store(place, StoreOwner("李明", "办", Role.INSPECTOR), PASSPHRASE, NOW)
    store = open_store(place, PASSPHRASE)
    with store.database.work(NOW) as work:
        for number in range(_ENTERPRISES):
            work.enterprises.save(f"e{number}", SHUNDA)
    store.close()
    painted, filled, settled = _seen(folder, environment, _UNLOCKS)
    return [
        Figure("unlock to the first page, painted", painted, "goal: 700 ms", 0.7, 1),
        Figure("unlock to the first page, its list filled", filled, "goal: 700 ms", 0.7, 1),
        Figure("unlock to the first page, searched as one types", settled, "goal: 700 ms", 0.7, 1),
    ]


def _growth(folder: Path, environment: dict[str, str]) -> list[Figure]:
    told = {}
    for size in _GROWN:
        home = prepared(folder, str(size), lambda home, size=size: bench_register.filled(home / "store", size).close())
        told[size] = _seen(home, environment, _UNLOCKS - 2)
    _, listed, quiet = told[_GROWN[0]]
    found = []
    for size, (_, filled, settled) in told.items():
        what = f"unlock {size:,} enterprises, without the guess"
        found.append(Figure(f"{what}: the first page, its list filled", filled, "nothing in it", listed, None))
        found.append(Figure(f"{what}: searchable, and looked over", settled, "nothing in it", quiet, None))
    return found


def _seen(home: Path, environment: dict[str, str], times: int) -> tuple[float, float, float]:
    """Medians of seconds from the passphrase until the first page is painted, its list filled, and all is quiet."""
    command = [sys.executable, "-c", _UNLOCK, str(home), PASSPHRASE]
    told = [
        subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(times + 1)
    ][1:]
    painted, filled, settled = (median(float(each[place]) for each in told) for place in range(3))
    return painted, filled, settled
