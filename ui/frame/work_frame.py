"""The frame around the pages of an open store: side bar, pages, status line, and the ribbon of the practice store."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.errors import Problem
from inspector_app.messages import Message, say
from ui.frame.page_stack import MakePage, PageStack
from ui.frame.sections import sections_of
from ui.session import Session
from ui.theme.touch import scroll_by_finger
from ui.watches.clock_watch import ClockWatch
from ui.watches.desk_watch import DeskWatch
from ui.watches.health_watch import HealthWatch
from ui.watches.key_watch import KeyWatch
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.side_bar import SideBar
from ui.widgets.status_line import StatusLine
from ui.wording import sentences

if TYPE_CHECKING:
    from ui.frame.tour import Tour

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
        self.tour: Tour | None = None
        store = session.store
        self.side = SideBar(sections_of(store.owner.role), store.person, store.owner.office, self)
        self.stack = PageStack(session, makers, self)
        self.status = StatusLine(session.store, session.jobs, session.practice, self)
        self.notice = NoticeBar(self)
        self.health = HealthWatch(session, self)
        self.clock_watch = ClockWatch(session, self)
        self.desk_watch = DeskWatch(session, self)
        self.key_watch = KeyWatch(session, self)
        self.ribbon = self._ribbon() if session.practice else None
        self._lay_out()
        scroll_by_finger(self.side)
        self._connect()

    def _connect(self) -> None:
        session = self.session
        self.side.wanted.connect(self.go)
        self.side.lock_wanted.connect(self.lock_wanted)
        self.stack.shown.connect(self.side.show_current)
        self.stack.shown.connect(self._fit)
        self.stack.shown.connect(self._count_unsaved)
        session.changes.unsaved_changed.connect(self._count_unsaved)
        session.changes.saved_at.connect(self.status.tell_saved)
        session.navigation.visit_offered.connect(self._offer_visit)
        self.status.wanted.connect(self.stack.open)
        self._follow_watches()

    def _follow_watches(self) -> None:
        session = self.session
        self.health.assured.connect(lambda found: self.status.tell_assurance(found, session.clock()))
        self.health.backed_up.connect(lambda at: self.status.tell_backup(at, session.clock()))
        self.health.warned.connect(self._warn)
        self.clock_watch.doubted.connect(lambda message: self.notice.tell(str(message), tone="trouble"))
        self.desk_watch.lost.connect(self._tell_lost)
        self.health.key_change_found.connect(self._go_on_with_key)
        self.key_watch.troubled.connect(self._tell_key_trouble)

    def go(self, key: str) -> None:
        """To a section, where it was left; asked for again, from its visit or notice back to its list."""
        if key == self.stack.section and self.stack.has_guest:
            self.leave_guest()
        else:
            self.stack.open(key)

    def show_backups(self) -> None:
        """The section of the settings with all backups."""
        page = self.stack.page("settings")
        show_section = getattr(page, "show_section", None)
        if show_section is not None:
            show_section("backup")

    def begin_tour(self) -> None:
        """From its beginning, or where it waits; it may be left at any point."""
        from ui.frame.tour import Tour

        if self.tour is not None:
            self.tour.go_on()
            return
        self.tour = Tour(self)
        self.tour.left.connect(self._end_tour)

    def _end_tour(self) -> None:
        self.tour = None

    def leave_guest(self) -> None:
        from ui.pages.visit_page import VisitPage

        top = self.stack.top
        if isinstance(top, VisitPage) and top.flow is not None:
            top.actions_.leave()
        else:
            self.stack.back()

    def flush(self) -> None:
        """Everything typed anywhere is given to the worker, which does nothing else any more."""
        self.health.touched()
        for page in self.stack.pages():
            flush = getattr(page, "flush", None)
            if flush is not None:
                flush()

    def unsaved(self) -> list[str] | None:
        """Codes of items, and what else could not be saved; None when everything is in the store."""
        from ui.pages.settings_page import SettingsPage
        from ui.pages.visit_page import VisitPage

        holding = [page for page in self.stack.pages() if getattr(page, "holds_unsaved", False)]
        if not holding:
            return None
        codes = [code for page in holding if isinstance(page, VisitPage) for code in sorted(page.desk.unsaved_items)]
        settings = any(isinstance(page, SettingsPage) for page in holding)
        return [*codes, self.tr("设置里没有保存的内容")] if settings else codes

    def take_file(self, key: str, path: Path) -> None:
        self.stack.take_file(key, path)

    def fold_side_bar(self) -> None:
        self._kept_small = not self.side.collapsed
        self._fit()

    def _count_unsaved(self) -> None:
        """Of the page on the screen; not asked by its class, whose modules are not wanted before the first page."""
        self.status.tell_unsaved(getattr(self.stack.top, "unsaved_count", 0))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.ribbon is not None:
            column.addWidget(self.ribbon)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _warn(self, message: Message | None) -> None:
        """Above the pages, never in the way of anything."""
        if message is None:
            self.notice.hide()
        else:
            tone = "info" if self.health.calm else "trouble"
            self.notice.tell(str(message), self.tr("看备份"), self.show_backups, tone=tone)

    def _offer_visit(self, visit_id: str, told: str) -> None:
        """It came while the person was at something else: above that page, and opened when he wants to."""
        with self.session.store.database.look() as work:
            visit = work.visits.get(visit_id)
            enterprise = work.enterprises.get(visit.enterprise_id) if visit is not None else None
        text = self.tr("“{name}”的检查可以打开了。").format(name=enterprise.name if enterprise is not None else "—")
        self.notice.tell(text + told, self.tr("打开检查"), lambda: self.session.navigation.open_visit.emit(visit_id))

    def _tell_lost(self, message: Message | None) -> None:
        """The server of a shared store is away, or there again."""
        if message is None:
            self.notice.tell(self.tr("又联系上共用数据库了，可以继续。"))
        else:
            self.notice.tell(str(message), tone="trouble")

    def _go_on_with_key(self) -> None:
        self.notice.tell(str(say(Problem("store.key_change_unfinished"), self.session.language)))
        self.key_watch.go_on()

    def tell_key_ready(self) -> None:
        """The other data key waits for the next lock, so that nobody is interrupted."""
        words = self.tr("新的数据密钥已经备好，下次锁定时换上，用原来的密码重新打开。")
        self.notice.tell(words, self.tr("现在锁定"), self.key_watch.finish)

    @property
    def watches_key_change(self) -> bool:
        """The person looks at how far it is, and does nothing else."""
        from ui.pages.settings_page import SettingsPage

        top = self.stack.top
        asked = QApplication.activeModalWidget() is not None
        return isinstance(top, SettingsPage) and top.people.isVisible() and not asked

    def _tell_key_trouble(self, error: Exception) -> None:
        messages = sentences(error, self.session.language)
        if not self.watches_key_change:
            self.notice.tell("\n".join(str(message) for message in messages), tone="trouble")

    def _ribbon(self) -> QFrame:
        ribbon = QFrame(self)
        ribbon.setObjectName("practice_ribbon")
        words = PlainLabel(self.tr("练习库 · 这里的企业和检查都是虚构的，可以放心试"), ribbon)
        tour = QPushButton(self.tr("看一遍导览"), ribbon)
        tour.clicked.connect(self.begin_tour)
        leave = QPushButton(self.tr("离开练习库"), ribbon)
        leave.clicked.connect(self.lock_wanted)
        row = QHBoxLayout(ribbon)
        row.setContentsMargins(16, 5, 14, 5)
        row.addWidget(words, 1)
        row.addWidget(tour)
        row.addWidget(leave)
        return ribbon

    def _fit(self) -> None:
        """A visit or notice is work for the whole width; so is everything in a narrow window."""
        narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().horizontalAdvance("字")
        self.side.collapse(self._kept_small or narrow or self.stack.has_guest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
