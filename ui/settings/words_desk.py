"""What the section of the papers' words does: reads a kind, draws its sample, keeps it; in the background, in order."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.records.values import JsonValue
from inspector_app.notices.kinds import KINDS, PaperKind
from ui.session import Session

_TYPING_MS = 300
"""The sample is set anew when the person has stopped typing for so long."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """`usual` are the words that hold when this laptop says nothing: the plan's, else the shipped ones."""

    kind: PaperKind
    texts: Mapping[str, JsonValue]
    usual: Mapping[str, JsonValue]
    examples: Mapping[str, str]
    """Field to what it stands for on the sample."""
    changed: frozenset[str]
    """Kinds that this laptop says in its own words."""


@dataclass(frozen=True, slots=True)
class Sample:
    pdf: bytes
    pages: int


class WordsDesk(QObject):
    read = Signal(object)
    """KindWords."""
    drawn = Signal(object)
    """Sample."""
    kept = Signal(object)
    """What this laptop said before, to be put back."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edition = 0
        self._wanted: tuple[PaperKind, Mapping[str, JsonValue]] | None = None
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._draw)

    @property
    def settled(self) -> bool:
        return not self._typing.isActive()

    def load(self, kind_id: str) -> None:
        store, kind, today = self._session.store, KINDS[kind_id], self._session.clock().date()

        def work() -> KindWords:
            from inspector_app.notices.own_words import texts_of_kind
            from inspector_app.notices.samples import sample_values
            from inspector_app.office import office_facts, office_papers, own_papers, planned_papers

            return KindWords(
                kind,
                texts_of_kind(kind, office_papers(store)),
                texts_of_kind(kind, planned_papers(store)),
                sample_values(kind, office_facts(store), today),
                frozenset(own_papers(store).words),
            )

        self._run(work, self.read.emit)

    def draw(self, kind: PaperKind, texts: Mapping[str, JsonValue]) -> None:
        """The sample with these texts, once nobody types."""
        self._wanted = kind, texts
        self._typing.start()

    def pause(self) -> bool:
        """Draws nothing now; whether something was to be drawn."""
        waits = self._typing.isActive()
        self._typing.stop()
        return waits

    def keep(self, kind: PaperKind, texts: Mapping[str, JsonValue]) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> object:
            from inspector_app.notices.own_words import save_texts

            return save_texts(store, kind, texts, now)

        self._run(work, self.kept.emit)

    def put_back(self, words: Mapping[str, JsonValue], done: Callable[..., None]) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> object:
            from inspector_app.notices.own_words import save_all

            return save_all(store, words, now)

        self._run(work, done)

    def write(self, path: Path, done: Callable[..., None]) -> None:
        store = self._session.store

        def work() -> None:
            from inspector_app.notices.own_words import write_words

            write_words(store, path)

        self._run(work, done)

    def compare(self, path: Path, done: Callable[..., None]) -> None:
        """Reads a file of words, and what it would change: (words, changes)."""
        store = self._session.store

        def work() -> object:
            from inspector_app.notices.own_words import read_words, words_changes

            given = read_words(path)
            return given, words_changes(store, given)

        self._run(work, lambda found: done(*found))

    def take(self, given: Mapping[str, JsonValue], kinds: Collection[str]) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> object:
            from inspector_app.notices.own_words import merge_words

            return merge_words(store, given, kinds, now)

        self._run(work, self.kept.emit)

    def _draw(self) -> None:
        assert self._wanted is not None
        self._edition += 1
        edition, (kind, texts) = self._edition, self._wanted
        store, today = self._session.store, self._session.clock().date()

        def work() -> Sample | None:
            if edition != self._edition:
                return None
            from inspector_app.notices.pages import page_count
            from inspector_app.notices.samples import sample_pdf
            from inspector_app.office import office_facts

            pdf = sample_pdf(kind, texts, office_facts(store), today)
            return Sample(pdf, page_count(pdf))

        self._run(work, lambda sample: self.drawn.emit(sample) if sample is not None else None)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._session.jobs.run(self, work, done=done, failed=self.troubled.emit)
