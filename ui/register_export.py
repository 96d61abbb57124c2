"""Writes the register to a spreadsheet of the person's choice, in the background."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.register_files import RegisterFiles
from ui.session import Session


class RegisterExport(QObject):
    exported = Signal(object, int)
    """Path and number of enterprises."""
    troubled = Signal(object)
    """The Exception; no file was written."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner

    def ask(self) -> None:
        proposed = self.tr("企业台账_{day}.xlsx").format(day=f"{self._session.clock():%Y%m%d}")
        path = RegisterFiles.ask_to_write(self._owner, proposed)
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        from inspector_app.enterprises.export import export_register

        database = self._session.store.database
        self._session.jobs.run(
            self,
            lambda: export_register(database, path),
            done=lambda count: self.exported.emit(path, count),
            failed=self.troubled.emit,
        )
