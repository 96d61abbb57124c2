"""Reads why an enterprise has its colour, off the UI thread; the one asked for last is the one that is told."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.session import Session

if TYPE_CHECKING:
    from inspector_app.enterprises.grading.deciding import GradeFile


class GradeDesk(QObject):
    loaded = Signal(object)
    """inspector_app.enterprises.grading.deciding.GradeFile."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = ""

    def want(self, enterprise_id: str) -> None:
        self._wanted = enterprise_id
        self._session.jobs.run(self, lambda: self._read(enterprise_id), done=self._tell, failed=self.troubled.emit)

    def _read(self, enterprise_id: str) -> "GradeFile | None":
        """On the worker. Arrow keys run down the list faster than anybody reads: what was passed is not read."""
        # The answers are read by the form's engine, which is not wanted before the first paint.
        from inspector_app.enterprises.grading.deciding import grade_file

        return grade_file(self._session.store, enterprise_id) if enterprise_id == self._wanted else None

    def _tell(self, file: "GradeFile | None") -> None:
        if file is not None and file.enterprise.id == self._wanted:
            self.loaded.emit(file)
