"""The papers of a visit or enterprise: their list, one of them as it will be printed, and what can be done with it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.errors import Problem
from inspector_app.messages import Message
from ui.papers.notice_cards import Card, Place
from ui.papers.notice_deeds import NoticeDeeds
from ui.papers.notice_desk import ORDER, NoticeDesk
from ui.papers.notice_issuing import NoticeIssuing
from ui.papers.notice_keys import NoticeKeys
from ui.papers.notice_printing import NoticePrinting
from ui.papers.notice_service import NoticeService
from ui.papers.paper_titles import shown_title
from ui.register.enterprise_correction import edit_enterprise_of
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.notice_head import NoticeHead
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.notice_style import notice_style
from ui.widgets.page_strip import PageStrip
from ui.widgets.page_view import PageView
from ui.widgets.paper_list import PaperList

_ROOM_FOR_STRIP = 1300
_ROOM_FOR_LIST = 880


class NoticePage(QWidget):
    """Everything can be done with the keys; Esc goes back."""

    closed = Signal()
    """The person went back to the visit."""
    ready = Signal()
    """The pages that are seen are on the screen."""
    item_wanted = Signal(str)
    """Checklist code of the item the person wants to mend; the visit was opened right before."""
    refused = Signal()
    """No such paper can be made now; the panel says why."""

    def __init__(
        self, session: Session, subject_id: str, parent: QWidget | None = None, kind: str = ORDER, notice_id: str = ""
    ) -> None:
        """`subject_id` is that of a visit or an enterprise; that issued paper, or `kind` of paper, is shown first."""
        super().__init__(parent)
        self.setObjectName("notice_page")
        self.setStyleSheet(notice_style(self.palette()))
        self.visit_id = subject_id
        self._session = session
        self.desk = NoticeDesk(session, subject_id, kind, notice_id, self)
        self.deeds = NoticeDeeds(self.desk, self)
        self.head = NoticeHead(self)
        self.bar = NoticeBar(self)
        self.list = PaperList(self)
        self.view = PageView(session.jobs, self)
        self.strip = PageStrip(session.jobs, self)
        self.panel = NoticePanel(session.language, self)
        self.printing = NoticePrinting(self.desk, self.deeds, self)
        self.service = NoticeService(self.desk, self)
        self.issuing = NoticeIssuing(self)
        self._lay_out()
        self._connect()
        self._connect_panel()
        NoticeKeys(self)
        self.desk.load()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.strip)
        row.addWidget(self.view, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        self.strip.hide()
        self.view.waiting = self.tr("正在排版…")
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        desk, view = self.desk, self.view
        desk.listed.connect(self._show_list)
        desk.shown.connect(self._show)
        desk.refused.connect(self._show_refused)
        desk.troubled.connect(self._tell_trouble)
        self.deeds.left.connect(self._go_to_item)
        view.page_changed.connect(self._show_place)
        view.zoom_changed.connect(lambda _percent: self._show_place())
        view.drawn.connect(self.ready)
        self.list.kind_chosen.connect(desk.show_kind)
        self.list.issued_chosen.connect(desk.show_issued)
        self.strip.chosen.connect(view.go_to)
        self.head.back_wanted.connect(self.closed)
        self.head.page_wanted.connect(lambda by: view.go_to(view.current_page + by))
        self.head.zoom_wanted.connect(view.zoom_by)
        self.head.fit_wanted.connect(view.fit_width)
        self.head.body_wanted.connect(lambda _: self.panel.fields.forget())
        self.head.body_wanted.connect(desk.show_body)
        self.head.list.toggled.connect(self.list.setVisible)

    def _connect_panel(self) -> None:
        desk, panel, service = self.desk, self.panel, self.panel.service
        desk.busy_changed.connect(lambda busy: panel.show_busy(busy or self.printing.busy))
        desk.laying_out.connect(panel.show_laying_out)
        panel.card_pressed.connect(self._mend)
        panel.draft_wanted.connect(desk.show_draft)
        panel.fields.typed.connect(desk.type)
        panel.issue_wanted.connect(self.issuing.ask)
        panel.print_wanted.connect(self.printing.ask)
        panel.keep_wanted.connect(self.issuing.ask_keep)
        service.sign_wanted.connect(self.service.sign)
        service.refuse_wanted.connect(self.service.refuse)
        service.serve_wanted.connect(self.service.serve)
        service.withdraw_wanted.connect(self.service.withdraw)
        service.receipt_wanted.connect(lambda: desk.show_kind("service_receipt"))
        service.signed_copy_wanted.connect(lambda: self.issuing.ask_keep(signed=True))
        service.other_wanted.connect(desk.show_issued)
        self.service.told.connect(self.bar.tell)
        self.printing.busy_changed.connect(lambda busy: panel.show_busy(busy or desk.busy))
        self.printing.told.connect(self.bar.tell)
        self.printing.file_wanted.connect(self.issuing.offer_file)

    def print_straight(self) -> None:
        if self.panel.print.isEnabled() and self.panel.print.isVisible():
            self.printing.straight()

    def _show_list(self) -> None:
        desk = self.desk
        shown = desk.notice_id
        if not shown and not desk.again and desk.issued_before is not None:
            shown = desk.issued_before.id
        self.list.show_lines(desk.lines, desk.kind, shown)
        self.head.show_issuers(desk.issuers, desk.body)

    def _show(self) -> None:
        seen, desk = self.desk.seen, self.desk
        assert seen is not None
        self.head.show_paper(shown_title(seen.title), seen.enterprise)
        before = desk.issued_before
        focused = self.window().focusWidget()
        was_on_panel = focused is not None and self.panel.isAncestorOf(focused)
        self.panel.show_paper(
            seen, desk.given, before.number or shown_title(seen.title) if before else "", may_repeat=desk.may_repeat
        )
        if was_on_panel and self.window().focusWidget() is None:
            self._give_keys()
        is_new = seen.pdf != self.view.pdf
        self.view.show_pdf(seen.pdf, seen.pages)
        if is_new:
            self.strip.show_pdf(seen.pdf, seen.pages)
        self._show_place()
        self._show_strip()

    def _give_keys(self) -> None:
        """The card that was pressed is gone with what it told: without the keys, none of the page's works any more."""
        cards = [card for card in self.panel.findChildren(QFrame, "notice_card") if card.property("tone") == "problem"]
        buttons = [button for card in cards for button in card.findChildren(QPushButton)]
        (buttons[0] if buttons else self.panel.issue if self.panel.issue.isEnabled() else self.view).setFocus()

    def _show_refused(self, problems: tuple[Problem, ...]) -> None:
        title = next((line.title for line in self.desk.lines if line.kind == self.desk.kind), "")
        self.view.waiting = self.tr("没有可以显示的文书")
        self.view.clear()
        self.head.show_paper(shown_title(title), "")
        self.panel.show_refused(shown_title(title), problems)
        self._show_place()
        self._show_strip()
        self.refused.emit()

    def _show_place(self, _page: int = 0) -> None:
        self.head.show_place(self.view.current_page, self.view.pages, self.view.zoom)
        self.strip.mark(self.view.current_page)

    def _show_strip(self) -> None:
        self.strip.setVisible(self.width() >= _ROOM_FOR_STRIP and self.view.pages > 1)

    def _mend(self, card: Card) -> None:
        navigation, seen = self._session.navigation, self.desk.seen
        if card.place is Place.SETTINGS:
            navigation.open_page.emit(f"settings:office/{card.field}")
        elif card.place is Place.ENTERPRISE:
            edit_enterprise_of(self._session, self.visit_id, card.field, self)
        elif card.place is Place.PEOPLE:
            navigation.open_people.emit(self.visit_id)
        elif card.place is Place.UNVERIFIED:
            self.deeds.leave_out_unverified()
        elif seen is not None and 0 < card.ordinal <= len(seen.items) and seen.items[card.ordinal - 1]:
            self.deeds.go_to_item(seen.items[card.ordinal - 1])
        else:
            navigation.open_visit.emit(self.visit_id)

    def _go_to_item(self, item: str) -> None:
        self._session.navigation.open_visit.emit(self.visit_id)
        self.item_wanted.emit(item)

    def _tell_trouble(self, messages: tuple[Message, ...]) -> None:
        text = "\n".join(str(message) for message in messages)
        if self.desk.seen is None:
            self.bar.tell(text, self.tr("再试一次"), self.desk.load, "trouble")
        else:
            self.bar.tell(text, tone="trouble")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.pause()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.resume()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.fontMetrics().horizontalAdvance("字")
        self.panel.setFixedWidth(max(min(22 * letters, self.width() // 3), 13 * letters))
        self.list.setFixedWidth(min(15 * letters, self.width() // 3))
        self.head.list.setVisible(self.width() < _ROOM_FOR_LIST)
        self.list.setVisible(self.width() >= _ROOM_FOR_LIST or self.head.list.isChecked())
        self._show_strip()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(notice_style(self.palette()))
