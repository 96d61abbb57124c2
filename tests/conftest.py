"""What holds for every test: Qt paints offscreen unless told otherwise, and a busy machine fails no example."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from postgresql_server import Server, programs, running_server
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The clock of a machine that others use is no property of our code.
settings.register_profile("ci", deadline=None)
settings.load_profile("ci")
for wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitExposed, QtBot.waitActive):
    # How long a test waits before it gives up; what comes, comes as fast as before.
    wait.__kwdefaults__["timeout"] = 30_000


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Registers as an office sends them, with their true counts; our copy where there are none beside us."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return beside if beside.is_dir() else Path(__file__).parent / "fixtures" / "registers"


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
