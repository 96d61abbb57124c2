"""The first paint of the program beside that of a bare PySide6 window, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from measuring import Figure, in_turn

ROOT = Path(__file__).parents[2]

_BARE = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
window = QLabel("寄检通")
window.resize(1366, 768)
window.show()
window.grab()
"""
_OURS = """
import sys
from pathlib import Path
from ui.app import new_application, new_window
from ui.jobs import Jobs
from ui.places import Places
from ui.preferences import Preferences
application = new_application(["bench"])
jobs = Jobs()
home = Path(sys.argv[1])
places = Places(home / "window.ini", home / "stores", home / "practice")
window = new_window(application, jobs, Preferences(home / "window.ini"), places)
window.resize(1366, 768)
window.show()
window.grab()
import os
os._exit(0)
"""


def figures(folder: Path) -> list[Figure]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}

    def run(code: str) -> None:
        subprocess.run([sys.executable, "-c", code, str(folder)], env=environment, cwd=ROOT, check=True)

    ours, floor = in_turn(lambda: run(_OURS), lambda: run(_BARE), 7)
    return [Figure("start to first paint", ours, "bare PySide6 window", floor, 1.3)]
