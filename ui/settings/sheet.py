"""A sheet of the settings with a subject of its own: it says in place what it kept, and how to take it back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.session import Session
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences


class SettingsSheet(QFrame):
    done = Signal()
    """What was asked for is kept."""
    told = Signal()
    """Something was refused, and is said here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_card")
        self.session = session
        self.notice = NoticeBar(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 18)
        self.column.setSpacing(14)

    def words(self, text: str, role: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """On the worker; what is refused is said here."""
        self.session.jobs.run(self, work, done=done, failed=self.tell_trouble)

    def tell_kept(self, text: str, put_back: Callable[[], object] | None = None) -> None:
        self.session.changes.saved_at.emit(self.session.clock())
        self.notice.tell(text, self.tr("放回去") if put_back else "", put_back)
        self.done.emit()

    def tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self.session.language))
        self.told.emit()
