"""Originals that others confirmed: what could give way, making room, and bringing originals back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inspector_app.exchange.thinning import (
    Thinnable,
    ThinReport,
    bring_back,
    doubted,
    thin_originals,
    thinnable,
    thinned_here,
)
from ui.long_work import LongWork
from ui.session import Session


@dataclass(frozen=True, slots=True)
class ThinState:
    found: Thinnable
    thinned: int
    """Originals of which only a copy is here."""
    freed: int
    """Bytes that they freed."""
    doubted: tuple[tuple[str, int], ...] = ()
    """Person and originals that his newest receipt does not name any more."""


class ThinDesk(LongWork):
    looked = Signal(object)
    """ThinState."""
    thinned = Signal(object)
    """ThinReport."""
    returned = Signal(int, int)
    """Originals that are here again, and those still elsewhere."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.jobs, parent)
        self._session = session
        self._round = 0

    def look(self, days: int) -> None:
        """A later look overtakes an earlier one."""
        self._round += 1
        this, session = self._round, self._session
        session.jobs.run(
            self,
            lambda: _state(session, days),
            done=lambda state: self._tell_looked(this, state),
            failed=self.troubled.emit,
        )

    def make_room(self, days: int) -> None:
        store, now = self._session.store, self._session.clock()
        self.run(
            self.tr("正在换成工作副本"),
            lambda step, asked: thin_originals(store, now, days, step, asked),
            self._tell_thinned,
        )

    def take_back(self, files: Sequence[Path]) -> None:
        store, now = self._session.store, self._session.clock()
        self.run(
            self.tr("正在核对原件"),
            lambda step, asked: bring_back(store, files, now, step, asked),
            lambda counts: self._tell_returned(*counts),
        )

    def _tell_looked(self, this: int, state: ThinState) -> None:
        if this == self._round:
            self.looked.emit(state)

    def _tell_thinned(self, report: ThinReport) -> None:
        self._session.changes.packs_changed.emit()
        self.thinned.emit(report)

    def _tell_returned(self, back: int, elsewhere: int) -> None:
        self._session.changes.packs_changed.emit()
        self.returned.emit(back, elsewhere)


def _state(session: Session, days: int) -> ThinState:
    listed = thinned_here(session.store).values()
    freed = sum(each.size - each.copy_size for each in listed)
    found = thinnable(session.store, session.clock(), days)
    return ThinState(found, len(listed), freed, tuple(doubted(session.store).items()))
