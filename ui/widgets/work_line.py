"""How far one piece of long work is, with the button that stops it. Hidden while there is none."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.long_work import LongWork
from ui.widgets.plain_label import PlainLabel


class WorkLine(QWidget):
    def __init__(self, work: LongWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.words = PlainLabel(self)
        self.percent = PlainLabel(self)
        self.percent.setFixedWidth(self.fontMetrics().horizontalAdvance("100%") + 4)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setMinimumWidth(60)
        self.stop = QPushButton(self.tr("停下"), self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.percent)
        row.addWidget(self.stop)
        work.started.connect(self._start)
        work.progressed.connect(self._show)
        work.ended.connect(self.hide)
        self.hide()

    def _start(self, text: str) -> None:
        self.words.setText(text)
        self.percent.clear()
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.show()
        self.stop.setFocus()

    def _show(self, percent: int) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(percent)
        self.percent.setText(f"{percent}%")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(self.tr("正在停下…"))
        self._work.cancel()
