"""The lower edge of a visit, always at the same place: reason, verdict, and the way to the next item."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.checklists.model import Verdict
from ui.widgets.verdict_buttons import VerdictButtons


class VerdictBar(QFrame):
    chosen = Signal(Verdict)
    cleared = Signal()
    reason_typed = Signal()
    reason_left = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    evidence_wanted = Signal()
    """In a narrow window: finding and photos instead of the item, or back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict_bar")
        self.verdict: Verdict | None = None
        self.buttons = VerdictButtons(parent=self)
        self.buttons.chosen.connect(self.chosen)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("为什么不适用，例如：本企业不设安检机，全部委托安检"))
        self.reason.textEdited.connect(lambda _: self.reason_typed.emit())
        self.reason.editingFinished.connect(self.reason_left)
        self._reason_label = QLabel(self.tr("不适用的原因（必填）"), self)
        self._reason_label.setBuddy(self.reason)
        self.problem = QLabel(self)
        self.problem.setObjectName("field_problem")
        self.problem.setWordWrap(True)
        self.clear = self._button(self.tr("清除 0"), self.tr("清除结论（按 0）"), self.cleared)
        self.previous = self._button(self.tr("上一项"), self.tr("上一项（Shift+回车 或 PgUp）"), self.previous_wanted)
        self.next = self._button(self.tr("下一项 ⏎"), self.tr("下一项（回车 或 PgDn）"), self.next_wanted)
        self.evidence = self._button("", self.tr("问题和照片（F6）"), self.evidence_wanted)
        self.evidence.setCheckable(True)
        self.evidence.hide()
        self._lay_out()

    def show_evidence_count(self, findings: int, photos: int) -> None:
        self.evidence.setText(self.tr("问题 {findings} · 照片 {photos}").format(findings=findings, photos=photos))

    def show_given(self, verdict: Verdict | None, reason: str, *, asked: bool, read_only: bool) -> None:
        """`asked` is false for an item that only records facts."""
        self.verdict = verdict
        self.buttons.show_verdict(verdict)
        self.buttons.setVisible(asked)
        self.buttons.setEnabled(not read_only)
        self.clear.setVisible(asked and verdict is not None and not read_only)
        needs_reason = verdict is Verdict.NOT_APPLICABLE
        self.reason.setVisible(needs_reason)
        self._reason_label.setVisible(needs_reason)
        self.reason.setReadOnly(read_only)
        if self.reason.text().strip() != reason:
            self.reason.setText(reason)

    def show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def offer_reasons(self, reasons: Sequence[str]) -> None:
        """What was written before in this visit, to be taken again."""
        completer = QCompleter(list(reasons), self.reason)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.reason.setCompleter(completer)

    def _button(self, text: str, tip: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._reason_label)
        above.addWidget(self.reason, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.previous)
        row.addWidget(self.buttons, 1)
        row.addWidget(self.clear)
        row.addWidget(self.evidence)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.problem)
        column.addLayout(above)
        column.addLayout(row)
        self.problem.hide()
