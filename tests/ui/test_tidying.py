"""The look for garbage: in rests, only through what is new while somebody works, through all of it now and then."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from patience import PATIENCE_S
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs
from ui.watches import tidying
from ui.watches.tidying import Tidying

NEW, ALL = ["collect", "freeze"], ["unfreeze", "collect", "freeze"]


class FakeTimer(QTimer):
    """Rings when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.starts: list[int | None] = []

    def start(self, *given: int) -> None:
        self.starts.append(given[0] if given else None)

    def ring(self) -> None:
        self.timeout.emit()


class FakeCollector:
    """Tells what was asked of it; the heap of all tests need not be walked through for that."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.new: list[None] = []
        self.threshold: tuple[int, ...] = (700, 10, 10)

    def get_threshold(self) -> tuple[int, ...]:
        return self.threshold

    def set_threshold(self, *threshold: int) -> None:
        self.threshold = threshold

    def get_freeze_count(self) -> int:
        return 1000

    def get_objects(self) -> list[None]:
        return self.new

    def __getattr__(self, name: str) -> object:
        return lambda: self.asked.append(name)

    def told(self) -> list[str]:
        asked, self.asked = self.asked, []
        return asked


class Owner(QObject):
    done = Signal()


class Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> FakeCollector:
    fake = FakeCollector()
    monkeypatch.setattr(tidying, "gc", fake)
    return fake


def key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


def typed(watch: Tidying) -> None:
    assert not watch.eventFilter(QWindow(), key())


def worked(watch: Tidying, timer: FakeTimer, collector: FakeCollector) -> None:
    """Everything was looked through once, and the person went on."""
    typed(watch)
    timer.ring()
    assert collector.told() == ALL
    typed(watch)


@pytest.fixture
def really_collected() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("really_collected")
def test_what_was_set_aside_and_became_garbage_goes_in_a_longer_rest(jobs: Jobs, qtbot: QtBot) -> None:
    timer = FakeTimer()
    watch = Tidying(jobs, timer)
    typed(watch)
    timer.ring()
    ring = Ring()
    gone = weakref.ref(ring)
    typed(watch)
    timer.ring()
    del ring
    gc.collect()
    assert gone() is not None, "it was set aside, where Python does not look by itself"
    timer.ring()
    assert gone() is None


def test_a_rest_looks_through_what_is_new_and_a_longer_one_through_all_once(
    jobs: Jobs, qtbot: QtBot, collector: FakeCollector
) -> None:
    timer = FakeTimer()
    watch = Tidying(jobs, timer)
    worked(watch, timer, collector)
    timer.ring()
    assert collector.told() == NEW
    assert timer.starts[-1] == 20_000
    asked = len(timer.starts)
    timer.ring()
    assert collector.told() == ALL
    assert len(timer.starts) == asked, "nothing is made while nobody is there"


def test_what_was_set_aside_does_not_pile_up_where_nobody_rests_long(
    jobs: Jobs, qtbot: QtBot, collector: FakeCollector
) -> None:
    timer = FakeTimer()
    watch = Tidying(jobs, timer)
    worked(watch, timer, collector)
    collector.new = [None] * 250
    for expected in (NEW, NEW, ALL, NEW):
        timer.ring()
        assert collector.told() == expected
        typed(watch)


def test_a_locked_store_is_let_go_at_the_next_rest(jobs: Jobs, qtbot: QtBot, collector: FakeCollector) -> None:
    timer = FakeTimer()
    watch = Tidying(jobs, timer)
    worked(watch, timer, collector)
    watch.let_go()
    assert timer.starts[-1] == 2_000
    timer.ring()
    assert collector.told() == ALL
    typed(watch)
    timer.ring()
    assert collector.told() == NEW


def test_python_looks_through_all_by_itself_seldom_but_not_never(
    jobs: Jobs, qtbot: QtBot, collector: FakeCollector
) -> None:
    Tidying(jobs, FakeTimer())
    assert collector.threshold == (700, 10, 50)


def test_only_a_person_ends_a_rest(jobs: Jobs, qtbot: QtBot, collector: FakeCollector) -> None:
    timer = FakeTimer()
    watch = Tidying(jobs, timer)
    assert timer.starts == [2_000], "the start is a rest too"
    watch.eventFilter(QWindow(), QEvent(QEvent.Type.Expose))
    assert timer.starts == [2_000]
    typed(watch)
    assert timer.starts == [2_000, 2_000]


def test_while_the_worker_is_at_work_nothing_is_looked_for(jobs: Jobs, qtbot: QtBot, collector: FakeCollector) -> None:
    timer, owner, go = FakeTimer(), Owner(), threading.Event()
    watch = Tidying(jobs, timer)
    typed(watch)
    asked = len(timer.starts)

    def work() -> None:
        assert go.wait(PATIENCE_S)

    jobs.run(owner, work, done=lambda _: owner.done.emit(), failed=lambda _: None)
    timer.ring()
    assert collector.told() == []
    assert timer.starts[asked:] == [None], "and it asks again"
    with qtbot.waitSignal(owner.done):
        go.set()
    timer.ring()
    assert collector.told() == ALL
