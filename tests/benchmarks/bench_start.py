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
        Figure("start to the door, ready for typing", door, "bare PySide6 window", beside, 2.0),
    ]
