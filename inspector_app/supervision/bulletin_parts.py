"""Tables and charts of the bulletin: the same figures in parts, as values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inspector_app.stores import Store
from inspector_app.supervision.item_words import item_words
from inspector_app.supervision.statistics import By, ItemCount, Question, figures, items, parted

_MOST_ITEMS = 10
_MOST_GROUPS = 36
"""That a chart has room for: the months of three years."""
MOST_STANDING = 14
"""So many names of communities have room below standing bars."""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The bars of one colour in a picture, a number for each group."""

    figure: str
    name: str
    colour: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows."""

    title: str
    groups: tuple[str, ...]
    columns: tuple[Column, ...]
    lying: bool


Part = Table | Picture
_NUMBER = re.compile(r"—?|\d[\d,.]*(%|\D{0,2})")
"""Or nothing, or that there is none; a unit has two characters at most."""


def figure_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns of a table in which only numbers are: ones stand below ones in them."""
    return [place for place, texts in enumerate(zip(*rows, strict=True)) if all(map(_NUMBER.fullmatch, texts))]


def make_parts(store: Store, question: Question, now: datetime, words: Mapping[str, Any]) -> dict[str, Part]:
    """By "table name" or "chart name", numbered in the order of the text; what has nothing in it is not there."""
    found: dict[str, Part] = {}
    counted = {"table": 0, "chart": 0}
    names = [name for passage in words["passages"] for name in passage["parts"]]
    for name in names:
        kind, _, key = name.partition(" ")
        spec = words[f"{kind}s"][key]
        title = words["numbered"][kind].format(number=counted[kind] + 1, title=spec["title"])
        part = _part(store, question, now, kind, key, {**spec, "title": title})
        if part is not None:
            found[name] = part
            counted[kind] += 1
    return found


def _part(store: Store, question: Question, now: datetime, kind: str, key: str, spec: Mapping[str, Any]) -> Part | None:
    if kind == "chart":
        return _picture(store, question, now, spec)
    if key == "items":
        return _items_table(items(store, question, now), item_words(store, now.date()), spec)
    return _table(store, question, now, spec)


def _table(store: Store, question: Question, now: datetime, spec: Mapping[str, Any]) -> Table | None:
    """A row each part, and their sum as the figure says it: an enterprise in two parts counts once there."""
    wholes = {each.id: each.number for each in figures(store, question, now, [id for id, _ in spec["columns"]])}
    first, *widths = spec["widths"]
    columns = [
        (id, words, width)
        for (id, words), width in zip(spec["columns"], widths, strict=True)
        if wholes[id] or id not in spec.get("only_if_any", ())
    ]
    parts = {id: parted(store, id, question, By(spec["by"]), now) for id, _, _ in columns}
    names = _names(parts, By(spec["by"]))
    if not names:
        return None
    rows = [(name or spec["none"], *(str(parts[id].get(name, 0)) for id in parts)) for name in names]
    rows.append((spec["total"], *(str(wholes[id]) for id in parts)))
    heads = (spec["head"], *(words for _, words, _ in columns))
    return Table(spec["title"], heads, (first, *(width for _, _, width in columns)), tuple(rows))


def _names(parts: Mapping[str, Mapping[str, int]], by: By) -> list[str]:
    """Those of what has none last; of months those without anything, too."""
    found = {name for numbers in parts.values() for name in numbers}
    named = sorted(found - {""})
    return [*(filled_months(named) if by is By.MONTH else named), *({""} & found)]


def _items_table(counts: Sequence[ItemCount], known: Mapping[str, str], spec: Mapping[str, Any]) -> Table | None:
    worst = worst_items(counts)
    if not worst:
        return None
    rows = tuple(
        (str(place), each.item, known.get(each.item, ""), str(each.asked), str(each.failed), f"{each.rate:.1%}")
        for place, each in enumerate(worst, start=1)
    )
    return Table(spec["title"], tuple(spec["columns"]), tuple(spec["widths"]), rows)


def worst_items(counts: Sequence[ItemCount], most: int = _MOST_ITEMS) -> list[ItemCount]:
    """Those that failed most often; of two that failed as often the one with the higher rate first."""
    failed = (each for each in counts if each.failed)
    return sorted(failed, key=lambda each: (-each.failed, -each.rate, each.item))[:most]


def _picture(store: Store, question: Question, now: datetime, spec: Mapping[str, Any]) -> Picture | None:
    parts = {id: parted(store, id, question, By(spec["by"]), now) for id, _, _ in spec["series"]}
    groups, are_months = _names(parts, By(spec["by"])), By(spec["by"]) is By.MONTH
    # The newest months say what is now; some of many communities would be taken for all of them.
    groups = groups[-_MOST_GROUPS:] if are_months or len(groups) <= _MOST_GROUPS else []
    columns = [
        Column(id, name, colour, tuple(parts[id].get(group, 0) for group in groups))
        for id, name, colour in spec["series"]
    ]
    shown = tuple(each for each in columns if any(each.numbers))
    # One bar compares nothing with nothing.
    if not shown or len(groups) < 2:
        return None
    # Of months every third may be named, of communities each must be.
    lying = not are_months and len(groups) > MOST_STANDING
    return Picture(spec["title"], tuple(group or spec["none"] for group in groups), shown, lying)


def filled_months(months: Sequence[str]) -> list[str]:
    """Every month from the first to the last."""
    if not months:
        return []
    numbers = [int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (months[0], months[-1])]
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(numbers[0], numbers[1] + 1)]
