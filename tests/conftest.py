"""What holds for every test: Qt paints offscreen unless told otherwise, and a busy machine fails no example."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from patience import PATIENCE_S
from postgresql_server import Server, programs, running_server
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from quick_children import QuickChildren, quick_children
from quick_costs import quick_costs, real_costs
from schema_once import schema_walked_once
from statements_once import statements_worded_once

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.environ.get("LC_ALL") in {"C", "POSIX"}:
    # Qt warns of a locale that cannot write Chinese, and a warning fails whichever test shows the first window.
    os.environ["LC_ALL"] = "C.UTF-8"

# The clock of a machine that others use is no property of our code.
settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")
for wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitExposed, QtBot.waitActive):
    wait.__kwdefaults__["timeout"] = PATIENCE_S * 1000


_shown: list[QWidget] = []
_add_widget = QtBot.addWidget


def _add_and_keep(bot: QtBot, widget: QWidget, **more: Any) -> None:
    _shown.append(widget)
    _add_widget(bot, widget, **more)


QtBot.addWidget = _add_and_keep  # type: ignore[method-assign, assignment]


_LONG = frozenset({"test_soak.py", "test_rigs.py", "test_demo.py", "test_every_place.py", "test_manual_in_window.py"})
"""Files with tests of half a minute, and of rigs that each take some seconds."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests begin first: by chance the last, one of them would keep a core waiting for the other."""
    items.sort(key=lambda item: item.path.name not in _LONG)


def pytest_collection_finish() -> None:
    """What was imported and collected stays for good: the collector need not look through it after every test."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call() -> Generator[None, Any, Any]:
    """pytest-qt keeps a test's widgets weakly, and lets Qt go on once more after the test. A button that goes then may
    hold, in its slot, the last reference to the widget that it lies in: both delete it, and PySide crashes.
    """
    try:
        return (yield)
    finally:
        _shown.clear()
        _let_go_of_keys()


def _let_go_of_keys() -> None:
    """Qt Test never takes back the Ctrl or Shift of a key it clicked: in whatever test comes next, `selectRow` would
    add a row, or choose none, and the button for one chosen row would not answer.
    """
    held = QApplication.instance() is not None and QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier
    if held:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(scope="session", autouse=True)
def quick_run() -> Iterator[None]:
    with schema_walked_once(), statements_worded_once(), quick_costs():
        yield


@pytest.fixture(name="real_costs")
def costs_of_the_program() -> Iterator[None]:
    """For a test of what is slow on purpose."""
    with real_costs():
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Registers as an office sends them, with their true counts; our copy where there are none beside us."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return beside if beside.is_dir() else Path(__file__).parent / "fixtures" / "registers"


@pytest.fixture
def on_disk() -> Iterator[Path]:
    """A folder on a disk, for what goes past the system's memory: `dev.py test` puts those of all others in memory."""
    beside = Path(__file__).resolve().parents[1] / ".pytest_cache"
    beside.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=beside) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def children() -> Iterator[QuickChildren]:
    """Processes with the program imported, for a test that kills them."""
    with quick_children() as forks:
        yield forks


@pytest.fixture(scope="session")
def postgresql_of_the_run() -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed here: apt-get install postgresql")
    with running_server(found) as server:
        yield server


@pytest.fixture
def postgresql(postgresql_of_the_run: Server) -> Iterator[Server]:
    """A real server, started for this run; what needs one is left out where PostgreSQL cannot be installed."""
    yield postgresql_of_the_run
    # A test that failed while the server was away must not fail those after it.
    postgresql_of_the_run.start()
