"""编辑 → 历史: every step since the store was unlocked, newest first; each may be taken back, or done again."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.messages import say
from ui.day_words import moment_words
from ui.dialogs.question import Question
from ui.diary.diary_words import deed_words
from ui.frame.undo_desk import UndoDesk
from ui.session import Session
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.undoing.steps import History, Step

_WIDTH_LETTERS, _HEIGHT_LINES = 74, 26
_WORDS = 1
"""The column of what was done."""


class HistoryDialog(Question):
    def __init__(self, session: Session, desk: UndoDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("历史"))
        self._session, self._desk = session, desk
        self.history: History | None = None
        self.table = KeyedTable((self.tr("时间"), self.tr("做了什么"), self.tr("现在")), _WORDS, self)
        self.table.setAccessibleName(self.tr("步骤"))
        self.told, self.trouble = self._label("secondary"), self._label("trouble")
        self.undo = QPushButton(self.tr("撤销这一步"), self)
        self.redo = QPushButton(self.tr("重做这一步"), self)
        self.close_button = QPushButton(self.tr("关闭"), self)
        self._lay_out()
        self.table.stood_on.connect(self._stand)
        self.undo.clicked.connect(lambda: self._turn(desk.take_back))
        self.redo.clicked.connect(lambda: self._turn(desk.do_again))
        self.close_button.clicked.connect(self.accept)
        desk.read.connect(self.show_history)
        # Of this window, so that it ends with it: the list itself lives as long as the store is open.
        desk.turned.connect(self._read_again)
        desk.troubled.connect(self._tell_trouble)
        self._offer()
        desk.load()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, desk: UndoDesk) -> None:
        cls(session, desk, parent).exec()

    def _stand(self) -> None:
        """On another step: what was said against the one before is not about this one."""
        self.trouble.hide()
        self._offer()

    def _read_again(self) -> None:
        self._desk.load()

    def show_history(self, history: "History") -> None:
        kept, self.history = self.table.chosen(), history
        self.table.show_rows([(str(step.key), self._texts(step)) for step in history.steps], kept)
        self._offer()

    def _texts(self, step: "Step") -> tuple[str, ...]:
        from inspector_app.undoing.steps import StepState

        line = step.line
        if step.state is StepState.UNDONE:
            state = self.tr("已撤销")
        else:
            state = self.tr("有效") if step.refusal is None else self.tr("不能撤销")
        moment = moment_words(line.moment.astimezone()) if line.moment is not None else "—"
        return moment, deed_words(line, self._session.language), state

    def _chosen(self) -> "Step | None":
        key = self.table.chosen()
        return self.history.step(int(key)) if self.history is not None and key else None

    def _offer(self) -> None:
        from inspector_app.undoing.steps import StepState

        step = self._chosen()
        done = step is not None and step.state is StepState.DONE
        self.undo.setEnabled(done and step is not None and step.refusal is None)
        self.redo.setEnabled(step is not None and not done)
        if step is not None and step.refusal is not None:
            self.told.setText(str(say(step.refusal, self._session.language)))
        elif self.history is not None and not self.history.steps:
            self.told.setText(self.tr("打开工作库以后还没有改过什么；更早的修改在“操作日志”里。"))
        else:
            self.told.setText(self.tr("撤销是一次新的修改：原来的内容和撤销都留在操作日志里。"))

    def _turn(self, deed: object) -> None:
        step = self._chosen()
        if step is not None and callable(deed):
            self.trouble.hide()
            deed(step.key)

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.trouble.setText("\n".join(str(message) for message in messages))
        self.trouble.show()

    def _label(self, role: str) -> QLabel:
        label = PlainLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        about = self._label("secondary")
        about.setText(
            self.tr("打开工作库以后的每一步，新的在前。可以只撤销其中一步；后来又改过的，会先告诉你是谁改的。")
        )
        self.trouble.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo)
        buttons.addWidget(self.redo)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (about, self.table, self.told, self.trouble):
            column.addWidget(widget)
        column.addLayout(buttons)
        metrics = self.fontMetrics()
        room = self.screen().availableSize()
        width = min(_WIDTH_LETTERS * metrics.horizontalAdvance("字"), room.width() - 60)
        self.resize(width, min(_HEIGHT_LINES * metrics.lineSpacing(), room.height() - 60))
