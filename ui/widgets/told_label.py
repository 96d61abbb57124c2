"""A label for facts that somebody may want to copy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.plain_label import PlainLabel


class ToldLabel(PlainLabel):
    """Wraps its words and lets them be selected. `role` is that of the style sheet; "" for plain words."""

    def __init__(self, text: str, parent: QWidget, role: str = "") -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            self.setProperty("role", role)
