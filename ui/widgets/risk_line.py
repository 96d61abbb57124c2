"""A line that is there only where a store would not be safe."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.opening.risky_words import risk_words
from ui.widgets.plain_label import PlainLabel


class RiskLine(PlainLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "trouble")
        self.setWordWrap(True)
        self.hide()

    def warn_of(self, folder: Path | None) -> None:
        """None for a folder that is not known yet."""
        self.setText(risk_words(folder) if folder is not None else "")
        self.setVisible(bool(self.text()))
