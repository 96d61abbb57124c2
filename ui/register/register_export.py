"""Writes the register, or the list of its sensitive forwarders, where the person wants it, in the background."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.errors import Problem, RefusedInputError
from ui.dialogs.notice_files import NoticeFiles
from ui.dialogs.register_files import RegisterFiles
from ui.session import Session

if TYPE_CHECKING:
    from ui.jobs import Progress
    from ui.papers.printing import PrintRun


class RegisterExport(QObject):
    exported = Signal(object, int)
    """Path and number of enterprises."""
    printed = Signal(str)
    """What was done, in words."""
    troubled = Signal(object)
    """The Exception; no file was written."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._run: PrintRun | None = None

    def ask(self) -> None:
        proposed = self.tr("企业台账_{day}.xlsx").format(day=f"{self._session.clock():%Y%m%d}")
        path = RegisterFiles.ask_to_write(self._owner, proposed)
        if path is not None:
            self._write(path)

    def ask_sensitive(self, ending: str) -> None:
        """The list of sensitive forwarders; `ending` is .xlsx or .pdf."""
        day = f"{self._session.clock():%Y%m%d}"
        proposed = self.tr("重点敏感货代企业台账清单_{day}").format(day=day) + ending
        ask = NoticeFiles.ask_to_write if ending == ".pdf" else RegisterFiles.ask_to_write
        path = ask(self._owner, proposed)
        if path is not None:
            self._write_sensitive(path)

    def print_sensitive(self) -> None:
        from ui.papers.printing import PrinterChoice

        store, now = self._session.store, self._session.clock()

        def work() -> tuple[bytes, int]:
            from inspector_app.enterprises.sensitive import sensitive_list
            from inspector_app.notices.pages import page_count
            from inspector_app.notices.sensitive_list import draw_sensitive_list

            listed = sensitive_list(store, now)
            if not listed.lines:
                raise RefusedInputError([Problem("register.sensitive_empty")])
            pdf = draw_sensitive_list(listed)
            return pdf, page_count(pdf)

        if not PrinterChoice.has_printers():
            self.printed.emit(self.tr("这台电脑没有打印机，请存为 PDF。"))
            return
        self._session.jobs.run(self, work, done=lambda drawn: self._print(*drawn), failed=self.troubled.emit)

    def _print(self, pdf: bytes, pages: int) -> None:
        from ui.papers.printing import PrinterChoice, PrintRun, printer_name

        printer = PrinterChoice.ask(self._owner, pages, 1, self.tr("重点敏感货代企业台账清单"))
        if printer is None:
            return
        words = self.tr("已交给打印机 {printer}。").format(printer=printer_name(printer))
        self._run = PrintRun(self._session.jobs, printer, pdf, pages)
        self._run.finished.connect(lambda: self.printed.emit(words))
        self._run.failed.connect(self.troubled)
        self._run.start()

    def _write(self, path: Path) -> None:
        from inspector_app.enterprises.export import export_register

        database = self._session.store.database
        self._session.jobs.run_long(
            self,
            self.tr("正在导出台账"),
            lambda progress: export_register(database, path, progress.report_or_stop),
            done=lambda count: self.exported.emit(path, count),
            failed=self.troubled.emit,
            cancelled=lambda: self.printed.emit(self.tr("已取消，没有写出文件。")),
        )

    def _write_sensitive(self, path: Path) -> None:
        store, now = self._session.store, self._session.clock()

        def work(progress: "Progress") -> int:
            from inspector_app.enterprises.sensitive import export_sensitive

            return export_sensitive(store, path, now, progress.report_or_stop)

        self._session.jobs.run_long(
            self,
            self.tr("正在导出重点敏感货代清单"),
            work,
            done=lambda count: self.exported.emit(path, count),
            failed=self.troubled.emit,
            cancelled=lambda: self.printed.emit(self.tr("已取消，没有写出文件。")),
        )
