"""A signature, a drawing, or marks on a picture; what was drawn is given as a PNG."""

from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.question import Question
from ui.widgets.plain_label import PlainLabel
from ui.widgets.sketch_canvas import INK, RED, SketchCanvas


class SketchDialog(Question):
    def __init__(self, title: str, ground: QImage | None, *, is_signature: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.canvas = SketchCanvas(ground, INK if ground is None else RED, self)
        words = self.tr("请在下面签名") if is_signature else self.tr("按住左键画；Ctrl+Z 撤一笔")
        hint = PlainLabel(words, self)
        hint.setProperty("role", "secondary")
        buttons = QDialogButtonBox(self)
        self.keep = buttons.addButton(self.tr("采用"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.undo = QPushButton(self.tr("撤一笔"), self)
        self.again = QPushButton(self.tr("重来"), self)
        for button, deed in ((self.undo, self.canvas.undo), (self.again, self.canvas.clear)):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(hint)
        column.addWidget(self.canvas, 1)
        column.addWidget(buttons)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.canvas.undo)
        self.canvas.changed.connect(self._tell)
        self._tell()

    @classmethod
    def ask(cls, parent: QWidget, title: str, ground: QImage | None, *, is_signature: bool) -> bytes:
        """The drawing as PNG; nothing when the person went back."""
        dialog = cls(title, ground, is_signature=is_signature, parent=parent)
        return dialog.canvas.png() if dialog.exec() == cls.DialogCode.Accepted else b""

    def _tell(self) -> None:
        drawn = bool(self.canvas.strokes)
        for button in (self.keep, self.undo, self.again):
            button.setEnabled(drawn)
