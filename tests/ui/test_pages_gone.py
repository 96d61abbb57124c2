"""What was closed is gone: a page hears of no change any more, a question leaves nothing, a locked store is let go."""

import gc
import weakref
from pathlib import Path

from notice_visits import jpeg
from offices import new_store, with_enterprise
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from visit_pages import settled, started_visit
from windows import idle, opened_window, unlock

from inspector_app.checklists.model import Verdict
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.main_window import MainWindow
from ui.pages.enterprise_page import EnterprisePage
from ui.photos.thumbnails import Thumbnails, keep_thumbnail


def sweep() -> None:
    """As between two turns of the event loop of the program."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def store_at(folder: Path) -> Path:
    store = new_store(folder / "store")
    with_enterprise(store)
    store.close()
    return folder / "store"


def file_of(qtbot: QtBot, window: MainWindow) -> EnterprisePage:
    assert window.session is not None
    assert window.frame_ is not None
    window.session.navigation.open_file.emit("e1")
    page = window.frame_.stack.top
    assert isinstance(page, EnterprisePage)
    qtbot.waitUntil(lambda: page.desk.file is not None)
    idle(qtbot, window)
    return page


def test_a_closed_file_of_an_enterprise_hears_of_no_change(tmp_path: Path, qtbot: QtBot) -> None:
    with opened_window(qtbot, tmp_path, store_at(tmp_path)) as window:
        page = file_of(qtbot, window)
        with qtbot.waitSignal(page.desk.loaded):
            window.session.changes.enterprises_changed.emit()
        window.leave_guest()
        sweep()
        assert not isValid(page)
        changes = window.session.changes
        for told in (changes.enterprises_changed, changes.measures_changed, changes.packs_changed):
            # What is raised in a slot fails this test.
            told.emit()
        changes.visit_changed.emit("v1")
        idle(qtbot, window)


def test_a_question_that_was_answered_leaves_nothing_on_its_page(tmp_path: Path, qtbot: QtBot) -> None:
    with opened_window(qtbot, tmp_path, store_at(tmp_path)) as window:
        assert window.session is not None
        with window.session.store.database.look() as work:
            enterprise = work.enterprises.get("e1")
        assert enterprise is not None
        assert window.frame_ is not None
        page: QWidget = window.frame_.stack.top

        def agree() -> None:
            (dialog,) = page.findChildren(StartVisitDialog)
            dialog.start.click()

        QTimer.singleShot(0, agree)
        draft = StartVisitDialog.ask(page, window.session, enterprise)
        assert draft is not None
        assert draft.inspectors[0].name == "李明"
        sweep()
        assert page.findChildren(StartVisitDialog) == []


def test_a_store_that_was_locked_is_let_go_with_its_session(tmp_path: Path, qtbot: QtBot) -> None:
    with opened_window(qtbot, tmp_path, store_at(tmp_path)) as window:
        assert window.frame_ is not None
        for section in ("visits", "packs", "diary", "enterprises"):
            window.go(section)
            idle(qtbot, window)
        gone = weakref.ref(window.session)
        with qtbot.waitSignal(window.locked):
            window.lock()
        idle(qtbot, window)
        sweep()
        gc.collect()
        assert gone() is None
        unlock(qtbot, window)


def test_no_picture_of_a_locked_store_stays_in_the_memory(tmp_path: Path, qtbot: QtBot) -> None:
    with opened_window(qtbot, tmp_path, store_at(tmp_path)) as window:
        assert window.session is not None
        keep_thumbnail("ab" * 32, jpeg("teal"))
        assert Thumbnails(window.session.store, window.jobs, window).get("ab" * 32) is not None
        with qtbot.waitSignal(window.locked):
            window.lock()
        assert not QPixmapCache.find(f"photo/{'ab' * 32}", QPixmap())
        unlock(qtbot, window)


def test_a_visit_that_was_left_is_let_go_with_its_form(tmp_path: Path, qtbot: QtBot) -> None:
    """Four thousand objects each: a month of visits would fill the memory."""
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.session is not None
        window.session.navigation.open_visit.emit(visit)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        page = window.open_visit_page()
        assert page is not None
        assert page.flow is not None
        page.flow.judge(Verdict.FAIL)
        settled(qtbot, page)
        form = weakref.ref(page.desk.form)
        assert form() is not None
        window.leave_guest()
        qtbot.waitUntil(lambda: window.open_visit_page() is None)
        idle(qtbot, window)
        sweep()
        del page
        gc.collect()
        assert form() is None
