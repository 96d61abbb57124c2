"""看板: the figures that a supervisor looks at first, and charts of which every bar has a list behind it.

All of it is read in one look at the store, each chart with one query, so that a filter answers while one still looks
at it. What a bar counts is a figure of `statistics` with a narrower question (`Target`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.work import Work
from inspector_app import assets
from inspector_app.enterprises.grading import Grade
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.supervision.board_coverage import coverage_months
from inspector_app.supervision.board_panels import MOST_LYING, PANELS, Panel, Reading, Target
from inspector_app.supervision.figures import AGES, figure_of
from inspector_app.supervision.item_words import item_words
from inspector_app.supervision.statistics import Figure, Question, bring_up_to_date, checked, scope_of

__all__ = ["Board", "Panel", "Ratio", "Sender", "Target", "make_board"]


@dataclass(frozen=True, slots=True)
class Ratio:
    id: str
    words: str
    percent: float | None
    """None where there is nothing to divide by."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Another device whose packs are waited for."""

    device: str
    person: str
    office: str
    last: datetime | None
    """When its last pack came; None for never."""
    days: int | None
    """Since then."""


@dataclass(frozen=True, slots=True)
class Board:
    question: Question
    tiles: tuple[Figure, ...]
    ratios: tuple[Ratio, ...]
    panels: tuple[Panel, ...]
    """Charts; one without bars has nothing to show."""
    senders: tuple[Sender, ...]
    """The longest silent first."""


def make_board(
    store: Store, question: Question, now: datetime, language: Language = Language.ZH, *, months: bool = True
) -> Board:
    """Without `months` the coverage of each month is missing: half of all the time that the board takes.

    Raises RefusedInputError as `statistics.figures`.
    """
    words = assets.read_json("bulletin", "board.json")
    bring_up_to_date(store, now)
    items = item_words(store, now.date(), language)
    with store.database.look() as work:
        asked = checked(work, question, now.date())
        now_asked = asked.of_all_days()
        census, ages = work.board.census(now_asked), work.board.ages(now_asked, AGES)
        again, everyone = work.board.repeaters(asked, MOST_LYING)
        numbers = {**_counted(census, ages), "repeat_offenders": everyone}
        numbers |= _numbers(work, asked, [id for id in words["tiles"] if id not in numbers])
        reading = Reading(work, question, asked, words, language, items, census, ages, again)
        panels = tuple(make(reading) for make in (*PANELS, *((coverage_months,) if months else ())))
        senders = _senders(work, now)
    tiles = tuple(Figure(id, numbers[id]) for id in words["tiles"])
    ratios = tuple(_ratio(id, numbers, words, language) for id in words["ratios"])
    return Board(question, tiles, ratios, panels, senders)


def make_months(store: Store, question: Question, now: datetime, language: Language = Language.ZH) -> Panel:
    """What a board without `months` lacks. Raises RefusedInputError as `statistics.figures`."""
    words = assets.read_json("bulletin", "board.json")
    with store.database.look() as work:
        asked = checked(work, question, now.date())
        return coverage_months(Reading(work, question, asked, words, language, {}, {}, {}, ()))


def _counted(census: Mapping[tuple[str, str, str], int], ages: Mapping[tuple[int, bool], int]) -> dict[str, int]:
    """The figures that the charts know already."""
    colours = dict.fromkeys((grade.value for grade in Grade), 0)
    for (_, colour, _), number in census.items():
        colours[colour] += number
    overdue = sum(number for (_, late), number in ages.items() if late)
    return {
        "enterprises": sum(census.values()),
        **colours,
        "findings_open": sum(ages.values()),
        "findings_overdue": overdue,
    }


def _numbers(work: Work, asked: Question, ids: Sequence[str]) -> dict[str, int]:
    specs = [figure_of(id) for id in ids]
    return {each.id: work.statistics.number(each.lists, each.counting, scope_of(each, asked)) for each in specs}


def _ratio(id: str, numbers: Mapping[str, int], words: Mapping[str, Any], language: Language) -> Ratio:
    spec = words["ratios"][id]
    of, to = (sum(numbers[figure] for figure in spec[side]) for side in ("of", "to"))
    return Ratio(id, spec["words"][language.value], 100 * of / to if to else None)


def _senders(work: Work, now: datetime) -> tuple[Sender, ...]:
    last = work.packs.last_of_each_sender()
    found = []
    for device in work.devices.all():
        if not device.own:
            at = last.get(device.id)
            days = None if at is None else (now - at).days
            found.append(Sender(device.id, device.person, device.office, at, days))
    return tuple(sorted(found, key=lambda each: (each.days is not None, -(each.days or 0), each.person)))
