"""The lower edge of a visit, always at the same place: reason, verdict, and the way to the next item."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records.evidence import Photo
from inspector_app.checklists.model import Verdict
from ui.photos.photo_words import count_words
from ui.widgets.plain_label import PlainLabel
from ui.widgets.verdict_buttons import VerdictButtons

_SIDE_PX, _GAP_PX = 12, 8


class VerdictBar(QFrame):
    chosen = Signal(Verdict)
    cleared = Signal()
    reason_typed = Signal()
    reason_left = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    proposal_taken = Signal()
    """The person wants the verdict that the number proposes."""
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
        self._reason_label = PlainLabel(self.tr("不适用的原因（必填）"), self)
        self._reason_label.setBuddy(self.reason)
        self.problem = PlainLabel(self)
        self.problem.setObjectName("field_problem")
        self.problem.setWordWrap(True)
        self._make_proposal()
        self.clear = self._button(self.tr("清除 0"), self.tr("清除结论（按 0）"), self.cleared)
        self.previous = self._button(self.tr("上一项"), self.tr("上一项（Shift+回车 或 PgUp）"), self.previous_wanted)
        self.next = self._button(self.tr("下一项 ⏎"), self.tr("下一项（回车 或 PgDn）"), self.next_wanted)
        self.evidence = self._button("", self.tr("问题和照片（F6）"), self.evidence_wanted)
        self.evidence.setCheckable(True)
        self.evidence.hide()
        self._others = (self.previous, self.clear, self.evidence, self.next)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._lay_out()

    def _make_proposal(self) -> None:
        self.proposal = PlainLabel(self)
        self.proposal.setObjectName("proposed_verdict")
        self.proposal.setProperty("role", "secondary")
        self.proposal.setWordWrap(True)
        self.take_proposal = self._button(self.tr("采纳 4"), self.tr("采纳建议的结论（按 4）"), self.proposal_taken)
        self.take_proposal.setProperty("compact", True)
        self.show_proposal("")

    def show_evidence_count(self, findings: int, photos: Sequence[Photo]) -> None:
        told = self.tr("问题 {findings} · {photos}").format(findings=findings, photos=count_words(photos))
        self.evidence.setText(told)
        self._fit()

    def offer_evidence(self, on: bool) -> None:
        """Whether finding and photos take turns with the item."""
        self.evidence.setVisible(on)
        self._fit()

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

    def show_proposal(self, text: str) -> None:
        """What a number says of the item, and why; "" for nothing. A person's own deed makes it a verdict."""
        self.proposal.setText(text)
        self.proposal.setVisible(bool(text))
        self.take_proposal.setVisible(bool(text))

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
        proposed = QHBoxLayout()
        proposed.addWidget(self.proposal, 1)
        proposed.addWidget(self.take_proposal, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, 8, _SIDE_PX, 8)
        column.setSpacing(6)
        column.addWidget(self.problem)
        column.addLayout(proposed)
        column.addLayout(above)
        for row in (self._upper, self._lower):
            row.setSpacing(_GAP_PX)
            column.addLayout(row)
        self._arrange(narrow=False)
        self.problem.hide()
        stops = (
            self.take_proposal,
            self.reason,
            self.previous,
            *self.buttons.buttons.values(),
            self.clear,
            self.evidence,
            self.next,
        )
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @property
    def narrow(self) -> bool:
        """Whether all but the verdicts stand in a row of their own."""
        return self._lower.count() > 0

    def minimumSizeHint(self) -> QSize:
        """Wide enough for each of the two rows of a narrow window."""
        verdicts = self.buttons.minimumSizeHint().width()
        return QSize(max(verdicts, self._others_width()) + 2 * _SIDE_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _others_width(self) -> int:
        """`clear` keeps its room: the rows are not to jump with the first verdict."""
        shown = [each for each in self._others if each is self.clear or not each.isHidden()]
        return sum(each.sizeHint().width() for each in shown) + _GAP_PX * (len(shown) - 1)

    def _fit(self) -> None:
        wanted = self.buttons.minimumSizeHint().width() + _GAP_PX + self._others_width() + 2 * _SIDE_PX
        if (self.width() < wanted) != self.narrow:
            self._arrange(narrow=not self.narrow)

    def _arrange(self, *, narrow: bool) -> None:
        while self._lower.count():
            self._lower.takeAt(0)
        self._upper.insertWidget(0, self.buttons, 1)
        if narrow:
            self._lower.addWidget(self.previous)
            self._lower.addStretch(1)
        else:
            self._upper.insertWidget(0, self.previous)
        for each in (self.clear, self.evidence, self.next):
            (self._lower if narrow else self._upper).addWidget(each)
