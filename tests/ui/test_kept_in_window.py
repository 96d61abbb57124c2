"""Records that a newer program wrote come to light while the store is opened: the window shows how far, and says it."""

from pathlib import Path

import pytest
from handovers import LATER, two_stores, worked_visit
from newer_program import become_newer, rows_of
from offices import NOW
from pytestqt.qtbot import QtBot
from windows import opened_window, shown_window

from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.messages import say


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store with thirty records of another kind, one of them wrong."""
    inspector, supervisor = two_stores(tmp_path)
    visit = worked_visit(inspector, photos=0)
    with inspector.database.work(NOW) as work:
        for number in range(30):
            sky = "晴" if number else 7
            work.events.record("weather", f"{visit}/weather/{number}", {"visit_id": visit, "sky": sky})
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    import_pack(supervisor, tmp_path / "p.zjpack", LATER)
    for store in (inspector, supervisor):
        store.close()
    return supervisor.folder


def test_the_window_shows_how_far_and_says_what_came(
    qtbot: QtBot, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_newer(monkeypatch, tmp_path / "steps")
    titles: list[str] = []
    with shown_window(qtbot, tmp_path / "w", kept) as window:
        window.jobs.long_started.connect(titles.append)
        qtbot.keyClicks(window.door.unlock.passphrase, "correct horse battery")
        with qtbot.waitSignal(window.work_opened):
            window.door.unlock.open.click()
        assert titles == ["正在显示以前收到的记录"]
        assert window.session is not None
        assert window.frame_ is not None
        store = window.session.store
        assert [note.details["count"] for note in store.news] == [29, 1]
        told = window.frame_.notice.label.text()
        assert window.frame_.notice.isVisible()
        assert all(say(note, window.session.language).problem in told for note in store.news)
        assert len(rows_of(store.database, "weather")) == 29
    with opened_window(qtbot, tmp_path / "w", kept) as window:
        assert window.frame_ is not None
        assert not window.frame_.notice.isVisible()
        assert len(titles) == 1


def test_who_stops_it_works_on_and_sees_them_after_another_start(
    qtbot: QtBot, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_newer(monkeypatch, tmp_path / "steps")
    with shown_window(qtbot, tmp_path / "w", kept) as window:
        window.jobs.long_started.connect(lambda _: window.jobs.cancel())
        qtbot.keyClicks(window.door.unlock.passphrase, "correct horse battery")
        with qtbot.waitSignal(window.work_opened):
            window.door.unlock.open.click()
        assert window.session is not None
        assert (window.session.store.news, rows_of(window.session.store.database, "weather")) == ((), [])
    with opened_window(qtbot, tmp_path / "w", kept) as window:
        assert window.session is not None
        assert len(rows_of(window.session.store.database, "weather")) == 29
