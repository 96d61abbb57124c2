"""The memory of a long session: the window walked through a hundred times beside the same window walked once.

Garbage is looked for as in the program (ui/watches/tidying.py), by a person who looks at each page for two seconds.
"""

import os
import subprocess
import sys
from pathlib import Path

from measuring import Figure

ROOT = Path(__file__).parents[2]
_ROUNDS = 100
_READ_AFTER = (2, 25, 50, _ROUNDS)
"""Walks; the first of these is what the later ones are measured beside."""
_WALK = """
import os
import sys
from pathlib import Path
import psutil
from PySide6.QtCore import QEventLoop, QTimer
from offices import PASSPHRASE, new_store, with_enterprise
from ui.app import new_application, new_window
from ui.jobs import Jobs
from ui.places import Places
from ui.preferences import Preferences
from ui.frame.sections import sections
from ui.watches.tidying import Tidying

home, read_after = Path(sys.argv[1]), [int(each) for each in sys.argv[2:]]
store = new_store(home / "store")
with_enterprise(store)
store.close()
application, jobs = new_application(["bench"]), Jobs()
preferences = Preferences(home / "window.ini")
preferences.last_store = home / "store"
window = new_window(application, jobs, preferences, Places(home / "window.ini", home, home))
window.show()

def wait(signal):
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()

def rest():
    loop = QEventLoop()
    QTimer.singleShot(30, loop.quit)
    loop.exec()
    while jobs.busy:
        application.processEvents()

# Short rests come at once, long ones never: what is set aside is looked through only where it grew.
class Soon(QTimer):
    def start(self, *milliseconds):
        if milliseconds < (10_000,):
            super().start(5)

tidying = Tidying(jobs, Soon())

window.door.unlock.passphrase.setText(PASSPHRASE)
QTimer.singleShot(0, window.door.unlock.open.click)
wait(window.work_opened)
process, sizes, handles = psutil.Process(), [], []
for number in range(1, read_after[-1] + 1):
    for section in sections():
        window.go(section)
        tidying._wait()
        rest()
    if number in read_after:
        sizes.append(process.memory_info().rss)
        handles.append(process.num_fds())
print(*sizes, *handles)
sys.stdout.flush()
os._exit(0)
"""


def figures(folder: Path) -> list[Figure]:
    path = os.pathsep.join(map(str, (ROOT, ROOT / "tests" / "fixtures")))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}
    command = [sys.executable, "-c", _WALK, str(folder), *map(str, _READ_AFTER)]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
    figures = [float(each) for each in told[-2 * len(_READ_AFTER) :]]
    sizes, handles = figures[: len(_READ_AFTER)], figures[len(_READ_AFTER) :]
    return [
        *(
            Figure(f"memory after {walks} walks through all pages", size, "after the second", sizes[0], 1.15, "MB")
            for walks, size in zip(_READ_AFTER[1:], sizes[1:], strict=True)
        ),
        Figure(f"open files after {_ROUNDS} walks", handles[-1], "after the second", handles[0], 1.1, "count"),
    ]
