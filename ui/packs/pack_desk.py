"""What the page of packs does: reads what there is, writes packs, keeps cards of others, hands out the own one."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.records.log import Device
from inspector_app.exchange.bag.parting import LARGEST
from inspector_app.exchange.kinds.visits_out import WrittenVisitPack, write_visit_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.files import write_atomically
from ui.long_work import LongWork
from ui.packs.pack_facts import PacksState, load_packs
from ui.session import Session


class PackDesk(QObject):
    loaded = Signal()
    """`state` is newer."""
    written = Signal(object, object)
    """WrittenVisitPack and the Path it lies at; it was read back and compared."""
    trusted = Signal(object)
    """The Device whose card was kept."""
    card_written = Signal(object)
    """Path."""
    troubled = Signal(object)
    """The Exception; nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._round = 0
        self.state: PacksState | None = None
        self.writing = LongWork(session.jobs, self)
        self.writing.troubled.connect(self.troubled)

    def load(self) -> None:
        """A later `load` overtakes an earlier one."""
        self._round += 1
        this, store, now = self._round, self._session.store, self._session.clock()
        self._session.jobs.run(
            self, lambda: load_packs(store, now), done=lambda state: self._keep(this, state), failed=self.troubled.emit
        )

    def write(self, path: Path, largest: int = LARGEST, *, full: bool = False) -> None:
        """What no receipt confirmed, or with `full` all, for the supervisors; in several files over `largest` bytes."""
        store, now = self._session.store, self._session.clock()
        self.writing.run(
            self.tr("正在写出检查包"),
            lambda progress, cancelled: write_visit_pack(
                store, path, now, full=full, max_size=largest, progress=progress, cancelled=cancelled
            ),
            lambda pack: self._tell_written(pack, path),
        )

    def trust(self, card: bytes, *, key_renewed: bool = False) -> None:
        """Keeps a card whose words were compared; `key_renewed`: in place of one with other keys."""
        store, now = self._session.store, self._session.clock()
        self._session.jobs.run(
            self,
            lambda: trust_card(store, card, now, key_renewed=key_renewed),
            done=self._tell_trusted,
            failed=self.troubled.emit,
        )

    def write_card(self, path: Path) -> None:
        store = self._session.store
        self._session.jobs.run(
            self,
            lambda: write_atomically(path, card_of(store)),
            done=lambda _: self.card_written.emit(path),
            failed=self.troubled.emit,
        )

    def _keep(self, this: int, state: PacksState) -> None:
        if this == self._round:
            self.state = state
            self.loaded.emit()

    def _tell_written(self, pack: WrittenVisitPack, path: Path) -> None:
        self._tell_changed()
        self.written.emit(pack, path)

    def _tell_trusted(self, device: Device) -> None:
        self._tell_changed()
        self.trusted.emit(device)

    def _tell_changed(self) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.packs_changed.emit()
