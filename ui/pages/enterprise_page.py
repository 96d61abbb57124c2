"""一企一档: the whole file of one enterprise, corrected here, with everything that ever happened there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.enterprises.grading import grade
from inspector_app.messages import Message
from ui.day_words import day_words
from ui.enterprise_desk import EnterpriseDesk
from ui.enterprise_rows import change_rows, finding_rows, grade_rows, paper_rows, visit_rows
from ui.field_words import FieldGroup, groups_of
from ui.grade_looks import grade_reason
from ui.grading_deeds import GradingDeeds
from ui.recheck_starting import RecheckStarting
from ui.rectification_desk import RectificationDesk
from ui.session import Session
from ui.visit_starting import VisitStarting
from ui.when_shown import WhenShown
from ui.widgets.enterprise_measures import EnterpriseMeasures
from ui.widgets.file_table import FileTable
from ui.widgets.grade_facts import GradeFacts
from ui.widgets.grade_mark import GradeMark
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.wording import explain

if TYPE_CHECKING:
    from inspector_app.enterprises.file import EnterpriseFile

_TREND = 6
"""Visits of which the numbers of findings are told beside each other."""


class EnterprisePage(QWidget):
    closed = Signal()

    def __init__(self, session: Session, enterprise_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_page")
        self.setStyleSheet(register_style(self.palette()))
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
        self.facts = self._scroll()
        self.grade_facts = GradeFacts(session.language, self)
        self.visits = FileTable((self.tr("时间"), self.tr("状态"), self.tr("问题"), self.tr("检查人员")), 3, self)
        self.findings = FileTable((*self._finding_heads(), self.tr("期限"), self.tr("状态")), 3, self)
        self.papers = FileTable((self.tr("出具时间"), self.tr("文书"), self.tr("文号"), self.tr("状态")), 1, self)
        self.grades = FileTable((self.tr("评定"), self.tr("当时的规则")), 0, self)
        self.history = FileTable((self.tr("时间"), self.tr("修改人"), self.tr("原来 → 改为")), 2, self)
        self.undo = QPushButton(self.tr("撤销选中的修改"), self)
        self.measures = EnterpriseMeasures(session, enterprise_id, self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        self._connect()
        self._show_parts(False)
        self.desk.load()

    def _name_tables(self) -> None:
        """For screen readers: a table says its rows, not what they are."""
        for table, words in (
            (self.visits, self.tr("检查")),
            (self.findings, self.tr("问题")),
            (self.papers, self.tr("文书")),
            (self.grades, self.tr("历次评定")),
            (self.history, self.tr("修改记录")),
        ):
            table.setAccessibleName(words)

    def _connect(self) -> None:
        self._name_tables()
        desk, navigation, changes = self.desk, self._session.navigation, self._session.changes
        desk.loaded.connect(self._show)
        for source in (desk, self.starting, self.measures):
            source.troubled.connect(self._tell_trouble)
        self.start.clicked.connect(self._start)
        self.edit.clicked.connect(self._edit)
        self.confirm.clicked.connect(desk.confirm)
        rechecks = RecheckStarting(self._session, self.rectifying, self)
        self.recheck.clicked.connect(lambda: rechecks.go(desk.enterprise_id, ()))
        self.rectifying.started.connect(navigation.open_visit)
        self.rectifying.troubled.connect(self._tell_messages)
        self.papers_button.clicked.connect(lambda: navigation.open_papers.emit(desk.enterprise_id))
        self.visits.opened.connect(navigation.open_visit)
        self.findings.opened.connect(navigation.open_visit)
        self.papers.opened.connect(lambda paper: navigation.open_paper.emit(self._subject_of(paper), paper))
        self.grade_facts.decide_wanted.connect(lambda: self.grading.decide(self.grade_facts.file))
        self.grade_facts.agree_wanted.connect(lambda: self.grading.agree(self.grade_facts.file))
        self.history.itemSelectionChanged.connect(self._offer_undo)
        self.undo.clicked.connect(lambda: desk.undo(self.history.chosen()))
        fresh = WhenShown(self)
        for changed in (changes.enterprises_changed, changes.visit_changed):
            fresh.follow(changed, "file", desk.load)

    def _show(self, file: "EnterpriseFile") -> None:
        enterprise = file.enterprise
        self.notice.hide()
        self.name.setText(enterprise.name)
        self.badge.show_grade(grade(enterprise))
        self.about.setText(self._about(file))
        self.confirm.setVisible(enterprise.unconfirmed)
        self._show_facts(file)
        self.grade_facts.show_file(file.grading)
        self.visits.show_rows(visit_rows(file))
        self.findings.show_rows(finding_rows(file, self._session.clock().date(), self._session.language))
        self.recheck.setVisible(file.open_findings > 0)
        self.papers.show_rows(paper_rows(file))
        self.grades.show_rows(grade_rows(file))
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

    def _about(self, file: "EnterpriseFile") -> str:
        """Why its colour, how old the data are, what waits, and how the findings went."""
        lines = [grade_reason(file.enterprise)]
        if file.data_from is not None:
            days = (self._session.clock() - file.data_from).days
            day = day_words(file.data_from.astimezone().date())
            lines.append(self.tr("台账资料最后更新于{day}（%n 天前）。", None, max(0, days)).format(day=day))
        if file.enterprise.unconfirmed:
            lines.append(self.tr("现场新增，待核实。"))
        lines += self._expiry(file)
        if file.open_findings:
            lines.append(self.tr("未办结的问题 %n 个。", None, file.open_findings))
        if file.suspicions:
            lines.append(self.tr("疑似毒品记录 %n 次。", None, len(file.suspicions)))
        if len(file.trend) > 1:
            counts = [str(count) for _, count in file.trend[-_TREND:]]
            lines.append(self.tr("近几次检查发现的问题：{counts}。").format(counts=" → ".join(counts)))
        if file.photos:
            lines.append(self.tr("照片 %n 张。", None, file.photos))
        return "".join(lines) if self._session.language.value == "zh" else " ".join(lines)

    def _expiry(self, file: "EnterpriseFile") -> list[str]:
        ends = file.enterprise.express_licence_expires
        if ends is None:
            return []
        left = (ends - self._session.clock().date()).days
        if left < 0:
            return [self.tr("快递许可证已于{day}到期。").format(day=day_words(ends))]
        return [self.tr("快递许可证 %n 天后到期。", None, left)] if left <= 60 else []

    def _show_facts(self, file: "EnterpriseFile") -> None:
        body = QWidget(self.facts)
        body.setObjectName("panel_body")
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 8, 16, 16)
        grid.setHorizontalSpacing(40)
        for place, group in enumerate(groups_of(file.enterprise, self._session.language)):
            grid.addLayout(self._group(group), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.facts.setWidget(body)

    def _group(self, group: FieldGroup) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        title = self._label(group.title, "section")
        title.setContentsMargins(0, 10, 0, 2)
        grid.addWidget(title, 0, 0, 1, 2)
        for number, (name, value) in enumerate(group.facts, start=1):
            label = self._label(name, "secondary")
            label.setFixedWidth(self.fontMetrics().horizontalAdvance("统一社会信用代码") + 6)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            told = self._label(value or "—", "" if value else "secondary")
            grid.addWidget(told, number, 1, Qt.AlignmentFlag.AlignTop)
        return grid

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
        messages = explain(error, self._session.language)
        if messages is None:
            raise error
        self._tell_messages(messages)

    def _tell_messages(self, messages: tuple[Message, ...]) -> None:
        self.notice.tell("\n".join(str(message) for message in messages), tone="trouble")

    def _finding_heads(self) -> tuple[str, ...]:
        return self.tr("检查日期"), self.tr("级"), self.tr("检查项"), self.tr("问题")

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
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(16)
        area = self._scroll()
        area.setWidget(self.grade_facts)
        row.addWidget(area, 1)
        row.addWidget(self.grades, 1)
        return part

    def _history_part(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.history, 1)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _scroll(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _label(self, text: str, role: str = "") -> QLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            label.setProperty("role", role)
        return label

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(register_style(self.palette()))
