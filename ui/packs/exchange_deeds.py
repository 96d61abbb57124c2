"""The buttons of the page of packs beside handing over and taking in: each asks its question and has it done."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records.log import Device
from inspector_app.errors import Problem
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds.giving_back import Held
from inspector_app.exchange.kinds.return_states import Returned
from inspector_app.exchange.sending import Sent
from inspector_app.exchange.withdrawing import Withdrawn
from ui.dialogs.exchange_questions import ExchangeQuestions
from ui.dialogs.pack_files import PackFiles
from ui.long_work import LongWork
from ui.packs.exchange_desk import ExchangeDesk
from ui.packs.pack_kind_words import note_words
from ui.session import Session
from ui.widgets.hand_over_card import HandOverCard
from ui.widgets.pack_history import PackHistory


class ExchangeDeeds(QWidget):
    """Never shown itself; its parent is where the questions appear."""

    told = Signal(str, str, object)
    """What was done, the words of a button, and what the button does."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(
        self, session: Session, work: LongWork, history: PackHistory, hand_over: HandOverCard, page: QWidget
    ) -> None:
        super().__init__(page)
        self.hide()
        self._session, self._history, self._page = session, history, page
        self.desk = ExchangeDesk(session, work, self)
        self.desk.sent.connect(self._tell_sent)
        self.desk.withdrawn.connect(self._tell_withdrawn)
        self.desk.ejected.connect(hand_over.result.show_ejected)
        self.desk.troubled.connect(self.troubled)
        hand_over.eject_wanted.connect(self.desk.eject)
        bar = history.bar
        bar.conflicts_wanted.connect(self._show_conflicts)
        for wanted, deed in (
            (bar.plan_wanted, lambda: self._send(PackKind.PLAN, self.desk.write_plan)),
            (bar.returns_wanted, self.desk.look_at_returns),
            (bar.receipts_wanted, self._send_receipts),
            (bar.receipt_again_wanted, self._send_receipt_again),
            (bar.withdraw_wanted, self._withdraw),
            (bar.give_back_wanted, self.desk.look_at_held),
        ):
            wanted.connect(partial(self._when_free, deed))
        self.desk.returns_looked.connect(self._send_returns)
        self.desk.held_looked.connect(self._give_back)
        bar.waiting_wanted.connect(self._show_waiting)
        bar.room_wanted.connect(self._make_room)

    def _when_free(self, deed: Callable[[], object]) -> None:
        """Said before anything is asked: the answer would be forgotten while the work before is not done."""
        if self.desk.busy:
            self.told.emit(self.tr("上一件还没有做完。等它做完，或者先点“取消”，再点一次。"), "", None)
        else:
            deed()

    def _show_conflicts(self) -> None:
        from ui.dialogs.conflicts_dialog import ConflictsDialog

        ConflictsDialog.ask(self._page, self._session)

    def _show_waiting(self) -> None:
        from ui.dialogs.waiting_packs_dialog import WaitingPacksDialog

        WaitingPacksDialog.ask(self._page, self.desk.waiting_rows())

    def _send_returns(self, found: list[Returned]) -> None:
        from ui.dialogs.returned_dialog import ReturnedDialog

        if ReturnedDialog.ask(self._page, self._session, found):
            self._send(PackKind.RETURN, self.desk.write_returns)

    def _give_back(self, found: tuple[list[Held], list[Device]]) -> None:
        from ui.dialogs.give_back_dialog import GiveBackDialog

        chosen = GiveBackDialog.ask(self._page, *found) if found[0] else None
        if chosen is None:
            return
        device, to = chosen
        path = PackFiles.ask_where_to_write(self._page, self.desk.proposed(PackKind.GIVE_BACK, device.person))
        if path is not None:
            self.desk.write_give_back(path, device, to)

    def _make_room(self) -> None:
        from ui.dialogs.thin_originals_dialog import ThinOriginalsDialog

        ThinOriginalsDialog.ask(self._page, self._session)

    def _send(self, kind: PackKind, write: Callable[[Path], None]) -> None:
        path = PackFiles.ask_where_to_write(self._page, self.desk.proposed(kind))
        if path is not None:
            write(path)

    def _send_receipts(self) -> None:
        folder = ExchangeQuestions.ask_folder(self._page)
        if folder is not None:
            self.desk.write_receipts(folder)

    def _send_receipt_again(self) -> None:
        row = self._history.chosen_row()
        folder = ExchangeQuestions.ask_folder(self._page) if row is not None else None
        if row is not None and folder is not None:
            self.desk.write_receipts(folder, row.receipt_for)

    def _withdraw(self) -> None:
        row = self._history.chosen_row()
        reason = None if row is None else ExchangeQuestions.ask_why(self._page, row.record.file_name)
        if row is not None and reason is not None:
            self.desk.withdraw(row.record, reason)

    def _tell_sent(self, sent: list[Sent], left_out: Sequence[Problem]) -> None:
        names = self.tr("、").join(each.path.name for each in sent)
        words = "\n".join([self.tr("已写出并读回核对：{files}").format(files=names), *note_words(left_out)])
        self.told.emit(words, self.tr("打开所在文件夹"), lambda: PackFiles.show_folder(sent[0].path))

    def _tell_withdrawn(self, gone: Withdrawn) -> None:
        words = self.tr("已撤回 {file}：检查 {visits} 次，文件 {files} 个。")
        self.told.emit(words.format(file=gone.pack.file_name, visits=gone.visits, files=gone.files), "", None)
