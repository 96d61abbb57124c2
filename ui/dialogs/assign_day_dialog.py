"""The list of a day becomes tasks: for whom, and why."""

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.question import Question
from ui.widgets.plain_label import PlainLabel


class AssignDayDialog(Question):
    def __init__(self, people: list[str], count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("分派为任务"))
        words = PlainLabel(
            self.tr("%n 家企业列入检查任务，期限是这一天。", None, count) + self.tr("任务随下一个方案包发到各台电脑。"),
            self,
        )
        words.setWordWrap(True)
        self.person = QComboBox(self)
        self.person.setEditable(True)
        self.person.addItem("")
        self.person.addItems(people)
        line = self.person.lineEdit()
        assert line is not None, "an editable list has a line"
        line.setPlaceholderText(self.tr("谁有空谁去"))
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(200)
        form = QFormLayout()
        form.addRow(self.tr("检查人员"), self.person)
        form.addRow(self.tr("说明"), self.reason)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("分派"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(28 * self.fontMetrics().horizontalAdvance("字"))

    @classmethod
    def ask(cls, parent: QWidget, people: list[str], count: int) -> tuple[str, str] | None:
        """Name and reason, or None when the person went back."""
        dialog = cls(people, count, parent)
        if dialog.exec() != cls.DialogCode.Accepted:
            return None
        return dialog.person.currentText().strip(), dialog.reason.text().strip()
