"""Why an enterprise has its colour, the shortest list of corrections that would change it, and who decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.enterprises.grading import grade, is_decided
from inspector_app.enterprises.grading.deciding import GradeFile
from inspector_app.enterprises.grading.wording import steps, why
from inspector_app.messages import Language
from ui.register.grade_looks import grade_word
from ui.register.grade_words import decision_words, rule_words
from ui.widgets.plain_label import PlainLabel

_MOST_STEPS = 6
_MOST_GRADES = 5


class GradeFacts(QWidget):
    decide_wanted = Signal()
    agree_wanted = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.file: GradeFile | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.decide = QPushButton(self.tr("评定分级…"), self)
        self.decide.clicked.connect(self.decide_wanted)
        self.agree = QPushButton(self.tr("第二人确认…"), self)
        self.agree.clicked.connect(self.agree_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.decide, self.agree):
            row.addWidget(button)
        row.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.column.addLayout(self._lines)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.hide()

    def show_file(self, file: GradeFile) -> None:
        self.file = file
        self._clear()
        standing = file.standing
        self._say_disagreement(file)
        for line in why(standing, self._language):
            self._add(line)
        if standing.ways:
            way = standing.ways[0]
            told = self.tr("改正 %n 项，可变为{colour}：", None, way.length)
            self._add(told.format(colour=grade_word(way.colour)), "section")
            lines = steps(way, self._language)
            for line in lines[:_MOST_STEPS]:
                self._add(self.tr("· {step}").format(step=line))
            if len(lines) > _MOST_STEPS:
                self._add(self.tr("……还有 %n 项，见“评定分级”。", None, len(lines) - _MOST_STEPS), "secondary")
        for number, decision in enumerate(file.history[:_MOST_GRADES]):
            self._add(decision_words(decision), "" if number == 0 else "secondary", rule_words(decision))
        self.agree.setVisible(file.waiting is not None)
        self.show()

    def _say_disagreement(self, file: GradeFile) -> None:
        """The colour that holds is not what the rule gives now: nobody may overlook that."""
        now, proposed = grade(file.enterprise), file.standing.colour
        last = file.in_force
        if last is not None and not is_decided(file.enterprise):
            self._add(self.tr("评定之后事实有变，上次的评定不再适用，请重新评定。"), "trouble")
        if proposed is not now:
            told = self.tr("现为{now}；按规则建议评为{proposed}。")
            self._add(told.format(now=grade_word(now), proposed=grade_word(proposed)), "section")

    def _add(self, text: str, role: str = "", tip: str = "") -> None:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setToolTip(tip)
        if role:
            label.setProperty("role", role)
        self._lines.addWidget(label)

    def _clear(self) -> None:
        while item := self._lines.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
