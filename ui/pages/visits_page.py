"""All visits of the store: those of this laptop, and those received in packs.

Only the visits in view, and a few around them, are counted: of a hundred thousand nobody looks at more.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector_app.visit_summaries import VisitCounts, VisitSummary, count_visits
from ui.choose_row import choose_row
from ui.column_widths import MOMENT, RECORDED_BY, VISIT_STATE
from ui.dialogs.to_do_dialogs import SentBackDialog, TasksDialog
from ui.letting_go import let_go
from ui.models.visits_model import VisitColumn, VisitsModel
from ui.packs.to_do_desk import ToDoDesk
from ui.session import Session
from ui.supervision.handing_on_deed import HandingOnDeed
from ui.visit.visits_desk import FoundVisits, VisitsDesk, Whose
from ui.when_shown import WhenShown
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.register_style import register_style
from ui.widgets.rows_table import RowsTable
from ui.widgets.search_keys import SearchKeys
from ui.widgets.to_do_bar import ToDoBar
from ui.widgets.visits_head import VisitsHead
from ui.wording import sentences

_BATCH = 40
"""Visits counted in one job: other work gets its turn between two."""
_SAID_LETTERS = 24
"""Of what was searched and not found."""

_SAMPLES = {
    VisitColumn.OPENED: MOMENT,
    VisitColumn.STATE: VISIT_STATE,
    VisitColumn.ANSWERED: "101/101　",
    VisitColumn.FINDINGS: "问题　",
    VisitColumn.PHOTOS: "照片　",
    VisitColumn.INSPECTORS: "欧阳建国、司徒丽芳　",
    VisitColumn.RECORDED_BY: RECORDED_BY,
}
_GIVEN_UP_FIRST = (VisitColumn.INSPECTORS, VisitColumn.RECORDED_BY, VisitColumn.PHOTOS)
_NAME_SAMPLE = "深圳市凯宏国际货运代理"


class VisitsTable(RowsTable):
    entered = Signal(int)
    """Row on which Enter was pressed, or that was clicked twice."""
    moved = Signal()
    """Other rows may be in view."""

    def __init__(self, model: VisitsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, self.tr("检查记录"), VisitColumn.ENTERPRISE, parent, several=False)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look.start())
        model.modelReset.connect(self._look.start)

    def rows_about(self) -> list[int]:
        """Those in view first, then as many below and above: a turn of the wheel finds them ready."""
        seen = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 1
        first, end = max(0, self.rowAt(0)), self.model().rowCount()
        return [*range(first, min(first + 2 * seen, end)), *range(first - 1, max(first - seen, 0) - 1, -1)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.entered.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(_SAMPLES, _GIVEN_UP_FIRST, _NAME_SAMPLE)
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()


class VisitsPage(QWidget):
    listed = Signal()
    """The list shows the visits as they are now; counts may still follow."""
    counted = Signal()
    """Every visit in view has its counts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visits_page")
        self.setStyleSheet(register_style(self.palette()))
        self._session = session
        self._fresh = WhenShown(self)
        self._round = 0
        self._found = FoundVisits.sorted_out(())
        self._counts: dict[str, VisitCounts | None] = {}
        self._counting = False
        self.model = VisitsModel(self)
        self.table = VisitsTable(self.model, self)
        self.setFocusProxy(self.table)
        self.desk, self.head = VisitsDesk(session, self), VisitsHead(self)
        self.search_keys = SearchKeys(self, self.head.search, self.table)
        self.notice = NoticeBar(self)
        self.handing_on = HandingOnDeed(session, self.notice, self)
        self.to_do = ToDoDesk(session, self)
        self.to_do_bar = ToDoBar(self)
        self.nothing = NothingHere(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """All of them anew."""
        self.desk.note_change()
        self._read()
        self.to_do.load()

    def _read(self) -> None:
        """What changed, and what is looked for now."""
        self.head.search.stop()
        self.desk.load(self.head.text)

    def _connect(self) -> None:
        self.desk.found.connect(self._keep)
        self.desk.troubled.connect(self._tell_trouble)
        self.head.search.typed.connect(self._read)
        self.table.entered.connect(self._open)
        self.table.moved.connect(self._count_seen)
        self.nothing.wanted.connect(self._help)
        self.head.chosen.connect(self._list)
        self.head.hand_on.clicked.connect(self._hand_on)
        changes = self._session.changes
        changes.visit_changed.connect(self._forget_counts)
        changes.packs_changed.connect(self._forget_all_counts)
        changes.enterprises_changed.connect(self._read_enterprises)
        self.to_do.loaded.connect(lambda: self.to_do_bar.show_state(self.to_do.sent_back, self.to_do.tasks))
        self.to_do.troubled.connect(self._tell_trouble)
        self.to_do_bar.sent_back_wanted.connect(lambda: SentBackDialog.ask(self, self._session))
        self.to_do_bar.tasks_wanted.connect(lambda: TasksDialog.ask(self, self._session))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.to_do_bar)
        column.addWidget(self.stack, 1)

    def _keep(self, found: FoundVisits) -> None:
        before, self._found = self._found, found
        self._list()
        # What was found lies among what was known, and goes with it.
        if before.known is not found.known:
            let_go(self._session.jobs, self, before.known)
        self._count_seen()

    def _forget_counts(self, visit_id: str) -> None:
        self._counts.pop(visit_id, None)
        self._read_changed(visit_id)

    def _forget_all_counts(self) -> None:
        self._counts.clear()
        self._read_changed("")

    def _read_changed(self, visit_id: str) -> None:
        self._round += 1
        self.desk.note_change(visit_id)
        self._fresh.do("visits", self._read)
        self._fresh.do("to do", self.to_do.load)

    def _read_enterprises(self) -> None:
        self.desk.note_enterprises()
        self._read_changed("")

    def _count_seen(self) -> None:
        if self._counting or not self.desk.is_current:
            # It looks again when the counts or the list that are on their way have come.
            return
        rows = map(self.model.summary, self.table.rows_about())
        batch = [row for row in rows if row.visit.id not in self._counts][:_BATCH]
        if not batch:
            self.counted.emit()
            return
        self._counting = True
        this, store = self._round, self._session.store
        self._session.jobs.run(
            self,
            lambda: count_visits(store, batch),
            done=lambda counts: self._keep_counts(this, batch, counts),
            failed=self._stop_counting,
        )

    def _keep_counts(self, this: int, batch: list[VisitSummary], counts: dict[str, VisitCounts]) -> None:
        self._counting = False
        if this == self._round:
            known = {row.visit.id: counts.get(row.visit.id) for row in batch}
            self._counts |= known
            self.model.add_counts(known)
        self._count_seen()

    def _stop_counting(self, error: Exception) -> None:
        self._counting = False
        self._tell_trouble(error)

    def _list(self) -> None:
        shown = self._found.of[self.head.whose]
        self.head.show_counts(self._found)
        current = self.table.currentIndex().row()
        kept = self.model.summary(current).visit.id if current >= 0 else ""
        self.model.show(shown, self._counts)
        choose_row(self.table, max(0, self.model.row_of(kept)))
        self._say_nothing()
        self.stack.setCurrentWidget(self.table if shown.rows else self.nothing)
        self.listed.emit()

    def _say_nothing(self) -> None:
        text, elsewhere = self._found.text, len(self._found.of[Whose.ALL].rows)
        if not self._found.known:
            about = self.tr("检查从企业台账开始：选一家企业，点“开始检查”。进行中和已结束的检查都会列在这里。")
            self.nothing.say(self.tr("还没有检查记录"), about, self.tr("去企业台账"))
        elif text:
            short = text if len(text) <= _SAID_LETTERS else f"{text[:_SAID_LETTERS]}…"
            about = self.tr("查过企业名称、拼音和首字母、信用代码、电话、地址，检查人员、记录电脑和日期。")
            about = self.tr("别的筛选里找到 %n 次。", None, elsewhere) if elsewhere else about
            way = self.tr("看全部找到的") if elsewhere else self.tr("清除搜索")
            self.nothing.say(self.tr("没有找到“{text}”").format(text=short), about, way)
        elif self.head.whose is Whose.RECEIVED:
            about = self.tr("导入其他电脑交来的检查包以后，那些检查会列在这里，只能查看。")
            self.nothing.say(self.tr("还没有收到检查"), about, self.tr("看全部检查"))
        else:
            about = self.tr("这台电脑还没有做过检查；收到的检查在“收到”里。")
            self.nothing.say(self.tr("本机没有检查"), about, self.tr("看全部检查"))

    def _help(self) -> None:
        if not self._found.known:
            self._session.navigation.open_page.emit("enterprises")
        elif self._found.text and not self._found.of[Whose.ALL].rows:
            self.search_keys.clear()
            self._read()
        else:
            self.head.show_all()

    def _hand_on(self) -> None:
        from ui.supervision.handing_on_offers import of_visits

        self.handing_on.ask(of_visits(self.model.listed.places))

    def _open(self, row: int) -> None:
        self._session.navigation.open_visit.emit(self.model.summary(row).visit.id)

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(register_style(self.palette()))
