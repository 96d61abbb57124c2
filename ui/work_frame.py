"""The frame around the pages of an open store: side bar, pages, status line, and the ribbon of the practice store."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.page_stack import MakePage, PageStack
from ui.sections import sections
from ui.session import Session
from ui.widgets.side_bar import SideBar
from ui.widgets.status_line import StatusLine

_NARROW_LETTERS = 88
"""Below this width in Chinese letters the side bar shows its icons only."""


class WorkFrame(QWidget):
    lock_wanted = Signal()

    def __init__(self, session: Session, makers: dict[str, MakePage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work_frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self._kept_small = False
        owner = session.store.owner
        self.side = SideBar(sections(), owner.person, owner.office, self)
        self.stack = PageStack(session, makers, self)
        self.status = StatusLine(session.store, session.jobs, self)
        self._lay_out()
        self.side.wanted.connect(self.go)
        self.side.lock_wanted.connect(self.lock_wanted)
        self.stack.shown.connect(self.side.show_current)
        self.stack.shown.connect(self._fit)
        session.changes.saved_at.connect(self.status.tell_saved)

    def go(self, key: str) -> None:
        """To a section, where it was left; asked for again, from its visit or notice back to its list."""
        if key == self.stack.section and self.stack.has_guest:
            self.leave_guest()
        else:
            self.stack.open(key)

    def leave_guest(self) -> None:
        from ui.pages.visit_page import VisitPage

        top = self.stack.top
        if isinstance(top, VisitPage) and top.flow is not None:
            top.actions_.leave()
        else:
            self.stack.back()

    def flush(self) -> None:
        """Everything typed anywhere is given to the worker."""
        for page in self.stack.pages():
            flush = getattr(page, "flush", None)
            if flush is not None:
                flush()

    def unsaved(self) -> list[str] | None:
        """Codes of items that could not be saved; None when everything is in the store."""
        holding = [page for page in self.stack.pages() if getattr(page, "holds_unsaved", False)]
        if not holding:
            return None
        desks = [getattr(page, "desk", None) for page in holding]
        return [code for desk in desks if desk is not None for code in desk.unsaved_items]

    def take_file(self, key: str, path: Path) -> None:
        self.stack.take_file(key, path)

    def fold_side_bar(self) -> None:
        self._kept_small = not self.side.collapsed
        self._fit()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.session.practice:
            column.addWidget(self._ribbon())
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _ribbon(self) -> QFrame:
        ribbon = QFrame(self)
        ribbon.setObjectName("practice_ribbon")
        words = QLabel(self.tr("练习库 · 这里的企业和检查都是虚构的，可以放心试"), ribbon)
        leave = QPushButton(self.tr("离开练习库"), ribbon)
        leave.clicked.connect(self.lock_wanted)
        row = QHBoxLayout(ribbon)
        row.setContentsMargins(16, 5, 14, 5)
        row.addWidget(words, 1)
        row.addWidget(leave)
        return ribbon

    def _fit(self) -> None:
        """A visit or notice is work for the whole width; so is everything in a narrow window."""
        narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().horizontalAdvance("字")
        self.side.collapse(self._kept_small or narrow or self.stack.has_guest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
