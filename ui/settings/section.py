"""What every part of the settings looks like: a title, a sentence, and sheets of fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.session import Session
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences

_WIDTH_LETTERS = 62


class SettingsSection(QWidget):
    done = Signal()
    """What was asked for is kept."""
    told = Signal()
    """Something was refused, and is said here."""

    def __init__(self, session: Session, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.notice = NoticeBar(self)
        head, words = PlainLabel(title, self), PlainLabel(about, self)
        head.setProperty("role", "title")
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        for widget in (head, words, self.notice):
            self.column.addWidget(widget)
        self.setMaximumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    @property
    def holds_unsaved(self) -> bool:
        """Whether something typed here would be lost with the page."""
        return False

    def sheet(self) -> QVBoxLayout:
        """A new sheet at the end of the section; gives the column inside it."""
        sheet = QFrame(self)
        sheet.setObjectName("sheet_card")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        self.column.addWidget(sheet)
        return column

    def heading(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", "heading")
        return label

    def words(self, text: str, role: str = "secondary") -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def button(self, text: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().verticalPolicy())
        return button

    def tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self.session.language))
        self.told.emit()

    def tell_kept(self, text: str) -> None:
        self.session.changes.saved_at.emit(self.session.clock())
        self.notice.tell(text)
        self.done.emit()
