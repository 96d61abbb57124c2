"""Articles of law with the dates they are in force and the kinds of enterprise they bind.

The table is data: `resources/law/articles.json`, from domain.md §3.0, §4.1, §4.2. An article whose number
nobody has read is not verified; it is cited as 《…》（条款待核） and never with a guessed number. The 快递暂行条例 was
renumbered on 2025-06-01: one id (`快递§23`) has one period for each numbering.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from inspector_app import assets
from inspector_app.enterprises.kinds import LETTERS, letter_of

UNVERIFIED = "（条款待核）"


@dataclass(frozen=True, slots=True)
class Law:
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


@dataclass(frozen=True, slots=True)
class Period:
    """The number an article has between two days (both included, None for open); "" when nobody has read it."""

    starts: date | None
    ends: date | None
    number: str
    date_verified: bool


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    law: Law
    gist: Mapping[str, str]
    """What it is about, in our own words, "zh" and "en"."""
    condition: Mapping[str, str]
    """When it binds only on a fact the register does not hold (a designated target), or binds others; else empty."""
    binds: tuple[str, ...]
    periods: tuple[Period, ...]

    def period(self, on: date) -> Period | None:
        """The numbering in force on that day, or None when the article is not in force."""
        if not _within(self.law.starts, self.law.ends, on):
            return None
        return next((period for period in self.periods if _within(period.starts, period.ends, on)), None)


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as it is printed: `text` is 《title》 with `article`, or with 条款待核 when not `verified`."""

    id: str
    title: str
    article: str
    verified: bool
    text: str


def cite(ids: Iterable[str], on: date, kind: str, *, conditional: bool = False) -> list[Citation]:
    """The articles among `ids` in force `on` that day and binding that `kind` of enterprise, in order, each text once.

    `kind` is a word of the register or a letter E, F, W, T; of an unknown kind only law that binds every kind is cited.
    Articles with a condition (90 days of video only for designated targets) are cited only when `conditional` says
    that the inspector has established it. Empty when nothing remains. KeyError for an id that is not in the table.
    """
    letter = letter_of(kind)
    wanted = {letter} if letter else set(LETTERS)
    citations: dict[str, Citation] = {}
    for found in [article(each) for each in ids]:
        period = found.period(on)
        if period is None or not wanted <= set(found.binds) or (found.condition and not conditional):
            continue
        citation = _citation(found, period)
        citations.setdefault(citation.text, citation)
    return list(citations.values())


def article(id: str) -> Article:
    """The article of that id (`快递§23`, `粤禁毒?`). KeyError when there is none."""
    return _articles()[id]


def known_ids() -> frozenset[str]:
    return frozenset(_articles())


def _citation(found: Article, period: Period) -> Citation:
    title = found.law.title
    text = f"《{title}》{period.number or UNVERIFIED}"
    return Citation(found.id, title, period.number, bool(period.number), text)


@lru_cache(maxsize=1)
def _articles() -> dict[str, Article]:
    table = assets.read_json("law", "articles.json")
    laws = {code: _law(code, facts) for code, facts in table["laws"].items()}
    return {each: _article(each, facts, laws[facts["law"]]) for each, facts in table["articles"].items()}


def _law(code: str, facts: Mapping[str, Any]) -> Law:
    return Law(
        code=code,
        title=facts["title"],
        title_en=facts["title_en"],
        document=facts["document"],
        region=facts["region"],
        edition=facts["edition"],
        starts=_day(facts["from"]),
        ends=_day(facts["until"]),
        date_verified=facts["date_verified"],
    )


def _article(id: str, facts: Mapping[str, Any], law: Law) -> Article:
    periods = tuple(
        Period(_day(each["from"]), _day(each["until"]), each["number"], each["date_verified"])
        for each in facts["periods"]
    )
    return Article(id, law, facts["gist"], facts["condition"], tuple(facts["binds"]), periods)


def _within(starts: date | None, ends: date | None, on: date) -> bool:
    return (starts is None or starts <= on) and (ends is None or on <= ends)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
