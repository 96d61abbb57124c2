"""A letter typed in a long table: its row is found without asking for each cell, and a resized one is not read anew."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from counted_steps import steps_of
from offices import NOW, new_store
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from db.records.visits import Visit
from db.shelves.reviews import VisitToReview
from inspector_app.messages import Language
from inspector_app.supervision.reviewing import ReviewLine, ReviewState, Standing
from inspector_app.visit_summaries import VisitSummary
from ui.jobs import Jobs
from ui.models.review_model import ReviewModel
from ui.models.visits_model import ListedVisits, VisitsModel
from ui.pages.visits_page import VisitsPage, VisitsTable
from ui.session import Session
from ui.visit import visits_desk
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.review_table import ReviewTable

MANY = 3_000
MOMENT = "2026-09-01T10:00:00+00:00"


def name(number: int) -> str:
    return f"Zhonghua {number}" if number == MANY - 5 else f"第{number}家"


def reviews() -> QTableView:
    model = ReviewModel(Language.ZH)
    visits = (VisitToReview(f"v{each}", "e", "d", MOMENT, MOMENT, "[]") for each in range(MANY))
    standing = Standing(ReviewState.RECEIVED)
    model.show([ReviewLine(each, name(at), "", "", 0, 0, standing) for at, each in enumerate(visits)])
    table = ReviewTable(model)
    model.setParent(table)
    return table


def summaries(kind: type[VisitSummary] = VisitSummary) -> tuple[VisitSummary, ...]:
    return tuple(kind(a_visit(f"v{each}"), name(each), "", True, "", 0) for each in range(MANY))


def a_visit(id: str) -> Visit:
    return Visit(id, enterprise_id="e", checklist_id="c", mode="inspection", device="d", opened_at=NOW)


def visits() -> QTableView:
    model = VisitsModel()
    model.show(ListedVisits.of(summaries()), {})
    table = VisitsTable(model)
    model.setParent(table)
    return table


def keyed() -> QTableView:
    table = KeyedTable(("企业", "数"), 0)
    table.show_rows([(str(each), (name(each), "1")) for each in range(MANY)])
    return table


@pytest.mark.parametrize("made", [reviews, visits, keyed])
def test_a_letter_finds_its_row_without_asking_for_each(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, made: Callable[[], QTableView]
) -> None:
    table = made()
    qtbot.addWidget(table)
    model: QAbstractItemModel = table.model()
    table.setCurrentIndex(model.index(7, 0))
    asked, data = [0], type(model).data

    def counted(self: QAbstractItemModel, *given: object) -> object:
        asked[0] += 1
        return data(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(type(model), "data", counted)
    qtbot.keyClick(table, Qt.Key.Key_Z)
    assert table.currentIndex().row() == MANY - 5
    assert asked[0] < MANY // 2


def test_a_table_that_grows_does_not_look_through_its_rows(qtbot: QtBot) -> None:
    table = reviews()
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    assert steps_of(lambda: table.resize(901, 300)) < MANY


@dataclass(frozen=True)
class Followed(VisitSummary):
    gone: ClassVar[list[str]] = []
    """The threads on which they went."""

    def __del__(self) -> None:
        self.gone.append(threading.current_thread().name)


def test_visits_that_were_read_anew_go_on_the_worker(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits_desk, "list_visits", lambda _: summaries(Followed))
    store, jobs = new_store(tmp_path / "store"), Jobs()
    page = VisitsPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.counted):
        page.show()
    Followed.gone.clear()
    with qtbot.waitSignal(page.listed):
        page.load()
    qtbot.waitUntil(lambda: len(Followed.gone) == MANY)
    assert threading.current_thread().name not in Followed.gone
    qtbot.waitUntil(lambda: not jobs.busy)
    page.close()
    jobs.stop()
    store.close()
