"""The upper edge of a visit: whom, who, how far, and what can be done with the whole of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inspector_app.visits import Mode
from ui.visit_state import VisitState


class VisitHeader(QFrame):
    back_wanted = Signal()
    people_wanted = Signal()
    finding_wanted = Signal()
    gallery_wanted = Signal()
    notice_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visit_header")
        self._name = QLabel(self)
        self._name.setObjectName("visit_name")
        self._about = QLabel(self)
        self._about.setProperty("role", "secondary")
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.setFixedWidth(self.fontMetrics().horizontalAdvance("字" * 12))
        self._counts = QLabel(self)
        self.back = self._button(self.tr("← 返回"), self.tr("返回（Esc）"), self.back_wanted)
        self.people = self._button(self.tr("人员…"), self.tr("更正检查人员、证号、方式和接待人"), self.people_wanted)
        self.finding = self._button(self.tr("新增问题"), self.tr("检查表以外的问题（Ctrl+N）"), self.finding_wanted)
        self.gallery = self._button("", self.tr("看全部照片并核对原件（Ctrl+G）"), self.gallery_wanted)
        self.notice = self._button(self.tr("通知书"), self.tr("查看、签发通知书"), self.notice_wanted)
        self.end = self._button(self.tr("结束检查"), self.tr("结束后不能再修改"), self.end_wanted)
        self._lay_out()

    def show_state(self, state: VisitState) -> None:
        modes = {
            Mode.REMINDER: self.tr("走访提醒"),
            Mode.INSPECTION: self.tr("行政检查"),
            Mode.JOINT: self.tr("联合检查"),
        }
        people = "、".join(inspector.name for inspector in state.visit.inspectors)
        opened = state.visit.opened_at.astimezone()
        self._name.setText(state.enterprise.name)
        self._name.setToolTip(state.enterprise.name)
        about = self.tr("{mode} · {day} · 检查人员：{people}")
        self._about.setText(about.format(mode=modes[Mode(state.visit.mode)], day=f"{opened:%Y-%m-%d}", people=people))
        progress = state.progress()
        total, missing = sum(area.total for area in progress), sum(area.missing for area in progress)
        self._progress.setRange(0, total)
        self._progress.setValue(total - missing)
        counts = self.tr("已答 {done}/{total} · 问题 {findings}")
        self._counts.setText(counts.format(done=total - missing, total=total, findings=len(state.findings)))
        self.gallery.setText(self.tr("照片 {count}").format(count=len(state.photos)))
        self.people.setVisible(not state.read_only)
        self.finding.setVisible(not state.read_only)
        self.end.setVisible(not state.read_only)

    def _button(self, text: str, tip: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._about)
        for label in (self._name, self._about):
            # A long name gives way to the buttons instead of widening the window.
            label.setMinimumWidth(80)
            label.setSizePolicy(label.sizePolicy().horizontalPolicy().Ignored, label.sizePolicy().verticalPolicy())
        progress = QVBoxLayout()
        progress.setSpacing(4)
        progress.addWidget(self._counts, alignment=Qt.AlignmentFlag.AlignRight)
        progress.addWidget(self._progress, alignment=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addLayout(names, 1)
        row.addLayout(progress)
        for button in (self.people, self.finding, self.gallery, self.notice, self.end):
            row.addWidget(button)
