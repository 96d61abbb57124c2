"""The comments that go back to inspectors: which are not sent yet, which went in which pack, which were answered."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.exchange.kinds.return_states import Returned, ReturnState
from ui.day_words import day_words, moment_words
from ui.dialogs.question import Question
from ui.models.checklist_tree import words
from ui.models.import_model import TextRows
from ui.session import Session
from ui.widgets.import_preview import TextTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style


class ReturnedDialog(Question):
    """Accepted when a return pack is to be written."""

    def __init__(self, session: Session, found: Sequence[Returned], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("退回检查"))
        self.setStyleSheet(register_style(QApplication.palette()))
        self._language = session.language.value
        unsettled = [each for each in found if each.state is not ReturnState.SETTLED]
        about = PlainLabel(self)
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        about.setText(
            self.tr("退回包带上所有还没有处理的意见；对方标为已处理后，随下一个检查包交回。丢了一个，再写一个就行。")
        )
        headers = (self.tr("进展"), self.tr("企业"), self.tr("检查项"), self.tr("意见"), self.tr("提出"))
        self.rows = TextRows(headers, self)
        table = TextTable(self.rows, (10, 9, 15, 13), self)
        table.setAccessibleName(self.tr("退回检查"))
        self.rows.show([self._row(each) for each in found])
        self.write = QPushButton(self.tr("写出退回包（%n 条意见）…", None, len(unsettled)), self)
        self.write.setProperty("primary", True)
        self.write.setEnabled(bool(unsettled))
        self.write.setDefault(True)
        self.write.clicked.connect(self.accept)
        leave = QPushButton(self.tr("关闭"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self._lay_out(about, table, leave)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, found: Sequence[Returned]) -> bool:
        """Whether a return pack is to be written."""
        return cls(session, found, parent).exec() == cls.DialogCode.Accepted

    def _lay_out(self, about: QLabel, table: TextTable, leave: QPushButton) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(table, 1)
        column.addLayout(buttons)
        letter = self.fontMetrics().horizontalAdvance("台")
        room = self.screen().availableSize()
        self.resize(min(72 * letter, room.width() - 40), min(32 * letter, room.height() - 60))

    def _row(self, each: Returned) -> tuple[str, ...]:
        comment = each.comment
        item = f"{comment.item} {words(each.label, self._language)}".strip() if comment.item else self.tr("整次检查")
        made = f"{comment.by} {day_words(comment.made_at.date())}"
        return self._state(each), each.enterprise, item, comment.comment, made

    def _state(self, each: Returned) -> str:
        if each.state is ReturnState.SETTLED:
            return self.tr("已处理")
        if each.pack is None:
            return self.tr("还没有发出")
        words = self.tr("等对方处理：{at} 随 {file} 发出")
        return words.format(at=moment_words(each.pack.at), file=each.pack.file_name)
