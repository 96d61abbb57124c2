"""Campaigns: their days, their targets as bars, and the way to their measures and figures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.records.measures import Campaign
from inspector_app.measures.campaigns import CampaignView
from inspector_app.messages import Language
from inspector_app.supervision.figures import FIGURES
from ui.day_words import day_words
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.nothing_here import NothingHere
from ui.widgets.plain_label import PlainLabel
from ui.widgets.thin_bar import ThinBar


class CampaignsPane(QWidget):
    new_wanted = Signal()
    edit_wanted = Signal()
    withdraw_wanted = Signal()
    chosen = Signal(str)
    measures_wanted = Signal(str)
    figure_wanted = Signal(str, str)
    """Figure and campaign."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._kept = ""
        self.view: CampaignView | None = None
        self.numbers: dict[str, QPushButton] = {}
        self.table = KeyedTable((self.tr("专项行动"), self.tr("开始"), self.tr("结束")), 0, self)
        self.table.setAccessibleName(self.tr("专项行动"))
        self.new = QPushButton(self.tr("新建专项行动…"), self)
        self.new.setProperty("primary", True)
        self.edit, self.withdraw = QPushButton(self.tr("修改…"), self), QPushButton(self.tr("撤销…"), self)
        self.measures = QPushButton(self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.nothing, self.stack = NothingHere(self), QStackedWidget(self)
        self.nothing.say(
            self.tr("还没有专项行动"),
            self.tr("例如百日攻坚：定好期间和各项目标，登记措施时选上它，这里就能看到完成多少。"),
            self.tr("新建专项行动…"),
        )
        self._lay_out()
        for button in (self.new.clicked, self.nothing.wanted):
            button.connect(self.new_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.measures.clicked.connect(lambda: self.measures_wanted.emit(self._kept))
        self.table.stood_on.connect(lambda _: self._stand_on())

    def choose(self, campaign_id: str) -> None:
        """The next list stands on it."""
        self._kept = campaign_id

    def show_campaigns(self, campaigns: Sequence[Campaign]) -> None:
        rows = [(each.id, (each.name, day_words(each.starts_on), day_words(each.ends_on))) for each in campaigns]
        self.table.show_rows(rows, self._kept)
        self.stack.setCurrentIndex(1 if campaigns else 0)
        self._stand_on()

    def show_view(self, view: CampaignView) -> None:
        self.view = view
        campaign = view.campaign
        self.title.setText(campaign.name)
        days = self.tr("{first}至{last}").format(first=day_words(campaign.starts_on), last=day_words(campaign.ends_on))
        self.days.setText(days)
        self.gone.setText(self.tr("共 %n 天，", None, view.days) + self.tr("已过 %n 天", None, view.gone))
        self.time.show_part(view.gone, view.days)
        self.note.setText(campaign.note)
        self.note.setVisible(bool(campaign.note))
        self.measures.setText(self.tr("看 %n 项措施", None, view.measures))
        self.area.setWidget(self._targets(view))

    def _stand_on(self) -> None:
        self._kept = self.table.chosen()
        if self._kept:
            self.chosen.emit(self._kept)

    def _targets(self, view: CampaignView) -> QWidget:
        body = QWidget(self.area)
        body.setObjectName("panel_body")
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        self.numbers = {}
        for row, target in enumerate(view.targets):
            spec = FIGURES[target.figure]
            bar = ThinBar(body)
            bar.show_part(min(target.reached, target.wanted), target.wanted)
            number = QPushButton(f"{target.reached:,} / {target.wanted:,} {spec.unit(self._language)}".rstrip(), body)
            number.setProperty("link", True)
            number.setToolTip(self.tr("看这个数字后面的名单"))
            number.clicked.connect(lambda _=False, id=target.figure: self.figure_wanted.emit(id, view.campaign.id))
            done = PlainLabel(self.tr("已完成") if target.reached >= target.wanted else f"{target.share:.0%}", body)
            done.setProperty("role", "good" if target.reached >= target.wanted else "secondary")
            for column, widget in enumerate((PlainLabel(spec.word(self._language), body), bar, number, done)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            self.numbers[target.figure] = number
        if not view.targets:
            grid.addWidget(PlainLabel(self.tr("还没有定目标。点“修改…”可以添加。"), body), 0, 0, 1, 4)
        grid.setRowStretch(grid.rowCount(), 1)
        return body

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        self.stack.addWidget(self.nothing)
        whole = QWidget(self)
        halves = QHBoxLayout(whole)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(12)
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        halves.addLayout(left, 2)
        halves.addWidget(self._card(), 3)
        self.stack.addWidget(whole)
        row.addWidget(self.stack)

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("enterprise_panel")
        self.title, self.days, self.gone, self.note = (PlainLabel(self) for _ in range(4))
        self.title.setProperty("role", "panel_title")
        for label in (self.days, self.gone, self.note):
            label.setProperty("role", "secondary")
        for label in (self.title, self.note):
            label.setWordWrap(True)
        self.time = ThinBar(self)
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.days, 1)
        line.addWidget(self.gone)
        column.addWidget(self.title)
        column.addLayout(line)
        for widget in (self.time, self.note):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self.area, 1)
        foot = QHBoxLayout()
        for button in (self.edit, self.withdraw, self.measures):
            foot.addWidget(button)
        foot.addStretch(1)
        column.addLayout(foot)
        return card
