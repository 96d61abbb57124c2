"""What was taken out of a list that is kept whole: partners, own words, drawn characters, laws, tasks, stops of a day.

Every earlier list is in the log, so what it held and the list of now lacks can be put back into that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from db.records.office import OfficeBody
from db.records.values import JsonValue
from db.work import Work
from inspector_app.audit.diary import moment_of
from inspector_app.audit.people import People
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law import own_law
from inspector_app.law.own_law import OwnArticle, load_articles
from inspector_app.office import own_papers, save_office_papers
from inspector_app.planning.day_list import add_stops
from inspector_app.plans import tasks
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Trashed:
    kind: str
    id: str
    title: str
    place: str
    """Name of the enterprise, title of the measure, paper or day it belonged to; "" for none."""
    person: str
    """ "" when nobody knows the laptop."""
    at: datetime | None
    """None when the log has no readable time."""

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class _Edition:
    """A list as it was said once; `entries` by what they are called."""

    entries: Mapping[str, JsonValue]
    person: str
    at: datetime | None


_Entries = Callable[[JsonValue], Mapping[str, JsonValue]]


def listed(work: Work, store: Store, today: date) -> Iterator[Trashed]:
    """Of the lists of this laptop, and of the plan that it decides."""
    for kind, editions in _lists(work, store, today):
        for name, (value, edition) in _vanished(editions).items():
            title, place = _said(work, kind, name, value)
            yield Trashed(kind, name, title, place, edition.person, edition.at)


def restore(store: Store, kind: str, entry: str, now: datetime) -> None:
    """Into the list of now. Raises RefusedInputError trash.unknown, and what the list does not take."""
    with store.database.look() as work:
        lists = dict(_lists(work, store, now.date()))
        found = _vanished(lists.get(kind, ())).get(entry)
    if found is None:
        raise RefusedInputError([Problem("trash.unknown", {"key": entry[:80]})])
    value, _ = found
    if kind == "stop":
        day, _, enterprise = entry.partition("/")
        add_stops(store, date.fromisoformat(day), [enterprise], now)
    elif kind == "law":
        load_articles(store, [OwnArticle(**each) for each in value], now)
    elif kind == "task":
        _restore_task(store, value, now)
    else:
        _restore_paper_words(store, kind, entry, value, now)


def _restore_task(store: Store, value: JsonValue, now: datetime) -> None:
    with store.database.work(now) as work:
        problems = plan_problems(work, store, tasks.NAME, "planning.tasks_of_office")
        found = current_document(work, tasks.NAME)
        whole = {"tasks": [*(found.value["tasks"] if found is not None else ()), value]}
        problems += tasks.problems(whole)
        if problems:
            raise RefusedInputError(problems)
        adopt(work, tasks.NAME, whole, now)


def _restore_paper_words(store: Store, kind: str, entry: str, value: JsonValue, now: datetime) -> None:
    papers = own_papers(store)
    if kind == "partner":
        papers = replace(papers, bodies=(*papers.bodies, OfficeBody(**value)))
    elif kind == "glyph":
        papers = replace(papers, glyphs={**papers.glyphs, entry: value})
    else:
        paper, _, name = entry.partition("/")
        papers = replace(papers, words={**papers.words, paper: {**papers.words.get(paper, {}), name: value}})
    save_office_papers(store, papers, now)


def _lists(work: Work, store: Store, today: date) -> Iterator[tuple[str, Sequence[_Edition]]]:
    said = [event for event in work.events.of_objects([store.device]) if event.kind == "office"]
    people = People(work)
    for kind, field, entries in _OFFICE:
        yield (
            kind,
            [
                _Edition(entries(event.fields[field]), people.at(event.dev, event.seq), moment_of(event.wall))
                for event in said
                if field in event.fields
            ],
        )
    yield "law", _adopted(work, own_law.NAME, _laws)
    yield "task", _adopted(work, tasks.NAME, lambda value: _tasks(value, today))
    yield "stop", _days(work, store, today, people)


def _adopted(work: Work, section: str, entries: _Entries) -> list[_Edition]:
    editions = []
    for adoption in reversed(work.plans.adoptions(section)):
        kept = work.plans.value(adoption.sha256)
        if kept is not None:
            editions.append(_Edition(entries(kept["value"]), adoption.issuer, adoption.issued_at))
    return editions


def _days(work: Work, store: Store, today: date, people: People) -> list[_Edition]:
    """Every list that was said of days to come, as one list of all these days."""
    days: dict[str, list[str]] = {}
    editions = []
    for event in work.events.of_kind(store.device, "day_list"):
        days[event.obj.rpartition("/")[2]] = event.fields.get("stops", [])
        entries = {f"{day}/{stop}": stop for day, stops in days.items() for stop in stops if day >= today.isoformat()}
        editions.append(_Edition(entries, people.at(event.dev, event.seq), moment_of(event.wall)))
    return editions


def _vanished(editions: Sequence[_Edition]) -> dict[str, tuple[JsonValue, _Edition]]:
    """What the last edition lacks, as it was said last, and the edition that left it out."""
    gone: dict[str, tuple[JsonValue, _Edition]] = {}
    for before, after in pairwise(editions):
        gone |= {name: (value, after) for name, value in before.entries.items() if name not in after.entries}
    standing = editions[-1].entries if editions else {}
    return {name: found for name, found in gone.items() if name not in standing}


def _said(work: Work, kind: str, name: str, value: JsonValue) -> tuple[str, str]:
    """What it is called, and where it belonged."""
    if kind == "stop":
        day, _, enterprise = name.partition("/")
        known = work.enterprises.get(enterprise)
        return (known.name if known is not None else enterprise), day
    if kind == "task":
        return value["name"], value["until"]
    if kind == "words":
        return str(value), name.partition("/")[0]
    return name, ""


def _laws(value: JsonValue) -> Mapping[str, JsonValue]:
    titles = dict.fromkeys(each["title"] for each in value["articles"])
    return {title: [each for each in value["articles"] if each["title"] == title] for title in titles}


def _tasks(value: JsonValue, today: date) -> Mapping[str, JsonValue]:
    """What is over need not come back."""
    return {
        each["enterprise"]: each
        for each in value["tasks"]
        if not each["until"] or date.fromisoformat(each["until"]) >= today
    }


def _by_name(value: JsonValue) -> Mapping[str, JsonValue]:
    return {each["name"]: each for each in value}


def _flat(value: JsonValue) -> Mapping[str, JsonValue]:
    return {f"{paper}/{name}": text for paper, texts in value.items() for name, text in texts.items()}


_OFFICE: tuple[tuple[str, str, _Entries], ...] = (
    ("partner", "bodies", _by_name),
    ("words", "words", _flat),
    ("glyph", "glyphs", dict),
)
"""Kind of the entry, the field of the office's facts that holds the list, and how it is read."""
