"""The short form of the soak, by its command; and that it notices what leaks, what is lost and what is raised."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot
from soak_readings import Reading, growth, watched

ROOT = Path(__file__).resolve().parents[2]
_SHORT = ["--visits", "6", "--inspectors", "2", "--enterprises", "12", "--days", "4", "--items", "3", "--pages", "2"]
_SPOILT = ["--spoil", "--inspectors", "1", "--visits", "4", "--seed", "2"]


def begun(out: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "tests" / "soak" / "run.py"), *_SHORT, "--json", str(out), *words]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def ended(run: subprocess.Popen[str], out: Path) -> tuple[int, Any]:
    said, _ = run.communicate()
    assert out.exists(), said
    return run.returncode, json.loads(out.read_text("utf-8"))


def test_a_short_month_is_flat_and_ends_with_equal_stores(tmp_path: Path) -> None:
    """Two months at once: one as it is, and one in which things leak and packs vanish, which must not pass."""
    sound, spoilt = tmp_path / "sound.json", tmp_path / "spoilt.json"
    with begun(sound) as one, begun(spoilt, *_SPOILT) as other:
        (code, report), (code_of_spoilt, spoilt_report) = ended(one, sound), ended(other, spoilt)
    assert (code, report["differing"], report["trouble"], report["unreadable_originals"]) == (0, [], [], []), report
    assert all(each["flat"] for each in report["growth"]), report["growth"]
    assert report["tally"]["visits"] == 6
    assert report["tally"]["decided"] > 0
    assert report["tally"]["taken"] > 0
    assert code_of_spoilt == 1
    assert {"memory", "widgets"} <= {each["what"] for each in spoilt_report["growth"] if not each["flat"]}
    assert "检查员1: visits" in spoilt_report["differing"]
    assert spoilt_report["trouble"] == []


def reading(**changed: int) -> Reading:
    usual = {"memory": 400 * 1024**2, "held": 200 * 1024**2, "blocks": 1_500_000, "handles": 30}
    usual |= {"widgets": 2000, "objects": 300_000, "threads": 7, "visits": 0}
    return Reading(**(usual | changed))


def test_what_settles_in_the_first_quarter_is_no_growth() -> None:
    readings = [reading(memory=100), reading(memory=200), *[reading()] * 6]
    assert all(each.flat for each in growth(readings))


@pytest.mark.parametrize("what", ["memory", "held", "blocks", "handles", "widgets", "objects", "threads"])
def test_each_figure_that_grows_is_noticed(what: str) -> None:
    last = round(getattr(reading(), what) * 1.5) + 1
    readings = [*[reading()] * 6, *[reading(**{what: last})] * 2]
    assert [each.what for each in growth(readings) if not each.flat] == [what]


def test_visits_are_listed_and_may_cost_what_their_lines_do() -> None:
    """Forty objects each; the four thousand of a visit's form that is not let go are noticed."""

    def month(objects: int) -> list[Reading]:
        return [reading(visits=done, objects=300_000 + objects * done) for done in range(0, 2000, 100)]

    assert all(each.flat for each in growth(month(40)))
    assert [each.what for each in growth(month(100)) if not each.flat] == ["objects"]


def test_few_evenings_have_no_quarters() -> None:
    with pytest.raises(ValueError, match="3"):
        growth([reading()] * 3)


def test_what_is_raised_in_a_slot_or_warned_of_is_heard(qtbot: QtBot) -> None:
    def fail() -> None:
        raise KeyError("forgotten")

    with watched() as trouble:
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: bool(trouble))
        qWarning("a widget complains")
    assert "forgotten" in trouble[0]
    assert trouble[1:] == ["a widget complains"]
