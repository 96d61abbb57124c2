"""Whether all is well with program, computer and store, each check with what to do; the file for a support desk."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector_app.doctor.bundle import write_bundle
from inspector_app.doctor.checks import Finding, examine
from inspector_app.messages import say
from inspector_app.planning.battery import battery
from inspector_app.planning.departure import State, Surroundings
from inspector_app.support_log import SupportLog, log_folder
from ui.dialogs.question import Question
from ui.papers.system_printers import SystemPrinters
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences

_ROLES = {State.OK: "good", State.WARN: "section", State.BAD: "trouble"}
_SIZE_LETTERS = (62, 40)
_MARK_LETTERS = 5

translate = QCoreApplication.translate


class BundleFiles:
    @staticmethod
    def ask_to_write(parent: QWidget, name: str) -> Path | None:
        title, kinds = translate("BundleFiles", "保存诊断包"), translate("BundleFiles", "诊断包") + " (*.zip)"
        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
        return Path(chosen) if chosen else None


class DoctorDialog(Question):
    examined = Signal()
    told = Signal()
    """The bundle is written, or why it is not."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("程序体检"))
        self._session = session
        self.findings: list[Finding] = []
        self.notice = NoticeBar(self)
        self.state = PlainLabel(self.tr("正在检查…"), self)
        self.state.setProperty("role", "heading")
        self.rows = QVBoxLayout()
        self.keep = QPushButton(self.tr("保存诊断包…"), self)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._keep)
        self._lay_out()
        # Only the window may ask for printers: Qt's list belongs to its thread.
        around = Surroundings(SystemPrinters().known(), battery())
        now, store = session.clock(), session.store
        session.jobs.run(self, lambda: examine(store, around, now), done=self._show, failed=self._tell_trouble)

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        cls(session, parent).exec()

    def _lay_out(self) -> None:
        about = PlainLabel(self.tr("诊断包里只有版本、设置和出错的位置，没有企业、人员和填写的内容。"), self)
        about.setProperty("role", "small")
        about.setWordWrap(True)
        inner, area = QWidget(self), QScrollArea(self)
        self.rows.setSpacing(10)
        inner.setLayout(self.rows)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        close = QPushButton(self.tr("关闭"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(about, 1)
        buttons.addWidget(self.keep)
        buttons.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(12)
        for widget in (self.state, self.notice, area):
            whole.addWidget(widget)
        whole.addLayout(buttons)
        letter = self.fontMetrics().horizontalAdvance("字")
        self.resize(_SIZE_LETTERS[0] * letter, _SIZE_LETTERS[1] * letter)

    def _show(self, findings: list[Finding]) -> None:
        self.findings = findings
        marks = {State.OK: self.tr("正常"), State.WARN: self.tr("注意"), State.BAD: self.tr("有问题")}
        wrong = sum(finding.state is not State.OK for finding in findings)
        self.state.setText(self.tr("有 %n 项需要注意", None, wrong) if wrong else self.tr("一切正常"))
        for finding in findings:
            self.rows.addLayout(self._row(finding, marks[finding.state]))
        self.rows.addStretch(1)
        self.keep.setEnabled(True)
        self.examined.emit()

    def _row(self, finding: Finding, mark_words: str) -> QHBoxLayout:
        message = say(finding.problem, self._session.language)
        mark, words = PlainLabel(mark_words, self), PlainLabel(str(message), self)
        mark.setProperty("role", _ROLES[finding.state])
        mark.setFixedWidth(_MARK_LETTERS * self.fontMetrics().horizontalAdvance("字"))
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _keep(self) -> None:
        name = f"inspector-app-{self._session.clock():%Y%m%d}.zip"
        target = BundleFiles.ask_to_write(self, name)
        if target is None:
            return
        findings = self.findings
        self._session.jobs.run(
            self, lambda: _write(target, findings), done=lambda _: self._tell_kept(target), failed=self._tell_trouble
        )

    def _tell_kept(self, target: Path) -> None:
        self.notice.tell(self.tr("诊断包已保存：{name}").format(name=target.name))
        self.told.emit()

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))
        self.told.emit()


def _write(target: Path, findings: list[Finding]) -> None:
    log = SupportLog(log_folder())
    write_bundle(target, findings, log.lines(), log.crashes())
