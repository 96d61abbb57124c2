"""The full texts of laws that the office loaded, each edition with the days on which it was in force.

They are the section `law_texts` of the office's plan: large, and seldom changed.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law.article_numbers import articles_named
from inspector_app.law.book import Article, Law, LawBook
from inspector_app.law.own_law import base_book
from inspector_app.law.texts import ReadText, read_text, read_text_file, text_problems
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.stores import Store

NAME = "law_texts"
MOST_TEXTS = 200


@dataclass(frozen=True, slots=True)
class LawText:
    """One edition of one law; `sha256` of `text` names it."""

    law: str
    """Code of the law table."""
    edition: str
    starts: str
    """First day in force, ISO."""
    ends: str
    """Last day, ISO; "" while it is in force."""
    sha256: str
    by: str
    at: str
    """ISO date on which it was loaded."""
    text: str

    def holds(self, on: date) -> bool:
        return self.starts <= on.isoformat() and (not self.ends or on.isoformat() <= self.ends)

    def read(self) -> ReadText:
        return _read(self.text)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a loaded text says of the numbers that the table has for its days."""

    article: str
    number: str
    is_there: bool


def texts_in(work: Work) -> list[LawText]:
    """By law and first day."""
    document = current_document(work, NAME)
    loaded = [] if document is None else [LawText(**each) for each in document.value["texts"]]
    return sorted(loaded, key=lambda each: (each.law, each.starts))


def load_text(store: Store, data: bytes, name: str, law: str, now: datetime, *, starts: date | None = None,
              edition: str = "", sha256: str = "") -> LawText:  # fmt: skip
    """Takes a full text in from a file's bytes; the edition before it ends on the day before.

    `starts` and `edition` are for what the file does not say itself; `sha256` is what it must have, if given. Raises
    RefusedInputError with every problem: law.plan_of_office, law.unknown_law, law.text_… (inspector_app.law.texts),
    law.text_from, law.text_same, law.texts_many.
    """
    read = read_text_file(data, name)
    day = starts or read.in_force
    with store.database.work(now) as work:
        before, laws = texts_in(work), base_book(work).laws()
        problems = plan_problems(work, store, NAME, "law.plan_of_office")
        problems += _load_problems(read, laws, law, edition, sha256, day, before)
        if problems or day is None:
            raise RefusedInputError(problems)
        says = edition.strip() or read.edition
        loaded = LawText(law, says, day.isoformat(), "", read.sha256, store.person, now.date().isoformat(), read.text)
        adopt(work, NAME, to_value(_in_order([*before, loaded], law)), now)
    return loaded


def unload_text(store: Store, sha256: str, now: datetime) -> LawText:
    """Takes a text out again, by its SHA-256 or the beginning of it. Raises RefusedInputError law.no_text …"""
    with store.database.work(now) as work:
        before = texts_in(work)
        found = [each for each in before if len(sha256) >= 6 and each.sha256.startswith(sha256.lower())]
        problems = plan_problems(work, store, NAME, "law.plan_of_office")
        if len(found) != 1:
            problems.append(Problem("law.no_text", {"sha256": sha256[:64]}))
        if problems:
            raise RefusedInputError(problems)
        adopt(work, NAME, to_value(_in_order([each for each in before if each is not found[0]], found[0].law)), now)
    return found[0]


def article_text(texts: Sequence[LawText], article: Article, on: date) -> str:
    """What the loaded edition in force on that day says in that article; "" when none is loaded or it is not there."""
    period = article.period(on)
    loaded = next((each for each in texts if each.law == article.law.code and each.holds(on)), None)
    if period is None or loaded is None:
        return ""
    read = loaded.read()
    return "\n".join(text for number in articles_named(period.number) if (text := read.article(number)))


def coverage(text: LawText, book: LawBook) -> list[Coverage]:
    """The table's numbers on the first day of that edition: whether the text has them."""
    on, numbers = date.fromisoformat(text.starts), {number for number, _ in text.read().articles}
    found = []
    for article in book.articles.values():
        period = article.period(on)
        if article.law.code == text.law and period is not None and period.number:
            is_there = all(number in numbers for number in articles_named(period.number))
            found.append(Coverage(article.id, period.number, is_there))
    return found


def to_value(texts: Sequence[LawText]) -> JsonValue:
    return {"texts": [asdict(each) for each in texts]}


def problems(value: JsonValue) -> list[Problem]:
    """law.texts_shape with the place of each that is none, or whose hash is another."""
    rows = value.get("texts") if isinstance(value, dict) and set(value) == {"texts"} else None
    if not isinstance(rows, list) or len(rows) > MOST_TEXTS:
        return [Problem("law.texts_shape", {"place": 0})]
    return [Problem("law.texts_shape", {"place": n}) for n, row in enumerate(rows, 1) if not _is_text(row)]


def _load_problems(read: ReadText, laws: Mapping[str, Law], law: str, edition: str, sha256: str, day: date | None,
                   before: Sequence[LawText]) -> list[Problem]:  # fmt: skip
    if law not in laws:
        return [Problem("law.unknown_law", {"law": law[:40], "known": "、".join(laws)})]
    found = text_problems(read, laws[law], edition, sha256)
    if day is None:
        found.append(Problem("law.text_from"))
    if any(each.law == law and each.sha256 == read.sha256 for each in before):
        found.append(Problem("law.text_same"))
    elif any(each.law == law and day and each.starts == day.isoformat() for each in before):
        found.append(Problem("law.text_same_day"))
    if len(before) >= MOST_TEXTS:
        found.append(Problem("law.texts_many", {"most": MOST_TEXTS}))
    return found


def _in_order(texts: Sequence[LawText], law: str) -> list[LawText]:
    """Of the editions of one law, each ends on the day before the next begins."""
    editions = sorted((each for each in texts if each.law == law), key=lambda each: each.starts)
    ended = [
        _ended(each, _day_before(after.starts) if after else "")
        for each, after in zip_longest(editions, editions[1:])
        if each is not None
    ]
    return [*(each for each in texts if each.law != law), *ended]


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _ended(text: LawText, end: str) -> LawText:
    return LawText(**{**asdict(text), "ends": end})


@lru_cache(maxsize=16)
def _read(text: str) -> ReadText:
    return read_text(text)


def _is_text(row: Any) -> bool:
    if not isinstance(row, dict) or set(row) != {each.name for each in fields(LawText)}:
        return False
    if not all(isinstance(value, str) for value in row.values()):
        return False
    if hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
        return False
    return all(_is_day(row[name], name == "ends") for name in ("starts", "ends", "at"))


def _is_day(text: str, may_be_open: bool) -> bool:
    try:
        return (text == "" and may_be_open) or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
