"""The table of law as the office cites it today: one article a row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from PySide6.QtCore import QObject

from inspector_app.law import UNVERIFIED, Article, LawBook
from inspector_app.law.readings import Reading
from inspector_app.messages import Language
from ui.models.checklist_tree import words
from ui.models.rows_model import RowsModel


class LawColumn(IntEnum):
    LAW = 0
    NUMBER = 1
    GIST = 2
    STATE = 3


class LawState(StrEnum):
    SHIPPED = "shipped"
    READ = "read"
    OWN = "own"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class LawRow:
    article: Article
    number: str
    state: LawState
    reading: Reading | None
    """What the office read, where that is what counts."""
    own: bool
    """The office added the article itself."""
    dates_verified: bool
    """Somebody read in the gazette from when to when the number holds; else the days are from memory."""

    @property
    def citation(self) -> str:
        return f"《{self.article.law.title}》{self.number or UNVERIFIED}"


def law_rows(book: LawBook, readings: Sequence[Reading], on: date, own: Collection[str] = frozenset()) -> list[LawRow]:
    """The articles in force on that day; those that nobody has read first. `own`: ids of what the office added."""
    rows = []
    for article in book.articles.values():
        period = article.period(on)
        if period is None:
            continue
        reading = next((each for each in readings if _is_source(each, article, period.number, on)), None)
        is_own = article.id in own
        shipped = LawState.OWN if is_own else LawState.SHIPPED
        state = LawState.READ if reading else shipped if period.number else LawState.UNVERIFIED
        verified = period.date_verified and (article.law.date_verified or bool(reading) or is_own)
        rows.append(LawRow(article, period.number, state, reading, is_own, verified))
    return sorted(rows, key=lambda row: row.state is not LawState.UNVERIFIED)


class LawModel(RowsModel[LawRow]):
    """`narrow` leaves those that are wanted."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._text, self._only_unverified = "", False

    def narrow(self, text: str, *, only_unverified: bool) -> None:
        self._text, self._only_unverified = text.strip().lower(), only_unverified
        self.refill()

    def number_of(self, article: str) -> int:
        """The row of that article; -1 when it is not shown."""
        return next((number for number, row in enumerate(self.rows) if row.article.id == article), -1)

    @property
    def unverified(self) -> int:
        return sum(row.state is LawState.UNVERIFIED for row in self.known)

    def headers(self) -> tuple[str, ...]:
        return (self.tr("法律法规"), self.tr("条号"), self.tr("内容"), self.tr("谁核对的"))

    def texts(self, row: LawRow) -> tuple[str, ...]:
        number = row.number or self.tr("待核")
        law = row.article.law
        title = law.title_en if self._language == Language.EN else law.title
        return (title, number, words(row.article.gist, self._language), self._states()[row.state])

    def _states(self) -> Mapping[LawState, str]:
        return {
            LawState.SHIPPED: self.tr("程序自带"),
            LawState.READ: self.tr("本单位录入"),
            LawState.OWN: self.tr("本单位补充"),
            LawState.UNVERIFIED: self.tr("还没有"),
        }

    def wanted(self, row: LawRow) -> bool:
        if self._only_unverified and row.state is not LawState.UNVERIFIED:
            return False
        gist = words(row.article.gist, self._language)
        return self._text in "\n".join((row.citation, row.article.law.title_en, row.article.id, gist)).lower()


def _is_source(reading: Reading, article: Article, number: str, on: date) -> bool:
    if reading.undone_at or reading.article != article.id or reading.number != number:
        return False
    return (reading.starts or date.min) <= on <= (reading.ends or date.max)
