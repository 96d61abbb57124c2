"""All figures of a period as tiles; each opens the list behind it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.measure_records import Campaign
from inspector_app.enterprises.grading import Grade
from inspector_app.messages import Language
from inspector_app.supervision.figures import FIGURES, group_word
from inspector_app.supervision.statistics import Figure, Question
from ui.grade_looks import grade_icon, grade_word
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.period_fields import PeriodFields
from ui.widgets.steady_combo_box import SteadyComboBox

_TILE_LETTERS = 11
_SELDOM = ("blue",)
"""Figures that are only shown when they are not 0."""


class FigureTile(QPushButton):
    """A number with its words."""

    def __init__(self, figure_id: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure_tile")
        spec = FIGURES[figure_id]
        self._word, self._unit = spec.word(language), spec.unit(language)
        self.number, self.words = QLabel(self), QLabel(self._word, self)
        self.number.setProperty("role", "number")
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        self.mark = QLabel(self)
        self._grade = Grade(figure_id) if figure_id in set(Grade) else None
        line = QHBoxLayout()
        line.addWidget(self.number, 1)
        line.addWidget(self.mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 10)
        column.setSpacing(1)
        column.addLayout(line)
        column.addWidget(self.words)
        for label in (self.number, self.words, self.mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_number(0)
        self._fit()

    def show_number(self, number: int) -> None:
        self.number.setText(f"{number:,} {self._unit}".rstrip())
        self.setAccessibleName(f"{self._word} {number} {self._unit}".rstrip())
        self.setToolTip(self.tr("看“{name}”后面的名单").format(name=self._word))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "words"):
            self._fit()

    def _fit(self) -> None:
        if self._grade is not None:
            self.mark.setPixmap(grade_icon(self._grade, self.palette()).pixmap(14, 14))
        metrics = self.fontMetrics()
        self.setFixedSize(_TILE_LETTERS * metrics.horizontalAdvance("字") + 28, round(metrics.lineSpacing() * 4.2) + 18)


class FiguresPane(QWidget):
    changed = Signal()
    """Other figures are wanted."""
    figure_wanted = Signal(str)

    def __init__(self, language: Language, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.period = PeriodFields(today, self)
        self.community = self._choice(self.tr("社区"), self.tr("全部社区"))
        self.kind = self._choice(self.tr("企业类型"), self.tr("全部类型"))
        self.colour = self._choice(self.tr("等级"), self.tr("全部等级"))
        self.campaign = self._choice(self.tr("专项行动"), self.tr("全部专项行动"))
        for grade in Grade:
            self.colour.addItem(grade_word(grade), grade.value)
        self.tiles = {figure: FigureTile(figure, language, self) for figure in FIGURES}
        for figure, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, id=figure: self.figure_wanted.emit(id))
        self._lay_out()
        self.period.changed.connect(self.changed)
        self.period.show_days(date(today.year, 1, 1), today)

    def question(self) -> Question:
        first, last = self.period.days()
        return Question(
            first,
            last,
            community=self.community.currentData() or "",
            kind=self.kind.currentData() or "",
            colour=self.colour.currentData() or "",
            campaign=self.campaign.currentData() or "",
        )

    def show_figures(self, figures: Sequence[Figure]) -> None:
        for each in figures:
            self.tiles[each.id].show_number(each.number)
            self.tiles[each.id].setVisible(each.number > 0 or each.id not in _SELDOM)

    def offer_places(self, communities: Sequence[str], kinds: Sequence[str]) -> None:
        for choice, names in ((self.community, communities), (self.kind, kinds)):
            self._offer(choice, [(name, name) for name in names])

    def offer_campaigns(self, campaigns: Sequence[Campaign]) -> None:
        self._offer(self.campaign, [(each.name, each.id) for each in campaigns])

    def _offer(self, choice: SteadyComboBox, items: Sequence[tuple[str, str]]) -> None:
        """The chosen one stays chosen."""
        chosen = choice.currentData()
        choice.blockSignals(True)
        while choice.count() > 1:
            choice.removeItem(1)
        for words, value in items:
            choice.addItem(words, value)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
        choice.blockSignals(False)

    def _choice(self, name: str, everything: str) -> SteadyComboBox:
        choice = SteadyComboBox(self)
        choice.setAccessibleName(name)
        choice.addItem(everything, "")
        choice.currentIndexChanged.connect(lambda _: self.changed.emit())
        return choice

    def _lay_out(self) -> None:
        filters = FlowLayout()
        for widget in (self.period, self.community, self.kind, self.colour, self.campaign):
            filters.addWidget(widget)
        body = QWidget(self)
        body.setObjectName("packs_body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(6)
        for group in dict.fromkeys(spec.group for spec in FIGURES.values()):
            title = QLabel(group_word(group, self._language), self)
            title.setProperty("role", "section")
            inside.addWidget(title)
            row = FlowLayout(gap=8)
            for id, spec in FIGURES.items():
                if spec.group == group:
                    row.addWidget(self.tiles[id])
            inside.addLayout(row)
            inside.addSpacing(6)
        inside.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("packs_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addLayout(filters)
        column.addWidget(scroll, 1)
