"""What the notice page does: shows the paper, issues it, keeps its PDF; all in the background, in order."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector_app.errors import RefusedInputError
from inspector_app.files import write_atomically
from ui.session import Session
from ui.wording import explain

if TYPE_CHECKING:
    from inspector_app.notices.issuing import Preview

# ReportLab takes 140 ms to import, so only the worker imports what needs it.


class NoticeDesk(QObject):
    shown = Signal()
    """`seen` is the paper as it is now."""
    refused = Signal(object)
    """Problems: no such paper can be made of this visit, not even a draft."""
    troubled = Signal(object)
    """Messages about something that did not work."""
    issued = Signal()
    kept = Signal(Path)
    """The PDF was saved there."""
    busy_changed = Signal(bool)
    left = Signal(str)
    """The visit remembers this item, where the person wants to go on."""

    def __init__(self, session: Session, visit_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.visit_id = session, visit_id
        self.seen: Preview | None = None
        self.again = False
        """A draft is wanted although a paper was issued."""
        self._waiting = 0
        changes = session.changes
        changes.settings_changed.connect(self.load)
        changes.enterprises_changed.connect(self.load)
        changes.visit_changed.connect(self._visit_changed)

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    def load(self) -> None:
        store, visit, now, again = self.session.store, self.visit_id, self.session.clock(), self.again

        def work() -> "Preview":
            from inspector_app.notices.issuing import preview

            return preview(store, visit, now, again=again)

        self._run(work, self._loaded, self._not_loaded)

    def show_draft(self, wanted: bool) -> None:
        """The draft of what the visit says now, or the paper as it was issued."""
        self.again = wanted
        self.load()

    def issue(self) -> None:
        store, visit, now = self.session.store, self.visit_id, self.session.clock()

        def work() -> object:
            from inspector_app.notices.issuing import issue

            return issue(store, visit, now)

        self._run(work, self._issued)

    def leave_out_unverified(self) -> None:
        store, visit, now = self.session.store, self.visit_id, self.session.clock()

        def work() -> object:
            from inspector_app.notices.unverified import leave_out_unverified

            return leave_out_unverified(store, visit, now)

        self._run(work, self._changed)

    def go_to_item(self, item: str) -> None:
        """The visit opens at this item next time."""
        store, visit, now = self.session.store, self.visit_id, self.session.clock()

        def work() -> None:
            from inspector_app.visits import go_to

            go_to(store, visit, item, now)

        self._run(work, lambda _nothing: self.left.emit(item))

    def keep(self, path: Path) -> None:
        """Writes the PDF that is shown."""
        assert self.seen is not None
        pdf = self.seen.pdf
        self._run(lambda: write_atomically(path, pdf), lambda _nothing: self.kept.emit(path))

    def tell(self, error: Exception) -> None:
        """Explains an error of the world; our own bug is raised."""
        messages = explain(error, self.session.language)
        if messages is None:
            raise error
        self.troubled.emit(messages)

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        def settled(result: object) -> None:
            self._count(-1)
            done(result)

        def not_done(error: Exception) -> None:
            self._count(-1)
            (failed or self.tell)(error)

        self._count(1)
        self.session.jobs.run(self, work, done=settled, failed=not_done)

    def _not_loaded(self, error: Exception) -> None:
        if isinstance(error, RefusedInputError) and not self.again:
            self.seen = None
            self.refused.emit(error.problems)
        else:
            self.again = False
            self.tell(error)

    def _count(self, by: int) -> None:
        self._waiting += by
        self.busy_changed.emit(self.busy)

    def _loaded(self, seen: "Preview") -> None:
        self.seen = seen
        self.shown.emit()

    def _issued(self, _notice: object) -> None:
        self.again = False
        self._changed(_notice)
        self.issued.emit()

    def _changed(self, _result: object) -> None:
        """Told to all pages; this one hears it as well and shows what is kept now."""
        self.session.changes.saved_at.emit(self.session.clock())
        self.session.changes.visit_changed.emit(self.visit_id)

    def _visit_changed(self, visit_id: str) -> None:
        if visit_id == self.visit_id:
            self.load()
