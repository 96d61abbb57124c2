"""措施与行动: what the office did, its campaigns, and the figures of all its work."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.records.measures import Campaign
from inspector_app.measures.importing import RowProblem
from inspector_app.measures.looking import MeasureView
from inspector_app.messages import say
from inspector_app.supervision.statistics import Figure, Question
from ui.dialogs.campaign_dialog import CampaignDialog
from ui.dialogs.figure_dialog import FigureDialog
from ui.dialogs.measure_files import MeasureFiles
from ui.measures.measure_deeds import MeasureDeeds
from ui.measures.measures_desk import MeasuresDesk
from ui.session import Session
from ui.when_shown import WhenShown
from ui.widgets.campaigns_pane import CampaignsPane
from ui.widgets.figures_pane import FiguresPane
from ui.widgets.measures_pane import MeasuresPane
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.wording import sentences

_MOST_PROBLEMS = 8
"""Of a spreadsheet, on the screen at once."""


class MeasuresPage(QWidget):
    listed = Signal()
    counted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("measures_page")
        self.setStyleSheet(register_style(self.palette()) + _SHEET)
        self._session = session
        self._fresh = WhenShown(self)
        self._campaigns: tuple[Campaign, ...] = ()
        self._views: tuple[MeasureView, ...] = ()
        self.desk, self.notice = MeasuresDesk(session, self), NoticeBar(self)
        self.deeds = MeasureDeeds(session, self.desk, self)
        today = session.clock().date()
        self.measures = MeasuresPane(session.language, today, session.jobs, self)
        self.campaigns = CampaignsPane(session.language, self)
        self.figures = FiguresPane(session.language, today, self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        self.desk.load_campaigns()
        self.desk.list(self.measures.query())
        if self.tabs.currentWidget() is self.figures:
            self._count()

    def show_section(self, measure_id: str) -> None:
        """What the navigation wants: that measure."""
        self.show_measure(measure_id)

    def show_measure(self, measure_id: str) -> None:
        """That measure in the list of all."""
        self.tabs.setCurrentWidget(self.measures)
        self.measures.choose(measure_id)
        self.measures.show_campaign("")

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("措施与行动"), self)
        title.setProperty("role", "title")
        for pane, words in (
            (self.measures, self.tr("措施")),
            (self.campaigns, self.tr("专项行动")),
            (self.figures, self.tr("统计数字")),
        ):
            self.tabs.addTab(pane, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (title, self.notice):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        desk, measures, campaigns, figures = self.desk, self.measures, self.campaigns, self.figures
        measures.list_wanted.connect(lambda: desk.list(measures.query()))
        measures.new_wanted.connect(lambda: self._edit(None))
        measures.import_wanted.connect(self._import)
        measures.chosen.connect(self._look_at)
        panel = measures.panel
        panel.edit_wanted.connect(lambda: self._edit(panel.view))
        panel.withdraw_wanted.connect(lambda: self.deeds.withdraw(panel.view))
        panel.restore_wanted.connect(lambda: desk.restore(self._current()))
        panel.attach_wanted.connect(lambda: self.deeds.attach(self._current()))
        panel.detach_wanted.connect(lambda file: desk.detach(self._current(), file))
        panel.save_wanted.connect(self.deeds.save_file)
        panel.enterprise_wanted.connect(self._session.navigation.open_file)
        measures.table.opened.connect(lambda _: self._edit(panel.view))
        campaigns.new_wanted.connect(lambda: self._edit_campaign(None))
        campaigns.edit_wanted.connect(lambda: self._edit_campaign(campaigns.view.campaign if campaigns.view else None))
        campaigns.withdraw_wanted.connect(lambda: self.deeds.withdraw_campaign(campaigns.view))
        campaigns.chosen.connect(desk.view_campaign)
        campaigns.measures_wanted.connect(self._show_measures_of)
        campaigns.figure_wanted.connect(lambda figure, campaign: self._open_figure(figure, Question(campaign=campaign)))
        figures.changed.connect(self._ask_anew)
        figures.figure_wanted.connect(lambda figure: self._open_figure(figure, figures.question()))
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self._connect_desk()

    def _connect_desk(self) -> None:
        desk, changes = self.desk, self._session.changes
        desk.listed.connect(self._show_list)
        desk.viewed.connect(self.measures.panel.show_view)
        desk.campaigns_known.connect(self._show_campaigns)
        desk.campaign_viewed.connect(self.campaigns.show_view)
        desk.counted.connect(self._show_figures)
        desk.places_known.connect(self.figures.fields.offer_places)
        desk.imported.connect(self._tell_imported)
        desk.told.connect(lambda text: self.notice.tell(text))
        desk.troubled.connect(self._tell_trouble)
        for changed in (changes.measures_changed, changes.enterprises_changed, changes.visit_changed):
            changed.connect(lambda *_: self._fresh.do("measures", self.load))
        changes.packs_changed.connect(lambda: self._fresh.do("measures", self.load))

    def _turn(self) -> None:
        if self.tabs.currentWidget() is self.figures:
            self.desk.load_places()
            self._count()

    def _ask_anew(self) -> None:
        """What was wrong with the question before is nothing to this one."""
        self.notice.hide()
        self._count()

    def _count(self) -> None:
        self.desk.count(self.figures.question())

    def _show_list(self, views: tuple[MeasureView, ...]) -> None:
        self._views = views
        self.measures.show_views(views)
        self.listed.emit()

    def _show_campaigns(self, campaigns: tuple[Campaign, ...]) -> None:
        self._campaigns = campaigns
        self.measures.offer_campaigns(campaigns)
        self.figures.fields.offer_campaigns(campaigns)
        self.campaigns.show_campaigns(campaigns)

    def _show_figures(self, found: Sequence[Figure]) -> None:
        self.figures.show_figures(found)
        self.counted.emit()

    def _current(self) -> str:
        view = self.measures.panel.view
        return view.measure.id if view is not None else ""

    def _look_at(self, measure_id: str) -> None:
        if measure_id:
            self.desk.view(measure_id)
        else:
            self.measures.panel.show_view(None)

    def _edit(self, view: MeasureView | None) -> None:
        measure = self.deeds.edit(view, self._views, self._campaigns)
        if measure:
            self.measures.choose(measure)
            self.desk.tell_changed()

    def _edit_campaign(self, campaign: Campaign | None) -> None:
        edited = CampaignDialog.ask(self, self._session, campaign)
        if edited:
            self.campaigns.choose(edited)
            self.desk.tell_changed()

    def _import(self) -> None:
        path = MeasureFiles.ask_to_import(self)
        if path is not None:
            self.notice.hide()
            self.desk.import_file(path)

    def _tell_imported(self, count: int, problems: Sequence[RowProblem]) -> None:
        if not problems:
            self.notice.tell(self.tr("已登记 %n 项措施。", None, count))
            return
        row = self.tr("第 {row} 行：{problem}")
        lines = [
            row.format(row=each.row, problem=say(each.problem, self._session.language))
            for each in problems[:_MOST_PROBLEMS]
        ]
        head = self.tr("表格有 %n 处要改正，没有登记任何措施：", None, len(problems))
        more = [] if len(problems) <= _MOST_PROBLEMS else ["……"]
        self.notice.tell("\n".join([head, *lines, *more]), tone="trouble")

    def _show_measures_of(self, campaign_id: str) -> None:
        self.tabs.setCurrentWidget(self.measures)
        self.measures.show_campaign(campaign_id)

    def _open_figure(self, figure_id: str, question: Question) -> None:
        dialog = FigureDialog(self._session, figure_id, question, self)
        dialog.measure_wanted.connect(self.show_measure)
        dialog.exec()

    def _tell_trouble(self, error: Exception) -> None:
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
