"""The import of a register, step by step: read, plan, correct, apply. Slow steps run in the background."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from inspector_app.enterprises.importing import ImportPlan, apply_import, plan_import
from inspector_app.enterprises.register import RegisterReading, read_register
from inspector_app.errors import CancelledError
from inspector_app.stores import Store
from ui.jobs import Progress
from ui.session import Session

T = TypeVar("T")
Mapped = Mapping[int, str | None]
"""Column number (0 is the first) to field of the register; None: not imported."""


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What a file says, and what importing it would do: nothing while its columns are unclear."""

    path: Path
    reading: RegisterReading
    plan: ImportPlan

    @property
    def changes_something(self) -> bool:
        return bool(self.plan.new or self.plan.changed)


class RegisterImport(QObject):
    """One import at a time; `planned` comes again after a correction of the columns."""

    started = Signal(str)
    """What is being done, in words."""
    planned = Signal(object)
    """ReadPlan."""
    applied = Signal(object)
    """The ReadPlan that is now in the store."""
    cancelled = Signal()
    """Nothing was changed."""
    troubled = Signal(object)
    """The Exception; nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._round = 0
        self.busy = False
        self.shown: ReadPlan | None = None

    def read(self, path: Path, mapping: Mapped | None = None) -> None:
        """`mapping` overrides what the headers say. A later `read` overtakes an earlier one."""
        database = self._session.store.database

        def work(progress: Progress) -> ReadPlan:
            progress.report(0, 0)
            reading = read_register(path, mapping)
            if progress.cancelled():
                raise CancelledError
            plan = ImportPlan(rows=0) if reading.unclear else plan_import(database, reading)
            return ReadPlan(path, reading, plan)

        self._run(self.tr("正在读取 {file}").format(file=path.name), work, self._keep)

    def apply(self) -> None:
        """All of the plan in one transaction, or nothing."""
        assert self.shown is not None
        shown, store, now = self.shown, self._session.store, self._session.clock()
        text = self.tr("正在导入 {file}").format(file=shown.path.name)
        self._run(text, lambda progress: _apply(store, shown, now, progress), self._tell_applied)

    def cancel(self) -> None:
        self._session.jobs.cancel()

    def _run(self, text: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._round += 1
        this = self._round
        self.busy = True
        self.started.emit(text)
        self._session.jobs.run_long(
            self,
            text,
            work,
            done=lambda result: self._ended(this, lambda: done(result)),
            failed=lambda error: self._ended(this, lambda: self.troubled.emit(error)),
            cancelled=lambda: self._ended(this, self.cancelled.emit),
        )

    def _ended(self, this: int, tell: Callable[[], None]) -> None:
        if this == self._round:
            self.busy = False
            tell()

    def _keep(self, shown: ReadPlan) -> None:
        self.shown = shown
        self.planned.emit(shown)

    def _tell_applied(self, shown: ReadPlan) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.enterprises_changed.emit()
        self.applied.emit(shown)


def _apply(store: Store, shown: ReadPlan, now: datetime, progress: Progress) -> ReadPlan:
    apply_import(store.database, shown.plan, now, progress.report, progress.cancelled)
    return shown
