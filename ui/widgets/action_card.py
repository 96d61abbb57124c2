"""A big button that says what happens: an icon, a name, and a sentence."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme.icons import drawn
from ui.theme.palette import colours_of
from ui.widgets.even_label import EvenLabel
from ui.widgets.plain_label import PlainLabel


class ActionCard(QPushButton):
    def __init__(self, icon_name: str, name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_card")
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self.setAutoDefault(True)
        self._icon_name = icon_name
        self._mark, self._arrow = PlainLabel(self), PlainLabel(self)
        title = PlainLabel(name, self)
        title.setProperty("role", "heading")
        words = EvenLabel(sentence, self)
        words.setProperty("role", "secondary")
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(title)
        text.addWidget(words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 16, 16, 16)
        self._row.setSpacing(18)
        self._row.addWidget(self._mark)
        self._row.addLayout(text, 1)
        self._row.addWidget(self._arrow)
        for label in (self._mark, self._arrow, title, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._draw()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._row.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_row"):
            self._draw()

    def _draw(self) -> None:
        colours, scale = colours_of(self.palette()), self.devicePixelRatioF()
        self._mark.setPixmap(drawn(self._icon_name, colours.accent, 32, scale))
        self._arrow.setPixmap(drawn("next", colours.quiet, 18, scale))
