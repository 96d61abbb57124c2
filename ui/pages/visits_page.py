"""All visits of the store: those of this laptop, and those received in packs.

Only the visits in view, and a few around them, are counted: of a hundred thousand nobody looks at more.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.stores import Store
from inspector_app.visit_summaries import VisitCounts, VisitSummary, count_visits, list_visits
from ui.choose_row import choose_row
from ui.column_widths import MOMENT, RECORDED_BY, VISIT_STATE
from ui.dialogs.to_do_dialogs import SentBackDialog, TasksDialog
from ui.letting_go import let_go
from ui.models.visits_model import ListedVisits, VisitColumn, VisitsModel
from ui.packs.to_do_desk import ToDoDesk
from ui.session import Session
from ui.supervision.handing_on_deed import HandingOnDeed
from ui.watches.tidying import made_to_stay
from ui.when_shown import WhenShown
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.rows_table import RowsTable
from ui.widgets.to_do_bar import ToDoBar
from ui.wording import sentences

_BATCH = 40
"""Visits counted in one job: other work gets its turn between two."""
_ALL, _OWN, _RECEIVED = "all", "own", "received"

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
        self._round = self._kept_round = 0
        self._shown = _parts(())
        self._counts: dict[str, VisitCounts | None] = {}
        self._counting = False
        self.model = VisitsModel(self)
        self.table = VisitsTable(self.model, self)
        self.setFocusProxy(self.table)
        self.notice = NoticeBar(self)
        self.handing_on = HandingOnDeed(session, self.notice, self)
        self.hand_on = QPushButton(self.tr("交出数据…"), self)
        self.to_do = ToDoDesk(session, self)
        self.to_do_bar = ToDoBar(self)
        self.nothing = NothingHere(self)
        self.filters = self._filter_buttons()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        self._round += 1
        this, store = self._round, self._session.store
        self._session.jobs.run(
            self, lambda: _listed(store), done=lambda shown: self._keep(this, shown), failed=self._tell_trouble
        )
        self.to_do.load()

    def _connect(self) -> None:
        self.table.entered.connect(self._open)
        self.table.moved.connect(self._count_seen)
        self.nothing.wanted.connect(self._help)
        self.hand_on.clicked.connect(self._hand_on)
        changes = self._session.changes
        changes.visit_changed.connect(self._forget_counts)
        changes.packs_changed.connect(self._forget_all_counts)
        changes.enterprises_changed.connect(self._load_when_shown)
        self.to_do.loaded.connect(lambda: self.to_do_bar.show_state(self.to_do.sent_back, self.to_do.tasks))
        self.to_do.troubled.connect(self._tell_trouble)
        self.to_do_bar.sent_back_wanted.connect(lambda: SentBackDialog.ask(self, self._session))
        self.to_do_bar.tasks_wanted.connect(lambda: TasksDialog.ask(self, self._session))

    def _filter_buttons(self) -> dict[str, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for key in (_ALL, _OWN, _RECEIVED):
            buttons[key] = QPushButton(self)
            buttons[key].setCheckable(True)
            buttons[key].setObjectName("filter_chip")
            buttons[key].clicked.connect(self._list)
            group.addButton(buttons[key])
        buttons[_ALL].setChecked(True)
        return buttons

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("检查记录"), self)
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for button in self.filters.values():
            head.addWidget(button)
        head.addSpacing(8)
        head.addWidget(self.hand_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.to_do_bar)
        column.addWidget(self.stack, 1)

    def _keep(self, this: int, shown: dict[str, ListedVisits]) -> None:
        if this != self._round:
            return
        before, self._shown, self._kept_round = self._shown[_ALL].rows, shown, this
        self._list()
        let_go(self._session.jobs, self, before)
        self._count_seen()

    def _forget_counts(self, visit_id: str) -> None:
        self._round += 1
        self._counts.pop(visit_id, None)
        self._load_when_shown()

    def _forget_all_counts(self) -> None:
        self._round += 1
        self._counts.clear()
        self._load_when_shown()

    def _load_when_shown(self) -> None:
        self._fresh.do("visits", self.load)

    def _count_seen(self) -> None:
        if self._counting or self._kept_round != self._round:
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
        shown, any_visit = self._shown, self._any_visit()
        words = {_ALL: self.tr("全部 {count}"), _OWN: self.tr("本机 {count}"), _RECEIVED: self.tr("收到 {count}")}
        for key, button in self.filters.items():
            button.setText(words[key].format(count=f"{len(shown[key].rows):,}"))
            button.setVisible(any_visit)
        chosen = next(key for key, button in self.filters.items() if button.isChecked())
        current = self.table.currentIndex().row()
        kept = self.model.summary(current).visit.id if current >= 0 else ""
        self.model.show(shown[chosen], self._counts)
        self.hand_on.setVisible(any_visit)
        self.hand_on.setEnabled(bool(shown[chosen].rows))
        row = max(0, self.model.row_of(kept))
        choose_row(self.table, row)
        self._say_nothing(chosen)
        self.stack.setCurrentWidget(self.table if shown[chosen].rows else self.nothing)
        self.listed.emit()

    def _any_visit(self) -> bool:
        return bool(self._shown[_ALL].rows)

    def _say_nothing(self, chosen: str) -> None:
        if not self._any_visit():
            text = self.tr("检查从企业台账开始：选一家企业，点“开始检查”。进行中和已结束的检查都会列在这里。")
            self.nothing.say(self.tr("还没有检查记录"), text, self.tr("去企业台账"))
        elif chosen == _RECEIVED:
            text = self.tr("导入其他电脑交来的检查包以后，那些检查会列在这里，只能查看。")
            self.nothing.say(self.tr("还没有收到检查"), text, self.tr("看全部检查"))
        else:
            text = self.tr("这台电脑还没有做过检查；收到的检查在“收到”里。")
            self.nothing.say(self.tr("本机没有检查"), text, self.tr("看全部检查"))

    def _help(self) -> None:
        if self._any_visit():
            self.filters[_ALL].setChecked(True)
            self._list()
        else:
            self._session.navigation.open_page.emit("enterprises")

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


def _listed(store: Store) -> dict[str, ListedVisits]:
    with made_to_stay():
        return _parts(list_visits(store))


def _parts(rows: tuple[VisitSummary, ...]) -> dict[str, ListedVisits]:
    """What each filter shows."""
    own, received = (row for row in rows if row.own), (row for row in rows if not row.own)
    return {_ALL: ListedVisits.of(rows), _OWN: ListedVisits.of(own), _RECEIVED: ListedVisits.of(received)}
