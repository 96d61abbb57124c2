"""The visit's checklist on paper: saved as a PDF or printed, empty or half filled; and the scan of a filled one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.exchange.kinds.visits_out import safe_name
from inspector_app.files import write_atomically
from inspector_app.paper_forms import attach_scan
from ui.dialogs.notice_files import NoticeFiles, proposed_name
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.submission_files import SubmissionFiles
from ui.papers.printing import PrinterChoice, PrintRun, printer_name
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_state import VisitState, reload_visit

if TYPE_CHECKING:
    from inspector_app.checklists.submission_folder import Submitted
    from ui.jobs import Progress


class VisitPapers(QObject):
    written = Signal(str)
    """The PDF that was saved."""
    told = Signal(str)
    """What else was done, or why it was not."""

    def __init__(self, desk: VisitDesk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def save_form(self, *, filled: bool) -> None:
        """Asks where to, then draws it; what was typed last is in it."""
        self._desk.autosave.flush()
        proposed = proposed_name(self._title(filled), "", self._desk.shown.enterprise.name)
        path = NoticeFiles.ask_to_write(self._page, proposed)
        if path is not None:
            self.write(path, self._drawing(filled))

    def print_form(self, *, filled: bool) -> None:
        """With the system's dialog, on the printer of the last time; what was typed last is in it."""
        if not PrinterChoice.has_printers():
            self.told.emit(self.tr("这台电脑上没有找到打印机。可以先存为 PDF，拿到别处打印。"))
            return
        self._desk.autosave.flush()
        draw = self._drawing(filled)

        def work() -> tuple[bytes, int]:
            from inspector_app.notices.pages import page_count

            pdf = draw()
            return pdf, page_count(pdf)

        jobs = self._desk.session.jobs
        jobs.run(self, work, done=lambda drawn: self._print(*drawn, self._title(filled)), failed=self._failed)

    def submit(self) -> None:
        """The answers and their files for programs that take OpenRosa submissions; what was typed last is in it."""
        self._desk.autosave.flush()
        name = f"{safe_name(self._desk.shown.enterprise.name)}-{self._desk.shown.visit.opened_at:%Y%m%d}.zip"
        wanted = SubmissionFiles.ask(self._page, Path(name))
        if wanted is None:
            return
        store, visit, (path, originals) = self._desk.session.store, self._desk.visit_id, wanted

        def work(progress: "Progress") -> "Submitted":
            from inspector_app.checklists.submission_folder import write_submission

            return write_submission(store, visit, path, originals=originals, progress=progress.report_or_stop)

        self._desk.session.jobs.run_long(
            self,
            self.tr("正在写出提交包"),
            work,
            done=self._submitted,
            failed=self._failed,
            cancelled=lambda: self.told.emit(self.tr("已取消，没有写出文件。")),
        )

    def _submitted(self, done: "Submitted") -> None:
        text = self.tr("已保存：{path}").format(path=done.path) + self.tr("，附件 %n 个。", None, len(done.files))
        if done.marked:
            text += self.tr("%n 张有标注或遮盖，用的是副本。", None, len(done.marked))
        if done.problems:
            text += self.tr("%n 个附件读不出来，没有写入。", None, len(done.problems))
        self.told.emit(text)

    def attach_scan(self) -> None:
        """Pages of the paper form that was keyed in, into the evidence of the visit as a whole."""
        paths = [] if self._desk.shown.read_only else PhotoFiles.ask_to_add(self._page, "")
        if not paths:
            return
        store, visit, before, now = (
            *(self._desk.session.store, self._desk.visit_id),
            *(self._desk.shown, self._desk.session.clock()),
        )

        def work() -> VisitState:
            for path in paths:
                attach_scan(store, visit, path, now)
            return reload_visit(store, before)

        def done(state: VisitState) -> None:
            self._desk.accept(state)
            self.told.emit(self.tr("已附上 %n 个扫描件，在证据图库的“整次检查”里。", None, len(paths)))

        self._desk.session.jobs.run(self, work, done=done, failed=self._failed)

    def _title(self, filled: bool) -> str:
        return self.tr("检查表（已填部分）") if filled else self.tr("检查表（空白）")

    def _drawing(self, filled: bool) -> Callable[[], bytes]:
        store, visit, now = self._desk.session.store, self._desk.visit_id, self._desk.session.clock()

        def draw() -> bytes:
            from inspector_app.notices.checklist_form import draw_form
            from inspector_app.notices.form_facts import visit_form_facts

            return draw_form(visit_form_facts(store, visit, now, filled=filled))

        return draw

    def _print(self, pdf: bytes, pages: int, title: str) -> None:
        preferences = self._desk.session.preferences
        printer = PrinterChoice.ask(self._page, pages, 1, title, preferences.printer)
        if printer is None:
            return
        if printer.printerName():
            preferences.printer = printer.printerName()
        run = PrintRun(self._desk.session.jobs, printer, pdf, pages)
        sent = self.tr("检查表已送到“{printer}”。").format(printer=printer_name(printer))
        run.finished.connect(lambda: self.told.emit(sent))
        run.failed.connect(self._failed)
        run.start()

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
