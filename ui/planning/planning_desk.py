"""What the page of planning reads and changes, on the worker: who is due, and the list of a day."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.session import Session

if TYPE_CHECKING:
    from inspector_app.planning.day_list import Day
    from inspector_app.planning.intervals import Intervals
    from inspector_app.stores import Store


class PlanningDesk(QObject):
    listed = Signal(object)
    """DueLists."""
    day_shown = Signal(object)
    """The Day that is wanted, as it is saved now."""
    assigned = Signal(int)
    """So many enterprises became tasks."""
    written = Signal(object)
    """Path of a PDF."""
    drawn = Signal(bytes, int)
    """The day's list as a PDF, and its pages."""
    troubled = Signal(object)
    """The Exception; nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.day: date = session.clock().date()

    def load(self) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> object:
            from inspector_app.planning.due import due_lists

            return due_lists(store, now)

        self._session.jobs.run(self, work, done=self.listed.emit, failed=self.troubled.emit)

    def show_day(self, day: date) -> None:
        self.day = day
        self._look()

    def place(self, ids: Sequence[str], row: int) -> None:
        from inspector_app.planning.day_list import place_stops

        day, now = self.day, self._session.clock()
        self._change(lambda store: place_stops(store, day, ids, row, now))

    def add(self, ids: Sequence[str]) -> None:
        from inspector_app.planning.day_list import add_stops

        day, now = self.day, self._session.clock()
        self._change(lambda store: add_stops(store, day, ids, now))

    def remove(self, stop: str) -> None:
        from inspector_app.planning.day_list import remove_stop

        day, now = self.day, self._session.clock()
        self._change(lambda store: remove_stop(store, day, stop, now))

    def order(self) -> None:
        from inspector_app.planning.day_list import order_day

        day, now = self.day, self._session.clock()
        self._change(lambda store: order_day(store, day, now))

    def assign(self, inspector: str, reason: str) -> None:
        from inspector_app.planning.day_list import assign_day

        store, day, now = self._session.store, self.day, self._session.clock()
        work = lambda: assign_day(store, day, inspector, reason, now)  # noqa: E731 - one line of work for the worker
        self._session.jobs.run(self, work, done=self._tell_assigned, failed=self.troubled.emit)

    def save_intervals(self, intervals: "Intervals") -> None:
        from inspector_app.planning.intervals import save_intervals

        store, now = self._session.store, self._session.clock()
        work = lambda: save_intervals(store, intervals, now)  # noqa: E731 - one line of work for the worker
        self._session.jobs.run(self, work, done=lambda _: self.load(), failed=self.troubled.emit)

    def write(self, path: Path) -> None:
        from inspector_app.files import write_atomically

        def work() -> Path:
            write_atomically(path, self._sheet())
            return path

        self._session.jobs.run(self, work, done=self.written.emit, failed=self.troubled.emit)

    def draw(self) -> None:
        """For the printer."""

        def work() -> tuple[bytes, int]:
            from inspector_app.notices.pages import page_count

            pdf = self._sheet()
            return pdf, page_count(pdf)

        self._session.jobs.run(self, work, done=lambda made: self.drawn.emit(*made), failed=self.troubled.emit)

    def _sheet(self) -> bytes:
        """On the worker."""
        from inspector_app.notices.day_sheet import day_sheet
        from inspector_app.planning.day_list import day_of

        store = self._session.store
        return day_sheet(store, day_of(store, self.day, self._session.clock()))

    def _look(self) -> None:
        from inspector_app.planning.day_list import day_of

        store, day, now = self._session.store, self.day, self._session.clock()
        work = lambda: day_of(store, day, now)  # noqa: E731 - one line of work for the worker
        self._session.jobs.run(self, work, done=self._show, failed=self.troubled.emit)

    def _change(self, change: "Callable[[Store], Day]") -> None:
        store = self._session.store
        self._session.jobs.run(self, lambda: change(store), done=self._changed, failed=self._refused)

    def _changed(self, day: "Day") -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._show(day)

    def _refused(self, error: Exception) -> None:
        """The list stands as it was."""
        self.troubled.emit(error)
        self._look()

    def _show(self, day: "Day") -> None:
        if day.day == self.day:
            self.day_shown.emit(day)

    def _tell_assigned(self, count: int) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.packs_changed.emit()
        self.assigned.emit(count)
