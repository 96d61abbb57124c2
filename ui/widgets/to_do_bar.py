"""What the office wants from this laptop: items that were sent back, enterprises that are to be visited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from inspector_app.exchange.kinds.sent_back import SentBack
from inspector_app.plans.assigned import Assigned


class ToDoBar(QWidget):
    """Only there when there is something to do."""

    sent_back_wanted = Signal()
    tasks_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sent_back = QPushButton(self)
        self.sent_back.setProperty("primary", True)
        self.sent_back.setToolTip(self.tr("主管退回的检查项和意见；逐项打开，改好后标为已处理，随下一个检查包交回。"))
        self.tasks = QPushButton(self)
        self.tasks.setToolTip(self.tr("单位方案里要求检查的企业。"))
        self.sent_back.clicked.connect(self.sent_back_wanted)
        self.tasks.clicked.connect(self.tasks_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sent_back)
        row.addWidget(self.tasks)
        row.addStretch(1)
        self.show_state([], [])

    def show_state(self, sent_back: list[SentBack], tasks: list[Assigned]) -> None:
        waiting = sum(each.visited is None for each in tasks)
        self.sent_back.setText(self.tr("退回 %n 条意见，待处理…", None, len(sent_back)))
        self.sent_back.setVisible(bool(sent_back))
        words = self.tr("检查任务：待查 {waiting} 家，共 {total} 家…")
        self.tasks.setText(words.format(waiting=waiting, total=len(tasks)))
        self.tasks.setVisible(bool(tasks))
        self.setVisible(bool(sent_back or tasks))
