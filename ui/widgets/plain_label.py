"""A label that shows a text as it is: names of enterprises and files may look like markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """Qt's own label takes what looks like HTML for HTML, pictures of other files included."""

    def __init__(self, text: str | QWidget | None = None, parent: QWidget | None = None) -> None:
        """As QLabel: with or without a text."""
        if isinstance(text, str):
            super().__init__(text, parent)
        else:
            super().__init__(text if text is not None else parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
