"""Numbers of articles that the office's administrator read in the gazette: who, when, where; and taking them back.

They are the section `law` of the office's plan, so that every laptop cites by them; nothing that was read is ever
dropped, what was taken back stays with its reason. A closed visit whose law was unverified can be issued after it.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.law.article_numbers import articles_named, is_article_number
from inspector_app.law.book import LawBook, Period
from inspector_app.law.library import texts_in
from inspector_app.law.own_law import base_book
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.stores import Store

NAME = "law"
LONGEST = 200
MOST_READINGS = 2_000


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's number between two days (both included, None for open), as somebody read it at `source`."""

    article: str
    number: str
    starts: date | None
    ends: date | None
    source: str
    """The gazette: name, year, issue."""
    by: str
    at: str
    """ISO date."""
    undone_by: str = ""
    undone_at: str = ""
    """ISO date; "" while it holds."""
    why: str = ""
    """Why it was taken back."""

    def overlaps(self, other: "Reading") -> bool:
        starts, ends = self.starts or date.min, self.ends or date.max
        return starts <= (other.ends or date.max) and (other.starts or date.min) <= ends


def law_of(store: Store) -> LawBook:
    """The law as this store's papers cite it."""
    with store.database.look() as work:
        return law_in(work)


def law_in(work: Work) -> LawBook:
    """As `law_of`, within a unit of work."""
    periods: dict[str, list[Period]] = {}
    for reading in readings_in(work):
        if not reading.undone_at:
            period = Period(reading.starts, reading.ends, reading.number, True, reading.source)
            periods.setdefault(reading.article, []).append(period)
    return base_book(work).with_periods(periods) if periods else base_book(work)


def readings_in(work: Work) -> list[Reading]:
    """All that were ever made, those that were taken back too, in the order in which they were made."""
    document = current_document(work, NAME)
    return [] if document is None else [_reading(each) for each in document.value["readings"]]


def enter_reading(store: Store, article: str, number: str, starts: date | None, ends: date | None, source: str,
                  now: datetime) -> Reading:  # fmt: skip
    """Keeps what a person of this store read. One for the same first day takes the place of the one before.

    Raises RefusedInputError with every problem: law.plan_of_office, law.unknown_article, law.number_shape,
    law.number_not_in_text, law.reading_dates, law.reading_overlaps, law.source_missing, law.text_long, law.text_signs.
    """
    reading = Reading(article, number.strip(), starts, ends, source.strip(), store.person, now.date().isoformat())
    with store.database.work(now) as work:
        before = readings_in(work)
        same = [each for each in before if _holds_place(each, reading)]
        others = [each for each in before if not each.undone_at and each.article == article and each not in same]
        problems = plan_problems(work, store, NAME, "law.plan_of_office") + _reading_problems(work, reading)
        problems += [Problem("law.reading_overlaps", {"number": o.number}) for o in others if o.overlaps(reading)]
        if problems:
            raise RefusedInputError(problems)
        undone = [_undone(each, store.person, now, reading.number) if each in same else each for each in before]
        adopt(work, NAME, to_value([*undone, reading]), now)
    return reading


def take_back(store: Store, article: str, starts: date | None, why: str, now: datetime) -> Reading:
    """The number of that article and first day no longer counts: the shipped one does, or 条款待核.

    Raises RefusedInputError: law.plan_of_office, law.no_reading, law.why_missing, law.text_long, law.text_signs.
    """
    with store.database.work(now) as work:
        before = readings_in(work)
        found = next((e for e in before if not e.undone_at and e.article == article and e.starts == starts), None)
        problems = plan_problems(work, store, NAME, "law.plan_of_office") + _text_problems("why", why)
        if found is None:
            problems.append(Problem("law.no_reading", {"article": article[:40]}))
        if problems:
            raise RefusedInputError(problems)
        assert found is not None
        gone = _undone(found, store.person, now, why.strip())
        adopt(work, NAME, to_value([gone if each is found else each for each in before]), now)
    return gone


def to_value(readings: Sequence[Reading]) -> JsonValue:
    def day(value: date | None) -> str:
        return value.isoformat() if value else ""

    return {"readings": [{**asdict(each), "starts": day(each.starts), "ends": day(each.ends)} for each in readings]}


def problems(value: JsonValue) -> list[Problem]:
    """law.readings_shape with the place of each that is none; an article that is not known here is no problem."""
    rows = value.get("readings") if isinstance(value, dict) and set(value) == {"readings"} else None
    if not isinstance(rows, list) or len(rows) > MOST_READINGS:
        return [Problem("law.readings_shape", {"place": 0})]
    return [Problem("law.readings_shape", {"place": n}) for n, row in enumerate(rows, 1) if not _is_reading(row)]


def _reading_problems(work: Work, reading: Reading) -> list[Problem]:
    problems = _text_problems("source", reading.source)
    known = base_book(work).articles.get(reading.article)
    if known is None:
        problems.append(Problem("law.unknown_article", {"article": reading.article[:40]}))
    if not is_article_number(reading.number, standard=known is None or known.law.document.endswith("标准")):
        problems.append(Problem("law.number_shape", {"number": reading.number[:60]}))
    if reading.starts and reading.ends and reading.ends < reading.starts:
        problems.append(Problem("law.reading_dates"))
    if known is not None and not problems:
        problems += _missing_in_text(work, reading, known.law.code)
    return problems


def _missing_in_text(work: Work, reading: Reading, law: str) -> list[Problem]:
    """Where the full text is loaded, a number that it does not have was misread."""
    on = reading.starts or reading.ends or date.fromisoformat(reading.at)
    loaded = next((text for text in texts_in(work) if text.law == law and text.holds(on)), None)
    if loaded is None:
        return []
    numbers = {number for number, _ in loaded.read().articles}
    missing = [each for each in articles_named(reading.number) if each not in numbers]
    details = {"number": reading.number, "edition": loaded.edition, "most": max(numbers, default=0)}
    return [Problem("law.number_not_in_text", details)] if missing else []


def _text_problems(field: str, text: str) -> list[Problem]:
    if not text.strip():
        return [Problem(f"law.{field}_missing")]
    if len(text.strip()) > LONGEST:
        return [Problem("law.text_long", {"most": LONGEST})]
    return [] if is_plain_line(text.strip(), LONGEST) else [Problem("law.text_signs")]


def _holds_place(old: Reading, new: Reading) -> bool:
    return not old.undone_at and old.article == new.article and old.starts == new.starts


def _undone(reading: Reading, by: str, now: datetime, why: str) -> Reading:
    return replace(reading, undone_by=by, undone_at=now.date().isoformat(), why=why)


def _reading(row: Any) -> Reading:
    starts, ends = (date.fromisoformat(row[name]) if row[name] else None for name in ("starts", "ends"))
    return Reading(**{**row, "starts": starts, "ends": ends})


def _is_reading(row: Any) -> bool:
    names = {each.name for each in fields(Reading)}
    if not isinstance(row, dict) or set(row) != names:
        return False
    if not all(isinstance(text, str) and len(text) <= LONGEST for text in row.values()):
        return False
    days = (row["starts"], row["ends"], row["at"], row["undone_at"])
    return bool(row["article"]) and is_article_number(row["number"]) and all(map(_is_day, days)) and bool(row["at"])


def _is_day(text: str) -> bool:
    try:
        return text == "" or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
