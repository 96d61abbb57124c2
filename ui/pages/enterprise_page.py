"""一企一档: the whole file of one enterprise, corrected here, with everything that ever happened there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.enterprises.grading import grade
from ui.rectification.recheck_starting import RecheckStarting
from ui.rectification.rectification_desk import RectificationDesk
from ui.register.enterprise_desk import EnterpriseDesk
from ui.register.enterprise_rows import change_rows, finding_rows, grade_rows, paper_rows, visit_rows
from ui.register.enterprise_words import about
from ui.register.field_words import groups_of
from ui.register.grading_deeds import GradingDeeds
from ui.session import Session
from ui.visit.visit_starting import VisitStarting
from ui.when_shown import WhenShown
from ui.widgets.enterprise_facts import EnterpriseFacts, PlainScroll
from ui.widgets.enterprise_measures import EnterpriseMeasures
from ui.widgets.file_table import FileTable
from ui.widgets.grade_facts import GradeFacts
from ui.widgets.grade_mark import GradeMark
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.one_click import OneClick
from ui.widgets.register_page import RegisterPage
from ui.widgets.told_label import ToldLabel
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.enterprises.file import EnterpriseFile


class EnterprisePage(RegisterPage):
    closed = Signal()

    def __init__(self, session: Session, enterprise_id: str, parent: QWidget | None = None) -> None:
        super().__init__("enterprise_page", parent)
        self._session = session
        self.desk, self.grading = EnterpriseDesk(session, enterprise_id, self), GradingDeeds(session, self)
        self.starting = VisitStarting(session, self)
        self.name, self.about = self._label("", "title"), self._label("", "secondary")
        self.badge = GradeMark(self)
        self.notice = NoticeBar(self)
        self.start = QPushButton(self.tr("开始检查"), self)
        self.start.setProperty("primary", True)
        self.edit = QPushButton(self.tr("修改台账…"), self)
        self.confirm = QPushButton(self.tr("核实无误"), self)
        self.confirm.setToolTip(self.tr("对照营业执照核实过，去掉“待核实”"))
        self.papers_button = QPushButton(self.tr("文书…"), self)
        self.recheck, self.rectifying = QPushButton(self.tr("复查…"), self), RectificationDesk(session, self)
        self.facts = EnterpriseFacts(self)
        self.grade_facts = GradeFacts(session.language, self)
        self.visits, self.findings, self.papers, self.grades, self.history = self._tables()
        self.undo = QPushButton(self.tr("撤销选中的修改"), self)
        self.measures = EnterpriseMeasures(session, enterprise_id, self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        self._connect()
        self._show_parts(False)
        self.desk.load()

    def _tables(self) -> list[FileTable]:
        """Visits, findings, papers, grades, changes: heads, the wide column, a name for ears, a word for no rows."""
        made = (
            ((self.tr("时间"), self.tr("状态"), self.tr("问题"), self.tr("检查人员")), 3, self.tr("检查"),
             self.tr("还没有检查过。点右上角“开始检查”。")),
            ((self.tr("检查日期"), self.tr("级"), self.tr("检查项"), self.tr("问题"), self.tr("期限"), self.tr("状态")),
             3, self.tr("问题"), self.tr("没有记录过问题。检查中判为不合格的检查项会列在这里。")),
            ((self.tr("出具时间"), self.tr("文书"), self.tr("文号"), self.tr("状态")), 1, self.tr("文书"),
             self.tr("还没有出具文书。点右上角“文书…”，或者在检查里出具。")),
            ((self.tr("评定"), self.tr("当时的规则")), 0, self.tr("历次评定"),
             self.tr("还没有人评定过。现在的颜色由台账写明的事实得出，依据见左边。")),
            ((self.tr("时间"), self.tr("修改人"), self.tr("原来 → 改为")), 2, self.tr("修改记录"),
             self.tr("没有修改记录。")),
        )  # fmt: skip
        tables = []
        for heads, wide, name, nothing in made:
            table = FileTable(heads, wide, self, nothing)
            # For screen readers: a table says its rows, not what they are.
            table.setAccessibleName(name)
            tables.append(table)
        return tables

    def _connect(self) -> None:
        desk, navigation, changes = self.desk, self._session.navigation, self._session.changes
        desk.loaded.connect(self._show)
        for source in (desk, self.starting, self.measures):
            source.troubled.connect(self._tell_trouble)
        self.start.clicked.connect(self._start)
        self.edit.clicked.connect(self._edit)
        self.confirm.clicked.connect(desk.confirm)
        rechecks = RecheckStarting(self._session, self.rectifying, self)
        self.recheck.clicked.connect(lambda: rechecks.go(desk.enterprise_id, ()))
        self.rectifying.started.connect(lambda visit: navigation.open_or_offer(visit, self))
        self.rectifying.troubled.connect(self.notice.tell_trouble)
        self.papers_button.clicked.connect(lambda: navigation.open_papers.emit(desk.enterprise_id))
        self.visits.opened.connect(navigation.open_visit)
        self.findings.opened.connect(navigation.open_visit)
        self.papers.opened.connect(lambda paper: navigation.open_paper.emit(self._subject_of(paper), paper))
        self.grade_facts.decide_wanted.connect(lambda: self.grading.decide(self.grade_facts.file))
        self.grade_facts.agree_wanted.connect(lambda: self.grading.agree(self.grade_facts.file))
        self.history.itemSelectionChanged.connect(self._offer_undo)
        self.undo.clicked.connect(lambda: desk.undo(self.history.chosen()))
        OneClick(self.undo)
        fresh = WhenShown(self)
        for changed in (changes.enterprises_changed, changes.visit_changed):
            fresh.follow(changed, "file", desk.load)

    def _show(self, file: "EnterpriseFile") -> None:
        enterprise = file.enterprise
        self.notice.hide()
        self.name.setText(enterprise.name)
        self.badge.show_grade(grade(enterprise))
        self.about.setText(about(file, self._session.clock(), self._session.language))
        self.confirm.setVisible(enterprise.unconfirmed)
        self.facts.show_facts(groups_of(enterprise, self._session.language))
        self.grade_facts.show_file(file.grading)
        self.visits.show_rows(visit_rows(file))
        self.findings.show_rows(finding_rows(file, self._session.clock().date(), self._session.language))
        own = [visit for visit in file.visits if self._session.store.owns(visit.device)]
        going_on = any(visit.closed_at is None for visit in own)
        self.start.setText(self.tr("继续检查") if going_on else self.tr("开始检查"))
        self.recheck.setVisible(file.open_findings > 0)
        self.papers.show_rows(paper_rows(file))
        self.grades.show_rows(grade_rows(file, self._session.language))
        self.history.show_rows(change_rows(file, self._session.language))
        self._offer_undo()
        names = (
            self.tr("基本情况"),
            self.tr("检查 {count}").format(count=len(file.visits)),
            self.tr("问题 {count}").format(count=len(file.findings)),
            self.tr("文书 {count}").format(count=len(file.papers)),
            self.tr("分级"),
            self.tr("修改记录 {count}").format(count=len(file.history)),
        )
        for place, name in enumerate(names):
            self.tabs.setTabText(place, name)
        self._show_parts(True)

    def _subject_of(self, paper_id: str) -> str:
        file = self.desk.file
        papers = file.papers if file is not None else ()
        visit = next((paper.visit_id for paper in papers if paper.id == paper_id), "")
        return visit or self.desk.enterprise_id

    def _start(self) -> None:
        if self.desk.file is not None:
            self.starting.go(self.desk.file.enterprise)

    def _edit(self) -> None:
        from ui.dialogs.edit_enterprise_dialog import EditEnterpriseDialog

        file = self.desk.file
        if file is not None and EditEnterpriseDialog.ask(self, self._session, file.enterprise):
            self.desk.tell_changed()

    def _offer_undo(self) -> None:
        chosen, file = self.history.chosen(), self.desk.file
        changes = file.history if file is not None else ()
        self.undo.setEnabled(any(each.key == chosen and each.can_be_undone for each in changes))

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.notice.tell_trouble(messages)

    def _show_parts(self, shown: bool) -> None:
        for widget in (self.badge, self.about, self.start, self.edit, self.papers_button, self.tabs):
            widget.setVisible(shown)
        self.recheck.setVisible(shown and self.desk.file is not None and self.desk.file.open_findings > 0)
        self.confirm.setVisible(shown and self.desk.file is not None and self.desk.file.enterprise.unconfirmed)

    def _lay_out(self) -> None:
        back = QToolButton(self)
        back.setText(self.tr("← 返回"))
        back.setAutoRaise(True)
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(back)
        head.addWidget(self.name, 1)
        for button in (self.confirm, self.edit, self.papers_button, self.recheck, self.start):
            head.addWidget(button)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self.about, 1)
        for part in (self.facts, self.visits, self.findings, self.papers, self._grade_part(), self._history_part()):
            self.tabs.addTab(part, "")
        self.measures.add_to(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(why)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)

    def _grade_part(self) -> QWidget:
        part = QWidget(self)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        card = QFrame(self)
        card.setObjectName("enterprise_panel")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 14, 16, 14)
        area = PlainScroll(card)
        self.grade_facts.setObjectName("panel_body")
        self.grade_facts.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setWidget(self.grade_facts)
        inside.addWidget(area)
        row.addWidget(card, 1)
        row.addWidget(self.grades, 1)
        return part

    def _history_part(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.history, 1)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _label(self, text: str, role: str = "") -> QLabel:
        return ToldLabel(text, self, role)
