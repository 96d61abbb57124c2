"""Builds everything and passes it on: worker, preferences, looks, language, window. Nothing is global."""

import faulthandler
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui.crash_reports import CrashReports
from ui.dialogs.crash_dialog import CrashDialog
from ui.jobs import Jobs
from ui.main_window import MainWindow, Surroundings
from ui.places import Places
from ui.preferences import Preferences
from ui.session import Clock, local_now
from ui.theme.appearance import Appearance
from ui.theme.icons import drawn
from ui.translation import Translation

if TYPE_CHECKING:
    from ui.system_printers import SystemPrinters

VERSION = "0.1.0"


class FirstPaint(QObject):
    """Tells once when a window has been painted; what is heavy may be loaded from then on."""

    painted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        page = window.door.currentWidget()
        assert page is not None
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.painted.emit()
        return False


def main(file: Path | None = None) -> int:
    """Opens the window; gives the program's exit code when it is closed. `file` is taken once a store is open."""
    if sys.stderr is not None:
        faulthandler.enable()
    reports = CrashReports()
    reports.install()
    application = new_application(sys.argv)
    places = Places.of_system()
    jobs = Jobs()
    window = new_window(application, jobs, Preferences(places.preferences), places)
    dialog = CrashDialog(window)
    reports.crashed.connect(lambda text: tell_crash(window, dialog, text))
    first = FirstPaint(window)
    first.painted.connect(window.door.opening.load)
    if file is not None:
        window.work_opened.connect(lambda: window.take_file(file), Qt.ConnectionType.SingleShotConnection)
    window.show()
    code = application.exec()
    jobs.stop()
    reports.uninstall()
    return code


def new_application(argv: list[str]) -> QApplication:
    """The one QApplication, named so that its files lie together."""
    application = QApplication(argv)
    application.setApplicationName("inspector-app")
    application.setApplicationDisplayName("寄检通")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("inspector-app")
    return application


def new_window(
    application: QApplication, jobs: Jobs, preferences: Preferences, places: Places, clock: Clock = local_now
) -> MainWindow:
    """The window with its looks and language, not yet shown."""
    appearance = Appearance(application, preferences)
    appearance.apply()
    translation = Translation(application)
    translation.speak(preferences.language)
    application.setWindowIcon(QIcon(drawn("mark", "#ffffff", 64, 2)))
    return MainWindow(Surroundings(jobs, preferences, places, appearance, translation, clock))


def tell_crash(window: MainWindow, dialog: CrashDialog, text: str) -> None:
    """First what was typed is saved as far as it goes, then the person is told."""
    try:
        window.flush()
    finally:
        dialog.tell(text)


def take_pictures(out: Path, store_folder: Path, passphrase: str) -> list[Path]:
    """Pictures of the main pages on that store, for `inspector-app demo`; the store is closed at the end."""
    from ui.page_pictures import take_page_pictures

    return take_page_pictures(out, store_folder, passphrase)


def system_printers() -> "SystemPrinters":
    """The printers of this computer, for `inspector-app notice print`."""
    from ui.system_printers import SystemPrinters

    return SystemPrinters()
