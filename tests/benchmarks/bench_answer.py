"""One answer in the window, from the key to the painted screen, beside showing the whole visit anew.

On a form of 500 items of which 400 hang on others; in a table and in blocks of 300 rows with a condition, a constraint
and a sum, and in a repeat within them; and in forms of 50 to 2,000 items.
Measured in turn in one run: machines drift, ratios carry over.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from form_visits import started_form_visit
from large_forms import BLOCKS_FORM, TABLE_FORM, large_form
from measuring import Figure
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.model import Item
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, give_answer, item_of, visit_checklist
from ui.jobs import Jobs
from ui.pages.visit_page import VisitPage
from ui.session import Session
from ui.visit.visit_state import load_visit_form
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.inputs.records import AT_ONCE, RecordsInput
from ui.widgets.inputs.table import TableInput

ITEMS, CONDITIONS, ROUNDS, ROWS = 500, 400, 60, 300
MEDIAN_SECONDS, SLOW_SECONDS, OPENING_SECONDS = 0.016, 0.050, 0.3
_WARM = 5
"""Rounds that do not count."""


def figures(folder: Path) -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    found = []
    for name, measure in {"items": _items, "table": _table, "blocks": _blocks, "growth": _growth}.items():
        (folder / name).mkdir()
        found += measure(application, folder / name)
    return found


def _items(application: QApplication, folder: Path) -> list[Figure]:
    store, visit = started_form_visit(folder, large_form(ITEMS, CONDITIONS))
    painted, kept, anew = [], [], []
    with _showing(application, store, visit) as page:
        for number in range(ROUNDS + _WARM):
            shown, committed = _answer(application, page, Qt.Key.Key_2 if number % 7 == 0 else Qt.Key.Key_1)
            whole = _show_anew(application, page)
            if number >= _WARM:
                painted.append(shown)
                kept.append(committed)
                anew.append(whole)
            _on(application, page)
    floor = median(anew)
    _tell(painted, kept, anew)
    return [
        Figure("one answer, key to painted screen, median", median(painted), "the whole visit shown anew", floor, 0.25),
        Figure("the same, 95 of 100", quantiles(painted, n=20)[-1], "the whole visit shown anew", floor, 0.5),
        Figure("one answer, key to kept and painted, median", median(kept), "the whole visit shown anew", floor, 0.75),
    ]


def _table(application: QApplication, folder: Path) -> list[Figure]:
    """A verdict of one cell by its digit: the condition, the constraint and the sum of the table follow."""
    rows = [{"waybill": f"SF{n}", "weight": n % 90, "opened": "y" if n % 3 else "n"} for n in range(ROWS)]
    with _opened(application, folder, TABLE_FORM, rows) as page:
        entry = _entry(page)
        assert isinstance(entry, TableInput)
        view = entry.table.view

        def aim(number: int) -> QWidget:
            view.setCurrentIndex(entry.table.model.index(number * 3, 2))
            return view

        return _keys(application, page, f"one cell of {ROWS} rows", aim, Qt.Key.Key_1)


def _blocks(application: QApplication, folder: Path) -> list[Figure]:
    """A digit in a block among many, and one in a repeat within a block."""
    steps = [{"step": "1", "seen": ["a"]}, {"step": "2"}]
    rows = [{"model": f"X{n}", "opened": "y", "weight": n % 9, "tests": steps} for n in range(ROWS)]
    with _opened(application, folder, BLOCKS_FORM, rows) as page:
        entry = _entry(page)
        assert isinstance(entry, RecordsInput)

        def aim(number: int) -> QWidget:
            entry.go(number * 4 + 1)
            weight = entry.records[number * 4 % AT_ONCE].rows["weight"].entry
            return weight.findChild(QLineEdit)

        def aim_within(number: int) -> QWidget:
            entry.go(number * 4 + 1)
            tests = entry.records[number * 4 % AT_ONCE].rows["tests"].entry
            assert isinstance(tests, RecordsInput)
            return tests.records[0].rows["step"].entry.findChild(QLineEdit)

        return [
            *_keys(application, page, f"one field of {ROWS} blocks", aim, Qt.Key.Key_1),
            *_keys(application, page, f"one field of a repeat in {ROWS} blocks", aim_within, Qt.Key.Key_1),
            *_opening(application, page),
        ]


def _opening(application: QApplication, page: VisitPage) -> list[Figure]:
    """The item with its blocks comes on the screen, beside an item of one line."""
    assert page.flow is not None
    blocks, line = [], []
    for _ in range(9):
        line.append(_seconds_to(application, page, "first"))
        blocks.append(_seconds_to(application, page, "rows"))
    return [Figure(f"the item of {ROWS} blocks on the screen", median(blocks), "limit", OPENING_SECONDS, 1)]


def _seconds_to(application: QApplication, page: VisitPage, code: str) -> float:
    assert page.flow is not None
    begin = time.perf_counter()
    page.flow.go(code)
    application.processEvents()
    shown = time.perf_counter() - begin
    _until(application, lambda: not page.desk.autosave.busy)
    return shown


def _keys(
    application: QApplication, page: VisitPage, what: str, aim: Callable[[int], QWidget], key: Qt.Key
) -> list[Figure]:
    """From the key to the painted screen, and to the commit of what it said."""
    painted, kept, anew = [], [], []
    for number in range(ROUNDS + _WARM):
        target = aim(number)
        application.processEvents()
        begin = time.perf_counter()
        QTest.keyClick(target, key)
        application.processEvents()
        shown = time.perf_counter() - begin
        page.desk.autosave.flush()
        _until(application, lambda: not page.desk.autosave.busy)
        application.processEvents()
        whole = time.perf_counter() - begin
        if number >= _WARM:
            painted.append(shown)
            kept.append(whole)
            if number % 6 == 0:
                anew.append(_show_anew(application, page))
    _tell(painted, kept, anew)
    return [
        Figure(f"{what}, key to painted screen", median(painted), "limit", MEDIAN_SECONDS, 1),
        Figure("the same, 95 of 100", quantiles(painted, n=20)[-1], "limit", SLOW_SECONDS, 1),
        Figure("the same to kept and painted, median", median(kept), "shown anew", median(anew), 0.25),
    ]


def _growth(application: QApplication, folder: Path) -> list[Figure]:
    """What an answer costs in a form of another size beside one of 500 items: it should not grow with the form."""
    sizes = (50, 200, ITEMS, 1000, 2000)
    medians = {}
    for items in sizes:
        (folder / str(items)).mkdir()
        store, visit = started_form_visit(folder / str(items), large_form(items, items * CONDITIONS // ITEMS))
        with _showing(application, store, visit) as page:
            painted = [_judged(application, page, number) for number in range(ROUNDS + _WARM)]
            medians[items] = median(painted[_WARM:])
    return [
        Figure(f"one answer of {items} items, key to painted screen", medians[items], f"of {ITEMS}", medians[ITEMS], 2)
        for items in sizes
        if items != ITEMS
    ]


def _judged(application: QApplication, page: VisitPage, number: int) -> float:
    shown, _ = _answer(application, page, Qt.Key.Key_2 if number % 7 == 0 else Qt.Key.Key_1)
    _on(application, page)
    return shown


@contextmanager
def _opened(
    application: QApplication, folder: Path, form: str, rows: list[dict[str, JsonValue]]
) -> Iterator[VisitPage]:
    """A visit with so many rows in its item "rows", with that item on the screen."""
    store, visit = started_form_visit(folder, form)
    give_answer(store, visit, _item(store, visit, "rows"), GivenAnswer(values={"rows": rows}), NOW)
    with _showing(application, store, visit) as page:
        assert page.flow is not None
        page.flow.go("rows")
        yield page


@contextmanager
def _showing(application: QApplication, store: Store, visit: str) -> Iterator[VisitPage]:
    jobs = Jobs()
    page = _shown(application, store, visit, jobs)
    yield page
    page.close()
    jobs.stop()
    store.close()


def _entry(page: VisitPage) -> PartInput:
    card = page.panes.item.card
    assert card is not None
    return card.inputs["rows"]


def _item(store: Store, visit: str, code: str) -> Item:
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    return item_of(visit_checklist(store, found), code)


def _shown(application: QApplication, store: Store, visit: str, jobs: Jobs) -> VisitPage:
    page = VisitPage(Session(store, jobs, clock=lambda: NOW), visit)
    page.resize(1366, 768)
    page.show()
    _until(application, lambda: page.flow is not None)
    page.activateWindow()
    return page


def _answer(application: QApplication, page: VisitPage, key: Qt.Key) -> tuple[float, float]:
    """Seconds until the screen shows what the key did, and until it shows that the store has it."""
    assert page.flow is not None
    page.flow.focus_verdict()
    begin = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget() or page, key)
    application.processEvents()
    shown = time.perf_counter()
    _until(application, lambda: not page.desk.autosave.busy)
    application.processEvents()
    return shown - begin, time.perf_counter() - begin


def _show_anew(application: QApplication, page: VisitPage) -> float:
    """What a program does that keeps no track: read all, work out every rule, build the tree, paint."""
    begin = time.perf_counter()
    state, _ = load_visit_form(page.desk.session.store, page.visit_id, NOW, "zh")
    tree = page.panes.checklist.tree
    tree.beginResetModel()
    tree.endResetModel()
    page.panes.checklist.view.expandAll()
    page.desk.accept(state)
    page.repaint()
    application.processEvents()
    return time.perf_counter() - begin


def _on(application: QApplication, page: VisitPage) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    _until(application, lambda: not page.desk.autosave.busy)


def _until(application: QApplication, done: Callable[[], bool]) -> None:
    while not done():
        application.processEvents()
        time.sleep(0.0005)


def _tell(painted: list[float], kept: list[float], anew: list[float]) -> None:
    """In milliseconds, on standard error beside the table of ratios."""
    told = {
        name: {"median": round(median(times) * 1000, 1), "p95": round(quantiles(times, n=20)[-1] * 1000, 1)}
        for name, times in (("painted", painted), ("kept", kept), ("anew", anew))
    }
    print(json.dumps({"ms": told}), file=sys.stderr)
