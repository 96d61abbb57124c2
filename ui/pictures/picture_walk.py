"""Goes through the whole window and has each place pictured: pages, settings, visits, papers, dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from inspector_app.checklists.model import Verdict
from ui.main_window import MainWindow
from ui.pages.settings_page import SettingsPage
from ui.pages.visit_page import VisitPage
from ui.pictures.shutter import Shutter, wait_for

_FAILED = Verdict.FAIL.value


class PictureWalk:
    def __init__(self, window: MainWindow, shutter: Shutter, practice: Path) -> None:
        """`practice` is where the practice store lies."""
        self.window, self._shutter, self._practice = window, shutter, practice

    def take(self, name: str, widget: QWidget | None = None) -> None:
        self._shutter.take(widget or self.window, name)

    def doors(self) -> None:
        door = self.window.door
        door.setCurrentWidget(door.welcome)
        self.take("welcome")
        door.setCurrentWidget(door.unlock)
        door.unlock.show_store(self._practice)
        self.take("unlock")
        door.setCurrentWidget(door.welcome)

    def open_practice(self) -> None:
        wait_for(self.window.work_opened.connect, self.window.door.open_practice)
        assert self.window.frame_ is not None
        # Else the lower edge would know of photos and packs some seconds later.
        self.window.frame_.health.start()
        self._shutter.settle()

    def pages(self) -> None:
        frame = self.window.frame_
        assert frame is not None
        for key in frame.side.buttons:
            self.window.go(key)
            self.take(key)
            self._tabs(key, self.top)
        settings = frame.stack.page("settings")
        assert isinstance(settings, SettingsPage)
        for key in settings.buttons:
            settings.show_section(key)
            self.take(f"settings_{key}")

    def open_visit(self) -> bool:
        """The visit that is under way, at what it found; False when the store has none."""
        assert self.window.session is not None
        with self.window.session.store.database.look() as work:
            visits = [visit for visit in work.visits.all() if not visit.closed_at and not visit.rechecks]
        if not visits:
            return False
        self.window.session.navigation.open_visit.emit(visits[0].id)
        self._shutter.settle()
        self.take("visit")
        page = self.visit
        assert page.flow is not None
        shown = page.desk.shown
        failed = [item.code for item in shown.items if shown.answer(item.code).verdict == _FAILED]
        if failed:
            page.flow.go(failed[0])
            self.take("visit_finding")
        page.tools.toggle_rapid()
        self.take("visit_rapid")
        page.tools.toggle_rapid()
        return True

    def papers_and_files(self) -> None:
        """An issued paper, a re-inspection and the file of an enterprise."""
        assert self.window.session is not None
        navigation = self.window.session.navigation
        with self.window.session.store.database.look() as work:
            visits, issued = work.visits.all(), work.notices.all()
        rechecks = [visit for visit in visits if visit.rechecks]
        if issued:
            navigation.open_paper.emit(issued[0].visit_id, issued[0].id)
            self.take("paper")
            self.leave_guests()
        if rechecks:
            navigation.open_visit.emit(rechecks[0].id)
            self.take("reinspection")
            self.leave_guests()
        if visits:
            navigation.open_file.emit(visits[0].enterprise_id)
            self.take("enterprise")
            self._tabs("enterprise", self.top)
            self.leave_guests()

    def leave_guests(self) -> None:
        assert self.window.frame_ is not None
        while self.window.frame_.stack.has_guest:
            self.window.frame_.stack.back()

    def dialog(self, name: str, ask: Callable[[], object]) -> None:
        """What `ask` opens, pictured and closed without an answer; nothing when it opens nothing."""
        QTimer.singleShot(0, self.window, lambda: self._take_dialog(name))
        ask()
        self._shutter.settle()

    def aside(self, name: str, widget: QWidget | None) -> None:
        """A window beside the main one, pictured and closed."""
        if widget is not None:
            self.take(name, widget)
            widget.close()

    @property
    def top(self) -> QWidget:
        assert self.window.frame_ is not None
        return self.window.frame_.stack.top

    @property
    def visit(self) -> VisitPage:
        page = self.window.open_visit_page()
        assert page is not None
        return page

    def _take_dialog(self, name: str) -> None:
        self._shutter.settle()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            self.take(f"dialog_{name}", dialog)
            dialog.close()

    def _tabs(self, name: str, page: QWidget) -> None:
        for tabs in page.findChildren(QTabWidget):
            for place in range(1, tabs.count()):
                tabs.setCurrentIndex(place)
                self.take(f"{name}_{place + 1}")
            tabs.setCurrentIndex(0)
