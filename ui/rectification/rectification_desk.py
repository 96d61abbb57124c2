"""What the page of findings does: lists, shows one, records what was done; in the background."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records.register import Enterprise
from inspector_app.rectification.stages import Shown
from ui.session import Session
from ui.wording import sentences

if TYPE_CHECKING:
    from db.records.rectification import ReplyFile
    from inspector_app.rectification.listing import FindingFile, Line
    from inspector_app.visits import VisitDraft
    from ui.jobs import Progress


MOST_LISTED = 1000
"""Rows of the list: nobody scrolls further, the search is quicker."""


class RectificationDesk(QObject):
    listed = Signal(object, object)
    """Lines, and Shown to the number of each."""
    looked = Signal(object)
    """The FindingFile."""
    changed = Signal()
    """Something was recorded or taken back."""
    stopped = Signal()
    """The export was cancelled; no file was written."""
    exported = Signal(object, int)
    """Path and number of findings."""
    file_saved = Signal(object)
    """Path of a file of a reply that was written."""
    started = Signal(str)
    """Visit id of a re-inspection."""
    troubled = Signal(object)
    """Messages."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._round = 0
        self._look_round = 0

    def load(self, shown: Shown, text: str) -> None:
        self._round += 1
        this, store, today = self._round, self._session.store, self._session.clock().date()

        def work() -> "tuple[list[Line], dict[Shown, int]]":
            from inspector_app.rectification.listing import count_findings, list_findings

            return list_findings(store, shown, today, text, most=MOST_LISTED), count_findings(store, today)

        def done(found: "tuple[list[Line], dict[Shown, int]]") -> None:
            if this == self._round:
                self.listed.emit(*found)

        self._session.jobs.run(self, work, done=done, failed=self.tell)

    def look(self, finding_id: str) -> None:
        self._look_round += 1
        this, store, today = self._look_round, self._session.store, self._session.clock().date()

        def work() -> "FindingFile":
            from inspector_app.rectification.listing import finding_file

            return finding_file(store, finding_id, today)

        def done(found: "FindingFile") -> None:
            if this == self._look_round:
                self.looked.emit(found)

        self._session.jobs.run(self, work, done=done, failed=self.tell)

    def undo(self, act_id: str, reason: str) -> None:
        from inspector_app.rectification.acts import undo_act

        store, now = self._session.store, self._session.clock()
        self._session.jobs.run_once(
            self,
            f"undo {act_id}",
            lambda: undo_act(store, act_id, reason, now),
            done=lambda _: self.tell_changed(),
            failed=self.tell,
        )

    def export(self, shown: Shown, text: str, path: Path) -> None:
        """All that the filter holds, also what the list shows no more."""
        store, language, today = self._session.store, self._session.language, self._session.clock().date()

        def work(progress: "Progress") -> int:
            from inspector_app.rectification.export import export_findings
            from inspector_app.rectification.listing import list_findings

            lines = list_findings(store, shown, today, text)
            return export_findings(store, lines, path, language, progress.report_or_stop)

        self._session.jobs.run_long(
            self,
            self.tr("正在导出问题清单"),
            work,
            done=lambda count: self.exported.emit(path, count),
            failed=self.tell,
            cancelled=self.stopped.emit,
        )

    def save_file(self, file: "ReplyFile", path: Path) -> None:
        store = self._session.store

        def work() -> None:
            from inspector_app.errors import UnavailableError
            from inspector_app.files import write_atomically
            from inspector_app.messages import disk_problem
            from inspector_app.rectification.replies import reply_file

            try:
                write_atomically(path, reply_file(store, file))
            except OSError as error:
                problem = disk_problem(error)
                raise UnavailableError(problem.code, **problem.details) from error

        self._session.jobs.run(self, work, done=lambda _: self.file_saved.emit(path), failed=self.tell)

    def enterprise(self, enterprise_id: str, then: Callable[[Enterprise], None]) -> None:
        """Reads it, then goes on with it; nothing happens when it is not there any more."""
        store = self._session.store

        def work() -> Enterprise | None:
            with store.database.look() as work:
                return work.enterprises.get(enterprise_id)

        done = lambda found: then(found) if found is not None else None  # noqa: E731 - what is gone is not asked for
        self._session.jobs.run_once(self, f"enterprise {enterprise_id}", work, done=done, failed=self.tell)

    def start(self, draft: "VisitDraft", findings: Sequence[str]) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> str:
            from inspector_app.checklists.editions import checklist_in_force
            from inspector_app.rectification.reinspection import open_reinspection

            return open_reinspection(store, draft, checklist_in_force(store, now.date()), findings, now)

        self._session.jobs.run_once(self, f"start {draft.enterprise_id}", work, done=self._started, failed=self.tell)

    def tell(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.troubled.emit(messages)

    def tell_changed(self) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self.changed.emit()
        self._session.changes.visit_changed.emit("")

    def _started(self, visit_id: str) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.visit_changed.emit(visit_id)
        self.started.emit(visit_id)
