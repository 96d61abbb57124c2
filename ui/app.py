"""Builds everything and passes it on: worker, preferences, looks, language, window. Nothing is global.

The window is shown before the rest is loaded: what the person waits for first is to see that the program starts.
"""

import faulthandler
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QEvent, QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.version import VERSION
from ui.crash_reports import CrashReports
from ui.displays import NO_DISPLAY, lacks_display, tell_no_display
from ui.main_window import MainWindow, Surroundings
from ui.places import Places
from ui.preferences import Preferences
from ui.unread_sources import leave_sources_unread

if TYPE_CHECKING:
    from ui.dialogs.crash_dialog import CrashDialog
    from ui.jobs import Jobs
    from ui.papers.system_printers import SystemPrinters
    from ui.session import Clock


class FirstPaint(QObject):
    """Tells once when a widget has been painted; what is heavy may be loaded from then on."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.painted.emit()
        return False


class Starting(QObject):
    """From the first paint of the window to the worker that loads what is heavy while the passphrase is typed."""

    furnished = Signal()
    """The door stands in the window, not yet painted."""

    def __init__(self, application: QApplication, window: MainWindow, places: Places, reports: CrashReports) -> None:
        super().__init__(window)
        self._application, self._window, self._places, self._reports = application, window, places, reports
        self.jobs: Jobs | None = None
        window.ground.painted.connect(lambda: QTimer.singleShot(0, self, self._furnish))

    def _furnish(self) -> None:
        from ui.jobs import Jobs

        window = self._window
        self.jobs = Jobs()
        furnish(self._application, window, self.jobs, self._places)
        self._keep_log(self.jobs)
        self._tidy(self.jobs)
        self._reports.crashed.connect(lambda text: tell_crash(window, self.crash_dialog, text))
        door = window.door.currentWidget()
        assert door is not None
        FirstPaint(door).painted.connect(self._load)
        self.furnished.emit()

    def _keep_log(self, jobs: "Jobs") -> None:
        """Of what the program did and what it could not do; never of what a person typed."""
        from inspector_app.support_log import SupportLog, log_folder
        from ui.session import local_now

        log = SupportLog(log_folder())
        log.note(local_now(), "started")
        jobs.refused.connect(lambda error: log.note_error(local_now(), error))
        self._reports.crashed.connect(lambda text: log.keep_crash(local_now(), text))
        self._application.aboutToQuit.connect(log.close)

    def _tidy(self, jobs: "Jobs") -> None:
        from ui.watches.tidying import Tidying

        tidying = Tidying(jobs, QTimer(self), self)
        self._window.locked.connect(tidying.let_go)

    def _load(self) -> None:
        # Made while all is well: after a crash, too little may be left to make it of.
        self.crash_dialog  # noqa: B018
        self._window.door.opening.load()

    @cached_property
    def crash_dialog(self) -> "CrashDialog":
        from ui.dialogs.crash_dialog import CrashDialog

        return CrashDialog(self._window)


def main(file: Path | None = None) -> int:
    """Opens the window; gives the program's exit code when it is closed. `file` is taken once a store is open."""
    if lacks_display(sys.platform, os.environ, sys.argv):
        tell_no_display()
        return NO_DISPLAY
    if sys.stderr is not None:
        faulthandler.enable()
    reports = CrashReports()
    reports.install()
    application = new_application(sys.argv)
    places = Places.of_system()
    window = MainWindow(Preferences(places.preferences))
    starting = Starting(application, window, places, reports)
    if file is not None:
        window.take_when_opened(file.absolute())
    work_among_documents()
    window.place.show()
    code = application.exec()
    if starting.jobs is not None:
        starting.jobs.stop()
    reports.uninstall()
    return code


def work_among_documents() -> None:
    """Where questions for files begin: not in the program's folder, and no stick is held that the person pulls."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    if documents and Path(documents).is_dir():
        QDir.setCurrent(documents)
    else:
        QDir.setCurrent(QDir.homePath())


def new_application(argv: list[str]) -> QApplication:
    """The one QApplication, named so that its files lie together."""
    leave_sources_unread()
    application = QApplication(argv)
    application.setApplicationName("inspector-app")
    application.setApplicationDisplayName("寄检通")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("inspector-app")
    return application


def new_window(
    application: QApplication, jobs: "Jobs", preferences: Preferences, places: Places, clock: "Clock | None" = None
) -> MainWindow:
    """The whole window with its looks and language, not yet shown."""
    window = MainWindow(preferences)
    furnish(application, window, jobs, places, clock)
    return window


def furnish(
    application: QApplication, window: MainWindow, jobs: "Jobs", places: Places, clock: "Clock | None" = None
) -> None:
    """Looks, language and what stands in the window. `clock` is this computer's when it is not given."""
    from PySide6.QtGui import QIcon

    from ui.session import local_now
    from ui.theme.appearance import Appearance
    from ui.theme.icons import drawn
    from ui.translation import Translation

    appearance = Appearance(application, window.preferences)
    appearance.apply()
    translation = Translation(application)
    translation.speak(window.preferences.language)
    application.setWindowIcon(QIcon(drawn("mark", "#ffffff", 64, 2)))
    window.furnish(Surroundings(jobs, places, appearance, translation, clock or local_now))


def tell_crash(window: MainWindow, dialog: "CrashDialog", text: str) -> None:
    """First what was typed is saved as far as it goes, then the person is told."""
    try:
        window.flush()
    finally:
        dialog.tell(text)


def take_pictures(out: Path, store_folder: Path, passphrase: str) -> list[Path]:
    """Pictures of the main pages on that store, for `inspector-app demo`; the store is closed at the end."""
    from ui.pictures.page_pictures import take_page_pictures

    return take_page_pictures(out, store_folder, passphrase)


def system_printers() -> "SystemPrinters":
    """The printers of this computer, for `inspector-app notice print`."""
    from ui.papers.system_printers import SystemPrinters

    return SystemPrinters()
