"""复查: the open findings of an enterprise, one after the other, the old photo beside the new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.evidence.pairs import pair_of
from inspector_app.messages import Message
from inspector_app.rectification.acts import VERDICTS
from inspector_app.rectification.reinspection import Recheck, Reinspection, VerdictDraft
from ui.day_words import day_words
from ui.dialogs.compare_photos_dialog import ComparePhotosDialog
from ui.dialogs.end_recheck_dialog import EndRecheckDialog
from ui.dialogs.photo_files import PhotoFiles
from ui.photos.given_pictures import GivenPictures, given_pictures
from ui.rectification.reinspection_desk import ReinspectionDesk
from ui.session import Session
from ui.widgets.enterprise_facts import PlainScroll
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.recheck_card import RecheckCard
from ui.widgets.recheck_list import RecheckList, digit_of
from ui.widgets.recheck_photos import RecheckPhotos
from ui.widgets.register_page import RegisterPage

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReinspectionPage(RegisterPage):
    closed = Signal()
    """The person went back, or ended the re-inspection."""
    ended = Signal()
    """It was ended for good; after `closed`."""
    paper_wanted = Signal(str)
    """Visit id, whose 整改复查意见书 is wanted."""
    opened = Signal()

    def __init__(self, session: Session, visit_id: str, parent: QWidget | None = None) -> None:
        super().__init__("reinspection_page", parent)
        self._session, self.visit_id = session, visit_id
        self.desk = ReinspectionDesk(session, visit_id, self)
        self.name, self.about, self.count = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.notice, self.list = NoticeBar(self), RecheckList(session.language, self)
        self.photos = RecheckPhotos(session.store, session.jobs, session.language, self)
        self.card = RecheckCard(session.language, self)
        self.paper = QPushButton(self.tr("复查意见书…"), self)
        self.end = QPushButton(self.tr("结束复查"), self)
        self._shown_recheck: Recheck | None = None
        self._lay_out()
        self._connect()
        # The arrows walk the findings and the digits judge, from the first key on.
        self.setFocusProxy(self.list)
        self.desk.load()

    @property
    def chosen(self) -> str:
        """Id of the finding on the screen."""
        return self.list.chosen

    def flush(self) -> None:
        """What was typed goes to the store."""
        self.card.flush()

    def _connect(self) -> None:
        desk, photos = self.desk, self.photos
        desk.loaded.connect(self._show)
        desk.refused.connect(self._refused)
        desk.troubled.connect(self.notice.tell_trouble)
        desk.photographed.connect(lambda _: self.notice.hide())
        desk.closed.connect(self.closed)
        desk.closed.connect(self.ended)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.card.judged.connect(self._judge)
        photos.add_wanted.connect(self._add)
        photos.paste_wanted.connect(self._paste)
        photos.compare_wanted.connect(self._compare)
        self.paper.clicked.connect(self._ask_paper)
        self.end.clicked.connect(self._end)
        self.list.digit.connect(self._press)
        self.list.entered.connect(self._go_on)
        for key, deed in (("Ctrl+O", self._add), ("Ctrl+V", self._paste), ("Esc", self._escape)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _show(self, seen: Reinspection) -> None:
        first = not self.list.count()
        people = self.tr("、").join(each.name for each in seen.visit.inspectors)
        day = day_words(seen.visit.opened_at.astimezone().date())
        self.name.setText(seen.enterprise.name)
        self.about.setText(self.tr("整改复查 · {day} · 检查人员：{people}").format(day=day, people=people))
        done, total = len(seen.rechecks) - seen.unjudged, len(seen.rechecks)
        self.count.setText(self.tr("已有结论 {done}/{total}").format(done=done, total=total))
        self.end.setVisible(not seen.read_only)
        if seen.read_only:
            self.notice.tell(self.tr("只读：这次复查已经结束，或由另一台电脑记录。"))
        self.list.show_rechecks(seen.rechecks)
        if first and seen.rechecks:
            waiting = next((row for row, each in enumerate(seen.rechecks) if each.verdict is None), 0)
            self.list.setCurrentRow(waiting)
            self.opened.emit()
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        seen = self.desk.seen
        recheck = next((each for each in seen.rechecks if each.finding.id == self.chosen), None) if seen else None
        if seen is None or recheck is None:
            return
        if self._shown_recheck is not None and self._shown_recheck.finding.id != recheck.finding.id:
            self.card.flush()
        same_photos = self._shown_recheck is not None and (recheck.before, recheck.after, recheck.finding.id) == (
            self._shown_recheck.before,
            self._shown_recheck.after,
            self._shown_recheck.finding.id,
        )
        self._shown_recheck = recheck
        self.card.show_recheck(recheck, self._session.clock().date(), read_only=seen.read_only)
        if not same_photos:
            self.photos.show_recheck(recheck, read_only=seen.read_only)

    def _judge(self, finding_id: str, draft: VerdictDraft | None) -> None:
        self.desk.judge(finding_id, draft)

    def _refused(self, finding_id: str, messages: tuple[Message, ...]) -> None:
        text = "\n".join(map(str, messages))
        self.card.forget_said()
        if finding_id == self.chosen:
            self.card.complain(text)
        else:
            self.notice.tell(text, self.tr("到那个问题"), lambda: self.list.choose(finding_id), "trouble")

    def _add(self) -> None:
        if self._can_change():
            paths = PhotoFiles.ask_to_add(self, "")
            if paths:
                self.notice.tell(self.tr("正在加入照片…"))
                self.desk.add_photos(self.chosen, GivenPictures(tuple(paths)), self.photos.before_id)

    def _paste(self) -> None:
        given = given_pictures(QGuiApplication.clipboard().mimeData())
        if self._can_change() and given:
            self.desk.add_photos(self.chosen, given, self.photos.before_id)

    def _compare(self, photo_id: str) -> None:
        pair = pair_of(self._session.store, photo_id)
        seen = self.desk.seen
        if pair is not None and seen is not None:
            session = self._session
            dialog = ComparePhotosDialog(
                session.store, session.jobs, session.language, pair, self, read_only=seen.read_only, clock=session.clock
            )
            dialog.open()

    def _can_change(self) -> bool:
        return bool(self.chosen) and self.desk.seen is not None and not self.desk.seen.read_only

    def _ask_paper(self) -> None:
        self.flush()
        self.paper_wanted.emit(self.visit_id)

    def _end(self) -> None:
        """When all that was given has been answered: the question counts what has no verdict."""
        self.flush()
        if not self.desk.busy:
            self._confirm_end()
        else:
            self.desk.settled.connect(self._confirm_end, Qt.ConnectionType.SingleShotConnection)

    def _confirm_end(self) -> None:
        seen = self.desk.seen
        if seen is not None and EndRecheckDialog.confirm(self, seen.unjudged):
            self.desk.close()

    def _press(self, number: int) -> None:
        """Pressed twice, a digit says the same twice: as in a visit, only 0 takes a verdict back."""
        given = self.card.verdict
        wanted = VERDICTS[number - 1] if number else given
        if wanted is not None and (wanted is not given or not number):
            self.card.choose(wanted)

    def _go_on(self) -> None:
        """The next finding; a verdict that wants a word first is not left behind without it."""
        if self.card.lacks_note:
            self.card.note.setFocus()
        else:
            self.list.go_on()

    def _escape(self) -> None:
        """From the note to the findings, from there back to where the person came from."""
        if self.card.note.hasFocus():
            self.list.setFocus()
        else:
            self._leave()

    def _leave(self) -> None:
        self.flush()
        self.closed.emit()

    def _lay_out(self) -> None:
        back = QToolButton(self)
        back.setText(self.tr("← 返回"))
        back.setAutoRaise(True)
        back.clicked.connect(self._leave)
        self.name.setProperty("role", "panel_title")
        for label in (self.about, self.count):
            label.setProperty("role", "secondary")
        self.end.setProperty("primary", True)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.about)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addLayout(names, 1)
        for widget in (self.count, self.paper, self.end):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._body(), 1)

    def _body(self) -> QSplitter:
        letter = self.fontMetrics().horizontalAdvance("字")
        self.list.setMinimumWidth(12 * letter)
        scroll = PlainScroll(self)
        scroll.setObjectName("enterprise_panel")
        self.card.setObjectName("panel_body")
        scroll.setWidget(self.card)
        scroll.setMinimumWidth(20 * letter)
        splitter = QSplitter(self)
        for widget in (self.list, self.photos, scroll):
            splitter.addWidget(widget)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([16 * letter, 600, 24 * letter])
        return splitter

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 judge, 0 takes back; a text field that has the focus gets digits first.

        Enter goes on from the finding; on a button beside it, such as that of the paper, it presses that one.
        """
        number, focused = digit_of(event), self.window().focusWidget()
        if number is not None:
            self._press(number)
        elif event.key() in _ENTER and focused is not None and self.card.isAncestorOf(focused):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()
