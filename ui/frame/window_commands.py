"""What the commands of the menu do, beyond what the window does itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget

from inspector_app.messages import Language
from ui.session import local_now
from ui.wording import sentences

if TYPE_CHECKING:
    from ui.help.help_window import HelpWindow
    from ui.main_window import MainWindow
    from ui.visit.visit_actions import VisitActions
    from ui.visit.visit_flow import VisitFlow
    from ui.visit.visit_tools import VisitTools


class WindowCommands(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.help: HelpWindow | None = None
        """Over the window; a dialog has one of its own."""
        self._helped_in = Language.ZH
        # Not of the menu, which is hidden while the door is shown.
        QShortcut(QKeySequence("F1"), window, self.show_help)

    def import_register(self, path: Path | None = None) -> None:
        from ui.pages.enterprises_page import EnterprisesPage

        if self._window.frame_ is not None:
            page = self._window.frame_.stack.page("enterprises")
            assert isinstance(page, EnterprisesPage)
            page.import_register(path)

    def find_duplicates(self) -> None:
        from ui.dialogs.duplicates_dialog import DuplicatesDialog

        if self._window.session is not None:
            DuplicatesDialog.ask(self._window, self._window.session)

    def find_enterprise(self) -> None:
        from ui.pages.enterprises_page import EnterprisesPage

        if self._window.frame_ is not None:
            self._window.frame_.stack.open("enterprises")
            page = self._window.frame_.stack.page("enterprises")
            assert isinstance(page, EnterprisesPage)
            page.body.to_search()

    def verify_paper(self) -> None:
        from ui.dialogs.verify_paper_dialog import VerifyPaperDialog

        if self._window.session is not None:
            VerifyPaperDialog.ask(self._window, self._window.session)

    def check_annex(self) -> None:
        from ui.dialogs.annex_dialog import AnnexDialog

        if self._window.session is not None:
            AnnexDialog.ask(self._window, self._window.session)

    def open_store_folder(self) -> None:
        if self._window.session is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.session.store.folder)))

    def try_restore(self) -> None:
        """The restore drill: its place in the settings is opened and it begins."""
        from ui.pages.settings_page import SettingsPage

        if self._window.frame_ is not None:
            self._window.frame_.stack.open("settings")
            page = self._window.frame_.stack.page("settings")
            if isinstance(page, SettingsPage):
                page.show_section("backup")
                page.backup.try_restore()

    def toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def toggle_tablet(self) -> None:
        looks = self._window.appearance
        looks.set_tablet("off" if looks.tablet else "on")

    def show_keys(self) -> None:
        from ui.dialogs.key_sheet_dialog import KeySheetDialog

        KeySheetDialog.ask(self._window)

    def show_help(self) -> None:
        """The manual where it speaks of what is on the screen; the window stays usable beside it."""
        language = self._window.preferences.language
        if self.help is None or self._helped_in is not language:
            self.help, self._helped_in = self._new_help(self._window), language
        self._show(self.help)

    def show_help_over(self, dialog: QWidget) -> None:
        """It goes with the dialog, which would take all keys and clicks from the one of the window."""
        from ui.help.help_window import HelpWindow

        self._show(dialog.findChild(HelpWindow) or self._new_help(dialog))

    def _show(self, help_: "HelpWindow") -> None:
        from ui.help.help_topics import topic_in_front

        help_.show_topic(topic_in_front(self._window, self._window.preferences.language))
        help_.show()
        help_.raise_()
        help_.activateWindow()

    def _new_help(self, parent: QWidget) -> "HelpWindow":
        from ui.help.help_window import HelpWindow

        help_ = HelpWindow(self._window.preferences.language, parent)
        help_.card_wanted.connect(lambda: self.save_card(help_))
        return help_

    def save_card(self, help_: "HelpWindow") -> None:
        """The quick card as a file; said in the window of the help, where it was asked for."""
        from ui.dialogs.help_files import HelpFiles

        path = HelpFiles.ask_card(help_)
        if path is None:
            return

        def tell(error: Exception) -> None:
            messages = sentences(error, self._window.preferences.language)
            help_.notice.tell("\n".join(map(str, messages)), tone="trouble")

        kept = self.tr("快捷卡已存为 {file}").format(file=path)
        self._window.jobs.run(help_, lambda: _write_card(path), done=lambda _: help_.notice.tell(kept), failed=tell)

    def show_tour(self) -> None:
        if self._window.frame_ is not None:
            self._window.frame_.begin_tour()

    def show_doctor(self) -> None:
        """Is all well with the program, this computer and the store; and the file that a support desk asks for."""
        from ui.dialogs.doctor_dialog import DoctorDialog

        if self._window.session is not None:
            DoctorDialog.ask(self._window, self._window.session)

    def show_about(self) -> None:
        QMessageBox.about(
            self._window,
            self.tr("关于寄检通"),
            self.tr("寄检通 {version}\n寄递物流企业禁毒检查的离线工作台").format(
                version=QGuiApplication.applicationVersion()
            ),
        )

    def visit_flow(self) -> "VisitFlow":
        page = self._window.open_visit_page()
        assert page is not None
        assert page.flow is not None
        return page.flow

    def preview_checklist(self) -> None:
        """A window beside the spreadsheet; closing it with the main window is the system's work."""
        from inspector_app.law.readings import law_of
        from ui.checklists.checklist_preview import ChecklistPreview

        window = self._window
        clock = window.session.clock if window.session is not None else local_now
        store = window.session.store if window.session is not None else None
        articles = (lambda: None) if store is None else lambda: law_of(store).known_ids()
        preview = ChecklistPreview(window.jobs, window.preferences.language, clock, window, articles)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.show()

    def visit_tools(self) -> "VisitTools":
        page = self._window.open_visit_page()
        assert page is not None
        return page.tools

    def visit_actions(self) -> "VisitActions":
        page = self._window.open_visit_page()
        assert page is not None
        return page.actions_

    def show_notice(self) -> None:
        page = self._window.open_visit_page()
        if page is not None and self._window.session is not None:
            page.flush()
            self._window.session.navigation.open_notice.emit(page.visit_id)


def _write_card(path: Path) -> None:
    from inspector_app.files import write_atomically
    from inspector_app.notices.quick_card import quick_card

    write_atomically(path, quick_card())
