"""看板: what a supervisor looks at first; every number and bar leads to its list, the record and the photo."""

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from inspector_app.supervision.board import Board, Target
from inspector_app.supervision.statistics import By
from ui.dialogs.board_files import BoardFiles
from ui.dialogs.board_print_dialog import BoardPrintDialog
from ui.dialogs.figure_dialog import FigureDialog
from ui.session import Session
from ui.supervision.board_desk import BoardDesk
from ui.when_shown import WhenShown
from ui.widgets.appraisal_pane import AppraisalPane
from ui.widgets.board_pane import BoardPane
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.question_fields import QuestionFields
from ui.widgets.register_style import register_style
from ui.wording import sentences


class BoardPage(QWidget):
    shown = Signal()
    """The figures are on the screen."""
    charted = Signal()
    """The charts are, too."""
    written = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_page")
        self.setStyleSheet(register_style(self.palette()) + _SHEET)
        self._session = session
        self._fresh = WhenShown(self)
        self.desk, self.notice = BoardDesk(session, self), NoticeBar(self)
        self.fields = QuestionFields(session.clock().date(), self)
        self.board = BoardPane(session.language, self)
        self.appraisal = AppraisalPane(session.language, self)
        self.tabs = QTabWidget(self)
        self.bulletin, self.print = QPushButton(self.tr("工作通报…"), self), QPushButton(self.tr("打印…"), self)
        self.bulletin.setProperty("primary", True)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        self.show_question()
        self.desk.load_choices()

    def show_question(self) -> None:
        """The figures of what the filter asks for."""
        self.desk.load(self.fields.question())
        if self.tabs.currentWidget() is self.appraisal:
            self._appraise()

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("看板"), self)
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for button in (self.print, self.bulletin):
            head.addWidget(button)
        for pane, words in ((self.board, self.tr("数字和图表")), (self.appraisal, self.tr("考核对比"))):
            self.tabs.addTab(pane, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.fields, self.notice):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        desk, board, changes = self.desk, self.board, self._session.changes
        self.fields.changed.connect(self.show_question)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.bulletin.clicked.connect(self._write_bulletin)
        self.print.clicked.connect(self._print)
        board.draw_wanted.connect(desk.draw)
        board.target_wanted.connect(self._open)
        board.packs_wanted.connect(lambda: self._session.navigation.open_page.emit("packs"))
        self.appraisal.by_changed.connect(self._appraise)
        self.appraisal.part_wanted.connect(self._look_at)
        self.appraisal.export_wanted.connect(self._write_appraisal)
        desk.read.connect(self._show)
        desk.covered.connect(board.show_panel)
        desk.drawn.connect(self._show_charts)
        desk.appraised.connect(self.appraisal.show_appraisal)
        desk.places_known.connect(self.fields.offer_places)
        desk.campaigns_known.connect(self.fields.offer_campaigns)
        desk.written.connect(self._tell_written)
        desk.troubled.connect(self._tell_trouble)
        for changed in (changes.measures_changed, changes.enterprises_changed, changes.visit_changed):
            changed.connect(lambda *_: self._fresh.do("board", self.load))
        changes.packs_changed.connect(lambda: self._fresh.do("board", self.load))

    def _turn(self) -> None:
        if self.tabs.currentWidget() is self.appraisal:
            self._appraise()

    def _appraise(self) -> None:
        self.desk.appraise(self.fields.question(), self.appraisal.by)

    def _show(self, board: Board) -> None:
        self.notice.hide()
        self.board.show_board(board)
        self.shown.emit()
        self.desk.load_months(board.question)

    def _show_charts(self, drawn: object) -> None:
        assert isinstance(drawn, dict)
        self.board.show_charts(drawn)
        self.charted.emit()

    def _look_at(self, part: str) -> None:
        """That community or kind alone, on the board; "" for all of them."""
        choice = self.fields.community if self.appraisal.by is By.COMMUNITY else self.fields.kind
        choice.setCurrentIndex(max(0, choice.findData(part)))
        self.tabs.setCurrentWidget(self.board)

    def _open(self, target: Target) -> None:
        if target.enterprise:
            self._session.navigation.open_file.emit(target.enterprise)
        elif target.figure:
            dialog = FigureDialog(self._session, target.figure, target.question, self)
            dialog.measure_wanted.connect(lambda id: self._session.navigation.open_page.emit(f"measures:{id}"))
            dialog.exec()

    def _write_bulletin(self) -> None:
        proposed = self.tr("工作通报_{day}.docx").format(day=f"{self._session.clock():%Y%m%d}")
        path = BoardFiles.ask_for_bulletin(self, proposed)
        if path is not None:
            self.bulletin.setEnabled(False)
            self.desk.write_bulletin(self.fields.question(), path)

    def _print(self) -> None:
        dialog = BoardPrintDialog(self._session, self.fields.question(), self)
        dialog.file_wanted.connect(self._write_board)
        dialog.exec()

    def _write_board(self) -> None:
        proposed = self.tr("看板_{day}.pdf").format(day=f"{self._session.clock():%Y%m%d}")
        path = BoardFiles.ask_for_print(self, proposed)
        if path is not None:
            self.desk.write_board(self.fields.question(), path)

    def _write_appraisal(self) -> None:
        proposed = self.tr("考核对比_{day}.xlsx").format(day=f"{self._session.clock():%Y%m%d}")
        path = BoardFiles.ask_for_sheet(self, proposed)
        if path is not None:
            self.desk.write_appraisal(self.fields.question(), self.appraisal.by, path)

    def _tell_written(self, path: Path) -> None:
        self.bulletin.setEnabled(True)
        words = self.tr("已写好：{path}").format(path=path)
        self.notice.tell(words, self.tr("打开"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self.written.emit()

    def _tell_trouble(self, error: Exception) -> None:
        self.bulletin.setEnabled(True)
        self.notice.tell_trouble(sentences(error, self._session.language))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(register_style(self.palette()) + _SHEET)


_SHEET = """
#figure_tile { text-align: left; padding: 0; border-radius: 8px; border-color: palette(midlight); }
#figure_tile:focus { padding: 0; }
#enterprise_panel QTableView { border-radius: 4px; }
"""
