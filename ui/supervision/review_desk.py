"""What the page of reviews does in the background: lists, looks, decides, draws, writes the return packs."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.jobs import Progress
from ui.session import Session
from ui.watches.tidying import made_to_stay

if TYPE_CHECKING:
    from inspector_app.exchange.sending import Sent
    from inspector_app.supervision.review_changes import ReviewFile
    from inspector_app.supervision.reviewing import Looked, ReviewList

T = TypeVar("T")


class ReviewDesk(QObject):
    listed = Signal(object)
    """The ReviewList."""
    looked = Signal(object)
    """The ReviewFile."""
    begun = Signal(str)
    """Visit whose review has begun, to be opened."""
    accepted = Signal(int, object)
    """How many, and the Refused ones."""
    written = Signal(object)
    """List of Sent."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rounds: dict[str, int] = {}

    def load(self) -> None:
        store = self._session.store

        def work() -> "ReviewList":
            from inspector_app.supervision.reviewing import review_list

            with made_to_stay():
                return review_list(store)

        self._run("list", work, self.listed.emit)

    def look(self, visit_id: str) -> None:
        store, language = self._session.store, self._session.language

        def work() -> "ReviewFile":
            from inspector_app.supervision.review_changes import review_file

            return review_file(store, visit_id, language)

        self._run("look", work, self.looked.emit)

    def begin(self, visit_id: str, looked: "Looked") -> None:
        """Others see that somebody is at it; then the visit is opened."""
        store, now = self._session.store, self._session.clock()

        def work() -> object:
            from inspector_app.supervision.review import begin_review

            return begin_review(store, visit_id, looked, now)

        def done(_: object) -> None:
            self.tell_changed()
            self.begun.emit(visit_id)

        self._decide(f"begin {visit_id}", work, done)

    def accept(self, looked: "Mapping[str, Looked | None]") -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> tuple[int, object]:
            from inspector_app.supervision.review import accept_several

            done, refused = accept_several(store, looked, "", now)
            return len(done), refused

        def done(found: tuple[int, object]) -> None:
            self.tell_changed()
            self.accepted.emit(*found)

        self._decide(f"accept {' '.join(looked)}", work, done)

    def settle(self, comment_id: str) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> object:
            from inspector_app.exchange.kinds.returns import settle

            return settle(store, comment_id, now)

        self._decide(f"settle {comment_id}", work, lambda _: self.tell_changed())

    def write_returns(self, path: Path) -> None:
        """Every open comment, one file for each laptop, beside `path`."""
        store, now = self._session.store, self._session.clock()

        def work(progress: Progress) -> "Sequence[Sent]":
            from inspector_app.exchange.kinds.returns import write_return_packs

            return write_return_packs(store, path.parent, path.name, now, progress.report, progress.cancelled)

        def done(sent: "Sequence[Sent]") -> None:
            self.tell_changed()
            self.written.emit(sent)

        self._session.jobs.run_long(self, self.tr("正在写出退回包"), work, done=done, failed=self.troubled.emit)

    def proposed_name(self) -> str:
        from inspector_app.exchange.bag.pack_info import PackKind
        from inspector_app.exchange.sending import proposed_name

        return proposed_name(self._session.store, self._session.clock(), PackKind.RETURN)

    def tell_changed(self) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.packs_changed.emit()

    def _run(self, name: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Of several under way with one name only the last one counts."""
        self._rounds[name] = this = self._rounds.get(name, 0) + 1

        def take(found: T) -> None:
            if this == self._rounds[name]:
                done(found)

        self._session.jobs.run(self, work, done=take, failed=self.troubled.emit)

    def _decide(self, what: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """What was refused was decided by others meanwhile, or there is more to see: the list is read again."""

        def refuse(error: Exception) -> None:
            self.troubled.emit(error)
            self.load()

        self._session.jobs.run_once(self, what, work, done=done, failed=refuse)
