"""What stands before the work: the welcome page when no store is known, else the locked door of the last one."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.errors import Problem, UnavailableError
from inspector_app.messages import Language, say
from inspector_app.signposts import is_store
from ui.frame.eye_order import tab_as_the_eye_goes
from ui.jobs import Jobs, Progress
from ui.opening.store_opening import StoreOpening, StorePeople
from ui.places import Places
from ui.preferences import Preferences
from ui.session import Clock
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.backups.shelf import Backup
    from ui.pages.unlock_page import UnlockPage
    from ui.pages.welcome_page import WelcomePage


class Door(QStackedWidget):
    opened = Signal(object, bool)
    """The Store, and whether it is the practice store."""
    told = Signal()
    """Something went wrong and is shown."""
    language_wanted = Signal(Language)

    def __init__(
        self, jobs: Jobs, preferences: Preferences, places: Places, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._preferences, self._places, self._clock = jobs, preferences, places, clock
        self.opening = StoreOpening(jobs, clock, self)
        self.opening.started.connect(lambda: self._set_busy(True))
        self.opening.cancelled.connect(lambda: self._set_busy(False))
        self.opening.opened.connect(self._let_in)
        self.opening.troubled.connect(self._tell)
        self.show_right_page()

    # Each page is made when it is first wanted: only one of them is the first paint of the program.

    @cached_property
    def welcome(self) -> "WelcomePage":
        from ui.pages.welcome_page import WelcomePage

        page = WelcomePage(self._jobs, self)
        page.existing_wanted.connect(self.choose_store)
        self._add(page)
        return page

    @cached_property
    def unlock(self) -> "UnlockPage":
        from ui.pages.unlock_page import UnlockPage

        page = UnlockPage(self._jobs, self)
        page.other_wanted.connect(self.choose_store)
        page.wanted.connect(self.opening.open)
        page.forgotten.connect(self.recover)
        page.rescue_wanted.connect(self.rescue)
        self.opening.people_found.connect(page.show_people)
        self._add(page)
        return page

    def _add(self, page: "WelcomePage | UnlockPage") -> None:
        self.addWidget(page)
        page.new_wanted.connect(self.create_store)
        page.practice_wanted.connect(self.open_practice)
        page.return_wanted.connect(self.return_store)
        page.languages.wanted.connect(self.language_wanted)
        page.set_busy(self.opening.busy)
        tab_as_the_eye_goes(page)

    def show_right_page(self) -> None:
        last = self._preferences.last_store
        if last is None:
            self.setCurrentWidget(self.welcome)
        else:
            self.show_unlock(last)

    def take_keys(self) -> None:
        """To where the page in front begins, or where they were on it."""
        page = self.currentWidget()
        if page is not None and "unlock" in vars(self) and page is self.unlock:
            self.unlock.passphrase.setFocus()
        elif page is not None:
            (page.focusWidget() or self.welcome.practice).setFocus()

    def show_unlock(self, folder: Path) -> None:
        self.unlock.show_store(folder)
        self.setCurrentWidget(self.unlock)
        self.unlock.passphrase.setFocus()
        self.opening.show_people(folder)

    def recover(self, folder: Path) -> None:
        """For somebody who forgot the passphrase: the office's recovery key, when it was set in time."""
        self.unlock.forget_trouble()
        self.opening.find_people(folder, self._recover, self._tell)

    def _recover(self, found: StorePeople) -> None:
        from ui.dialogs.recover_dialog import RecoverDialog

        if not found.recoverable:
            self._tell(UnavailableError("store.recovery_none"))
            return
        language = self._preferences.language
        recovered = RecoverDialog.ask(self, self._jobs, self._clock, language, found)
        if recovered is not None:
            self.unlock.delay.forget()
            self.opening.open(found.folder, recovered.passphrase, recovered.person)

    def create_store(self) -> None:
        from ui.dialogs.new_store_dialog import NewStoreDialog

        language = self._preferences.language
        created = NewStoreDialog.ask(self, self._jobs, self._places, self._clock, language)
        if created is not None:
            self.show_unlock(created.folder)
            self.opening.open(created.folder, created.passphrase)

    def return_store(self) -> None:
        """From a backup on a stick, into a folder of its own; then it is opened."""
        from ui.dialogs.return_store_dialog import ReturnStoreDialog

        language = self._preferences.language
        returned = ReturnStoreDialog.ask(self, self._jobs, self._places, self._clock, language)
        if returned is not None:
            self.show_unlock(returned.folder)
            if returned.whole:
                self.opening.open(returned.folder, returned.passphrase)
            else:
                self.unlock.tell_trouble([say(Problem("backup.returned_partly"), language)])

    def rescue(self, folder: Path, passphrase: str, person: str) -> None:
        """The newest backup of a store that does not open, when the person says so."""
        self._set_busy(True)
        self._jobs.run(
            self,
            lambda: _find_rescue(folder, passphrase, person),
            done=lambda backup: self._ask_rescue(folder, passphrase, person, backup),
            failed=self._tell,
        )

    def _ask_rescue(self, folder: Path, passphrase: str, person: str, backup: "Backup") -> None:
        from ui.dialogs.backup_files import BackupFiles

        if not BackupFiles.confirm_restore(self, backup, None):
            self._set_busy(False)
            return
        now, name = self._clock(), backup.name
        self._jobs.run_long(
            self,
            self.tr("正在恢复备份"),
            lambda progress: _rescue(folder, passphrase, person, name, now, progress),
            done=lambda _restored: self._open_rescued(folder, passphrase, person),
            failed=self._tell,
            cancelled=lambda: self._set_busy(False),
        )

    def _open_rescued(self, folder: Path, passphrase: str, person: str) -> None:
        self._set_busy(False)
        self.unlock.forget_trouble()
        self.opening.open(folder, passphrase, person)

    def tell_news(self, news: str, error: Exception | None) -> None:
        """How a restore or a change of the key went, where the store is opened again: a code of news, or the error."""
        if error is not None:
            self._tell_here(error)
            return
        self.unlock.tell_news(say(Problem(news), self._preferences.language))
        self.told.emit()

    def choose_store(self) -> None:
        from ui.dialogs.store_folders import StoreFolders

        folder = StoreFolders.ask_existing(self, self._places.stores)
        if folder is None:
            return
        if is_store(folder):
            self.show_unlock(folder)
        else:
            self._tell_here(UnavailableError("store.not_a_store", folder=str(folder)))

    def open_practice(self) -> None:
        self.opening.open_practice(self._places.practice)

    def _set_busy(self, busy: bool) -> None:
        for page in self._made():
            page.set_busy(busy)
        if "welcome" in vars(self):
            self.welcome.notice.hide()

    def _made(self) -> "list[WelcomePage | UnlockPage]":
        return [vars(self)[name] for name in ("welcome", "unlock") if name in vars(self)]

    def _let_in(self, store: object, practice: bool) -> None:
        self._set_busy(False)
        self.unlock.passphrase.clear()
        self.unlock.delay.forget()
        self.opened.emit(store, practice)

    def _tell(self, error: Exception) -> None:
        self._set_busy(False)
        codes = [problem.code for problem in getattr(error, "problems", ())]
        if codes == ["store.wrong_passphrase"] and self.currentWidget() is self.unlock:
            self.unlock.refuse_passphrase(say(Problem(codes[0]), self._preferences.language))
            self.told.emit()
        else:
            self._tell_here(error)

    def _tell_here(self, error: Exception) -> None:
        messages = sentences(error, self._preferences.language)
        if self.currentWidget() is self.unlock:
            self.unlock.tell_trouble(messages, rescuable=_can_be_rescued(error))
        else:
            self.welcome.notice.tell("\n".join(str(message) for message in messages), tone="trouble")
        self.told.emit()


# What is heavy is loaded when it is needed: the door is the first paint of the program.


def _can_be_rescued(error: Exception) -> bool:
    from inspector_app.backups.rescuing import can_be_rescued

    return can_be_rescued(error)


def _find_rescue(folder: Path, passphrase: str, person: str) -> "Backup":
    from inspector_app.backups.rescuing import find_rescue

    return find_rescue(folder, passphrase, person or None)


def _rescue(folder: Path, passphrase: str, person: str, name: str, now: datetime, progress: Progress) -> None:
    from inspector_app.backups.rescuing import rescue_store

    rescue_store(folder, passphrase, now, person or None, name, progress.report_or_stop)
