"""What stands before the work: the welcome page when no store is known, else the locked door of the last one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.errors import Problem, UnavailableError
from inspector_app.messages import Language, say
from ui.dialogs.store_folders import StoreFolders
from ui.jobs import Jobs
from ui.pages.unlock_page import UnlockPage
from ui.pages.welcome_page import WelcomePage
from ui.places import Places
from ui.preferences import Preferences
from ui.session import Clock
from ui.store_opening import StoreOpening, StorePeople
from ui.wording import explain


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
        self.welcome = WelcomePage(jobs, self)
        self.unlock = UnlockPage(jobs, self)
        for page in (self.welcome, self.unlock):
            self.addWidget(page)
            page.new_wanted.connect(self.create_store)
            page.practice_wanted.connect(self.open_practice)
            page.languages.wanted.connect(self.language_wanted)
        self.welcome.existing_wanted.connect(self.choose_store)
        self.unlock.other_wanted.connect(self.choose_store)
        self.unlock.wanted.connect(self.opening.open)
        self.unlock.forgotten.connect(self.recover)
        self.opening.people_found.connect(self.unlock.show_people)
        self.opening.started.connect(lambda: self._set_busy(True))
        self.opening.cancelled.connect(lambda: self._set_busy(False))
        self.opening.opened.connect(self._let_in)
        self.opening.troubled.connect(self._tell)
        self.show_right_page()

    def show_right_page(self) -> None:
        last = self._preferences.last_store
        if last is None:
            self.setCurrentWidget(self.welcome)
        else:
            self.show_unlock(last)

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

    def tell_restored(self, error: Exception | None) -> None:
        """How a restore went, where the store is opened again."""
        if error is not None:
            self._tell_here(error)
            return
        self.unlock.tell_news(say(Problem("backup.restored"), self._preferences.language))
        self.told.emit()

    def choose_store(self) -> None:
        folder = StoreFolders.ask_existing(self, self._places.stores)
        if folder is None:
            return
        if (folder / "store.json").is_file():
            self.show_unlock(folder)
        else:
            self._tell_here(UnavailableError("store.not_a_store", folder=str(folder)))

    def open_practice(self) -> None:
        self.opening.open_practice(self._places.practice)

    def _set_busy(self, busy: bool) -> None:
        self.welcome.notice.hide()
        self.welcome.set_busy(busy)
        self.unlock.set_busy(busy)

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
        messages = explain(error, self._preferences.language)
        if messages is None:
            raise error
        if self.currentWidget() is self.unlock:
            self.unlock.tell_trouble(messages)
        else:
            self.welcome.notice.tell("\n".join(str(message) for message in messages), tone="trouble")
        self.told.emit()
