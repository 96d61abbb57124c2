"""A field of a form with its name above, what it is for, and what is wrong with it below."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme.restyling import restyle
from ui.widgets.plain_label import PlainLabel


class FieldBlock(QWidget):
    def __init__(
        self,
        name: str,
        editor: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        field: QWidget | None = None,
    ) -> None:
        """`editor` may hold the `field` together with a button."""
        super().__init__(parent)
        self.editor = editor
        self.field = field or editor.focusProxy() or editor
        self.label = PlainLabel(name, self)
        self.label.setBuddy(self.field)
        if not self.field.accessibleName():
            self.field.setAccessibleName(name)
        self.hint = PlainLabel(hint, self)
        self.hint.setProperty("role", "small")
        self.problem = PlainLabel(self)
        self.problem.setProperty("role", "trouble")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(editor)
        for words in (self.problem, self.hint):
            words.setWordWrap(True)
            column.addWidget(words)
        # Two blocks side by side keep their fields on one line, whatever is said below.
        column.addStretch(1)
        self.hint.setVisible(bool(hint))
        self.problem.hide()
        if isinstance(self.field, QLineEdit):
            self.field.textEdited.connect(lambda _: self.complain(""))

    def complain(self, problem: str) -> None:
        """Shows what is wrong, or with an empty text that nothing is."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.hint.setVisible(bool(self.hint.text()) and not problem)
        self.field.setAccessibleDescription(problem or self.hint.text())
        restyle(self.field, "troubled", bool(problem))
