"""The shelf of figures: how many are on a list, which, and how many of each community, kind, colour and month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, distinct, func, select, true, union_all

from db.board import Board
from db.colours import colour_of
from db.columns import first_letters
from db.figure_lists import CountedVisits, Covered, FigureList, Register, Scope, in_days, listed
from db.tables import COUNTED_ITEMS, COUNTED_VISITS, ITEM_TALLIES, MONTH_TALLIES, PROJECTIONS
from db.tallies import EVERYWHERE

_ENTERPRISES = PROJECTIONS["enterprise"]


class Counting(StrEnum):
    """What a list is counted by."""

    RECORDS = "records"
    ENTERPRISES = "enterprises"
    """Each once, however often it is on the list."""
    AMOUNT = "amount"


class By(StrEnum):
    COMMUNITY = "community"
    KIND = "kind"
    COLOUR = "colour"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """One line of the list behind a figure."""

    record: str
    """"enterprise", "visit", "measure", "paper" or "finding"."""
    id: str
    day: str
    """ISO date; "" for what has none."""
    enterprise: str
    """Id; "" for what is about none."""
    amount: int


@dataclass(frozen=True, slots=True)
class ItemCount:
    """How an item of the checklist fared."""

    item: str
    asked: int
    """How often it was passed or failed."""
    failed: int

    @property
    def rate(self) -> float:
        return self.failed / self.asked if self.asked else 0.0


class Statistics:
    """Reads only. Visits count as db.tallies has them: ask it first to count what is stale."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._colours: dict[Scope, dict[str, int]] = {}
        self._covered: dict[Scope, dict[tuple[str, str, str], int]] = {}

    def number(self, lists: Sequence[FigureList], counting: Counting, scope: Scope) -> int:
        first = lists[0]
        if isinstance(first, Register) and len(lists) == 1 and not first.committed:
            colours = self._coloured(scope)
            return colours.get(first.colour, 0) if first.colour else sum(colours.values())
        if isinstance(first, CountedVisits) and counting is not Counting.ENTERPRISES and not scope.measure:
            return sum(self._of_months(first, scope, MONTH_TALLIES.c.month).values())
        if isinstance(first, Covered) and not scope.measure:
            return self._coverage(first.state, scope)
        rows = _union(lists, scope).subquery()
        if counting is Counting.ENTERPRISES:
            # Grouped, not distinct: an index is read in its order.
            rows = select(rows.c.enterprise.label("id")).group_by(rows.c.enterprise).subquery()
            return int(self._connection.execute(select(func.count()).select_from(rows)).scalar() or 0)
        return int(self._connection.execute(select(_sum(rows, counting))).scalar() or 0)

    def length(self, lists: Sequence[FigureList], scope: Scope) -> int:
        """Of the list, whatever its lines add up to."""
        rows = _union(lists, scope).subquery()
        return int(self._connection.execute(select(func.count()).select_from(rows)).scalar() or 0)

    def records(self, lists: Sequence[FigureList], scope: Scope) -> list[ListedRecord]:
        """What is counted, by day; one enterprise in two papers is there twice."""
        rows = _union(lists, scope).subquery()
        query = select(rows).order_by(rows.c.day, rows.c.id, rows.c.enterprise)
        return [ListedRecord(**row._mapping) for row in self._connection.execute(query)]

    def parted(self, lists: Sequence[FigureList], counting: Counting, scope: Scope, by: By) -> dict[str, int]:
        """The number of each community, kind, colour or month, in their order; "" for what has none."""
        first = lists[0]
        if isinstance(first, CountedVisits) and counting is not Counting.ENTERPRISES and not scope.measure:
            return dict(sorted(self._of_months(first, scope, MONTH_TALLIES.c[by.value]).items()))
        rows = _union(lists, scope).subquery()
        part = first_letters(rows.c.day, 7) if by is By.MONTH else _dimension(by)
        query = select(part.label("part"), _sum(rows, counting).label("number")).select_from(rows)
        if by is not By.MONTH:
            query = query.outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == rows.c.enterprise)
        found = self._connection.execute(query.group_by("part").order_by("part"))
        return {str(row.part): int(row.number or 0) for row in found}

    def items(self, scope: Scope) -> list[ItemCount]:
        """Whole months from the tally, days at both ends from the visits themselves; by code; none of a measure."""
        asked: dict[str, list[int]] = {}
        if scope.measure:
            return []
        months = _whole_months(scope)
        if months is not None:
            table = ITEM_TALLIES
            query = select(table.c.item, func.sum(table.c.asked), func.sum(table.c.failed)).group_by(table.c.item)
            query = query.where(table.c.month >= months[0], table.c.month <= months[1])
            query = _narrowed(query, table, scope) if scope.narrows else query.where(*_over_all(table))
            for item, total, failed in self._connection.execute(query):
                asked[item] = [int(total), int(failed)]
        for passed, failed_items in self._connection.execute(
            _narrowed(_at_the_ends(scope, months), COUNTED_VISITS, scope)
        ):
            _add(asked, passed, 1, 0)
            _add(asked, failed_items, 1, 1)
        return [ItemCount(item, *numbers) for item, numbers in sorted(asked.items()) if numbers[0]]

    def enterprises_like(self, text: str, most: int) -> list[tuple[str, str, str]]:
        """(id, name, credit code) of those that stand on their own, with that text in name or code, by name."""
        here = _ENTERPRISES.c.name.icontains(text, autoescape=True)
        here |= _ENTERPRISES.c.credit_code.icontains(text, autoescape=True)
        query = select(_ENTERPRISES.c.id, _ENTERPRISES.c.name, _ENTERPRISES.c.credit_code)
        query = query.where(here, _ENTERPRISES.c.merged_into == "").order_by(_ENTERPRISES.c.name).limit(most)
        return [(row.id, row.name, row.credit_code) for row in self._connection.execute(query)]

    def _coloured(self, scope: Scope) -> dict[str, int]:
        """Colour to the number of enterprises that have it now: one look at the register for all colours."""
        if scope not in self._colours:
            rows = listed(Register(), scope).add_columns(colour_of(_ENTERPRISES).label("colour")).subquery()
            query = select(rows.c.colour, func.count(rows.c.id)).group_by(rows.c.colour)
            self._colours[scope] = {str(colour): int(count) for colour, count in self._connection.execute(query)}
        return self._colours[scope]

    def _coverage(self, state: str, scope: Scope) -> int:
        """One look at the register and the last visits for all states."""
        if scope not in self._covered:
            self._covered[scope] = Board(self._connection).census(scope)
        return sum(number for (*_, each), number in self._covered[scope].items() if each == state)

    def _of_months(self, what: CountedVisits, scope: Scope, part: Any) -> dict[str, int]:
        """Sums of whole months from the tally, days at both ends from the visits themselves, by that column."""
        found: dict[str, int] = defaultdict(int)
        months = _whole_months(scope)
        if months is not None:
            table = MONTH_TALLIES
            query = select(part, func.sum(table.c[what.amount or "visits"])).group_by(part)
            query = query.where(table.c.month >= months[0], table.c.month <= months[1])
            query = query.where(table.c.mode == what.mode) if what.mode else query
            for name, number in self._connection.execute(_narrowed(query, table, scope)):
                found[str(name)] += int(number)
        if months is None or scope.first is not None or scope.last is not None:
            visits = COUNTED_VISITS
            of_day = first_letters(visits.c.day, 7) if part.name == "month" else visits.c[part.name]
            amount = func.sum(visits.c[what.amount]) if what.amount else func.count(visits.c.id)
            query = select(of_day.label("part"), amount).group_by("part")
            query = query.where(in_days(visits.c.day, scope), _outside(months))
            query = query.where(visits.c.mode == what.mode) if what.mode else query
            for name, number in self._connection.execute(_narrowed(query, visits, scope)):
                found[str(name)] += int(number)
        return {name: number for name, number in found.items() if number}

    def names(self, enterprises: Iterable[str]) -> dict[str, str]:
        """Enterprise id to its name."""
        found: dict[str, str] = {}
        wanted = list(dict.fromkeys(enterprises))
        for start in range(0, len(wanted), 400):
            here = _ENTERPRISES.c.id.in_(wanted[start : start + 400])
            query = select(_ENTERPRISES.c.id, _ENTERPRISES.c.name).where(here)
            found.update({row.id: row.name for row in self._connection.execute(query)})
        return found


def _union(lists: Sequence[FigureList], scope: Scope) -> Any:
    selects = [listed(each, scope) for each in lists]
    return selects[0] if len(selects) == 1 else union_all(*selects)


def _sum(rows: Any, counting: Counting) -> Any:
    if counting is Counting.ENTERPRISES:
        return func.count(distinct(rows.c.enterprise))
    return func.sum(rows.c.amount) if counting is Counting.AMOUNT else func.count(rows.c.id)


def _dimension(by: By) -> Any:
    if by is By.COLOUR:
        return case((_ENTERPRISES.c.id.is_(None), ""), else_=colour_of(_ENTERPRISES))
    return func.coalesce(_ENTERPRISES.c[by.value], "")


def _over_all(table: Any) -> list[ColumnElement[bool]]:
    return [table.c[name] == EVERYWHERE for name in ("community", "kind", "colour")]


def _whole_months(scope: Scope) -> tuple[str, str] | None:
    """The first and last month of which every day is in the scope; None when there is none."""
    first = "0000-00" if scope.first is None else _month(scope.first, 0 if scope.first.day == 1 else 1)
    if scope.last is None:
        return first, "9999-99"
    is_end = scope.last == date.max or (scope.last + timedelta(days=1)).day == 1
    last = _month(scope.last, 0 if is_end else -1)
    return (first, last) if first <= last else None


def _month(day: date, ahead: int) -> str:
    months = day.year * 12 + day.month - 1 + ahead
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _at_the_ends(scope: Scope, months: tuple[str, str] | None) -> Select[Any]:
    visits = COUNTED_VISITS
    query = select(COUNTED_ITEMS.c.passed, COUNTED_ITEMS.c.failed).join(visits, visits.c.id == COUNTED_ITEMS.c.id)
    return query.where(in_days(visits.c.day, scope), _outside(months))


def _outside(months: tuple[str, str] | None) -> ColumnElement[bool]:
    """Days of none of the months from the first to the last."""
    if months is None:
        return true()
    return (COUNTED_VISITS.c.day < months[0]) | (COUNTED_VISITS.c.day > f"{months[1]}-99")


def _narrowed(query: Select[Any], table: Any, scope: Scope) -> Select[Any]:
    for name in ("community", "kind", "colour"):
        if getattr(scope, name):
            query = query.where(table.c[name] == getattr(scope, name))
    return query


def _add(asked: dict[str, list[int]], codes: str, times: int, failed: int) -> None:
    for code in codes.split():
        both = asked.setdefault(code, [0, 0])
        both[0] += times
        both[1] += failed
