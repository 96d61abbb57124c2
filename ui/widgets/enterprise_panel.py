"""The file on one enterprise (一企一档): why it has its colour, its visits, everything the register says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records.visits import Visit
from inspector_app.enterprises.grading.deciding import GradeFile
from inspector_app.enterprises.overview import EnterpriseOverview
from inspector_app.epochs import is_own_life
from inspector_app.messages import Language
from ui.day_words import moment_words
from ui.register.field_words import FieldGroup, groups_of
from ui.register.grade_looks import grade_reason
from ui.widgets.grade_facts import GradeFacts
from ui.widgets.grade_mark import GradeMark
from ui.widgets.plain_label import PlainLabel
from ui.widgets.told_label import ToldLabel

MOST_VISITS = 8
"""Newest first; the rest is on the page of visits."""


class EnterprisePanel(QFrame):
    start_wanted = Signal()
    """Start a visit at the enterprise shown, or continue the one that is open."""
    visit_wanted = Signal(str)
    """Visit id."""
    papers_wanted = Signal(str)
    """Enterprise id."""
    file_wanted = Signal(str)
    """Enterprise id."""
    decide_wanted = Signal(object)
    agree_wanted = Signal(object)
    """The GradeFile that is shown."""
    back_wanted = Signal()
    """Back to the list; only asked in a narrow window."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_panel")
        self._language = language
        self.shown: EnterpriseOverview | None = None
        self._visits: tuple[Visit, ...] = ()
        self.grading: GradeFacts | None = None
        self.back = QToolButton(self)
        self.back.setText(self.tr("← 返回列表"))
        self.back.setAutoRaise(True)
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.name = self._text("", "panel_title")
        self.badge = GradeMark(self)
        self.reason = self._text("", "secondary")
        self.start = QPushButton(self)
        self.start.setProperty("primary", True)
        self.start.clicked.connect(self.start_wanted)
        self.papers = QPushButton(self.tr("文书…"), self)
        self.papers.setToolTip(self.tr("承诺书、备案证明、证书、明白卡，以及历次检查的文书"))
        self.papers.clicked.connect(lambda: self.shown and self.papers_wanted.emit(self.shown.enterprise.id))
        self.file = QPushButton(self.tr("档案…"), self)
        self.file.setToolTip(self.tr("一企一档：全部检查、问题、文书、评定和修改记录，可以修改台账"))
        self.file.clicked.connect(lambda: self.shown and self.file_wanted.emit(self.shown.enterprise.id))
        self.scroll_area = self._new_scroll_area()
        self.hint = PlainLabel(self.tr("在左边选一家企业，这里显示它的档案和历次检查。"), self)
        self.hint.setProperty("role", "secondary")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.clear()

    def _new_scroll_area(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def show_enterprise(self, row: EnterpriseOverview, visits: Sequence[Visit], own_device: str) -> None:
        """`visits` newest first; the button continues if one of `own_device` is open.

        Read again and the same: what a person reads, or has just pressed, stays where it is.
        """
        if (row, tuple(visits)) == (self.shown, self._visits):
            return
        self.shown, self._visits = row, tuple(visits)
        self.name.setText(row.enterprise.name)
        self.badge.show_grade(row.grade)
        self.reason.setText(grade_reason(row.enterprise))
        self.start.setText(self.tr("继续检查") if row.in_progress else self.tr("开始检查"))
        body = QWidget(self.scroll_area)
        body.setObjectName("panel_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(6)
        self._add_grading(column)
        self._add_visits(column, visits, own_device)
        for group in groups_of(row.enterprise, self._language):
            self._add_group(column, group)
        column.addStretch(1)
        self.scroll_area.setWidget(body)
        self._show_parts(True)

    def show_grade(self, file: GradeFile) -> None:
        """Why it has its colour, read later than the rest; not of another enterprise."""
        if self.grading is not None and self.shown is not None and self.shown.enterprise.id == file.enterprise.id:
            self.grading.show_file(file)

    def clear(self) -> None:
        self.shown = None
        self._show_parts(False)

    def _show_parts(self, shown: bool) -> None:
        for widget in (self.name, self.badge, self.reason, self.start, self.papers, self.file, self.scroll_area):
            widget.setVisible(shown)
        self.hint.setVisible(not shown)

    def _lay_out(self) -> None:
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self.reason, 1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(10)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.name)
        head.addLayout(why)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.start, 2)
        deeds.addWidget(self.file, 1)
        deeds.addWidget(self.papers, 1)
        head.addLayout(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.hint, 1)
        column.addWidget(self.scroll_area, 1)

    def _add_grading(self, column: QVBoxLayout) -> None:
        column.addWidget(self._section(self.tr("分级")))
        facts = GradeFacts(self._language, self)
        facts.decide_wanted.connect(lambda: self.decide_wanted.emit(facts.file))
        facts.agree_wanted.connect(lambda: self.agree_wanted.emit(facts.file))
        column.addWidget(facts)
        self.grading = facts

    def _add_visits(self, column: QVBoxLayout, visits: Sequence[Visit], own_device: str) -> None:
        column.addWidget(self._section(self.tr("历次检查")))
        for visit in visits[:MOST_VISITS]:
            column.addWidget(self._visit_button(visit, own_device))
        if not visits:
            column.addWidget(self._text(self.tr("还没有检查过。"), "secondary"))
        elif len(visits) > MOST_VISITS:
            rest = self.tr("还有 %n 次更早的检查，见“检查记录”页。", None, len(visits) - MOST_VISITS)
            column.addWidget(self._text(rest, "secondary"))

    def _visit_button(self, visit: Visit, own_device: str) -> QPushButton:
        state = self.tr("已结束") if visit.closed_at else self.tr("进行中")
        words = self.tr("{time} · {state}").format(time=moment_words(visit.opened_at), state=state)
        if not is_own_life(own_device, visit.device):
            words = self.tr("{visit} · 其他电脑").format(visit=words)
        button = QPushButton(words, self)
        button.setProperty("flat_row", True)
        button.setToolTip(self.tr("打开这次检查"))
        button.clicked.connect(lambda: self.visit_wanted.emit(visit.id))
        return button

    def _add_group(self, column: QVBoxLayout, group: FieldGroup) -> None:
        column.addWidget(self._section(group.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(group.facts):
            label = PlainLabel(name, self)
            label.setProperty("role", "secondary")
            label.setWordWrap(True)
            label.setFixedWidth(self.fontMetrics().horizontalAdvance("统一社会信用代码") + 6)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._text(value or "—", "" if value else "secondary"), number, 1)
        column.addLayout(grid)

    def _section(self, title: str) -> QLabel:
        label = PlainLabel(title, self)
        label.setProperty("role", "section")
        label.setContentsMargins(0, 10, 0, 2)
        return label

    def _text(self, text: str, role: str = "") -> QLabel:
        return ToldLabel(text, self, role)
