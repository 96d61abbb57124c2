"""Articles that the office adds itself: a rule of its own city, an article of a known law that the table lacks.

They come from a spreadsheet, one article a row, are checked, and are the section `own_law` of the office's plan, so
that every laptop cites them as it cites the shipped ones. A file is the whole of what the office adds of its laws.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app.enterprises.kinds import LETTERS
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.law.article_numbers import is_article_number
from inspector_app.law.book import Article, Law, LawBook, Period
from inspector_app.law.shipped import shipped_book
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.stores import Store

NAME = "own_law"
MOST_ARTICLES = 500
LONGEST = {"title": 60, "number": 60, "gist": 200, "condition": 100, "edition": 100, "document": 20, "source": 200}
"""Characters of each text of an article."""
REQUIRED = ("title", "number", "gist", "source")
HEADERS: Mapping[str, str] = {
    "法规名称": "title",
    "条号": "number",
    "内容": "gist",
    "适用企业": "binds",
    "施行日期": "starts",
    "失效日期": "ends",
    "适用条件": "condition",
    "版本": "edition",
    "文种": "document",
    "出处": "source",
}
"""As they stand in the file, to the fields of an article."""
_COLUMNS = {name: header for header, name in HEADERS.items()}


@dataclass(frozen=True, slots=True)
class OwnArticle:
    """One article; `starts` and `ends` are its first and last day in force, ISO, "" for open."""

    title: str
    number: str
    gist: str
    """What it is about, in the office's own words."""
    binds: str
    """Letters of the kinds of enterprise it binds."""
    source: str
    """The gazette in which it was read."""
    starts: str = ""
    ends: str = ""
    condition: str = ""
    """When it binds only on a fact that the inspector establishes."""
    edition: str = ""
    document: str = ""
    by: str = ""
    at: str = ""
    """ISO date on which it was loaded."""

    @property
    def law(self) -> str:
        """Code of the law: the shipped one of that title, else the title."""
        return next((code for code, law in shipped_book().laws().items() if law.title == self.title), self.title)

    @property
    def id(self) -> str:
        return f"{self.law}§{self.number}"


def own_articles_in(work: Work) -> list[OwnArticle]:
    document = current_document(work, NAME)
    return [] if document is None else [OwnArticle(**each) for each in document.value["articles"]]


def base_book(work: Work) -> LawBook:
    """The shipped table with what the office added."""
    own = own_articles_in(work)
    return LawBook({**shipped_book().articles, **{each.id: _article(each) for each in own}}) if own else shipped_book()


def load_articles(store: Store, articles: Sequence[OwnArticle], now: datetime) -> list[OwnArticle]:
    """Takes them in place of all that was loaded of the same laws before; gives what the office has now.

    Raises RefusedInputError law.plan_of_office, law.own_none, law.own_many, law.own_… with the place of each.
    """
    with store.database.work(now) as work:
        titles = {each.title for each in articles}
        stamped = [_stamped(each, store.person, now) for each in articles]
        kept = [*(each for each in own_articles_in(work) if each.title not in titles), *stamped]
        found = plan_problems(work, store, NAME, "law.plan_of_office") + article_problems(articles)
        if len(kept) > MOST_ARTICLES:
            found.append(Problem("law.own_many", {"most": MOST_ARTICLES}))
        if found:
            raise RefusedInputError(found)
        adopt(work, NAME, {"articles": [asdict(each) for each in kept]}, now)
    return kept


def drop_law(store: Store, title: str, now: datetime) -> list[OwnArticle]:
    """Takes out all that was loaded of the law of that title. Raises RefusedInputError law.plan_of_office, own_no_law.

    Papers that cite it stay as they are; findings that name it are told of when their paper is drawn.
    """
    with store.database.work(now) as work:
        before = own_articles_in(work)
        gone = [each for each in before if title in (each.title, each.law)]
        found = plan_problems(work, store, NAME, "law.plan_of_office")
        if not gone:
            found.append(Problem("law.own_no_law", {"title": title[:60]}))
        if found:
            raise RefusedInputError(found)
        adopt(work, NAME, {"articles": [asdict(each) for each in before if each not in gone]}, now)
    return gone


def article_problems(articles: Sequence[OwnArticle]) -> list[Problem]:
    """What is wrong with each, by its place from 1."""
    if not articles:
        return [Problem("law.own_none")]
    found = [problem for place, each in enumerate(articles, start=1) for problem in _problems_of(each, place)]
    seen: set[str] = set()
    for place, each in enumerate(articles, start=1):
        if each.id in seen or each.id in shipped_book().articles or _is_shipped_number(each):
            found.append(Problem("law.own_twice", {"place": place, "article": each.id[:80]}))
        seen.add(each.id)
    return found


def problems(value: JsonValue) -> list[Problem]:
    """Of a section of a plan from outside."""
    rows = value.get("articles") if isinstance(value, dict) and set(value) == {"articles"} else None
    if not isinstance(rows, list) or len(rows) > MOST_ARTICLES or not all(map(_is_row, rows)):
        return [Problem("law.own_shape")]
    return article_problems([OwnArticle(**row) for row in rows]) if rows else []


def _problems_of(article: OwnArticle, place: int) -> Iterator[Problem]:
    yield from _text_problems(article, place)
    if article.number and not is_article_number(article.number):
        yield Problem("law.own_number", {"place": place, "number": article.number[:60]})
    if not article.binds or not set(article.binds) <= set(LETTERS):
        yield Problem("law.own_binds", {"place": place})
    if not (_is_day(article.starts) and _is_day(article.ends)):
        yield Problem("law.own_day", {"place": place})
    elif article.starts and article.ends and article.ends < article.starts:
        yield Problem("law.own_dates", {"place": place})


def _text_problems(article: OwnArticle, place: int) -> Iterator[Problem]:
    for name, most in LONGEST.items():
        text = str(getattr(article, name))
        # Titles are printed between 《 and 》.
        is_usable = is_plain_line(text, most) and not (name == "title" and set("《》") & set(text))
        if not text and name in REQUIRED:
            yield Problem("law.own_missing", {"place": place, "column": _COLUMNS[name]})
        elif text and not is_usable:
            yield Problem("law.own_text", {"place": place, "column": _COLUMNS[name], "most": most})


def _is_shipped_number(article: OwnArticle) -> bool:
    """The table has that number of that law already: its own dates and kinds count."""
    same = (each for each in shipped_book().articles.values() if each.law.title == article.title)
    return any(period.number == article.number for each in same for period in each.periods)


def _article(own: OwnArticle) -> Article:
    known = shipped_book().laws().get(own.law)
    law = known or Law(own.law, own.title, own.title, own.document, "", own.edition, None, None, True)
    condition = dict.fromkeys(("zh", "en"), own.condition) if own.condition else {}
    period = Period(_day(own.starts), _day(own.ends), own.number, True, own.source)
    binds = tuple(letter for letter in LETTERS if letter in own.binds)
    return Article(own.id, law, dict.fromkeys(("zh", "en"), own.gist), condition, binds, (period,))


def _stamped(article: OwnArticle, by: str, now: datetime) -> OwnArticle:
    return OwnArticle(**{**asdict(article), "by": by, "at": now.date().isoformat()})


def _is_row(row: Any) -> bool:
    names = {each.name for each in fields(OwnArticle)}
    return isinstance(row, dict) and set(row) == names and all(isinstance(text, str) for text in row.values())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _is_day(text: str) -> bool:
    try:
        return text == "" or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
