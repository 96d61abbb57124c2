"""Sums that are kept by month and place: which of their rows a period reads, and which of its days lie outside."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_

from db.figures.scopes import Scope, in_days

EVERYWHERE = "*"
"""Community, kind or colour of the sums over all of them: what is asked most need not be summed up again."""
_PLACE = ("community", "kind", "colour")


def sums_of_places(community: str, kind: str, colour: str) -> Sequence[tuple[str, ...]]:
    """What a visit is summed up by: the three together, each of them alone, and all visits."""
    every = EVERYWHERE
    community, kind, colour = map(_told_apart, (community, kind, colour))
    alone = ((community, every, every), (every, kind, every), (every, every, colour))
    return ((community, kind, colour), *alone, (every,) * 3)


def places_of(table: Any, scope: Scope) -> list[ColumnElement[bool]]:
    """The rows of a table of such sums that have those of this scope."""
    return [table.c[name] == value for name, value in kept_under(scope).items()]


def kept_under(scope: Scope) -> dict[str, str]:
    """Community, kind and colour that the rows of such sums have which are those of this scope."""
    given, alone = {name: _told_apart(value) for name, value in scope.place.items()}, len(scope.place) < 2
    return {name: given.get(name, EVERYWHERE) for name in _PLACE if name in given or alone}


def _told_apart(name: str) -> str:
    """A register may have `EVERYWHERE` as a name: its visits would be counted twice among all."""
    return name + EVERYWHERE if name and not name.strip(EVERYWHERE) else name


def whole_months(scope: Scope) -> tuple[str, str] | None:
    """The first and last month of which every day is in the scope; None when there is none."""
    first = "0000-00" if scope.first is None else _month(scope.first, 0 if scope.first.day == 1 else 1)
    if scope.last is None:
        return first, "9999-99"
    is_end = scope.last == date.max or (scope.last + timedelta(days=1)).day == 1
    last = _month(scope.last, 0 if is_end else -1)
    return (first, last) if first <= last else None


def ends_of(day: Any, scope: Scope, months: tuple[str, str] | None) -> list[ColumnElement[bool]]:
    """The days of the scope that are in none of its whole months: each a range that an index is read in."""
    found: list[ColumnElement[bool]] = []
    if months is None:
        return [in_days(day, scope)]
    if scope.first is not None and (first := scope.first.isoformat()) < months[0]:
        found.append(and_(day >= first, day < months[0]))
    if scope.last is not None and (last := scope.last.isoformat()) > f"{months[1]}-99":
        found.append(and_(day > f"{months[1]}-99", day < f"{last}~"))
    return found


def _month(day: date, ahead: int) -> str:
    months = day.year * 12 + day.month - 1 + ahead
    return f"{months // 12:04}-{months % 12 + 1:02}"
