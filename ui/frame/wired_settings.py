"""The page of settings with what it asks of the window: looks, language, locking, and the ways out."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.settings_page import SettingsPage
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def settings_page(window: "MainWindow", session: Session, parent: QWidget) -> QWidget:
    page = SettingsPage(session, parent, window.frame_.key_watch if window.frame_ is not None else None)
    page.theme_wanted.connect(window.appearance.set_theme)
    page.text_size_wanted.connect(window.appearance.set_text_size)
    page.tablet_wanted.connect(window.appearance.set_tablet)
    page.language_wanted.connect(window.set_language)
    page.lock_wanted.connect(window.lock)
    page.restore_wanted.connect(window.ways_out.restore_backup)
    page.move_wanted.connect(window.ways_out.move)
    page.idle_minutes_wanted.connect(window.set_idle_minutes)
    return page
