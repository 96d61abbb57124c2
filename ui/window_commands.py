"""What the commands of the menu do, beyond what the window does itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.visit_actions import VisitActions
    from ui.visit_flow import VisitFlow


class WindowCommands(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def import_register(self, path: Path | None = None) -> None:
        from ui.pages.enterprises_page import EnterprisesPage

        if self._window.frame_ is not None:
            page = self._window.frame_.stack.page("enterprises")
            assert isinstance(page, EnterprisesPage)
            page.import_register(path)

    def find_enterprise(self) -> None:
        from ui.pages.enterprises_page import EnterprisesPage

        if self._window.frame_ is not None:
            self._window.frame_.stack.open("enterprises")
            page = self._window.frame_.stack.page("enterprises")
            assert isinstance(page, EnterprisesPage)
            page.body.to_search()

    def open_store_folder(self) -> None:
        if self._window.session is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.session.store.folder)))

    def toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def show_keys(self) -> None:
        from ui.dialogs.key_sheet_dialog import KeySheetDialog

        KeySheetDialog.ask(self._window)

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

    def visit_actions(self) -> "VisitActions":
        page = self._window.open_visit_page()
        assert page is not None
        return page.actions_

    def show_notice(self) -> None:
        page = self._window.open_visit_page()
        if page is not None and self._window.session is not None:
            page.flush()
            self._window.session.navigation.open_notice.emit(page.visit_id)
