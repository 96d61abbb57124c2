"""What the page of planning reads and changes, on the worker: who is due, and the list of a day."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector_app.enterprises.kept_index import EnterpriseIndex
from ui.session import Session

if TYPE_CHECKING:
    from inspector_app.planning.day_list import Day
    from inspector_app.planning.due import DueLists
    from inspector_app.planning.intervals import Intervals
    from inspector_app.stores import Store


class PlanningDesk(QObject):
    listed = Signal(object)
    """DueLists: of all that is due what is looked for."""
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
        self.text = ""
        self._round = 0
        self._index = EnterpriseIndex()
        self.lists: DueLists | None = None
        """All that is due, whatever is looked for."""

    def load(self) -> None:
        self._round += 1
        this, store, now, index, text = self._round, self._session.store, self._session.clock(), self._index, self.text

        def work() -> "tuple[DueLists, DueLists]":
            from inspector_app.planning.due import due_lists

            lists = due_lists(store, now)
            return lists, lists.among(index.find(store, text))

        self._session.jobs.run(self, work, done=lambda found: self._keep(this, *found), failed=self.troubled.emit)

    def look_for(self, text: str) -> None:
        """Of all that is due what the text means; `load` goes on looking for it."""
        self.text = text
        lists = self.lists
        if lists is None:
            return
        self._round += 1
        this, store, index = self._round, self._session.store, self._index
        self._session.jobs.run(
            self,
            lambda: lists.among(index.find(store, text)),
            done=lambda found: self._keep(this, lists, found),
            failed=self.troubled.emit,
        )

    def forget_enterprises(self) -> None:
        """The register changed: texts find others from now on."""
        self._index = EnterpriseIndex()

    def _keep(self, this: int, lists: "DueLists", found: "DueLists") -> None:
        if this == self._round:
            self.lists = lists
            self.listed.emit(found)

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

        store, day, now = self._session.store, self.day, self._session.clock()
        # Pressed again before it was done, it would be refused as gone already.
        work = lambda: remove_stop(store, day, stop, now)  # noqa: E731 - one line of work for the worker
        self._session.jobs.run_once(self, f"remove {day} {stop}", work, done=self._changed, failed=self._refused)

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
