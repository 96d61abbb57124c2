"""Pictures of the real window on a real store, one of each main page: for `inspector-app demo` and the manual."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from inspector_app.checklists.model import Verdict
from inspector_app.messages import Language
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pictures.shutter import Shutter, wait_for
from ui.places import Places
from ui.preferences import Preferences
from ui.translation import has_english

SIZE = QSize(1366, 768)
_FAILED = Verdict.FAIL.value


def take_page_pictures(out: Path, store_folder: Path, passphrase: str) -> list[Path]:
    """PNG files in `out`, each named after its page. Raises what opening the store raises; the store ends closed."""
    from ui.app import new_window

    application = offscreen_application()
    out.mkdir(parents=True, exist_ok=True)
    jobs = Jobs()
    preferences = Preferences()
    preferences.theme = "light"
    places = Places(out / "window.ini", store_folder.parent, store_folder.parent / "practice")
    window = new_window(application, jobs, preferences, places)
    try:
        return PagePictures(window, out).take_all(store_folder, passphrase)
    finally:
        wait_for(window.left.connect, window.close)
        jobs.stop()


def offscreen_application() -> QApplication:
    """That of this process; painted offscreen where there is no display."""
    from ui.app import new_application

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or new_application(sys.argv[:1])
    assert isinstance(application, QApplication)
    return application


class PagePictures:
    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window = window
        self._shutter = Shutter(window.jobs, out)

    def take_all(self, store_folder: Path, passphrase: str) -> list[Path]:
        self._window.resize(SIZE)
        self._window.show()
        self._take("welcome")
        self._window.door.show_unlock(store_folder)
        self._take("unlock")
        self._open(store_folder, passphrase)
        self._take_register("register")
        self._window.appearance.set_theme("dark")
        self._take("register_dark")
        self._window.appearance.set_theme("light")
        self._take_page("visits")
        self._take_visit()
        self._take_page("papers")
        self._take_page("packs")
        self._take_page("settings")
        if has_english():
            self._window.set_language(Language.EN)
            # What is being typed is kept first; only then is the window made again.
            self._settle()
            self._look_after()
            self._take_register("register_en")
            # Translators are the application's: the next window of this process would speak English, too.
            self._window.set_language(Language.ZH)
            self._settle()
        return self._shutter.taken

    def _open(self, store_folder: Path, passphrase: str) -> None:
        opening = self._window.door.opening
        errors: list[Exception] = []
        opening.troubled.connect(errors.append)

        def connect(quit_: Callable[[], None]) -> None:
            self._window.work_opened.connect(quit_)
            opening.troubled.connect(lambda _: quit_())

        wait_for(connect, lambda: opening.open(store_folder, passphrase))
        if errors:
            raise errors[0]
        self._look_after()

    def _look_after(self) -> None:
        """What the lower edge says is known some seconds after the opening: a picture does not wait for it."""
        assert self._window.frame_ is not None
        self._window.frame_.health.start()
        self._settle()

    def _take_register(self, name: str) -> None:
        """With the enterprise of the newest visit chosen."""
        assert self._window.session is not None
        self._window.go("enterprises")
        self._settle()
        with self._window.session.store.database.look() as work:
            visits, enterprises = work.visits.all(), work.enterprises.all()
        if visits or enterprises:
            chosen = visits[0].enterprise_id if visits else enterprises[0].id
            self._window.session.navigation.open_enterprise.emit(chosen)
        self._take(name)

    def _take_page(self, key: str) -> None:
        self._window.go(key)
        self._take(key)

    def _take_visit(self) -> None:
        """The newest visit at its first failed item, and its notice."""
        assert self._window.session is not None
        with self._window.session.store.database.look() as work:
            visits = work.visits.all()
        if not visits:
            return
        navigation = self._window.session.navigation
        navigation.open_visit.emit(visits[0].id)
        self._settle()
        page = self._window.open_visit_page()
        if page is not None and page.flow is not None:
            shown = page.desk.shown
            failed = [item.code for item in shown.items if shown.answer(item.code).verdict == _FAILED]
            if failed:
                page.flow.go(failed[0])
        self._take("visit")
        self._take("visit_200", scale=2)
        navigation.open_notice.emit(visits[0].id)
        self._take("notice")
        navigation.back.emit()
        navigation.back.emit()

    def _take(self, name: str, scale: float = 1) -> None:
        self._shutter.take(self._window, name, scale)

    def _settle(self) -> None:
        self._shutter.settle()
