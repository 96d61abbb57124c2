"""How far long work is: its text, a bar, and a button that stops it. Hidden while there is none."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from ui.jobs import Jobs
from ui.widgets.plain_label import PlainLabel

_PERCENT = 100
"""Work whose parts mean nothing to a person reports hundredths."""


class ProgressLine(QWidget):
    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.words = PlainLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        # The words are never cut: in a narrow place the bar gives way.
        self.bar.setMinimumWidth(self.fontMetrics().horizontalAdvance("字" * 3))
        self.bar.setMaximumWidth(self.fontMetrics().horizontalAdvance("字" * 12))
        self.cancel = QPushButton(self.tr("取消"), self)
        self.cancel.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.words, self.bar, self.cancel):
            row.addWidget(widget)
        self._title, self._said, self._waiting = "", "", 0
        jobs.asked.connect(self._tell_waiting)
        jobs.long_started.connect(self._start)
        jobs.progressed.connect(self._show)
        jobs.long_ended.connect(self._end)
        self.setVisible(jobs.busy_long)

    def _start(self, text: str) -> None:
        self._title = text
        self.cancel.setEnabled(True)
        self._show(0, 0, "")
        self.show()

    def _show(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        counted = f"{done} %" if total == _PERCENT else f"{done}/{total}" if total else ""
        self._said = " ".join(part for part in (self._title, text, counted) if part)
        self._tell_waiting(self._waiting)

    def _tell_waiting(self, count: int) -> None:
        """What was clicked for is done after this work: who sees nothing would think that it was lost."""
        self._waiting = count
        if self.cancel.isEnabled():
            self.words.setText(self._said + (self.tr("（之后还有 %n 件）", None, count) if count else ""))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText(self.tr("正在停止…"))
        self._jobs.cancel()

    def _end(self) -> None:
        self.setVisible(self._jobs.busy_long)
