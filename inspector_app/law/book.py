"""Articles of law with the dates they are in force and the kinds of enterprise they bind.

An article whose number nobody has read is not verified: it is cited as 《…》（条款待核）, never with a guessed number.
The 快递暂行条例 was renumbered on 2025-06-01: one id (`快递§23`) has one period for each numbering.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from inspector_app.enterprises.kinds import LETTERS, letter_of

UNVERIFIED = "（条款待核）"


class Law(NamedTuple):
    """`document` is the kind of text (法律, 行政法规 …); `region` where it holds, "" for the whole country."""

    code: str
    title: str
    title_en: str
    document: str
    region: str
    edition: str
    starts: date | None
    ends: date | None
    date_verified: bool


class Period(NamedTuple):
    """The number an article has between two days (both included, None for open); "" when nobody has read it."""

    starts: date | None
    ends: date | None
    number: str
    date_verified: bool
    source: str = ""
    """Where the office's administrator read it; "" for the shipped table."""

    def holds(self, on: date) -> bool:
        return _within(self.starts, self.ends, on)


class Article(NamedTuple):
    id: str
    law: Law
    gist: Mapping[str, str]
    """What it is about, in our own words, "zh" and "en"."""
    condition: Mapping[str, str]
    """When it binds only on a fact the register does not hold (a designated target), or binds others; else empty."""
    binds: tuple[str, ...]
    periods: tuple[Period, ...]
    """What the office read stands before what shipped: the first that holds counts."""

    def period(self, on: date) -> Period | None:
        """The numbering in force on that day, or None when the article is not in force."""
        if not _within(self.law.starts, self.law.ends, on):
            return None
        return next((period for period in self.periods if period.holds(on)), None)


class Citation(NamedTuple):
    """An article as it is printed: `text` is 《title》 with `article`, or with 条款待核 when not `verified`."""

    id: str
    title: str
    article: str
    verified: bool
    text: str


class LawBook(NamedTuple):
    """A table of articles by id."""

    articles: Mapping[str, Article]

    def cite(self, ids: Iterable[str], on: date, kind: str, *, conditional: bool = False) -> list[Citation]:
        """The articles among `ids` in force `on` that day that bind that `kind` of enterprise, each text once.

        `kind` is a word of the register or a letter E, F, W, T; of an unknown kind only law that binds every kind is
        cited. Articles with a condition (90 days of video only for designated targets) are cited only when
        `conditional` says that the inspector has established it. Empty when nothing remains. KeyError for an id that
        is not in the table.
        """
        letter = letter_of(kind)
        wanted = {letter} if letter else set(LETTERS)
        citations: dict[str, Citation] = {}
        for found in [self.article(each) for each in ids]:
            period = found.period(on)
            if period is None or not wanted <= set(found.binds) or (found.condition and not conditional):
                continue
            citation = cited(found, period)
            citations.setdefault(citation.text, citation)
        return list(citations.values())

    def article(self, id: str) -> Article:
        """KeyError when there is none."""
        return self.articles[id]

    def known_ids(self) -> frozenset[str]:
        return frozenset(self.articles)

    def laws(self) -> dict[str, Law]:
        """By code, in the order of the table."""
        return {each.law.code: each.law for each in self.articles.values()}

    def with_periods(self, read: Mapping[str, Iterable[Period]]) -> "LawBook":
        """The same table with what was read: article id to periods that count before the shipped ones."""
        changed = {
            id: self.articles[id]._replace(periods=(*periods, *self.articles[id].periods))
            for id, periods in read.items()
            if id in self.articles
        }
        return LawBook({**self.articles, **changed})


def cited(found: Article, period: Period) -> Citation:
    title = found.law.title
    text = f"《{title}》{period.number or UNVERIFIED}"
    return Citation(found.id, title, period.number, bool(period.number), text)


def _within(starts: date | None, ends: date | None, on: date) -> bool:
    return (starts is None or starts <= on) and (ends is None or on <= ends)
