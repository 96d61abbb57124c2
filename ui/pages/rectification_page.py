"""整改: findings of all enterprises by how they stand today; what was done about them is recorded here."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from inspector_app.enterprises.plain_text import tidy
from inspector_app.rectification.acts import ActKind
from inspector_app.rectification.stages import Shown, Stage, shown_word
from ui.dialogs.rectify_dialog import RectifyDialog
from ui.dialogs.register_files import RegisterFiles
from ui.dialogs.reply_file_files import ReplyFileFiles
from ui.dialogs.undo_act_dialog import UndoActDialog
from ui.models.rectification_model import RectificationModel
from ui.photos.thumbnails import Thumbnails
from ui.rectification.recheck_starting import RecheckStarting
from ui.rectification.rectification_desk import MOST_LISTED, RectificationDesk
from ui.rectification.stage_looks import stage_text
from ui.session import Session
from ui.supervision.handing_on_deed import HandingOnDeed
from ui.when_shown import WhenShown
from ui.widgets.finding_panel import FindingPanel
from ui.widgets.list_layout import ListParts, lay_out, split
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.patient_search import PatientSearch
from ui.widgets.photo_viewer import PhotoViewer
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rectification_table import RectificationTable
from ui.widgets.register_page import RegisterPage
from ui.widgets.search_keys import SearchKeys

if TYPE_CHECKING:
    from db.records.rectification import Act, ReplyFile
    from inspector_app.rectification.listing import FindingFile, Line


class RectificationPage(RegisterPage):
    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("rectification_page", parent)
        self._session = session
        self._fresh = WhenShown(self)
        self._shown = Shown.OPEN
        self.desk = RectificationDesk(session, self)
        self.starting = RecheckStarting(session, self.desk, self)
        self.model = RectificationModel(session.language, self)
        self.table = RectificationTable(self.model, session.language, self)
        self.setFocusProxy(self.table)
        self.panel = FindingPanel(session.language, Thumbnails(session.store, session.jobs, self), self)
        self.notice, self.nothing = NoticeBar(self), NothingHere(self)
        self.handing_on = HandingOnDeed(session, self.notice, self)
        self.stack, self.splitter = QStackedWidget(self), QSplitter(self)
        self.text, self.found = PatientSearch(self), PlainLabel(self)
        self.chips = {shown: self._chip(shown) for shown in Shown}
        self.reply, self.extend, self.transfer, self.verify, self.recheck, self.export, self.hand_on = self._buttons()
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        self.text.stop()
        self.desk.load(self._shown, tidy(self.text.text()))

    def show_only(self, shown: Shown) -> None:
        self._shown = shown
        for each, chip in self.chips.items():
            chip.setChecked(each is shown)
        self.load()

    def _chip(self, shown: Shown) -> QPushButton:
        chip = QPushButton(shown_word(shown, self._session.language), self)
        chip.setObjectName("filter_chip")
        chip.setCheckable(True)
        chip.setChecked(shown is self._shown)
        chip.clicked.connect(lambda: self.show_only(shown))
        return chip

    def _buttons(self) -> tuple[QPushButton, ...]:
        words = (
            self.tr("登记回执…"), self.tr("延期…"), self.tr("移送…"), self.tr("书面核查…"), self.tr("开始复查…"),
            self.tr("导出…"), self.tr("交出数据…"),
        )  # fmt: skip
        return tuple(QPushButton(text, self) for text in words)

    def _lay_out(self) -> None:
        deeds = (self.recheck, self.reply, self.extend, self.transfer, self.verify, self.export, self.hand_on)
        hint = self.tr("企业、问题、检查项或文号")
        chips = list(self.chips.values())
        parts = ListParts(
            self.tr("整改"), self.text, hint, chips, self.notice, self.splitter, self.stack, self.found, deeds
        )
        split(parts, self.table, self.panel, self.nothing, (900, 19))
        lay_out(self, parts)

    def _connect(self) -> None:
        desk, navigation, panel = self.desk, self._session.navigation, self.panel
        desk.listed.connect(self._show)
        desk.looked.connect(panel.show_file)
        desk.changed.connect(self.load)
        desk.exported.connect(self._tell_exported)
        desk.stopped.connect(lambda: self.notice.tell(self.tr("已取消，没有写出文件。")))
        desk.file_saved.connect(
            lambda path: self.notice.tell_written(self.tr("已保存：{file}").format(file=path), path.parent)
        )
        desk.troubled.connect(self.notice.tell_trouble)
        desk.started.connect(lambda visit: navigation.open_or_offer(visit, self))
        self.text.typed.connect(self.load)
        SearchKeys(self, self.text, self.table)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.table.activated.connect(
            lambda index: navigation.open_visit.emit(self.model.rows[index.row()].found.state.visit_id)
        )
        for button, kind in (
            (self.reply, ActKind.REPLIED),
            (self.extend, ActKind.EXTENDED),
            (self.transfer, ActKind.TRANSFERRED),
            (self.verify, ActKind.VERIFIED),
        ):
            button.clicked.connect(lambda _=False, kind=kind: self._record(kind))
        self.recheck.clicked.connect(self._recheck)
        self.export.clicked.connect(self._export)
        self.hand_on.clicked.connect(self._hand_on)
        self.nothing.wanted.connect(self._help)
        changes = self._session.changes
        for signal in (changes.visit_changed, changes.packs_changed, changes.enterprises_changed):
            signal.connect(lambda *_: self._fresh.do("findings", self.load))
        self._connect_panel()
        self._follow()

    def _connect_panel(self) -> None:
        panel, navigation = self.panel, self._session.navigation
        panel.undo_wanted.connect(self._undo)
        panel.file_wanted.connect(self._save_file)
        panel.photo_wanted.connect(self._open_photo)
        panel.enterprise_wanted.connect(navigation.open_file)
        panel.visit_wanted.connect(navigation.open_visit)
        panel.paper_wanted.connect(navigation.open_paper)

    def chosen(self) -> "list[Line]":
        return [self.model.rows[row] for row in self.table.chosen_rows()]

    def _show(self, lines: "list[Line]", counts: dict[Shown, int]) -> None:
        kept = [line.id for line in self.chosen()]
        self.model.show(lines)
        for shown, chip in self.chips.items():
            words = shown_word(shown, self._session.language)
            chip.setText(f"{words} {counts[shown]:,}" if shown in counts else words)
        text = self.tr("列出 %n 个问题", None, len(lines))
        more = self.tr("；后面还有，请搜索或换筛选，导出包括全部。")
        self.found.setText(text + more if len(lines) == MOST_LISTED else text)
        self._say_nothing()
        self.stack.setCurrentWidget(self.splitter if lines else self.nothing)
        places = [place for each in kept if (place := self.model.row_of(each)) >= 0]
        self.table.choose_rows(places or ([0] if lines else []))
        self.export.setEnabled(bool(lines))
        self.hand_on.setEnabled(bool(lines))
        self._follow()
        self.listed.emit()

    def _say_nothing(self) -> None:
        if self.text.text().strip() or self._shown is not Shown.OPEN:
            self.nothing.say(self.tr("没有符合的问题"), self.tr("换一个筛选，或者清除搜索。"), self.tr("看未办结的"))
        else:
            text = self.tr("检查结束或签发整改通知书后，问题会列在这里，直到复查合格。")
            self.nothing.say(self.tr("没有未办结的问题"), text, self.tr("去检查记录"))

    def _help(self) -> None:
        if self.text.text().strip() or self._shown is not Shown.OPEN:
            self.text.clear()
            self.show_only(Shown.OPEN)
        else:
            self._session.navigation.open_page.emit("visits")

    def _follow(self) -> None:
        chosen = self.chosen()
        can_act = bool(chosen) and all(line.standing.is_open for line in chosen)
        ordered = can_act and all(line.found.state.order_id for line in chosen)
        for button, on in ((self.reply, ordered), (self.extend, ordered), (self.transfer, can_act)):
            button.setEnabled(on)
        self.verify.setEnabled(can_act)
        self.recheck.setEnabled(can_act and len({line.found.enterprise_id for line in chosen}) == 1)
        if len(chosen) == 1:
            self.desk.look(chosen[0].id)
        elif not chosen:
            self.panel.show_nothing()

    def _record(self, kind: ActKind) -> None:
        asked: list[tuple[str, str, date | None]] = [
            (line.id, line.found.problem, line.standing.due) for line in self.chosen()
        ]
        if asked and RectifyDialog.ask(self, self._session, kind, asked):
            self.desk.tell_changed()

    def _recheck(self) -> None:
        """Of the chosen ones; of all that is open at the enterprise when only one is chosen."""
        chosen = self.chosen()
        if chosen:
            ids = [line.id for line in chosen] if len(chosen) > 1 else []
            self.starting.go(chosen[0].found.enterprise_id, ids)

    def _undo(self, act: "Act") -> None:
        reason = UndoActDialog.ask(self, stage_text(Stage(act.act), self._session.language))
        if reason:
            self.desk.undo(act.id, reason)

    def _open_photo(self, photo_id: str) -> None:
        file: FindingFile | None = self.panel.file
        if file is not None:
            session = self._session
            viewer = PhotoViewer(session.store, session.jobs, session.language.value, self, clock=session.clock)
            viewer.show_photo(file.photos, photo_id, read_only=True)
            viewer.open()

    def _export(self) -> None:
        now = self._session.clock().astimezone()
        words = shown_word(self._shown, self._session.language)
        proposed = self.tr("整改_{what}_{day}.xlsx").format(what=words, day=f"{now:%Y%m%d}")
        path = RegisterFiles.ask_to_write(self, proposed)
        if path is not None:
            self.desk.export(self._shown, tidy(self.text.text()), path)

    def _hand_on(self) -> None:
        from ui.supervision.handing_on_offers import of_findings

        self.handing_on.ask(of_findings(self._session, self._shown, tidy(self.text.text())))

    def _save_file(self, file: "ReplyFile") -> None:
        path = ReplyFileFiles.ask_to_write(self, file.file_name)
        if path is not None:
            self.desk.save_file(file, path)

    def _tell_exported(self, path: Path, count: int) -> None:
        self.notice.tell_written(self.tr("已导出 %n 个问题：", None, count) + str(path), path.parent)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.text.stop():
            self._fresh.do("findings", self.load)
