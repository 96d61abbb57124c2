"""A finding, filled in by the core and editable: severity, problem, requirement, legal basis, deadline."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records.visits import Finding
from inspector_app.deadlines import Deadlines, Suggestion, shipped_deadlines
from inspector_app.findings import SEVERITIES, FindingDraft
from ui.day_words import day_shape
from ui.widgets.blank_text import BlankText
from ui.widgets.finding_basis import FindingBasis
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip


class FindingEditor(QWidget):
    """`typed`: save soon; `chosen`: save now; `left`: save now what was typed."""

    typed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, visited_on: date, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visited_on = visited_on
        self._deadlines = shipped_deadlines()
        self._repeats = 0
        self._read_only = False
        self.severities = self._severity_buttons()
        self.problem = BlankText(self.tr("存在的问题"), self)
        self.requirement = BlankText(self.tr("整改要求"), self)
        for edit in (self.problem, self.requirement):
            edit.textChanged.connect(self._text_changed)
            edit.left.connect(self.left)
        self.blank_hint = PlainLabel(self.tr("文字中还有“×”，请改成实际的数量或名称；按 Tab 到下一处。"), self)
        self.blank_hint.setObjectName("blank_hint")
        self.blank_hint.setWordWrap(True)
        self.deadline = self._deadline_edit()
        self._days = PlainLabel(self)
        self._days.setProperty("role", "secondary")
        self.basis = FindingBasis(visited_on, language, self)
        self.basis.chosen.connect(self.chosen)
        self._lay_out()

    def use_deadlines(self, deadlines: Deadlines, repeats: int) -> None:
        """The office's rules, and how often the same was found there lately."""
        self._deadlines, self._repeats = deadlines, repeats
        for severity, button in self.severities.items():
            button.setToolTip(plain_tip(self._default_words(severity)))
        self._point_out()

    def show_finding(self, finding: FindingDraft | Finding, *, read_only: bool) -> None:
        """Shows without telling that anything changed; a text that is the same keeps its cursor."""
        self._read_only = read_only
        for severity, button in self.severities.items():
            button.setChecked(severity == finding.severity)
            button.setEnabled(not read_only)
        for edit, text in ((self.problem, finding.problem), (self.requirement, finding.requirement)):
            edit.setReadOnly(read_only)
            if edit.toPlainText().strip() != text:
                edit.show_text(text)
        with QSignalBlocker(self.deadline):
            self.deadline.setDate(_qdate(finding.deadline or self._visited_on))
        self.deadline.setEnabled(not read_only)
        self.basis.show_basis(finding.basis, read_only=read_only)
        self._point_out()

    @property
    def first_text(self) -> BlankText:
        """Where to begin writing: at a × in the requirement, if the problem has none."""
        return self.requirement if self.requirement.has_blank and not self.problem.has_blank else self.problem

    def draft(self, item: str = "") -> FindingDraft:
        severity = next((name for name, button in self.severities.items() if button.isChecked()), "")
        day = self.deadline.date().toPython()
        assert isinstance(day, date)
        return FindingDraft(
            severity, self.problem.toPlainText(), self.requirement.toPlainText(), self.basis.ids, day, item
        )

    def _severity_buttons(self) -> dict[str, QPushButton]:
        labels = {"A": self.tr("A 重大"), "B": self.tr("B 较重"), "C": self.tr("C 一般")}
        group = QButtonGroup(self)
        buttons = {}
        for severity in SEVERITIES:
            button = QPushButton(labels[severity], self)
            button.setCheckable(True)
            button.setProperty("compact", True)
            button.setToolTip(plain_tip(self._default_words(severity)))
            group.addButton(button)
            button.clicked.connect(lambda _=False, chosen=severity: self._severity_chosen(chosen))
            buttons[severity] = button
        return buttons

    def _deadline_edit(self) -> QDateEdit:
        edit = QDateEdit(self)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(day_shape())
        edit.setMinimumDate(_qdate(self._visited_on))
        edit.setAccessibleName(self.tr("整改期限"))
        edit.dateChanged.connect(self._deadline_changed)
        return edit

    def _lay_out(self) -> None:
        severity = QHBoxLayout()
        severity.setSpacing(4)
        for button in self.severities.values():
            severity.addWidget(button)
        days = QHBoxLayout()
        days.addWidget(self._caption(self.tr("整改期限")))
        days.addWidget(self.deadline)
        days.addWidget(self._days)
        days.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(severity)
        column.addWidget(self._caption(self.tr("存在的问题")))
        column.addWidget(self.problem)
        column.addWidget(self._caption(self.tr("整改要求")))
        column.addWidget(self.requirement)
        column.addWidget(self.blank_hint)
        column.addLayout(days)
        column.addWidget(self.basis)

    def _caption(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", "secondary")
        return label

    def _severity_chosen(self, severity: str) -> None:
        """A deadline that was the default of the severity before follows; one a person set stays."""
        defaults = {_qdate(self._suggestion(each).day) for each in SEVERITIES}
        if self.deadline.date() in defaults:
            with QSignalBlocker(self.deadline):
                self.deadline.setDate(_qdate(self._suggestion(severity).day))
        self._point_out()
        self.chosen.emit()

    def _text_changed(self) -> None:
        self._point_out()
        self.typed.emit()

    def _deadline_changed(self) -> None:
        self._point_out()
        self.typed.emit()

    def _point_out(self) -> None:
        has_blank = self.problem.has_blank or self.requirement.has_blank
        self.blank_hint.setVisible(has_blank and not self._read_only)
        self._days.setText(self._days_words())

    def _days_words(self) -> str:
        days = _qdate(self._visited_on).daysTo(self.deadline.date())
        parts = [self.tr("检查后 {days} 日").format(days=days)]
        chosen = next((name for name, button in self.severities.items() if button.isChecked()), "")
        if chosen and _qdate(self._suggestion(chosen).day) == self.deadline.date():
            if self._repeats:
                told = self.tr("{months} 个月内第 {times} 次，期限缩短")
                parts.append(told.format(months=self._deadlines.rules.repeat_months, times=self._repeats + 1))
            if not self._suggestion(chosen).certain:
                parts.append(self.tr("没有该年节假日表，按周末推算"))
        return self.tr("；").join(parts)

    def _default_words(self, severity: str) -> str:
        found = self._suggestion(severity)
        if found.unit == "working":
            return self.tr("默认期限 {days} 个工作日").format(days=found.days)
        return self.tr("默认期限 {days} 日").format(days=found.days)

    def _suggestion(self, severity: str) -> Suggestion:
        return self._deadlines.suggest(severity, self._visited_on, self._repeats)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
