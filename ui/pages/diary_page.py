"""The log read like a diary: who did what to what, newest first; checked and exported from here."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inspector_app.audit.check import Audit
from inspector_app.audit.diary import DiaryLine, LogPage, LogQuery
from inspector_app.messages import say
from ui.delegates.diary_delegate import DiaryDelegate
from ui.dialogs.diary_files import DiaryFiles
from ui.diary.diary_desk import DiaryDesk
from ui.models.diary_model import DiaryModel
from ui.session import Session
from ui.theme.touch import row_height
from ui.when_shown import WhenShown
from ui.widgets.diary_filter import DiaryFilter
from ui.widgets.diary_panel import DiaryPanel
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.search_keys import SearchKeys
from ui.wording import sentences

_PANEL_LETTERS = 24


class DiaryList(QTableView):
    entered = Signal(int)
    """Row on which Enter was pressed, or that was clicked twice."""
    stood_on = Signal(int)
    """Row that is current now; -1 for none."""

    def __init__(self, model: DiaryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(DiaryDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # A table of equal rows: a list would lay out all of them anew for each page.
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("操作日志"))
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda current, _: self.stood_on.emit(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.entered.emit(row)
        else:
            super().keyPressEvent(event)


class DiaryPage(QWidget):
    listed = Signal()
    """The first lines of what is wanted are on the screen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diary_page")
        self.setStyleSheet(register_style(self.palette()) + _SHEET)
        self._session = session
        self._fresh = WhenShown(self)
        self.desk = DiaryDesk(session, self)
        self.model = DiaryModel(session.language, self)
        self.list = DiaryList(self.model, self)
        self.setFocusProxy(self.list)
        self.panel = DiaryPanel(session.language, self)
        self.filter = DiaryFilter(session.language, self)
        self.notice, self.nothing = NoticeBar(self), NothingHere(self)
        self.check, self.export = QPushButton(self.tr("校验日志"), self), QPushButton(self.tr("导出…"), self)
        self.compare = QPushButton(self.tr("与交出的检查包核对…"), self)
        self.compare.setToolTip(self.tr("交出去的包改不了：逐条比对，日志后来有没有被改过、删过，一查便知。"))
        self.check.setProperty("primary", True)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.load()
        self.desk.load_devices()

    def load(self) -> None:
        self.desk.begin(self.filter.query())

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("操作日志"), self)
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for button in (self.export, self.compare, self.check):
            head.addWidget(button)
        for widget in (self.list, self.nothing):
            self.stack.addWidget(widget)
        self.halves = QSplitter(Qt.Orientation.Horizontal, self)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(12)
        self.halves.addWidget(self.stack)
        self.halves.addWidget(self.panel)
        self.halves.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self.notice)
        column.addWidget(self.halves, 1)

    def _connect(self) -> None:
        self.filter.changed.connect(self.load)
        SearchKeys(self, self.filter.text, self.list)
        self.model.more_wanted.connect(self.desk.go_on)
        self.list.stood_on.connect(lambda row: self.panel.show_line(self.model.line(row)))
        self.list.entered.connect(lambda row: self._go(self.model.line(row)))
        self.panel.place_wanted.connect(lambda: self._go(self.model.line(self.list.currentIndex().row())))
        self.nothing.wanted.connect(self.filter.clear)
        self.check.clicked.connect(self._check)
        self.compare.clicked.connect(self._compare)
        self.export.clicked.connect(self._export)
        desk, changes = self.desk, self._session.changes
        desk.read.connect(self._show)
        desk.devices_known.connect(self._offer)
        desk.checked.connect(self._tell_checked)
        desk.exported.connect(self._tell_exported)
        desk.stopped.connect(self._end_work)
        desk.troubled.connect(self._tell_trouble)
        for changed in (changes.enterprises_changed, changes.visit_changed, changes.settings_changed):
            changed.connect(lambda *_: self._fresh.do("diary", self.load))
        changes.packs_changed.connect(lambda: self._fresh.do("diary", self.load))
        changes.packs_changed.connect(lambda: self._fresh.do("devices", desk.load_devices))

    def _show(self, page: LogPage, first: bool) -> None:
        if not first:
            self.model.add(page.lines, page.before is not None)
            return
        read = self.model.line(self.list.currentIndex().row())
        self.model.show(page.lines, page.before is not None)
        # What is saved meanwhile comes above it: who reads a line goes on reading it.
        row = max(self.model.row_of(read), self.model.first_line())
        self.list.setCurrentIndex(self.model.index(row)) if row >= 0 else self.panel.show_line(None)
        if not page.lines:
            self._say_nothing()
        self.stack.setCurrentWidget(self.list if page.lines else self.nothing)
        self.listed.emit()

    def _say_nothing(self) -> None:
        if self.filter.query() == LogQuery():
            text = self.tr("以后每一次保存都会记在这里：什么时候、谁、做了什么。记过的不能改，也不能删。")
            self.nothing.say(self.tr("日志还是空的"), text)
        else:
            text = self.tr("换一个说法、类别或日期试试。")
            self.nothing.say(self.tr("没有符合筛选的记录"), text, self.tr("清除筛选"))

    def _offer(self, devices: list[tuple[str, str, bool]]) -> None:
        own, other = self.tr("{person}（本机）"), self.tr("{person}（{device}）")
        words = [(d, (own if is_own else other).format(person=person, device=d)) for d, person, is_own in devices]
        self.filter.offer_devices(words)

    def _go(self, line: DiaryLine | None) -> None:
        if line is None:
            return
        navigation = self._session.navigation
        kind = self.panel.kind_of_place(line)
        if kind == "notice":
            navigation.open_notice.emit(line.visit)
        elif kind == "visit":
            navigation.open_visit.emit(line.visit)
        elif kind == "enterprise":
            navigation.open_enterprise.emit(line.enterprise)

    def _check(self) -> None:
        self._begin_work()
        self.desk.check()

    def _compare(self) -> None:
        packs = DiaryFiles.ask_packs(self)
        if packs:
            self._begin_work()
            self.desk.check(packs)

    def _export(self) -> None:
        proposed = self.tr("操作日志_{day}.csv").format(day=f"{self._session.clock():%Y%m%d}")
        path = DiaryFiles.ask_to_write(self, proposed)
        if path is not None:
            self._begin_work()
            self.desk.export(path)

    def _begin_work(self) -> None:
        self.notice.hide()
        for button in (self.check, self.compare, self.export):
            button.setEnabled(False)

    def _end_work(self) -> None:
        for button in (self.check, self.compare, self.export):
            button.setEnabled(True)

    def _tell_checked(self, audit: Audit, packs: int) -> None:
        self._end_work()
        facts = self.tr("日志 {events} 条、{devices} 台电脑，照片和文书 {sound}/{files}，数据库 {pages} 页").format(
            events=f"{audit.events:,}",
            devices=audit.devices,
            sound=audit.files_sound,
            files=audit.files,
            pages=f"{audit.pages:,}",
        )
        if audit.handed_over:
            facts += self.tr("（%n 份原件已移交）", None, audit.handed_over)
        if audit.waiting:
            facts += self.tr("（%n 项含更新版本的程序写的记录，还没有显示）", None, audit.waiting)
        if packs:
            facts += self.tr("，并与 %n 个交出的检查包逐条核对", None, packs)
        if audit.sound:
            self.notice.tell(self.tr("全部完好：{facts}。").format(facts=facts))
            return
        count = len(audit.problems) + audit.more
        text = self.tr("发现 {count} 处问题：{facts}。").format(count=f"{count:,}", facts=facts)
        self.notice.tell(text, self.tr("看问题"), lambda: self._show_problems(audit), tone="trouble")

    def _show_problems(self, audit: Audit) -> None:
        lines = [
            f"{number}. {say(problem, self._session.language)}" for number, problem in enumerate(audit.problems, 1)
        ]
        if audit.more:
            lines.append(self.tr("还有 {count} 处没有列出。").format(count=f"{audit.more:,}"))
        self.panel.show_text(self.tr("校验发现的问题"), "\n\n".join(lines))

    def _tell_exported(self, path: Path, count: int) -> None:
        self._end_work()
        self.notice.tell(self.tr("已导出 {count} 条记录：{path}").format(count=f"{count:,}", path=path))

    def _tell_trouble(self, error: Exception) -> None:
        self._end_work()
        self.notice.tell_trouble(sentences(error, self._session.language))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(self.width() // 3, _PANEL_LETTERS * self.fontMetrics().horizontalAdvance("字"))
        self.halves.setSizes([self.width() - width, width])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(register_style(self.palette()) + _SHEET)


_SHEET = """
QPlainTextEdit { background: palette(base); }
"""
