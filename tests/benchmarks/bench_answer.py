"""One answer in the window, from the key to the painted screen, beside showing the whole visit anew.

On a form of 500 items of which 400 hang on others, and in a table of 300 rows with a condition, a constraint and a sum.
Measured in turn in one run: machines drift, ratios carry over.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from form_visits import started_form_visit
from large_forms import TABLE_FORM, large_form
from measuring import Figure
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector_app.checklists.model import Item
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, give_answer, item_of, visit_checklist
from ui.jobs import Jobs
from ui.pages.visit_page import VisitPage
from ui.session import Session
from ui.visit_state import load_visit_form
from ui.widgets.inputs.table import TableInput

ITEMS, CONDITIONS, ROUNDS, ROWS = 500, 400, 60, 300
_WARM = 5
"""Rounds that do not count."""


def figures(folder: Path) -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    (folder / "items").mkdir()
    (folder / "rows").mkdir()
    return [*_items(application, folder / "items"), *_rows(application, folder / "rows")]


def _items(application: QApplication, folder: Path) -> list[Figure]:
    store, visit = started_form_visit(folder, large_form(ITEMS, CONDITIONS))
    jobs = Jobs()
    page = _shown(application, store, visit, jobs)
    painted, kept, anew = [], [], []
    for number in range(ROUNDS + _WARM):
        shown, committed = _answer(application, page, Qt.Key.Key_2 if number % 7 == 0 else Qt.Key.Key_1)
        whole = _show_anew(application, page)
        if number >= _WARM:
            painted.append(shown)
            kept.append(committed)
            anew.append(whole)
        _on(application, page)
    page.close()
    jobs.stop()
    store.close()
    floor = median(anew)
    _tell(painted, kept, anew)
    return [
        Figure("one answer, key to painted screen, median", median(painted), "the whole visit shown anew", floor, 0.25),
        Figure("the same, 95 of 100", quantiles(painted, n=20)[-1], "the whole visit shown anew", floor, 0.5),
        Figure("one answer, key to kept and painted, median", median(kept), "the whole visit shown anew", floor, 0.75),
    ]


def _rows(application: QApplication, folder: Path) -> list[Figure]:
    store, visit = started_form_visit(folder, TABLE_FORM)
    rows = [{"waybill": f"SF{n}", "weight": n % 90, "opened": "y" if n % 3 else "n"} for n in range(ROWS)]
    give_answer(store, visit, _item(store, visit, "rows"), GivenAnswer(values={"rows": rows}), NOW)
    jobs = Jobs()
    page = _shown(application, store, visit, jobs)
    assert page.flow is not None
    page.flow.go("rows")
    card = page.panes.item.card
    assert card is not None
    entry = card.inputs["rows"]
    assert isinstance(entry, TableInput)
    painted, anew = [], []
    for number in range(ROUNDS + _WARM):
        row = number * 3
        entry.table.view.setCurrentIndex(entry.table.model.index(row, 2))
        application.processEvents()
        begin = time.perf_counter()
        QTest.keyClick(entry.table.view, Qt.Key.Key_1)
        application.processEvents()
        shown = time.perf_counter() - begin
        _until(application, lambda: not page.desk.autosave.busy)
        whole = _show_anew(application, page)
        if number >= _WARM:
            painted.append(shown)
            anew.append(whole)
    page.close()
    jobs.stop()
    store.close()
    _tell(painted, painted, anew)
    floor = median(anew)
    return [Figure(f"one cell of {ROWS} rows, key to painted screen", median(painted), "shown anew", floor, 0.25)]


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
