"""The visit's checklist on paper: empty or half filled, saved as a PDF, drawn off the UI thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.files import write_atomically
from ui.dialogs.notice_files import NoticeFiles, proposed_name
from ui.visit_desk import VisitDesk


class VisitPapers(QObject):
    written = Signal(str)
    """The PDF that was saved."""

    def __init__(self, desk: VisitDesk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def save_form(self, *, filled: bool) -> None:
        """Asks where to, then draws it; what was typed last is in it."""
        self._desk.autosave.flush()
        title = self.tr("检查表（已填部分）") if filled else self.tr("检查表（空白）")
        path = NoticeFiles.ask_to_write(self._page, proposed_name(title, "", self._desk.shown.enterprise.name))
        if path is None:
            return
        store, visit, now = self._desk.session.store, self._desk.visit_id, self._desk.session.clock()

        def draw() -> bytes:
            from inspector_app.notices.checklist_form import draw_form
            from inspector_app.notices.form_facts import visit_form_facts

            return draw_form(visit_form_facts(store, visit, now, filled=filled))

        self.write(path, draw)

    def write(self, path: Path, draw: Callable[[], bytes]) -> None:
        """`draw` gives the PDF; `written` follows, or the page tells why not."""

        def work() -> None:
            write_atomically(path, draw())

        self._desk.session.jobs.run(self, work, done=lambda _: self.written.emit(str(path)), failed=self._failed)

    def _failed(self, error: Exception) -> None:
        """The disk of a stick says no in its own words."""
        if isinstance(error, OSError):
            from inspector_app.errors import UnavailableError
            from inspector_app.messages import disk_problem

            problem = disk_problem(error)
            self._desk.tell(UnavailableError(problem.code, **problem.details))
        else:
            self._desk.tell(error)
