"""看板: the figures that a supervisor looks at first, and charts of which every bar has a list behind it.

All of it is read in one look at the store, each chart with one query, so that a filter answers while one still looks
at it. What a bar counts is a figure of `statistics` with a narrower question (`Target`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.database import Work
from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.supervision.board_panels import PANELS, Panel, Reading, Target
from inspector_app.supervision.figures import figure_of
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


def make_board(store: Store, question: Question, now: datetime, language: Language = Language.ZH) -> Board:
    """Raises RefusedInputError as `statistics.figures`."""
    words = assets.read_json("bulletin", "board.json")
    bring_up_to_date(store, now)
    items = item_words(store, now.date(), language)
    with store.database.look() as work:
        asked = checked(work, question, now)
        numbers = _numbers(work, asked, words)
        reading = Reading(work, question, asked, words, language, items)
        panels = tuple(make(reading) for make in PANELS)
        senders = _senders(work, now)
    tiles = tuple(Figure(id, numbers[id]) for id in words["tiles"])
    ratios = tuple(_ratio(id, numbers, words, language) for id in words["ratios"])
    return Board(question, tiles, ratios, panels, senders)


def _numbers(work: Work, asked: Question, words: Mapping[str, Any]) -> dict[str, int]:
    numbers = {}
    for id in words["tiles"]:
        spec = figure_of(id)
        numbers[id] = work.statistics.number(spec.lists, spec.counting, scope_of(spec, asked))
    return numbers


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
