"""A label that shows a text as it is: names of enterprises and files may look like markup, or hide signs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from inspector_app.visible_signs import visible


class PlainLabel(QLabel):
    """Qt's own label takes what looks like HTML for HTML, pictures of other files included."""

    def __init__(self, text: str | QWidget | None = None, parent: QWidget | None = None) -> None:
        """As QLabel: with or without a text."""
        if isinstance(text, str):
            super().__init__(visible(text), parent)
        else:
            super().__init__(text if text is not None else parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(visible(text))
