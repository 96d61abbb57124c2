"""Asks before a paper is issued: its number is then used up, and the paper is not changed any more."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.question import Question
from ui.widgets.plain_label import PlainLabel

_MOST_HINTS = 5
"""More would push the buttons below a small screen."""
_WIDTH_LETTERS = 34


@dataclass(frozen=True, slots=True)
class IssueQuestion:
    """What is to be issued to whom; `replaced` is the paper of its kind that holds, "" for none."""

    paper: str
    enterprise: str
    number: str
    replaced: str = ""
    hints: tuple[str, ...] = ()
    """Gaps that the person may leave."""


@dataclass(frozen=True, slots=True)
class IssueAnswer:
    reason: str = ""
    """Why the paper before is withdrawn for this one; "" leaves both."""


class IssueNoticeDialog(Question):
    def __init__(self, asked: IssueQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("签发文书"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 18, 24, 16)
        self._column.setSpacing(10)
        title = self.tr("签发给“{enterprise}”的{paper}？")
        self._say(title.format(enterprise=asked.enterprise, paper=asked.paper), "heading")
        if asked.number:
            self._say(self.tr("文号：{number}").format(number=asked.number), "section")
        self.both, self.instead = (QRadioButton(self) for _ in range(2))
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(200)
        self._ask_replaced(asked.replaced)
        self._say_hints(asked.hints)
        self._say(self.tr("签发后文号不能收回，文书的内容不再改变。"), "secondary")
        self._add_buttons()
        self._follow()
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    @classmethod
    def ask(cls, parent: QWidget, asked: IssueQuestion) -> IssueAnswer | None:
        """None when the person wants to look again."""
        dialog = cls(asked, parent)
        return dialog.answer() if dialog.exec() == cls.DialogCode.Accepted else None

    def answer(self) -> IssueAnswer:
        return IssueAnswer(self.reason.text().strip() if self.instead.isChecked() else "")

    def _ask_replaced(self, replaced: str) -> None:
        self.instead.setText(self.tr("代替 {number}：原来的一份撤回，两份互相注明").format(number=replaced))
        self.both.setText(self.tr("另出一份：{number} 仍然有效").format(number=replaced))
        self.both.setChecked(True)
        self.reason.setPlaceholderText(self.tr("撤回理由"))
        self.reason.setAccessibleName(self.tr("撤回理由"))
        self.reason.textChanged.connect(lambda _: self._follow())
        self.instead.toggled.connect(lambda _: self._follow())
        for widget in (self.both, self.instead, self.reason):
            widget.setVisible(bool(replaced))
            self._column.addWidget(widget)

    def _say_hints(self, hints: Iterable[str]) -> None:
        hints = list(hints)
        for hint in hints[:_MOST_HINTS]:
            self._say(f"· {hint}", "secondary")
        if len(hints) > _MOST_HINTS:
            self._say(self.tr("另有 {count} 处提醒，请看右栏。").format(count=len(hints) - _MOST_HINTS), "secondary")

    def _add_buttons(self) -> None:
        self.issue = QPushButton(self.tr("签发"), self)
        self.issue.clicked.connect(self.accept)
        self.issue.setAutoDefault(False)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.issue, QDialogButtonBox.ButtonRole.ActionRole)
        back = buttons.addButton(self.tr("再看看"), QDialogButtonBox.ButtonRole.RejectRole)
        back.clicked.connect(self.reject)
        back.setDefault(True)
        self._column.addStretch(1)
        self._column.addWidget(buttons)
        back.setFocus()

    def _follow(self) -> None:
        """A paper is withdrawn only with a reason."""
        if hasattr(self, "issue"):
            self.reason.setEnabled(self.instead.isChecked())
            self.issue.setEnabled(not self.instead.isChecked() or bool(self.reason.text().strip()))

    def _say(self, text: str, role: str) -> None:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self._column.addWidget(label)
