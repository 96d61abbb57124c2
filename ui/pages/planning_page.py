"""计划: who is to be visited next and why, the list of the day, 双随机, and whether the laptop is ready to leave."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.enterprises.plain_text import tidy
from inspector_app.planning.day_list import Day
from inspector_app.planning.due import Due, DueLists, Reason
from ui.choose_row import choose_rows
from ui.models.due_model import DueModel
from ui.planning.day_deeds import DayDeeds, people_here
from ui.planning.double_draw_desk import DoubleDrawDesk
from ui.planning.planning_desk import PlanningDesk
from ui.session import Session
from ui.visit.visit_starting import VisitStarting
from ui.when_shown import WhenShown
from ui.widgets.day_panel import DayPanel
from ui.widgets.due_table import DueTable
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.patient_search import PatientSearch
from ui.widgets.plain_label import PlainLabel
from ui.widgets.planning_halves import PlanningHalves
from ui.widgets.register_page import RegisterPage
from ui.widgets.search_keys import SearchKeys
from ui.wording import sentences

translate = QCoreApplication.translate
_SEARCH_LETTERS = 14
_SAID_LETTERS = 24
"""Of what was searched and not found."""


class PlanningPage(RegisterPage):
    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("planning_page", parent)
        self._session = session
        self._fresh = WhenShown(self)
        self._lists: DueLists | None = None
        self._reason = Reason.VISIT
        self.desk = PlanningDesk(session, self)
        self.draws = DoubleDrawDesk(session, self)
        self.starting = VisitStarting(session, self)
        self.model = DueModel(self)
        self.table = DueTable(self.model, self)
        self.setFocusProxy(self.table)
        self.notice, self.nothing = NoticeBar(self), NothingHere(self)
        self.panel = DayPanel(session.clock().date(), _is_supervisor(session), self)
        self.deeds = DayDeeds(session, self.desk, self.panel, self.notice, self)
        self.stack, self.swap = QStackedWidget(self), QPushButton(self)
        self.search = _search_field(self)
        self.keys = SearchKeys(self, self.search, self.table)
        self.halves = PlanningHalves(self.swap, self)
        self.chips = {reason: self._chip(reason) for reason in Reason}
        self.add, self.start = QPushButton(self.tr("加入当日安排"), self), QPushButton(self.tr("开始检查"), self)
        self.file = QPushButton(self.tr("看档案"), self)
        self.check, self.draw = QPushButton(self.tr("出发前检查…"), self), QPushButton(self.tr("双随机抽取…"), self)
        self.intervals = QPushButton(self.tr("检查间隔…"), self)
        self._lay_out()
        self._connect()
        self.load()
        self.desk.show_day(self.desk.day)

    def load(self) -> None:
        self.desk.text = tidy(self.search.text())
        self.desk.load()

    def show_only(self, reason: Reason) -> None:
        self._reason = reason
        for each, chip in self.chips.items():
            chip.setChecked(each is reason)
        self._fill()

    def check_departure(self) -> None:
        from ui.dialogs.departure_dialog import DepartureDialog

        leads_to = DepartureDialog.ask(self, self._session)
        if leads_to:
            self._session.navigation.open_page.emit(leads_to)

    def _chip(self, reason: Reason) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName("filter_chip")
        chip.setCheckable(True)
        chip.setChecked(reason is self._reason)
        chip.clicked.connect(lambda: self.show_only(reason))
        return chip

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("计划"), self)
        title.setProperty("role", "title")
        head, buttons, chips, deeds = QHBoxLayout(), FlowLayout(to_the_right=True), FlowLayout(), FlowLayout()
        head.addWidget(title)
        head.addLayout(buttons, 1)
        for button in (self.swap, self.draw, self.intervals, self.check):
            buttons.addWidget(button)
        for each in (self.search, *self.chips.values()):
            chips.addWidget(each)
        self.add.setToolTip(self.tr("空格或双击也可以；可以选多家"))
        for button in (self.add, self.start, self.file):
            deeds.addWidget(button)
        for each in (self.table, self.nothing):
            self.stack.addWidget(each)
        self.halves.fill(chips, self.stack, deeds, self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self.halves, 1)
        self._show_counts()

    def _connect(self) -> None:
        desk, panel, changes = self.desk, self.panel, self._session.changes
        desk.listed.connect(self._show)
        self.search.typed.connect(self._look_for)
        desk.day_shown.connect(self._show_day)
        for source in (desk, self.starting, self.deeds):
            source.troubled.connect(self._tell_trouble)
        self.draws.day_wanted.connect(desk.add)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.table.add_wanted.connect(self._add)
        self.table.start_wanted.connect(self._start)
        self.add.clicked.connect(self._add)
        self.start.clicked.connect(self._start)
        self.file.clicked.connect(self._open_file)
        self.check.clicked.connect(self.check_departure)
        self.draw.clicked.connect(self._draw)
        self.intervals.clicked.connect(self._ask_intervals)
        self.nothing.wanted.connect(self._help)
        panel.model.placed.connect(desk.place)
        panel.day_wanted.connect(desk.show_day)
        panel.start_wanted.connect(lambda stop: self.starting.go(stop.enterprise))
        panel.remove_wanted.connect(desk.remove)
        panel.order_wanted.connect(desk.order)
        changes.enterprises_changed.connect(desk.forget_enterprises)
        for signal in (changes.enterprises_changed, changes.visit_changed, changes.packs_changed):
            signal.connect(lambda *_: self._fresh.do("planning", self._refresh))

    def _look_for(self) -> None:
        self.search.stop()
        self.desk.look_for(tidy(self.search.text()))

    def _refresh(self) -> None:
        self.load()
        self.desk.show_day(self.desk.day)

    def _show(self, lists: DueLists) -> None:
        self._lists = lists
        self._show_counts()
        self._fill()
        self.listed.emit()

    def _show_counts(self) -> None:
        words = {
            Reason.VISIT: self.tr("该查"),
            Reason.NEVER: self.tr("从未检查"),
            Reason.CORRECTION: self.tr("整改到期"),
            Reason.LICENCE: self.tr("证照到期"),
        }
        for reason, chip in self.chips.items():
            count = len(self._lists.of(reason)) if self._lists is not None else None
            chip.setText(words[reason] if count is None else f"{words[reason]} {count:,}")

    def _fill(self) -> None:
        rows = self._lists.of(self._reason) if self._lists is not None else ()
        chosen = {self.model.rows[place].row.enterprise.id for place in self.table.chosen()}
        self.model.show(rows)
        self.table.show_for(self._reason)
        if self._lists is not None and not rows:
            self._say_nothing()
        self.stack.setCurrentWidget(self.table if rows or self._lists is None else self.nothing)
        # Who has chosen three and is about to press is not to get the first one instead.
        kept = [place for place, each in enumerate(rows) if each.row.enterprise.id in chosen]
        choose_rows(self.table, kept or [0][: len(rows)])
        self._offer()

    def _say_nothing(self) -> None:
        if self.desk.text:
            self.nothing.say(*_nothing_found(self.desk.text), self.tr("清除搜索"))
        else:
            self.nothing.say(*_none_due(self._reason), self.tr("看企业台账"))

    def _help(self) -> None:
        if self.desk.text:
            self.keys.clear()
            self._look_for()
        else:
            self._session.navigation.open_page.emit("enterprises")

    def _chosen(self) -> list[Due]:
        return [self.model.rows[row] for row in self.table.chosen()]

    def _offer(self) -> None:
        chosen = self._chosen()
        self.add.setEnabled(bool(chosen))
        self.start.setEnabled(len(chosen) == 1)
        self.file.setEnabled(len(chosen) == 1)

    def _add(self) -> None:
        self.desk.add([due.row.enterprise.id for due in self._chosen()])

    def _start(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self.starting.go(chosen[0].row.enterprise)

    def _open_file(self) -> None:
        self._session.navigation.open_file.emit(self._chosen()[0].row.enterprise.id)

    def _show_day(self, day: Day) -> None:
        self.panel.show_day(day)
        self.halves.tell_stops(len(self.panel.model.stops))

    def _draw(self) -> None:
        self.draws.open(people_here(self._session), *_communities_and_kinds(self.desk.lists))

    def _ask_intervals(self) -> None:
        from ui.dialogs.intervals_dialog import IntervalsDialog

        if self._lists is not None:
            wanted = IntervalsDialog.ask(self, self._lists.intervals)
            if wanted is not None:
                self.desk.save_intervals(wanted)

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))


def _search_field(page: QWidget) -> PatientSearch:
    field = PatientSearch(page)
    field.setPlaceholderText(translate("PlanningPage", "企业、拼音或信用代码"))
    field.setAccessibleName(translate("PlanningPage", "搜索要去的企业"))
    field.setFixedWidth(_SEARCH_LETTERS * page.fontMetrics().horizontalAdvance("字"))
    return field


def _communities_and_kinds(lists: DueLists | None) -> tuple[list[str], list[str]]:
    """Of all that is due, whatever is looked for."""
    rows = [] if lists is None else [due.row.enterprise for due in (*lists.visits, *lists.never)]
    return sorted({each.community for each in rows} - {""}), sorted({each.kind for each in rows} - {""})


def _none_due(reason: Reason) -> tuple[str, str]:
    return {
        Reason.VISIT: (
            translate("PlanningPage", "没有到期该查的企业"),
            translate("PlanningPage", "按检查间隔，最近都查过。"),
        ),
        Reason.NEVER: (
            translate("PlanningPage", "没有从未检查的企业"),
            translate("PlanningPage", "台账里的企业都去过。"),
        ),
        Reason.CORRECTION: (
            translate("PlanningPage", "没有快到期的整改"),
            translate("PlanningPage", "整改期限还远，或者都已核查。"),
        ),
        Reason.LICENCE: (
            translate("PlanningPage", "没有快到期的证照"),
            translate("PlanningPage", "看的是台账里的许可证有效期，提前 90 天列出。"),
        ),
    }[reason]


def _nothing_found(text: str) -> tuple[str, str]:
    title = translate("PlanningPage", "这里没有找到“{text}”").format(text=text[:_SAID_LETTERS])
    return title, translate("PlanningPage", "按企业名称、拼音和首字母、信用代码、电话、地址查找；别的名单里也许有。")


def _is_supervisor(session: Session) -> bool:
    from inspector_app.stores import Role

    return session.store.vault.owner.role == Role.SUPERVISOR.value
