"""What holds for every test: Qt paints offscreen unless told otherwise, and a busy machine fails no example."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
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
