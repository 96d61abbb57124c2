"""What the page of measures does in the background: lists, records, campaigns, figures and their lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.jobs import Progress
from ui.session import Session

if TYPE_CHECKING:
    from db.records.measures import MeasureFile
    from db.shelves.measures import MeasureQuery
    from inspector_app.supervision.lists import NamedRecord
    from inspector_app.supervision.statistics import By, Figure, Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Behind:
    """A figure with the list behind it, and its parts."""

    figure: "Figure"
    records: "tuple[NamedRecord, ...]"
    parts: "dict[By, dict[str, int]]"


class MeasuresDesk(QObject):
    listed = Signal(object)
    """MeasureViews, newest first."""
    viewed = Signal(object)
    """A MeasureView with everything in it."""
    campaigns_known = Signal(object)
    """Campaigns, the newest first."""
    campaign_viewed = Signal(object)
    counted = Signal(object)
    """Figures."""
    places_known = Signal(object, object)
    """Communities and kinds of the register."""
    behind_known = Signal(object)
    """Behind."""
    imported = Signal(int, object)
    """Measures of the file, and the RowProblems for which none was recorded."""
    told = Signal(str)
    changed = Signal()
    """A measure or campaign was changed here."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rounds: dict[str, int] = {}

    def list(self, wanted: "MeasureQuery") -> None:
        from inspector_app.measures.looking import measures_listed

        store = self._session.store
        self._run("list", lambda: measures_listed(store, wanted), self.listed.emit)

    def view(self, measure_id: str) -> None:
        from inspector_app.measures.looking import measure_view

        store = self._session.store
        self._run("view", lambda: measure_view(store, measure_id), self.viewed.emit)

    def load_campaigns(self) -> None:
        from inspector_app.measures.campaigns import campaigns

        store = self._session.store
        self._run("campaigns", lambda: campaigns(store), self.campaigns_known.emit)

    def view_campaign(self, campaign_id: str) -> None:
        from inspector_app.measures.campaigns import campaign_view

        store, now = self._session.store, self._session.clock()
        self._run("campaign", lambda: campaign_view(store, campaign_id, now), self.campaign_viewed.emit)

    def load_places(self) -> None:
        from inspector_app.supervision.asked_words import places

        store, now = self._session.store, self._session.clock()
        self._run("places", lambda: places(store, now), lambda found: self.places_known.emit(*found))

    def count(self, question: "Question") -> None:
        """Every figure. The first time all visits may have to be counted: that is told as it goes."""
        from inspector_app.supervision.statistics import Figure, bring_up_to_date, figures

        store, now = self._session.store, self._session.clock()
        self._rounds["count"] = this = self._rounds.get("count", 0) + 1

        def work(progress: Progress) -> tuple[Figure, ...]:
            bring_up_to_date(store, now, progress.report, progress.cancelled)
            return figures(store, question, now)

        def done(found: tuple[Figure, ...]) -> None:
            if this == self._rounds["count"]:
                self.counted.emit(found)

        self._session.jobs.run_long(self, self.tr("正在统计"), work, done=done, failed=self.troubled.emit)

    def look_behind(self, figure_id: str, question: "Question") -> None:
        from inspector_app.supervision.lists import named
        from inspector_app.supervision.statistics import By, figures, listed, parted

        store, now, language = self._session.store, self._session.clock(), self._session.language

        def work() -> Behind:
            (figure,) = figures(store, question, now, [figure_id])
            records = named(store, listed(store, figure_id, question, now), language)
            return Behind(figure, records, {by: parted(store, figure_id, question, by, now) for by in By})

        self._run("behind", work, self.behind_known.emit)

    def export(self, records: "Sequence[NamedRecord]", path: Path, title: str) -> None:
        from inspector_app.supervision.lists import export_list

        store, now, language = self._session.store, self._session.clock(), self._session.language

        def told(count: int) -> None:
            self.told.emit(self.tr("已导出 %n 行：{path}", None, count).format(path=path))

        self._do(f"export {path}", lambda: export_list(store, records, path, title, now, language), told)

    def import_file(self, path: Path) -> None:
        """All measures of a spreadsheet, or none."""
        from inspector_app.measures.importing import RowProblem, import_measures, read_measures

        store, now = self._session.store, self._session.clock()

        def work() -> tuple[int, tuple[RowProblem, ...]]:
            reading = read_measures(store, path)
            return len(reading.drafts), import_measures(store, reading, now)

        def done(found: tuple[int, tuple[RowProblem, ...]]) -> None:
            self.imported.emit(*found)
            if not found[1]:
                self.tell_changed()

        self._do(f"import {path}", work, done)

    def restore(self, measure_id: str) -> None:
        from inspector_app.measures.recording import restore_measure

        store, now = self._session.store, self._session.clock()
        self._do(
            f"restore {measure_id}", lambda: restore_measure(store, measure_id, now), lambda _: self.tell_changed()
        )

    def attach(self, measure_id: str, paths: Sequence[Path]) -> None:
        from inspector_app.measures.files import attach_file

        store, now = self._session.store, self._session.clock()

        def work() -> None:
            for path in paths:
                attach_file(store, measure_id, path.read_bytes(), path.name, now)

        self._do(f"attach {measure_id} {paths}", work, lambda _: self.tell_changed())

    def detach(self, measure_id: str, file_id: str) -> None:
        from inspector_app.measures.files import detach_file

        store, now = self._session.store, self._session.clock()
        self._do(
            f"detach {file_id}", lambda: detach_file(store, measure_id, file_id, now), lambda _: self.tell_changed()
        )

    def save_as(self, file: "MeasureFile", path: Path) -> None:
        from inspector_app.files import write_atomically
        from inspector_app.measures.files import file_bytes

        store = self._session.store

        def told(_: object) -> None:
            self.told.emit(self.tr("已保存：{path}").format(path=path))

        self._do(f"save {path}", lambda: write_atomically(path, file_bytes(store, file)), told)

    def tell_changed(self) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.measures_changed.emit()
        self.changed.emit()

    def _run(self, name: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """What is only read: of several under way with one name the last one counts."""
        self._rounds[name] = this = self._rounds.get(name, 0) + 1

        def take(found: T) -> None:
            if this == self._rounds[name]:
                done(found)

        self._session.jobs.run(self, work, done=take, failed=self.troubled.emit)

    def _do(self, what: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """What changes or writes something: each is told, and none is done twice by a double click."""
        self._session.jobs.run_once(self, what, work, done=done, failed=self.troubled.emit)
