"""The gallery of 100,000 photos: its first screen beside plain SQLite, and one turn of the wheel in the window."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from measuring import Figure, in_turn, prepared
from offices import NOW, PASSPHRASE, SHUNDA, new_store

from db.tables import PROJECTIONS, blank_row
from inspector_app.evidence.gallery import GalleryQuery, gallery_visits, read_photos
from inspector_app.stores import Store, open_store

VISITS, OF_EACH, FIRMS, FIRST = 2_500, 40, 1_500, 60
_NAMES = ("enterprise", "visit", "photo", "answer")


def figures(folder: Path) -> list[Figure]:
    store, plain = filled(folder, VISITS)
    query = GalleryQuery()

    def ours() -> None:
        visits = gallery_visits(store, query)
        read_photos(store, query, visits, FIRST)

    def beside() -> None:
        """The same rows, by hand: the visits with their firms, then the photos of the newest."""
        connection = sqlite3.connect(plain)
        visits = connection.execute(
            "SELECT visit.id, enterprise_id, name, device, opened_at, closed_at FROM visit "
            "LEFT JOIN enterprise ON enterprise.id = enterprise_id ORDER BY opened_at DESC, visit.id DESC"
        ).fetchall()
        wanted = [row[0] for row in visits[:8]]
        marks = ",".join("?" * len(wanted))
        connection.execute(
            f"SELECT photo.*, EXISTS (SELECT 1 FROM answer WHERE answer.id = visit_id || '/answer/' || item "
            f"AND verdict = 'fail') FROM photo WHERE visit_id IN ({marks}) AND NOT deleted",
            wanted,
        ).fetchall()
        connection.close()

    first, floor = in_turn(ours, beside, 9)
    painted, ticks = _in_the_window(store)
    return [
        Figure(f"first screen of {VISITS * OF_EACH} photos", first, "plain SQLite", floor, 2.5),
        Figure("gallery opened to its first screen", painted, "goal: 150 ms", 0.15, 1),
        Figure("turn of the wheel, 95 of 100", quantiles(ticks, n=100)[94], "goal: 16 ms", 0.016, 1),
    ]


def filled(folder: Path, visits: int) -> tuple[Store, Path]:
    """A store with so many visits, and a plain file of the same rows."""
    place = prepared(folder, f"gallery of {visits}", lambda place: _make(place, visits))
    return open_store(place / "store", PASSPHRASE), place / "plain.db"


def _make(place: Path, visits: int) -> None:
    with closing(new_store(place / "store")) as store:
        _fill(store, place / "plain.db", visits)


def _fill(store: Store, plain: Path, visits: int) -> None:
    """Rows as screens read them, without the events that would have made them; the same rows in a plain file."""
    engine = store.database._engine
    other = sqlite3.connect(plain)
    with engine.begin() as connection:
        for name in _NAMES:
            table = PROJECTIONS[name]
            rows = list(_rows(name, store.device, visits))
            connection.execute(table.insert(), rows)
            columns = [column.name for column in table.columns]
            rest = ", ".join(map(repr, columns[1:]))
            other.execute(f"CREATE TABLE {name} (id TEXT PRIMARY KEY, {rest}) WITHOUT ROWID")
            marks = ",".join("?" * len(columns))
            texts = ([_plain(row[column]) for column in columns] for row in rows)
            other.executemany(f"INSERT INTO {name} VALUES ({marks})", texts)
    other.execute("CREATE INDEX by_visit ON photo (visit_id)")
    other.commit()
    other.close()


def _plain(value: Any) -> Any:
    return "[]" if isinstance(value, list | tuple) else "{}" if isinstance(value, dict) else value


def _rows(name: str, device: str, visits: int) -> Iterator[dict[str, Any]]:
    blank = blank_row(PROJECTIONS[name])
    if name == "enterprise":
        for number in range(FIRMS):
            yield {**blank, "id": f"e{number}", "name": f"{SHUNDA['name']}{number}"}
        return
    for number in range(visits):
        visit, opened = f"{number:032x}", NOW - timedelta(hours=3 * number)
        times = {"opened_at": opened.isoformat(), "closed_at": (opened + timedelta(hours=1)).isoformat()}
        if name == "visit":
            yield {**blank, "id": visit, "enterprise_id": f"e{number % FIRMS}", "device": device, **times}
        for place in range(OF_EACH) if name == "photo" else ():
            taken = opened + timedelta(minutes=place)
            yield {
                **blank, "id": f"{visit}/{place:032x}", "visit_id": visit, "item": f"RN-{place % 20:02}",
                "sha256": f"{number:060x}{place:04x}", "size": 4_000_000, "media_type": "image/jpeg",
                "width": 4000, "height": 3000,
                "file_name": f"IMG_{place:04}.jpg", "added_at": taken.isoformat(), "source": "card",
                "taken_at": taken.isoformat(), "position": place,
            }  # fmt: skip
        for item in range(20) if name == "answer" else ():
            code = f"RN-{item:02}"
            verdict = "fail" if (number + item) % 9 == 0 else "pass"
            yield {**blank, "id": f"{visit}/answer/{code}", "visit_id": visit, "item": code, "verdict": verdict}


def _in_the_window(store: Store) -> tuple[float, list[float]]:
    """Seconds until the first places of pictures are painted, and of the window's own thread for each turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from ui.app import new_application
    from ui.jobs import Jobs
    from ui.pages.gallery_page import GalleryPage
    from ui.session import Session
    from ui.theme.palette import palette_of
    from ui.theme.tokens import LIGHT

    application = QApplication.instance() or new_application(["bench"])
    assert isinstance(application, QApplication)
    application.setPalette(palette_of(LIGHT))
    jobs = Jobs()
    session = Session(store, jobs, clock=lambda: NOW)
    # What a person has opened before this page is loaded already.
    GalleryPage(session).deleteLater()
    _wait(application, lambda: not jobs.busy)
    begin = time.perf_counter()
    page = GalleryPage(session)
    page.resize(1166, 690)
    page.show()
    _wait(application, lambda: bool(page.model.photos()))
    page.grab()
    painted = time.perf_counter() - begin
    _wait(application, lambda: not jobs.busy)
    ticks = []
    for _ in range(200):
        bar = page.grid.verticalScrollBar()
        begin = time.thread_time()
        bar.setValue(bar.value() + 3 * bar.singleStep())
        page.grid.viewport().repaint()
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        ticks.append(time.thread_time() - begin)
    page.close()
    jobs.stop()
    return painted, ticks


def _wait(application: Any, there: Any) -> None:
    until = time.monotonic() + 60
    while not there():
        application.processEvents()
        # As a window waits: a loop without a pause would keep the interpreter from the worker.
        time.sleep(0.0005)
        if time.monotonic() > until:
            raise TimeoutError
