"""The import of several packs: all looked at first, then those that are sound taken in, one after another."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inspector_app.exchange.several import Looked, Taken, look_at_several, packs_among, take_several
from ui.long_work import LongWork
from ui.session import Session


class PacksImport(LongWork):
    looked = Signal(object)
    """List of Looked, in the order in which they would be taken in; nothing was changed."""
    taken = Signal(object)
    """List of Taken."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.jobs, parent)
        self._session = session
        self.found: list[Looked] = []
        self.so_far: list[Taken] = []
        """Done already, when it was stopped or broke off."""

    def look(self, paths: Sequence[Path]) -> None:
        """At files, and at the packs in folders. Does nothing while something runs already."""
        store, now = self._session.store, self._session.clock()
        self.run(
            self.tr("正在逐个核对资料包"),
            lambda step, asked: look_at_several(store, packs_among(paths), now, step, asked),
            self._keep,
        )

    def take(self) -> None:
        """Those without problems; what comes too early waits."""
        store, now = self._session.store, self._session.clock()
        paths = [each.path for each in self.found if each.takeable]
        self.so_far = []
        self.run(
            self.tr("正在导入 {count} 个资料包").format(count=len(paths)),
            lambda step, asked: take_several(store, paths, now, step, asked, self.so_far.append),
            self._tell_taken,
        )

    def _keep(self, found: list[Looked]) -> None:
        self.found = found
        self.looked.emit(found)

    def _tell_taken(self, taken: list[Taken]) -> None:
        self.tell_changed()
        self.taken.emit(taken)

    def tell_changed(self) -> None:
        """Also after it was stopped half-way: what was taken before stays."""
        changes = self._session.changes
        changes.saved_at.emit(self._session.clock())
        changes.packs_changed.emit()
        changes.enterprises_changed.emit()
