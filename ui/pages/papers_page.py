"""All issued papers of the store: of a day, by state or text; many at once as PDF files or to the printer."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.records.papers import Notice
from inspector_app.messages import Message
from inspector_app.printers import USUAL_COPIES
from ui.column_widths import MOMENT, VISIT_STATE, column_width
from ui.dialogs.notice_files import NoticeFiles
from ui.dialogs.print_outcome_dialog import PrintOutcomeDialog
from ui.models.papers_model import PaperColumn, PapersModel
from ui.papers.papers_desk import PapersDesk, Printed
from ui.papers.printing import PrinterChoice, named_printer
from ui.session import Session
from ui.when_shown import WhenShown
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.papers_head import PapersHead
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.rows_table import RowsTable
from ui.widgets.search_keys import SearchKeys

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from inspector_app.notices.batch import Listed

_SAMPLES = {
    PaperColumn.TITLE: "责令限期整改通知书　",
    PaperColumn.NUMBER: "深宝福责改〔2026〕1234号　",
    PaperColumn.ISSUED: MOMENT,
    PaperColumn.STATE: VISIT_STATE,
}


class PapersPage(QWidget):
    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("papers_page")
        self.setStyleSheet(register_style(self.palette()))
        self._session = session
        self._fresh = WhenShown(self)
        self._left: set[str] | None = None
        """What is still listed of several that were chosen, when others of them are not any more."""
        self.desk = PapersDesk(session, self)
        self.model = PapersModel(self)
        self.table = self._new_table()
        self.setFocusProxy(self.table)
        self.head = PapersHead(session.clock, self)
        self.notice = NoticeBar(self)
        self.nothing = NothingHere(self)
        self.stack = QStackedWidget(self)
        self.each = QPushButton(self.tr("每份一个 PDF…"), self)
        self.one = QPushButton(self.tr("合成一个 PDF…"), self)
        self.print = QPushButton(self.tr("打印这些…"), self)
        self.found = PlainLabel(self)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        self.head.stop_waiting()
        self.desk.load(self.head.wanted())

    def _new_table(self) -> RowsTable:
        table = RowsTable(self.model, self.tr("已签发的文书"), PaperColumn.ENTERPRISE, self)
        header = table.horizontalHeader()
        header.setSectionResizeMode(PaperColumn.STATE, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(50)
        for column, sample in _SAMPLES.items():
            table.setColumnWidth(column, column_width(table, column, sample))
        return table

    def _lay_out(self) -> None:
        self.found.setProperty("role", "secondary")
        deeds = QHBoxLayout()
        deeds.addWidget(self.found, 1)
        for button in (self.print, self.one, self.each):
            deeds.addWidget(button)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        column.addLayout(deeds)

    def _connect(self) -> None:
        desk = self.desk
        desk.listed.connect(self._show)
        desk.written.connect(self._tell_written)
        desk.printed.connect(self._ask_outcome)
        desk.told.connect(self.notice.tell)
        desk.printing.connect(self._tell_printing)
        desk.troubled.connect(self._tell_trouble)
        self.head.changed.connect(self._narrow)
        SearchKeys(self, self.head.text, self.table)
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.nothing.wanted.connect(self._help)
        self.each.clicked.connect(self._write_each)
        self.one.clicked.connect(self._write_one)
        self.print.clicked.connect(self._print)
        changes = self._session.changes
        for signal in (changes.visit_changed, changes.packs_changed):
            signal.connect(lambda *_: self._fresh.do("papers", self.load))

    def _narrow(self) -> None:
        """What is looked for is another list: nothing of it is chosen yet."""
        self.table.clearSelection()
        self._left = None
        self.load()

    def _show(self, rows: "list[Listed]") -> None:
        """What is chosen stays so when the same list is read again: it would be all that is printed else."""
        kept = {self.model.rows[place].notice.id for place in self.table.chosen_rows()}
        several = len(kept) > 1 or self._left is not None
        listed = {row.notice.id for row in rows}
        self.model.show(rows)
        self.table.choose_rows([place for place, row in enumerate(rows) if row.notice.id in kept])
        if several and (gone := len(kept - listed)):
            self.notice.tell(self.tr("选中的文书里有 %n 份已不在这个列表里，不再包含在内。", None, gone))
        self._left = kept & listed if several and len(kept & listed) < 2 else None
        if self.head.narrows:
            self.nothing.say(self.tr("没有符合的文书"), self.tr("换一天，或者清除筛选。"), self.tr("看全部文书"))
        else:
            text = self.tr("检查中点“出具文书”，或在企业档案中点“文书”，就能出具文书；签发的都列在这里。")
            self.nothing.say(self.tr("还没有签发文书"), text, self.tr("去检查记录"))
        self.stack.setCurrentWidget(self.table if rows else self.nothing)
        self._count()
        self.listed.emit()

    def _choose(self) -> None:
        self._left = None
        self._count()

    def _count(self) -> None:
        chosen, rows = self._chosen(), self.model.rows
        if len(chosen) < len(rows):
            self.found.setText(self.tr("选中 {chosen} 份，共 {count} 份").format(chosen=len(chosen), count=len(rows)))
        else:
            self.found.setText(self.tr("共 %n 份", None, len(rows)))
        for button in (self.each, self.one, self.print):
            button.setEnabled(bool(chosen))

    def _chosen(self) -> list[Notice]:
        """The selected ones, oldest first; all of the list when not more than one is selected.

        One that is left of several is meant alone, and none of them is none.
        """
        places, rows = self.table.chosen_rows(), self.model.rows
        if self._left is not None:
            chosen = [row.notice for row in rows if row.notice.id in self._left]
        elif len(places) > 1:
            chosen = [rows[place].notice for place in places]
        else:
            chosen = [row.notice for row in rows]
        return chosen[::-1]

    def _open(self, row: int) -> None:
        notice = self.model.rows[row].notice
        self._session.navigation.open_paper.emit(notice.visit_id or notice.enterprise_id, notice.id)

    def _help(self) -> None:
        if self.model.rows or self.head.narrows:
            self.head.clear()
        else:
            self._session.navigation.open_page.emit("visits")

    def _write_each(self) -> None:
        # What was chosen when it was pressed: the list may be read again while the folder is asked for.
        notices, folder = self._chosen(), NoticeFiles.ask_folder(self)
        if folder is not None:
            self.desk.write(notices, folder, one_file=False)

    def _write_one(self) -> None:
        notices, now = self._chosen(), self._session.clock().astimezone()
        path = NoticeFiles.ask_to_write(self, self.tr("文书-{day}.pdf").format(day=f"{now:%Y-%m-%d}"))
        if path is not None:
            self.desk.write(notices, path, one_file=True)

    def _print(self) -> None:
        if not PrinterChoice.has_printers():
            text = self.tr("这台电脑上没有找到打印机。文书已经保存，可以先合成一个 PDF，拿到别处打印。")
            self.notice.tell(text, self.tr("合成一个 PDF…"), self._write_one, "trouble")
            return
        notices, preferences = self._chosen(), self._session.preferences
        title = self.tr("%n 份文书", None, len(notices))
        chosen = PrinterChoice.ask(self, 1, USUAL_COPIES, title, preferences.printer)
        if chosen is None:
            return
        preferences.printer = chosen.printerName() or preferences.printer

        def printer_for(title: str, copies: int) -> "QPrinter | None":
            if not chosen.printerName():
                return chosen
            return named_printer(chosen.printerName(), title, copies)

        self.desk.print(notices, printer_for)

    def _tell_printing(self, place: int, count: int) -> None:
        text = self.tr("正在打印第 {place} 份，共 {count} 份…").format(place=place, count=count)
        self.notice.tell(text, self.tr("停止"), self.desk.stop_printing)

    def _ask_outcome(self, printed: tuple[Printed, ...]) -> None:
        pages = sum(each.pages * each.copies for each in printed)
        outcome = PrintOutcomeDialog.ask(self, printed[0].printer, 1, pages)
        self.desk.note(printed, complete=outcome.complete)
        if outcome.complete:
            self.notice.tell(self.tr("%n 份文书已打好并记录。", None, len(printed)))
        else:
            self.notice.tell(self.tr("已记下没有打全：这些文书再打印时仍是正本，不会另取文号。"))

    def _tell_written(self, paths: list[Path]) -> None:
        folder = paths[0].parent
        text = self.tr("已写出 %n 个文件：", None, len(paths)) + str(paths[0] if len(paths) == 1 else folder)
        self.notice.tell(text, self.tr("打开文件夹"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))

    def _tell_trouble(self, messages: tuple[Message, ...]) -> None:
        self.notice.tell("\n".join(str(message) for message in messages), tone="trouble")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.head.stop_waiting():
            self._fresh.do("papers", self.load)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(register_style(self.palette()))
