"""审核: received visits by how they stand in review; what changed, comments, decisions. Never one's own visits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QWidget

from inspector_app.supervision.review_words import state_word
from inspector_app.supervision.reviewing import MOST_ACCEPTED, Looked, ReviewState
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.second_look_dialog import SecondLookDialog
from ui.dialogs.send_back_dialog import SendBackDialog
from ui.letting_go import let_go
from ui.models.review_model import ReviewModel
from ui.session import Session
from ui.supervision.handing_on_deed import HandingOnDeed
from ui.supervision.review_desk import ReviewDesk
from ui.when_shown import WhenShown
from ui.widgets.list_layout import ListParts, lay_out, split
from ui.widgets.nothing_here import NothingHere
from ui.widgets.one_click import OneClick
from ui.widgets.patient_search import PatientSearch
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_page import RegisterPage
from ui.widgets.review_notice import ReviewNotice
from ui.widgets.review_panel import ReviewPanel
from ui.widgets.review_table import ReviewTable
from ui.widgets.search_keys import SearchKeys
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.supervision.review import Refused
    from inspector_app.supervision.review_changes import ReviewFile
    from inspector_app.supervision.reviewing import ReviewLine, ReviewList

_TO_BEGIN = (ReviewState.RECEIVED, ReviewState.SECOND_LOOK)


class ReviewPage(RegisterPage):
    listed = Signal()
    looked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("review_page", parent)
        self._session = session
        self._fresh = WhenShown(self)
        self.desk, self.nothing = ReviewDesk(session, self), NothingHere(self)
        self.notice = ReviewNotice(session.language, self)
        self.handing_on = HandingOnDeed(session, self.notice, self)
        self.model = ReviewModel(session.language, self)
        self.table, self.panel = ReviewTable(self.model, self), ReviewPanel(session.language, self)
        self.text, self.found = PatientSearch(self), PlainLabel(self)
        self.chips = {state: self._chip(state) for state in (*ReviewState, None)}
        self.open, self.accept = QPushButton(self.tr("打开审核"), self), QPushButton(self.tr("通过"), self)
        self.send_back, self.sample = QPushButton(self.tr("退回…"), self), QPushButton(self.tr("随机抽查…"), self)
        self.write, self.hand_on = QPushButton(self.tr("写出退回包…"), self), QPushButton(self.tr("交出数据…"), self)
        self.stack, self.splitter = QStackedWidget(self), QSplitter(self)
        self._counts: Mapping[ReviewState, int] = {}
        self._at: tuple[str, ReviewState | None] = "", None
        """The visit whose review was begun here, and the filter it was found with."""
        self._looked: dict[str, Looked] = {}
        """Of each visit that is chosen, the list in which it was: reading that anew shows nobody what else came."""
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        self.desk.load()

    def show_state(self, state: ReviewState | None) -> None:
        self.model.state = state
        for each, chip in self.chips.items():
            chip.setChecked(each is state)
        self._refill()

    def chosen(self) -> "list[ReviewLine]":
        return [self.model.rows[row] for row in self.table.chosen_rows()]

    def _chip(self, state: ReviewState | None) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName("filter_chip")
        chip.setCheckable(True)
        chip.setChecked(state is ReviewState.RECEIVED)
        chip.clicked.connect(lambda: self.show_state(state))
        return chip

    def _lay_out(self) -> None:
        deeds = (self.open, self.accept, self.send_back, self.write, self.sample, self.hand_on)
        hint, chips = self.tr("企业、社区或检查人员"), list(self.chips.values())
        parts = ListParts(
            self.tr("审核"), self.text, hint, chips, self.notice, self.splitter, self.stack, self.found, deeds
        )
        split(parts, self.table, self.panel, self.nothing, (800, 22))
        lay_out(self, parts)

    def _connect(self) -> None:
        desk, changes = self.desk, self._session.changes
        desk.listed.connect(self._show)
        desk.looked.connect(self._show_file)
        desk.begun.connect(self._follow_begun)
        desk.accepted.connect(self._tell_accepted)
        desk.written.connect(self.notice.tell_sent)
        desk.troubled.connect(self._tell_trouble)
        self.text.typed.connect(lambda: self._refill())
        SearchKeys(self, self.text, self.table)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.table.activated.connect(lambda _: self._open())
        self.open.clicked.connect(self._open)
        self.accept.clicked.connect(self._accept)
        OneClick(self.accept)
        self.send_back.clicked.connect(self._send_back)
        self.sample.clicked.connect(self._sample)
        self.write.clicked.connect(self._write)
        self.hand_on.clicked.connect(self._hand_on)
        self.nothing.wanted.connect(self._help)
        self.panel.item_wanted.connect(self._session.navigation.open_item)
        self.panel.settled.connect(desk.settle)
        for signal in (changes.visit_changed, changes.packs_changed, changes.enterprises_changed):
            signal.connect(lambda *_: self._fresh.do("review", self.load))

    def _show(self, listed: "ReviewList") -> None:
        lines, self._counts = listed.lines, listed.counts
        kept, before = self._chosen_visits(), self.model.known
        self.model.take(lines)
        stand_on = self._come_back()
        for state, chip in self.chips.items():
            count = sum(self._counts.values()) if state is None else self._counts.get(state, 0)
            words = self.tr("全部") if state is None else state_word(state, self._session.language)
            chip.setText(f"{words} {count:,}")
            chip.setChecked(state is self.model.state)
        self.write.setEnabled(any(each.comments for each in lines))
        self.sample.setEnabled(self._counts.get(ReviewState.ACCEPTED, 0) > 0)
        self._refill({stand_on} if stand_on else kept)
        let_go(self._session.jobs, self, before)
        self.listed.emit()

    def _follow_begun(self, visit: str) -> None:
        self._at = visit, self.model.state
        self._session.navigation.open_or_offer(visit, self)

    def _come_back(self) -> str:
        """Who comes back from a visit stands on it, wherever it is now; once that is decided, where he came from."""
        visit, came_from = self._at
        if not visit:
            return ""
        state = next((each.standing.state for each in self.model.known if each.visit.id == visit), None)
        if state is ReviewState.IN_REVIEW:
            if came_from is None or self.model.state is not came_from:
                return ""
            self.model.state = state
            return visit
        if state is not None and self.model.state is ReviewState.IN_REVIEW:
            self.model.state = came_from
        self._at = "", None
        return ""

    def _chosen_visits(self) -> set[str]:
        return {line.visit.id for line in self.chosen()}

    def _refill(self, kept: set[str] | None = None) -> None:
        """`kept`: visits that are to be chosen; those that are when it is None."""
        kept, looked = self._chosen_visits() if kept is None else kept, self._looked
        self.model.text = self.text.text().strip()
        self.model.refill()
        rows = self.model.rows
        self.hand_on.setEnabled(bool(rows))
        cut = self._counts.get(ReviewState.ACCEPTED, 0) > MOST_ACCEPTED
        more = cut and self.model.state in (None, ReviewState.ACCEPTED)
        text = self.tr("列出 %n 次检查", None, len(rows)) if rows else ""
        self.found.setText(text + self.tr("；更早通过的没有列出") if rows and more else text)
        self._say_nothing()
        self.stack.setCurrentWidget(self.splitter if rows else self.nothing)
        places = [number for number, row in enumerate(rows) if row.visit.id in kept]
        self.table.choose_rows(places or ([0] if rows else []))
        self._looked |= looked
        self._follow()

    def _say_nothing(self) -> None:
        if not self.model.known:
            text = self.tr("导入检查员交来的检查包以后，检查会列在这里；自己做的检查由别人审核。")
            self.nothing.say(self.tr("还没有收到要审核的检查"), text, self.tr("去资料包"))
        elif self.model.text:
            self.nothing.say(self.tr("没有符合的检查"), self.tr("换一个筛选，或者清除搜索。"), self.tr("看全部检查"))
        else:
            self.nothing.say(self.tr("这里没有检查"), self.tr("别的状态里还有。"), self.tr("看全部检查"))

    def _help(self) -> None:
        if not self.model.known:
            self._session.navigation.open_page.emit("packs")
            return
        self.text.clear()
        self.show_state(None)

    def _follow(self) -> None:
        chosen = self.chosen()
        one = len(chosen) == 1
        self._looked = {each.visit.id: self._looked.get(each.visit.id, each.standing.looked) for each in chosen}
        may_accept = [each for each in chosen if each.standing.state is not ReviewState.ACCEPTED]
        self.open.setEnabled(one)
        self.accept.setEnabled(bool(may_accept))
        several = self.tr("通过 %n 次检查", None, len(may_accept))
        self.accept.setText(self.tr("通过") if len(may_accept) < 2 else several)
        # It is about what stands in the panel; a list that is only read again takes nothing away from it.
        file = self.panel.file
        self.send_back.setEnabled(one and file is not None and file.visit == chosen[0].visit.id)
        if one:
            self.desk.look(chosen[0].visit.id)
        else:
            self.panel.show_nothing(self.tr("选中了 %n 次检查。", None, len(chosen)) if chosen else "")

    def _show_file(self, file: "ReviewFile") -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].visit.id == file.visit:
            self.panel.show_file(file)
            self.send_back.setEnabled(True)
        self.looked.emit()

    def _open(self) -> None:
        chosen = self.chosen()
        if len(chosen) != 1:
            return
        visit, standing, file = chosen[0].visit.id, chosen[0].standing, self.panel.file
        if standing.state in _TO_BEGIN:
            # Who clicks twice is quicker than the panel. He opens it to look, so whatever came since stops him not.
            listed = replace(standing.looked, until=None)
            self.desk.begin(visit, file.looked if file is not None and file.visit == visit else listed)
        else:
            self._session.navigation.open_visit.emit(visit)

    def _accept(self) -> None:
        """What stands in the panel was looked at to the last change; of many only the list was, when they were chosen.

        Who is told that more came, and presses again, knows of it.
        """
        chosen = [each for each in self.chosen() if each.standing.state is not ReviewState.ACCEPTED]
        file = self.panel.file
        looked: dict[str, Looked | None] = {}
        for each in chosen:
            then = self._looked.get(each.visit.id, each.standing.looked)
            looked[each.visit.id] = replace(each.standing.looked, until=then.until)
        if len(chosen) == 1 and file is not None and file.visit in looked:
            looked[file.visit] = file.looked
        self._looked = {}
        self.notice.hide()
        self.desk.accept(looked)

    def _send_back(self) -> None:
        file = self.panel.file
        if file is None:
            return
        whole = self.tr("整次检查")
        listed = [f"{each.item or whole}　{each.comment}" for each in file.comments if not each.settled]
        if SendBackDialog.ask(self, self._session, file, listed):
            self.desk.tell_changed()
            words = self.tr("已退回。写出退回包交给检查员，他会看到要改的地方。")
            self.notice.tell(words, self.tr("写出退回包…"), self._write)
        else:
            # Perhaps it was refused there, because others decided or more came.
            self.load()

    def _sample(self) -> None:
        drawn = SecondLookDialog.ask(self, self._session, self._counts.get(ReviewState.ACCEPTED, 0))
        if drawn is not None:
            self.desk.tell_changed()
            self.show_state(ReviewState.SECOND_LOOK)
            self.notice.tell_drawn(drawn)

    def _write(self) -> None:
        path = PackFiles.ask_where_to_write(self, self.desk.proposed_name())
        if path is not None:
            self.desk.write_returns(path)

    def _hand_on(self) -> None:
        from ui.supervision.handing_on_offers import of_visits

        self.handing_on.ask(of_visits({row.visit.id for row in self.model.rows}))

    def _tell_accepted(self, count: int, refused: "Sequence[Refused]") -> None:
        names = {each.visit.id: each.enterprise for each in self.model.known}
        self.notice.tell_accepted(count, refused, names)

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.notice.tell_trouble(messages)
