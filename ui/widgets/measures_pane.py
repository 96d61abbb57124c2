"""The list of measures, by kind, campaign and days; beside it the chosen one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.records.measures import Campaign
from db.shelves.measures import MeasureQuery
from inspector_app.measures.kinds import KINDS
from inspector_app.measures.looking import MeasureView
from inspector_app.messages import Language
from ui.jobs import Jobs
from ui.measures.measure_words import measure_rows
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.measure_panel import MeasurePanel
from ui.widgets.nothing_here import NothingHere
from ui.widgets.period_fields import PeriodFields
from ui.widgets.steady_combo_box import SteadyComboBox
from ui.widgets.table_search import TableSearch
from ui.widgets.tick_box import TickBox

_PANEL_LETTERS, _LIST_LETTERS = 30, 46
_CAMPAIGN = 3
"""Column that is given up in a narrow window."""


class MeasuresPane(QWidget):
    list_wanted = Signal()
    new_wanted = Signal()
    import_wanted = Signal()
    chosen = Signal(str)
    """Id of the measure that is current now; "" for none."""

    def __init__(self, language: Language, today: date, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._kept = ""
        self.kind, self.campaign = SteadyComboBox(self), SteadyComboBox(self)
        self.kind.setAccessibleName(self.tr("类别"))
        self.kind.addItem(self.tr("全部类别"), "")
        for each in KINDS.values():
            self.kind.addItem(each.word(language), each.id)
        self.campaign.setAccessibleName(self.tr("专项行动"))
        self.campaign.addItem(self.tr("全部专项行动"), "")
        self.period = PeriodFields(today, self, quick=False)
        self.gone = TickBox(self.tr("含已撤销"), self)
        self.new = QPushButton(self.tr("登记措施…"), self)
        self.new.setProperty("primary", True)
        self.sheet = QPushButton(self.tr("从表格导入…"), self)
        self.sheet.setToolTip(self.tr("把用程序以前做过的措施一次登记进来：Excel 或 CSV，一行一项"))
        headers = (self.tr("日期"), self.tr("类别"), self.tr("内容"), self.tr("专项行动"))
        self.table = KeyedTable(headers, 2, self)
        self.table.setAccessibleName(self.tr("措施"))
        self.search = TableSearch(self.table, jobs, self)
        self.panel, self.nothing = MeasurePanel(language, self), NothingHere(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        for choice in (self.kind, self.campaign):
            choice.currentIndexChanged.connect(lambda _: self.list_wanted.emit())
        self.period.changed.connect(self.list_wanted)
        self.gone.toggled.connect(lambda _: self.list_wanted.emit())
        self.new.clicked.connect(self.new_wanted)
        self.sheet.clicked.connect(self.import_wanted)
        self.nothing.wanted.connect(self._help)
        self.search.found.connect(self._show_found)
        self.table.stood_on.connect(lambda _: self._stand_on())

    def query(self) -> MeasureQuery:
        kind, (first, last) = self.kind.currentData(), self.period.days()
        kinds = (kind,) if kind else ()
        return MeasureQuery(kinds, self.campaign.currentData() or "", first, last, self.gone.isChecked())

    def offer_campaigns(self, campaigns: Sequence[Campaign]) -> None:
        """The chosen one stays chosen."""
        chosen = self.campaign.currentData()
        self.campaign.blockSignals(True)
        while self.campaign.count() > 1:
            self.campaign.removeItem(1)
        for each in campaigns:
            self.campaign.addItem(each.name, each.id)
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(chosen)))
        self.campaign.blockSignals(False)

    def show_campaign(self, campaign_id: str) -> None:
        """Only its measures."""
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self.period.show_days(None, None)
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(campaign_id)))
        self.list_wanted.emit()

    def choose(self, measure_id: str) -> None:
        """The next list stands on it."""
        self._kept = measure_id

    def show_views(self, views: Sequence[MeasureView]) -> None:
        self.search.show_rows(measure_rows(views, self._language), self._kept)

    def _show_found(self, count: int) -> None:
        self._say_nothing()
        self.stack.setCurrentWidget(self.table if count else self.nothing)
        self._stand_on()

    def _stand_on(self) -> None:
        self._kept = self.table.chosen()
        self.chosen.emit(self._kept)

    def _say_nothing(self) -> None:
        if self.search.wanted:
            title = self.tr("没有找到“{text}”").format(text=self.search.wanted)
            text = self.tr("查过日期、类别、内容和专项行动；只在上面筛选出来的措施里找。")
            self.nothing.say(title, text, self.tr("清除搜索"))
        elif self.query() == MeasureQuery():
            text = self.tr("约谈、警示会、清查整治、查封取缔、培训宣传……做过以后登记在这里，数字和通报都从这里来。")
            self.nothing.say(self.tr("还没有登记措施"), text, self.tr("登记措施…"))
        else:
            self.nothing.say(self.tr("没有符合筛选的措施"), self.tr("换一个类别或日期试试。"), self.tr("清除筛选"))

    def _help(self) -> None:
        if self.search.wanted:
            self.search.give_up()
            return
        if self.query() == MeasureQuery():
            self.new_wanted.emit()
            return
        self.gone.setChecked(False)
        self.show_campaign("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list keeps room for what it is about."""
        super().resizeEvent(event)
        letter = self.fontMetrics().horizontalAdvance("字")
        panel = min(_PANEL_LETTERS * letter, self.width() * 2 // 5)
        self.halves.setSizes([self.width() - panel, panel])
        self.table.setColumnHidden(_CAMPAIGN, self.width() - panel < _LIST_LETTERS * letter)

    def _lay_out(self) -> None:
        filters = FlowLayout()
        for widget in (self.search, self.kind, self.campaign, self.period, self.gone, self.new, self.sheet):
            filters.addWidget(widget)
        for shown in (self.table, self.nothing):
            self.stack.addWidget(shown)
        self.halves = QSplitter(Qt.Orientation.Horizontal, self)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(12)
        self.halves.addWidget(self.stack)
        self.halves.addWidget(self.panel)
        self.halves.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addLayout(filters)
        column.addWidget(self.halves, 1)
