"""Below an item: what a supervisor wants changed there, and, on a visit that was received, a line to say so."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.exchange.kinds.returns import LONGEST_COMMENT, Comment
from ui.day_words import day_words
from ui.widgets.plain_label import PlainLabel


class CommentStrip(QFrame):
    """Hidden while there is nothing to read and nothing to write."""

    given = Signal(str)
    """The words of a new comment on the item that is shown."""
    settled = Signal(object)
    """The Comment whose wish was met."""
    reopen_wanted = Signal()
    """The visit has ended, and is to be changed once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comment_strip")
        self.settlers: dict[str, QPushButton] = {}
        self.shown: list[QLabel] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.field = QLineEdit(self)
        self.field.setMaxLength(LONGEST_COMMENT)
        self.field.setPlaceholderText(self.tr("意见：要这台电脑的检查员改什么（随退回包发出）"))
        self.field.setAccessibleName(self.tr("意见"))
        self.keep = QPushButton(self.tr("记下意见"), self)
        self.keep.setEnabled(False)
        self._line = self._new_line()
        self.reopen = QPushButton(self.tr("重新打开这次检查来补正"), self)
        self.reopen.setToolTip(self.tr("检查已结束；改动前后都留在日志里，结束时间不变。"))
        self.reopen.hide()
        self.reopen.clicked.connect(self.reopen_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._line)
        self.field.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.field.returnPressed.connect(self._give)
        self.keep.clicked.connect(self._give)
        self.hide()

    def _new_line(self) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field, 1)
        line.addWidget(self.keep)
        return holder

    def show_comments(
        self, comments: Sequence[Comment], *, may_comment: bool, may_settle: bool, may_reopen: bool = False
    ) -> None:
        """Those of the item on the screen. What is typed stays. `may_comment`: it is the writer who reads them."""
        self.reopen.setVisible(may_reopen and any(not each.settled for each in comments))
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.settlers.clear()
        self.shown.clear()
        for comment in comments:
            self._rows.addWidget(self._row(comment, may_settle and not comment.settled, written_here=may_comment))
        self._line.setVisible(may_comment)
        self.setVisible(bool(comments) or may_comment)

    def forget_typed(self) -> None:
        self.field.clear()

    def _give(self) -> None:
        if self.field.text().strip():
            self.given.emit(self.field.text().strip())

    def _row(self, comment: Comment, may_settle: bool, *, written_here: bool) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        # Where it was written it may not have been sent yet.
        words = self.tr("{by} {day} 的意见：{comment}") if written_here else self.tr("{by} {day} 退回：{comment}")
        said = comment.comment if comment.item else self.tr("（整次检查）{comment}").format(comment=comment.comment)
        text = words.format(by=comment.by, day=day_words(comment.made_at.date()), comment=said)
        label = PlainLabel(self.tr("✓ 已处理 · {text}").format(text=text) if comment.settled else text, holder)
        label.setWordWrap(True)
        label.setProperty("role", "secondary" if comment.settled else "trouble")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, 1)
        self.shown.append(label)
        if may_settle:
            button = QPushButton(self.tr("标为已处理"), holder)
            button.clicked.connect(lambda: self.settled.emit(comment))
            row.addWidget(button)
            self.settlers[comment.id] = button
        return holder
