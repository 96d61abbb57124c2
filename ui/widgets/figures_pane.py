"""All figures of a period as tiles; each opens the list behind it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector_app.enterprises.grading import Grade
from inspector_app.messages import Language
from inspector_app.supervision.figures import FIGURES, group_word
from inspector_app.supervision.statistics import Figure, Question
from ui.register.grade_looks import grade_icon
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.question_fields import QuestionFields

_SELDOM = ("blue",)
"""Figures that are only shown when they are not 0."""


class FigureTile(QPushButton):
    """A number with its words."""

    letters, lines = 11.0, 4.2
    """Its width and height."""

    def __init__(self, figure_id: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure_tile")
        spec = FIGURES[figure_id]
        self.word, self._unit = spec.word(language), spec.unit(language)
        self.number, self.words = PlainLabel(self), PlainLabel(self.word, self)
        self.number.setProperty("role", "number")
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        self.mark = PlainLabel(self)
        self._grade = Grade(figure_id) if figure_id in set(Grade) else None
        line = QHBoxLayout()
        line.addWidget(self.number, 1)
        line.addWidget(self.mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 10)
        column.setSpacing(1)
        column.addLayout(line)
        column.addWidget(self.words)
        # The numbers of a line of tiles stand at one height, however long their words are.
        column.addStretch(1)
        for label in (self.number, self.words, self.mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_number(0)
        self._fit()

    def show_number(self, number: int) -> None:
        self.number.setText(f"{number:,} {self._unit}".rstrip())
        self.setAccessibleName(f"{self.word} {number} {self._unit}".rstrip())
        self.setToolTip(plain_tip(self.tr("看“{name}”后面的名单").format(name=self.word)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "words"):
            self._fit()

    def _fit(self) -> None:
        if self._grade is not None:
            self.mark.setPixmap(grade_icon(self._grade, self.palette()).pixmap(14, 14))
        metrics = self.fontMetrics()
        width = round(self.letters * metrics.horizontalAdvance("字")) + 28
        column = self.layout()
        assert column is not None
        usual = round(metrics.lineSpacing() * self.lines) + 18
        self.setFixedSize(width, max(usual, column.totalHeightForWidth(width)))


class FiguresPane(QWidget):
    changed = Signal()
    """Other figures are wanted."""
    figure_wanted = Signal(str)

    def __init__(self, language: Language, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.fields = QuestionFields(today, self)
        self.tiles = {figure: FigureTile(figure, language, self) for figure in FIGURES}
        for figure, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, id=figure: self.figure_wanted.emit(id))
        self._lay_out()
        self.fields.changed.connect(self.changed)

    def question(self) -> Question:
        return self.fields.question()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        for each in figures:
            self.tiles[each.id].show_number(each.number)
            self.tiles[each.id].setVisible(each.number > 0 or each.id not in _SELDOM)

    def _lay_out(self) -> None:
        body = QWidget(self)
        body.setObjectName("packs_body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(6)
        for group in dict.fromkeys(spec.group for spec in FIGURES.values()):
            title = PlainLabel(group_word(group, self._language), self)
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
        column.addWidget(self.fields)
        column.addWidget(scroll, 1)
