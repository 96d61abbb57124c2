"""What a person of a new store is, with a sentence for each: what the program lets them do depends on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ui.widgets.plain_label import PlainLabel


class RoleChoice(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inspector = QRadioButton(self.tr("检查员"), self)
        self.supervisor = QRadioButton(self.tr("主管"), self)
        self.administrator = QRadioButton(self.tr("管理员"), self)
        self.inspector.setChecked(True)
        self._lay_out()

    @property
    def role(self) -> str:
        if self.administrator.isChecked():
            return "administrator"
        return "inspector" if self.inspector.isChecked() else "supervisor"

    def buttons(self) -> tuple[QRadioButton, ...]:
        return self.inspector, self.supervisor, self.administrator

    def must_be_administrator(self, must: bool) -> None:
        """The choice starts anew whenever it is taken away or given back."""
        if must == self.inspector.isEnabled():
            (self.administrator if must else self.inspector).setChecked(True)
        for button in (self.inspector, self.supervisor):
            button.setEnabled(not must)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(0)
        sentences = (
            self.tr("到企业检查，开文书，交资料包"),
            self.tr("接收资料包，看检查结果，汇总督导"),
            self.tr("同主管，另管人员和共用数据库"),
        )
        for column, (button, sentence) in enumerate(zip(self.buttons(), sentences, strict=True)):
            group.addButton(button)
            button.setAccessibleDescription(sentence)
            words = PlainLabel(sentence, self)
            words.setProperty("role", "small")
            words.setContentsMargins(25, 0, 0, 0)
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(button, 0, column)
            grid.addWidget(words, 1, column)
            grid.setColumnStretch(column, 1)
