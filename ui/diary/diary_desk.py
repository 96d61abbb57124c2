"""What the diary does in the background: reads pages of the log, checks it, writes it to a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.log.history import StoredEvent
from inspector_app.audit.diary import LogPage, LogQuery, read_page
from ui.jobs import Progress
from ui.session import Session

_FIRST = 60
"""Lines that are on the screen first; what follows comes in larger pages."""
_NEXT = 120


class DiaryDesk(QObject):
    read = Signal(object, bool)
    """A LogPage, and whether it is the first of its query."""
    devices_known = Signal(object)
    """List of (id, person, own)."""
    checked = Signal(object, int)
    """The Audit, and with how many packs it was compared."""
    exported = Signal(object, int)
    """Path and number of events."""
    stopped = Signal()
    """Check or export was cancelled."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._query = LogQuery()
        self._before: StoredEvent | None = None
        self._round = 0

    def begin(self, query: LogQuery) -> None:
        """The newest lines; pages of an earlier query that are still under way are dropped."""
        self._query, self._before = query, None
        self._round += 1
        self._ask(_FIRST)

    def go_on(self) -> None:
        self._ask(_NEXT)

    def load_devices(self) -> None:
        database = self._session.store.database

        def work() -> list[tuple[str, str, bool]]:
            with database.look() as look:
                return [(device.id, device.person, device.own) for device in look.devices.all()]

        self._session.jobs.run(self, work, done=self.devices_known.emit, failed=self.troubled.emit)

    def check(self, packs: Sequence[Path] = ()) -> None:
        """The log, and beside it what left the house in `packs`."""
        from inspector_app.audit.against import compare_with_packs
        from inspector_app.audit.check import Audit, check_log

        store = self._session.store

        def work(progress: Progress) -> Audit:
            audit = check_log(store, progress.report, progress.cancelled)
            compare_with_packs(store, packs, audit, progress.cancelled)
            return audit

        self._session.jobs.run_long(
            self,
            self.tr("正在校验日志"),
            work,
            done=lambda audit: self.checked.emit(audit, len(packs)),
            failed=self.troubled.emit,
            cancelled=self.stopped.emit,
        )

    def export(self, path: Path) -> None:
        """What the query in force wants."""
        from inspector_app.audit.export import export_log

        store, query, language = self._session.store, self._query, self._session.language

        def work(progress: Progress) -> int:
            return export_log(store, path, query, language, progress.report, progress.cancelled)

        self._session.jobs.run_long(
            self,
            self.tr("正在导出日志"),
            work,
            done=lambda count: self.exported.emit(path, count),
            failed=self.troubled.emit,
            cancelled=self.stopped.emit,
        )

    def _ask(self, lines: int) -> None:
        this, query, before, store = self._round, self._query, self._before, self._session.store
        self._session.jobs.run(
            self,
            lambda: read_page(store, query, before, lines),
            done=lambda page: self._keep(this, page, before is None),
            failed=self.troubled.emit,
        )

    def _keep(self, this: int, page: LogPage, first: bool) -> None:
        if this == self._round:
            self._before = page.before
            self.read.emit(page, first)
