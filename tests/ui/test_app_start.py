"""What is loaded before the first paint, and how the program starts with and without words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from offices import PASSPHRASE, new_store, with_enterprise
from patience import PATIENCE_S
from pytestqt.qtbot import QtBot

from inspector_app import __main__ as program
from inspector_app.errors import UnavailableError
from inspector_app.stores import open_store
from ui.displays import NO_DISPLAY

ROOT = Path(__file__).resolve().parents[2]
HEAVY = "sqlmodel sqlalchemy sqlcipher3 alembic pydantic pypinyin openpyxl reportlab cryptography PIL pyxform pyrage"
PROBE = """
import os, sys
from pathlib import Path
from ui.app import FirstPaint, Starting, new_application
from ui.crash_reports import CrashReports
from ui.main_window import MainWindow
from ui.places import Places
from ui.preferences import Preferences

folder, last = Path(sys.argv[1]), sys.argv[2]
application = new_application(sys.argv[:1])
preferences = Preferences(folder / "window.ini")
preferences.last_store = Path(last) if last else None
window = MainWindow(preferences)
starting = Starting(application, window, Places(folder / "window.ini", folder, folder), CrashReports())
ours = lambda: [name for name in sys.modules if name.startswith(("ui.", "inspector_app.", "db."))]
window.ground.painted.connect(lambda: print(len(ours()), window.ground.isVisible()))

def tell():
    print(type(window.door.currentWidget()).__name__, *sorted(name for name in sys.modules if "." not in name))
    starting.jobs.busy_changed.connect(lambda busy: busy or unlock() if last else leave())

def unlock():
    starting.jobs.busy_changed.disconnect()
    before = ours()
    window.work_opened.connect(lambda: leave("late:", *sorted(set(ours()) - set(before))))
    window.door.opening.open(Path(last), sys.argv[3])

def leave(*words):
    print(*words)
    sys.stdout.flush()
    os._exit(0)

starting.furnished.connect(lambda: FirstPaint(window.door.currentWidget()).painted.connect(tell))
window.show()
application.exec()
"""


def python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=PATIENCE_S,
    )


@pytest.mark.parametrize("page", ["WelcomePage", "UnlockPage"])
def test_nothing_heavy_is_loaded_when_the_window_is_first_painted(tmp_path: Path, page: str) -> None:
    last = ""
    if page == "UnlockPage":
        last = str(tmp_path / "store")
        new_store(tmp_path / "store").close()
    probed = python("-c", PROBE, str(tmp_path), last, PASSPHRASE)
    assert probed.returncode == 0, probed.stderr
    words, _, late = probed.stdout.partition("late:")
    loaded, visible, shown, *modules = words.split()
    assert visible == "True"
    assert int(loaded) < 20
    assert shown == page
    assert not set(HEAVY.split()) & set(modules)
    assert len(late.split()) < 5, f"loaded after the passphrase, not while it was typed: {late}"


def test_the_sources_of_modules_are_not_kept_in_the_memory() -> None:
    probe = (
        "import linecache; from ui.app import new_application; application = new_application(['test']); "
        "from ui.theme.icons import drawn; print(*(name for name in linecache.cache if name.endswith('icons.py')))"
    )
    probed = python("-c", probe)
    assert (probed.returncode, probed.stdout.split()) == (0, []), probed.stderr + probed.stdout


def test_with_words_the_command_line_answers_and_its_exit_code_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    from inspector_app import cli

    given: list[object] = []

    def answer(words: list[str], take: object, printers: object) -> int:
        given.extend((words, take, printers))
        return 3

    monkeypatch.setattr(cli, "main", answer)
    monkeypatch.setattr(sys, "argv", ["inspector-app", "store", "info"])
    assert program.main() == 3
    assert given[0] == ["store", "info"]


def test_without_words_the_window_opens_and_its_exit_code_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.app.main", lambda _file: 7)
    monkeypatch.setattr(sys, "argv", ["inspector-app"])
    assert program.main() == 7


def test_pictures_of_the_pages_are_taken_and_the_store_is_left_closed(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    store.close()
    probe = (
        "import sys; from pathlib import Path; from ui.app import take_pictures; "
        "print(*(p.name for p in take_pictures(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))); "
        "from PySide6.QtCore import QCoreApplication; print(QCoreApplication.translate('Sections', '设置'))"
    )
    taken = python("-c", probe, str(tmp_path / "out"), str(tmp_path / "store"), PASSPHRASE)
    assert taken.returncode == 0, taken.stderr
    *names, said = taken.stdout.split()
    assert said == "设置", "the next window of this process would not speak Chinese"
    assert {"welcome.png", "unlock.png", "register.png", "register_dark.png", "visits.png", "settings.png"} <= set(
        names
    )
    assert all((tmp_path / "out" / name).stat().st_size > 10_000 for name in names)
    open_store(tmp_path / "store", PASSPHRASE).close()


def test_no_picture_is_taken_of_a_store_that_does_not_open(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    probe = (
        "import sys; from pathlib import Path; from ui.app import take_pictures; "
        "take_pictures(Path(sys.argv[1]), Path(sys.argv[2]), 'wrong passphrase')"
    )
    taken = python("-c", probe, str(tmp_path / "out"), str(tmp_path / "store"))
    assert taken.returncode == 1
    assert "store.wrong_passphrase" in taken.stderr
    assert UnavailableError.__name__ in taken.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("display", ["", ":4077"])
def test_without_a_screen_a_line_says_what_to_do(display: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_QPA", "WAYLAND"))}
    environment |= {"PYTHONPATH": str(ROOT), "DISPLAY": display, "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "inspector_app"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == NO_DISPLAY
    assert "打不开窗口" in ran.stderr
    assert "libxcb-cursor0" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Fatal" not in ran.stderr
