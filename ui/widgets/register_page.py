"""A page that looks as the register does, in the palette of the day."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.register_style import register_style


class RegisterPage(QWidget):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setStyleSheet(register_style(self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(register_style(self.palette()))
