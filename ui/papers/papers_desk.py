"""What the page of all papers does: lists them, writes or prints many at once; in the background, until stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records.papers import Notice
from inspector_app.errors import UnavailableError
from inspector_app.notices.deeds import PrintReport
from inspector_app.printers import USUAL_COPIES
from ui.jobs import Progress
from ui.papers.printing import PrintRun, printer_name
from ui.session import Session
from ui.wording import sentences

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from inspector_app.notices.batch import BatchFilter, Listed
    from inspector_app.notices.copies import NextPrint


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that went to the queue."""

    notice_id: str
    printer: str
    copies: int
    pages: int
    duplicate: int


class PapersDesk(QObject):
    listed = Signal(object)
    """Listed, newest first."""
    written = Signal(object)
    """Paths of the files."""
    printed = Signal(object)
    """Printed, of each paper that went to the queue."""
    printing = Signal(int, int)
    """The paper that goes to the printer now, from 1, and how many there are."""
    told = Signal(str)
    troubled = Signal(object)
    """Messages."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._round = 0
        self._stopping = False

    def load(self, wanted: "BatchFilter") -> None:
        self._round += 1
        this, store = self._round, self._session.store

        def work() -> "list[Listed]":
            from inspector_app.notices.batch import listed

            return listed(store, wanted)

        def done(found: "list[Listed]") -> None:
            if this == self._round:
                self.listed.emit(found)

        self._session.jobs.run(self, work, done=done, failed=self.tell)

    def write(self, notices: Sequence[Notice], target: Path, *, one_file: bool) -> None:
        store = self._session.store

        def work(progress: Progress) -> list[Path]:
            from inspector_app.notices.batch import to_file, to_folder

            return (to_file if one_file else to_folder)(store, notices, target, progress.report, progress.cancelled)

        text = self.tr("正在写出 %n 份文书…", None, len(notices))
        self._long(text, work, self.written.emit)

    def print(self, notices: Sequence[Notice], printer_for: Callable[[str, int], "QPrinter | None"]) -> None:
        """One job a paper and one paper in memory: a jam in one says nothing about the others.

        `printer_for` gives the chosen printer for a title and a number of copies.
        """
        self._stopping = False
        self._print_next(list(notices), [], printer_for)

    def stop_printing(self) -> None:
        """After the paper that goes to the printer now."""
        self._stopping = True

    def note(self, printed: "Sequence[Printed]", *, complete: bool) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> None:
            from inspector_app.notices.service import note_print

            for each in printed:
                report = PrintReport(each.printer, each.copies, each.pages, complete, each.duplicate)
                note_print(store, each.notice_id, report, now)

        self._session.jobs.run(self, work, done=lambda _: self._noted(), failed=self.tell)

    def _print_next(
        self, waiting: list[Notice], done: "list[Printed]", printer_for: Callable[[str, int], "QPrinter | None"]
    ) -> None:
        if not waiting or self._stopping:
            if done:
                self.printed.emit(tuple(done))
            self._tell_left(len(waiting))
            return
        self.printing.emit(len(done) + 1, len(done) + len(waiting))
        notice, store, now = waiting.pop(0), self._session.store, self._session.clock()

        def work() -> "NextPrint":
            from inspector_app.notices.copies import next_print

            return next_print(store, notice.id, now)

        def send(found: "NextPrint") -> None:
            copies = 1 if found.duplicate else USUAL_COPIES
            printer = printer_for(notice.number or notice.id[-8:], copies)
            if printer is None:
                self._stop(done, UnavailableError("notice.printer_refused", printer="—"))
                return
            run = PrintRun(self._session.jobs, printer, found.pdf, found.pages)
            sent = Printed(notice.id, printer_name(printer), copies, found.pages, found.duplicate)
            run.finished.connect(lambda: self._print_next(waiting, [*done, sent], printer_for))
            run.failed.connect(lambda error: self._stop(done, error))
            run.start()

        self._session.jobs.run(self, work, done=send, failed=lambda error: self._stop(done, error))

    def _tell_left(self, left: int) -> None:
        if left:
            self.told.emit(self.tr("已停下，还有 %n 份没有打印。", None, left))

    def _stop(self, done: "list[Printed]", error: Exception) -> None:
        """What went to the printer before is asked about as ever."""
        self.tell(error)
        if done:
            self.printed.emit(tuple(done))

    def tell(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.troubled.emit(messages)

    def _noted(self) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.visit_changed.emit("")

    def _long(self, text: str, work: Callable[[Progress], object], done: Callable[[object], None]) -> None:
        stopped = self.tr("已停止。已经写出的文件仍然保留。")
        self._session.jobs.run_long(
            self, text, work, done=done, failed=self.tell, cancelled=lambda: self.told.emit(stopped)
        )
