"""The status line calms: what is saved, photos, backup, packs that wait; each part opens its page."""

from datetime import timedelta
from pathlib import Path

from handovers import two_stores, worked_visit
from offices import NOW, new_store, with_enterprise
from pytestqt.qtbot import QtBot
from windows import idle, opened_window

from inspector_app.assurance import assurance
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.visits import close_visit
from ui.main_window import MainWindow
from ui.packs.pack_facts import load_packs
from ui.widgets.status_line import StatusLine


def looked(qtbot: QtBot, window: MainWindow) -> StatusLine:
    assert window.frame_ is not None
    with qtbot.waitSignal(window.frame_.health.looked):
        window.frame_.health.start()
    return window.frame_.status


def test_each_part_says_its_number_and_opens_its_page(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    close_visit(store, worked_visit(store), NOW)
    store.close()
    with opened_window(qtbot, tmp_path, store.folder) as window:
        status = looked(qtbot, window)
        assert (status.photos.text(), status.packs.text()) == ("照片 3/3", "待交 1 个资料包")
        assert window.frame_ is not None
        for part, section in (
            (status.saved, "diary"),
            (status.photos, "photos"),
            (status.backup, "settings"),
            (status.packs, "packs"),
        ):
            assert part.isVisible()
            part.click()
            assert window.frame_.stack.section == section
            idle(qtbot, window)


def test_a_visit_waits_for_its_pack_whatever_the_clock_said(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    supervisor.close()
    next_year, last_year = NOW + timedelta(days=365), NOW - timedelta(days=365)
    with_enterprise(inspector, "e2")
    for enterprise, closed, written in (("e1", NOW, next_year), ("e2", last_year, last_year)):
        close_visit(inspector, worked_visit(inspector, enterprise), closed)
        assert assurance(inspector).packs_due == 1
        write_visit_pack(inspector, tmp_path / f"{enterprise}.zjpack", written)
        assert assurance(inspector).packs_due == 0
    last = load_packs(inspector).last
    assert last is not None
    assert last.record.file_name == "e2.zjpack"
    inspector.close()


def test_a_photo_whose_file_is_gone_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    visit = worked_visit(store)
    with store.database.look() as work:
        gone = work.photos.of_visit(visit)[0]
    store.files.remove(gone.sha256)
    assert not assurance(store).whole
    store.close()
    with opened_window(qtbot, tmp_path, store.folder) as window:
        status = looked(qtbot, window)
        assert status.photos.text() == "照片 2/3，有缺失"
        assert not status.packs.isVisible(), "an open visit is not handed over yet"


def test_the_last_change_is_said_before_anything_is_changed_here(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    saved = assurance(store).saved_at
    assert saved is not None
    store.close()
    with opened_window(qtbot, tmp_path, store.folder) as window:
        assert window.frame_ is not None
        assert window.frame_.status.saved.text() == "尚无改动"
        status = looked(qtbot, window)
        assert status.saved.text() == f"已保存 {saved.astimezone():%H:%M}"
        status.tell_assurance(assurance(window.session.store), NOW + timedelta(days=2))  # type: ignore[union-attr]
        assert status.saved.text() == f"已保存 {saved.astimezone().month}月{saved.astimezone().day}日"


def test_an_empty_store_says_nothing_of_photos_and_packs(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        status = looked(qtbot, window)
        assert not status.photos.isVisible()
        assert not status.packs.isVisible()
        assert status.backup.isVisible()
