"""All steps of the visit since it was opened; choosing one goes back, or forward, to it."""

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QDialogButtonBox, QUndoView, QVBoxLayout, QWidget

from ui.dialogs.question import Question
from ui.widgets.plain_label import PlainLabel

_WIDTH_LETTERS, _HEIGHT_LETTERS = 34, 30


class StepsDialog(Question):
    def __init__(self, steps: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("步骤"))
        about = PlainLabel(self.tr("点一步，就回到做完那一步的时候；后面的步骤还可以重做。"), self)
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        self.list = QUndoView(steps, self)
        self.list.setEmptyLabel(self.tr("打开这次检查的时候"))
        self.list.setAccessibleName(self.tr("步骤"))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (about, self.list, buttons):
            column.addWidget(widget)
        letter = self.fontMetrics().horizontalAdvance("字")
        self.resize(_WIDTH_LETTERS * letter, _HEIGHT_LETTERS * letter)

    @classmethod
    def ask(cls, parent: QWidget, steps: QUndoStack) -> None:
        cls(steps, parent).exec()
