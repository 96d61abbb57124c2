"""What is done with the whole list of a day: printed, written, assigned as tasks. Asks first, tells afterwards."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.notice_files import NoticeFiles
from ui.planning.planning_desk import PlanningDesk
from ui.session import Session
from ui.widgets.day_panel import DayPanel
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from ui.papers.printing import PrintRun


class DayDeeds(QObject):
    troubled = Signal(object)
    """The Exception; nothing was printed to its end."""

    def __init__(
        self, session: Session, desk: PlanningDesk, panel: DayPanel, notice: NoticeBar, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner
        self._run: PrintRun | None = None
        self.desk, self.panel, self.notice = desk, panel, notice
        desk.assigned.connect(self._tell_assigned)
        desk.written.connect(lambda path: notice.tell(self.tr("已保存：{file}").format(file=path)))
        desk.drawn.connect(self._print)
        panel.file_wanted.connect(self._write)
        panel.print_wanted.connect(self._ask_print)
        panel.assign_wanted.connect(self._assign)

    def _assign(self) -> None:
        from ui.dialogs.assign_day_dialog import AssignDayDialog

        waiting = sum(not stop.done for stop in self.panel.model.stops)
        asked = AssignDayDialog.ask(self._owner, people_here(self._session), waiting)
        if asked is not None:
            self.desk.assign(*asked)

    def _tell_assigned(self, count: int) -> None:
        words = self.tr("%n 家企业已列为检查任务，发方案包时会带下去。", None, count)
        self.notice.tell(words, self.tr("去资料包"), lambda: self._session.navigation.open_page.emit("packs"))

    def _write(self) -> None:
        proposed = self.tr("当日检查安排_{day}.pdf").format(day=f"{self.desk.day:%Y%m%d}")
        path = NoticeFiles.ask_to_write(self._owner, proposed)
        if path is not None:
            self.desk.write(path)

    def _ask_print(self) -> None:
        from ui.papers.printing import PrinterChoice

        if PrinterChoice.has_printers():
            self.desk.draw()
        else:
            self.notice.tell(
                self.tr("这台电脑上没有找到打印机，可以先存成 PDF。"), self.tr("存为 PDF…"), self._write, "trouble"
            )

    def _print(self, pdf: bytes, pages: int) -> None:
        from ui.papers.printing import PrinterChoice, PrintRun, printer_name

        printer = PrinterChoice.ask(self._owner, pages, 1, self.tr("当日检查安排"))
        if printer is None:
            return
        words = self.tr("已交给打印机 {printer}。").format(printer=printer_name(printer))
        self._run = PrintRun(self._session.jobs, printer, pdf, pages)
        self._run.finished.connect(lambda: self.notice.tell(words))
        self._run.failed.connect(self.troubled)
        self._run.start()


def people_here(session: Session) -> list[str]:
    """Who may open this store, the person at the keyboard first."""
    from inspector_app.vault import people_of

    store = session.store
    return list(dict.fromkeys((store.person, *(each.person for each in people_of(store.folder)))))
