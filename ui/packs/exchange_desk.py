"""What the page of packs does beside visits: plans, receipts, comments down; an import withdrawn; a stick out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.records.log import Device
from db.records.packs import PackRecord
from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds.giving_back import held_of_others, write_give_back
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.receipts import due_receipts, writable, write_receipts
from inspector_app.exchange.kinds.return_states import Returned, returned
from inspector_app.exchange.kinds.returns import write_return_packs
from inspector_app.exchange.sending import Sent, addressable, named, proposed_name
from inspector_app.exchange.sticks import eject, look_at
from inspector_app.exchange.withdrawing import Withdrawn, withdraw_import
from inspector_app.stores import Store
from ui.day_words import moment_words
from ui.long_work import Asked, LongWork, Step
from ui.session import Session


class ExchangeDesk(QObject):
    sent = Signal(object, object)
    """List of Sent: files that were written and read back; and list of Problem: for whom none was, and why."""
    returns_looked = Signal(object)
    """List of Returned."""
    held_looked = Signal(object)
    """List of Held, and of the Devices that a pack may be written for."""
    withdrawn = Signal(object)
    """Withdrawn."""
    ejected = Signal()
    """The stick may be pulled."""
    troubled = Signal(object)
    """The Exception; nothing was changed, or what was written before is whole."""

    def __init__(self, session: Session, work: LongWork, parent: QObject | None = None) -> None:
        """`work` is shared with the writing of visit packs: one long piece of work at a time."""
        super().__init__(parent)
        self._session = session
        self._work = work
        self.withdrawing = False
        """Whether the work that runs, or ended last, takes an import back."""
        work.started.connect(self._note_what)

    @property
    def busy(self) -> bool:
        """A file is being written, or an import taken back: nothing else of that kind can begin."""
        return self._work.busy

    def _note_what(self, text: str) -> None:
        self.withdrawing = text == self._withdrawing_words()

    def _withdrawing_words(self) -> str:
        return self.tr("正在撤回导入")

    def proposed(self, kind: PackKind, part: str = "") -> str:
        return proposed_name(self._session.store, self._session.clock(), kind, part)

    def waiting_rows(self) -> list[tuple[str, str, str]]:
        """File, sender and time of each pack that waits for earlier ones."""
        with self._session.store.database.look() as work:
            people = {laptop_of(device.id): device.person for device in work.devices.all()}
            packs = work.waiting.all()
        return [(each.file_name, people.get(laptop_of(each.sender), ""), moment_words(each.at)) for each in packs]

    def write_plan(self, path: Path) -> None:
        """Everything that the office decided, for every laptop that is known."""
        store, now = self._session.store, self._session.clock()
        self._send(
            self.tr("正在写出方案包"),
            lambda step, asked: write_plan_packs(store, path, now, progress=step, cancelled=asked),
        )

    def look_at_returns(self) -> None:
        """Every comment on other laptops' visits, and what became of it."""
        store = self._session.store
        self._session.jobs.run_once(
            self, "returns", lambda: _returned(store), done=self.returns_looked.emit, failed=self.troubled.emit
        )

    def write_returns(self, path: Path) -> None:
        """Every open comment, one file for each laptop."""
        store, now = self._session.store, self._session.clock()
        self._send(
            self.tr("正在写出退回包"),
            lambda step, asked: write_return_packs(store, path.parent, path.name, now, step, asked),
        )

    def look_at_held(self) -> None:
        """What is here of other laptops' work."""
        store, now = self._session.store, self._session.clock()
        self._session.jobs.run_once(
            self,
            "held",
            lambda: (held_of_others(store), addressable(store, now)),
            done=self.held_looked.emit,
            failed=self.troubled.emit,
        )

    def write_give_back(self, path: Path, device: Device, recipients: Sequence[Device]) -> None:
        """The visits of one laptop, back to it."""
        store, now = self._session.store, self._session.clock()
        self._send(
            self.tr("正在写出找回包"),
            lambda step, asked: write_give_back(
                store, path, device, now, recipients=recipients, progress=step, cancelled=asked
            ),
        )

    def write_receipts(self, folder: Path, device: str = "") -> None:
        """One file for each laptop that waits for one, or for `device` alone, whose receipt was lost.

        Every photo is read once more before it is confirmed.
        """
        store, now = self._session.store, self._session.clock()

        def write(step: Step, asked: Asked) -> tuple[list[Sent], list[Problem]]:
            due = named(store, [device], now) if device else due_receipts(store)
            devices, left_out = writable(store, due, now)
            parcels = [(folder / proposed_name(store, now, PackKind.RECEIPT, each.person), each) for each in devices]
            return write_receipts(store, parcels, now, step, asked), left_out

        self._work.run(self.tr("正在写出回执"), write, lambda told: self._tell_sent(*told))

    def withdraw(self, pack: PackRecord, reason: str) -> None:
        """The whole import of this pack; while nothing is written, it can be cancelled and all stays."""
        store, now = self._session.store, self._session.clock()
        self._work.run(
            self._withdrawing_words(),
            lambda step, asked: withdraw_import(store, pack.id, reason, now, step, asked),
            self._tell_withdrawn,
        )

    def eject(self, path: Path) -> None:
        """The stick on which a pack lies."""
        self._session.jobs.run(
            self,
            lambda: eject(look_at(path.parent)),
            done=lambda _: self.ejected.emit(),
            failed=self.troubled.emit,
        )

    def _send(self, text: str, write: Callable[[Step, Asked], list[Sent]]) -> None:
        self._work.run(text, write, self._tell_sent)

    def _tell_sent(self, sent: list[Sent], left_out: Sequence[Problem] = ()) -> None:
        self._tell_changed()
        self.sent.emit(sent, left_out)

    def _tell_withdrawn(self, gone: Withdrawn) -> None:
        self._tell_changed()
        self._session.changes.enterprises_changed.emit()
        self.withdrawn.emit(gone)

    def _tell_changed(self) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.packs_changed.emit()


def _returned(store: Store) -> list[Returned]:
    with store.database.look() as work:
        return returned(work, store)
