"""中文 or English, each in its own words, so that whoever cannot read one finds the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from inspector_app.messages import Language
from ui.translation import has_english

NAMES = {Language.ZH: "中文", Language.EN: "English"}


class LanguageRow(QWidget):
    wanted = Signal(Language)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.buttons = {language: QPushButton(name, self) for language, name in NAMES.items()}
        for language, button in self.buttons.items():
            button.setProperty("link", True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, language=language: self.wanted.emit(language))
            row.addWidget(button)
        self.setVisible(has_english())
