"""What figures are asked of: a period, a community, a kind, a colour and, where it is offered, a campaign."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.measures import Campaign
from inspector_app.enterprises.grading import Grade
from inspector_app.supervision.statistics import UNNAMED, Question
from inspector_app.visible_signs import visible
from ui.register.grade_looks import grade_word
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.period_fields import PeriodFields
from ui.widgets.steady_combo_box import SteadyComboBox


class QuestionFields(QWidget):
    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.period = PeriodFields(today, self)
        self.community = self._choice(self.tr("社区"), self.tr("全部社区"))
        self.kind = self._choice(self.tr("企业类型"), self.tr("全部类型"))
        self.colour = self._choice(self.tr("等级"), self.tr("全部等级"))
        self.campaign = self._choice(self.tr("专项行动"), self.tr("全部专项行动"))
        for grade in Grade:
            self.colour.addItem(grade_word(grade), grade.value)
        line = FlowLayout()
        for widget in (self.period, self.community, self.kind, self.colour, self.campaign):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        self.period.changed.connect(self.changed)
        self.period.begin_with(date(today.year, 1, 1), today)

    def question(self) -> Question:
        first, last = self.period.days()
        choices = (self.community, self.kind, self.colour, self.campaign)
        community, kind, colour, campaign = (str(choice.currentData() or "") for choice in choices)
        return Question(first, last, community, kind, colour, campaign)

    def offer_places(self, communities: Sequence[str], kinds: Sequence[str]) -> None:
        """`UNNAMED` among them, too."""
        unnamed = self.tr("（未登记）")
        for choice, names in ((self.community, communities), (self.kind, kinds)):
            self._offer(choice, [(unnamed if name == UNNAMED else name, name) for name in names])

    def offer_campaigns(self, campaigns: Sequence[Campaign]) -> None:
        self._offer(self.campaign, [(each.name, each.id) for each in campaigns])

    def _offer(self, choice: SteadyComboBox, items: Sequence[tuple[str, str]]) -> None:
        """The chosen one stays chosen."""
        chosen = choice.currentData()
        choice.blockSignals(True)
        while choice.count() > 1:
            choice.removeItem(1)
        for words, value in items:
            choice.addItem(visible(words), value)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
        choice.blockSignals(False)

    def _choice(self, name: str, everything: str) -> SteadyComboBox:
        choice = SteadyComboBox(self)
        choice.setAccessibleName(name)
        choice.addItem(everything, "")
        choice.currentIndexChanged.connect(lambda _: self.changed.emit())
        return choice
