"""What the board does in the background: reads its figures, draws its charts, writes bulletin and print."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.jobs import Progress
from ui.session import Session
from ui.supervision.board_charts import ChartLook, Drawn, draw

if TYPE_CHECKING:
    from inspector_app.supervision.board import Panel
    from inspector_app.supervision.statistics import By, Question

T = TypeVar("T")


class BoardDesk(QObject):
    read = Signal(object)
    """A Board."""
    covered = Signal(object)
    """The Panel of coverage by month, after the board."""
    drawn = Signal(object)
    """Id of a panel to the Panel as it was drawn, and its Drawn."""
    appraised = Signal(object)
    """An Appraisal."""
    places_known = Signal(object, object)
    """Communities and kinds of the register."""
    campaigns_known = Signal(object)
    written = Signal(object)
    """Path of a file that is there now."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rounds: dict[str, int] = {}

    def load(self, question: "Question") -> None:
        """The first time all visits may have to be counted: that is told as it goes."""
        from inspector_app.supervision.board import Board, make_board
        from inspector_app.supervision.statistics import bring_up_to_date

        store, now, language = self._session.store, self._session.clock(), self._session.language
        this = self._next("read")

        def work(progress: Progress) -> Board:
            bring_up_to_date(store, now, progress.report, progress.cancelled)
            return make_board(store, question, now, language, months=False)

        def done(found: Board) -> None:
            if this == self._rounds["read"]:
                self.read.emit(found)

        self._session.jobs.run_long(self, self.tr("正在统计"), work, done=done, failed=self.troubled.emit)

    def load_months(self, question: "Question") -> None:
        """Once the rest is on the screen."""
        from inspector_app.supervision.board import make_months

        store, now, language = self._session.store, self._session.clock(), self._session.language
        self._run("months", lambda: make_months(store, question, now, language), self.covered.emit)

    def draw(self, wanted: "Sequence[tuple[Panel, ChartLook]]") -> None:
        def work() -> "Mapping[str, tuple[Panel, Drawn]]":
            return {panel.id: (panel, draw(panel.picture, look)) for panel, look in wanted}

        # A chart that comes alone does not make those under way old.
        self._run("draw " + " ".join(panel.id for panel, _ in wanted), work, self.drawn.emit)

    def appraise(self, question: "Question", by: "By") -> None:
        from inspector_app.supervision.appraisal import make_appraisal

        store, now = self._session.store, self._session.clock()
        self._run("appraise", lambda: make_appraisal(store, question, by, now), self.appraised.emit)

    def load_choices(self) -> None:
        """What the filter offers."""
        from inspector_app.measures.campaigns import campaigns
        from inspector_app.supervision.asked_words import places

        store, now = self._session.store, self._session.clock()
        self._run("places", lambda: places(store, now), lambda found: self.places_known.emit(*found))
        self._run("campaigns", lambda: campaigns(store), self.campaigns_known.emit)

    def write_bulletin(self, question: "Question", path: Path) -> None:
        from inspector_app.supervision.bulletin_file import write_bulletin

        store, now = self._session.store, self._session.clock()
        self._run(
            f"bulletin {path}", lambda: write_bulletin(store, question, path, now), lambda _: self.written.emit(path)
        )

    def write_board(self, question: "Question", path: Path) -> None:
        from inspector_app.supervision.board_file import write_board

        store, now = self._session.store, self._session.clock()
        self._run(f"board {path}", lambda: write_board(store, question, path, now), lambda _: self.written.emit(path))

    def write_appraisal(self, question: "Question", by: "By", path: Path) -> None:
        from inspector_app.supervision.appraisal_file import write_appraisal

        store, now, language = self._session.store, self._session.clock(), self._session.language
        self._run(
            f"appraisal {path}",
            lambda: write_appraisal(store, question, by, path, now, language),
            lambda _: self.written.emit(path),
        )

    def _run(self, name: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Of several under way with one name only the last one counts."""
        this = self._next(name)

        def take(found: T) -> None:
            if this == self._rounds[name]:
                done(found)

        self._session.jobs.run(self, work, done=take, failed=self.troubled.emit)

    def _next(self, name: str) -> int:
        self._rounds[name] = self._rounds.get(name, 0) + 1
        return self._rounds[name]
