"""How the register on the screen grows: 2,000, 40,000 and 500,000 enterprises in the window (issue 8).

Opened, searched as one types and scrolled, in a process of its own which has not filled the store; and how long the
window was deaf meanwhile, which is what a person feels of all that the worker does beside it.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

import bench_register
from bench_search import _WAIT
from measuring import Figure, prepared
from offices import NOW, PASSPHRASE

from inspector_app.stores import open_store

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.jobs import Jobs
    from ui.pages.enterprises_page import EnterprisesPage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_SIZES = (2_000, 40_000, 500_000)
_FRAME = 0.016
"""Seconds that the window may be busy in one piece, 99 times of 100 (issue 8)."""
_TYPED = ("hengxu", "国际货运", "sfgj", "1328")
_ROUNDS, _TURNS = 3, 300
_REST_S = 2.5
"""What a person looks at a page before they type: the program tidies then."""
_STROKE_S = 0.03
"""From one key to the next: faster than anybody types."""


def figures(folder: Path) -> list[Figure]:
    seen = {size: _seen(folder, size) for size in _SIZES}
    least = seen[_SIZES[0]]
    return [figure for size in _SIZES for figure in _of(size, seen[size], least)]


def _of(size: int, seen: dict[str, Any], least: dict[str, Any]) -> list[Figure]:
    def grown(what: str, name: str, unit: str = "ms") -> Figure:
        return Figure(what.format(size=f"{size:,}"), seen[name], "the least", least[name], None, unit)

    def framed(what: str, took: float, goal: float | None = 1) -> Figure:
        return Figure(what.format(size=f"{size:,}"), took, "a frame", _FRAME, goal)

    return [
        grown("register of {size} enterprises opened", "opened"),
        grown("register of {size} enterprises searchable", "searchable"),
        grown("memory of the window with {size} enterprises", "memory", "MB"),
        Figure(f"slowest keystroke among {size:,} enterprises", max(seen["strokes"]), "allowed", _WAIT[size], 1),
        framed("turn of the wheel among {size} enterprises, 99 of 100", _of_hundred(seen["turns"])),
        framed("deaf while {size} enterprises are read, 99 of 100", _of_hundred(seen["deaf reading"])),
        framed("the longest", max(seen["deaf reading"]), None),
        framed("deaf while one searches among {size}, 99 of 100", _of_hundred(seen["deaf searching"])),
        framed("the longest", max(seen["deaf searching"]), None),
    ]


def _of_hundred(found: list[float]) -> float:
    """What 99 of 100 stay under."""
    return quantiles(found, n=100, method="inclusive")[98]


def _seen(folder: Path, size: int) -> dict[str, Any]:
    fill = lambda place: bench_register.filled(place / "store", size, visits=0).close()  # noqa: E731 - one line
    place = prepared(folder, f"register of {size}", fill) / "store"
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    child = [sys.executable, __file__, str(place)]
    told = subprocess.run(child, env=os.environ | paths, check=True, stdout=subprocess.PIPE).stdout
    answer: dict[str, Any] = json.loads(told)
    return answer


def _look(folder: Path) -> dict[str, Any]:
    """In the process of its own."""
    from gaps import Gaps
    from PySide6.QtCore import QTimer

    from ui.app import new_application
    from ui.jobs import Jobs
    from ui.opening.store_opening import _load_first_page, _load_search
    from ui.watches.tidying import Tidying

    # As while the passphrase is typed.
    _load_first_page()
    _load_search()
    application, jobs = new_application(sys.argv[:1]), Jobs()
    with closing(open_store(folder, PASSPHRASE)) as store:
        tidying = Tidying(jobs, QTimer())
        page, seen = _opened(application, jobs, store)
        deaf = {"deaf reading": seen.pop("deaf")}
        # As after the click that opened the page: nobody clicks here.
        tidying.let_go()
        _rest(application, _REST_S)
        searching = Gaps()
        strokes = _strokes(application, page)
        deaf["deaf searching"] = searching.stop()
        _until(application, lambda: not jobs.busy)
        turns = _turns(application, page)
        page.close()
        jobs.stop()
    return seen | deaf | {"strokes": strokes, "turns": turns}


def _opened(application: "QApplication", jobs: "Jobs", store: Any) -> tuple["EnterprisesPage", dict[str, Any]]:
    from gaps import Gaps

    from ui.pages.enterprises_page import EnterprisesPage
    from ui.session import Session

    begin = time.perf_counter()
    page = EnterprisesPage(Session(store, jobs, clock=lambda: NOW))
    page.resize(1180, 690)
    page.show()
    _until(application, lambda: page.model.rowCount() > 0)
    page.grab()
    opened, reading = time.perf_counter() - begin, Gaps()
    _until(application, lambda: page.desk.searchable and not jobs.busy)
    searchable, deaf = time.perf_counter() - begin, reading.stop()
    return page, {"opened": opened, "searchable": searchable, "deaf": deaf, "memory": bench_register._peak()}


def _strokes(application: "QApplication", page: "EnterprisesPage") -> list[float]:
    """Seconds of the window's own thread, with the list that it leads to; the least of a few of each."""
    found: dict[str, float] = {}
    for _ in range(_ROUNDS):
        for word in _TYPED:
            for typed in (word[:end] for end in range(1, len(word) + 1)):
                begin = time.thread_time()
                bench_register._type(application, page, typed)
                took = time.thread_time() - begin
                found[typed] = min(took, found.get(typed, took))
                _rest(application, _STROKE_S)
        page.body.search.clear()
    return list(found.values())


def _turns(application: "QApplication", page: "EnterprisesPage") -> list[float]:
    """Seconds of the window's own thread; over the whole list, of which each turn shows other lines."""
    table, found = page.body.table, []
    bar = table.verticalScrollBar()
    step = max(3 * bar.singleStep(), bar.maximum() // _TURNS)
    for _ in range(_TURNS):
        begin = time.thread_time()
        bar.setValue(bar.value() + step)
        table.viewport().repaint()
        application.processEvents()
        found.append(time.thread_time() - begin)
    return found


def _rest(application: "QApplication", for_s: float) -> None:
    until = time.monotonic() + for_s
    _until(application, lambda: time.monotonic() > until)


def _until(application: "QApplication", done: Callable[[], bool]) -> None:
    """As a window waits: asleep between its events, of which the beats are the most frequent."""
    from PySide6.QtCore import QEventLoop, QTimer

    tick = QTimer()
    tick.start(5)
    while not done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_look(Path(sys.argv[1]))))
