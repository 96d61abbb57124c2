"""The shelf of figures: how many are on a list, which, and how many of each community, kind, colour and month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, and_, case, distinct, func, literal, select, union_all

from db.columns import first_letters
from db.figures.board import Board
from db.figures.colours import colour_of
from db.figures.figure_lists import CountedVisits, Covered, FigureList, Register, listed
from db.figures.months import ends_of, places_of, whole_months
from db.figures.moved_colours import MovedColours, batches, sign
from db.figures.scopes import Scope, in_days, was_standing
from db.figures.sightings import ALL, FINDINGS, seen, seen_by_month
from db.figures.units import with_unit
from db.tables import COUNTED_ITEMS, COUNTED_VISITS, ITEM_TALLIES, MONTH_TALLIES, PROJECTIONS, STANDINGS

_ENTERPRISES = PROJECTIONS["enterprise"]
_MONTH_OF_VISIT = first_letters(COUNTED_VISITS.c.day, 7)
_ITEMS_OF_VISITS = select(COUNTED_ITEMS.c.passed, COUNTED_ITEMS.c.failed).join(
    COUNTED_VISITS, COUNTED_VISITS.c.id == COUNTED_ITEMS.c.id
)


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
    UNIT = "unit"
    """The office whose laptop recorded it."""


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
    colour: str = ""
    """That the enterprise had at the end of a period that is gone, or on a list of the register; else "": as of now."""


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
    """Reads only. Visits count as db.figures.tallies has them: ask it first to count what is stale."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._moved = MovedColours(connection)
        self._censuses: dict[Scope, dict[tuple[str, str, str], int]] = {}

    def with_moved(self, scope: Scope) -> Scope:
        """With the enterprises of another colour then, where that makes its lists quicker."""
        return replace(scope, moved=self._moved.few(scope))

    def number(self, lists: Sequence[FigureList], counting: Counting, scope: Scope) -> int:
        first = lists[0]
        if isinstance(first, CountedVisits) and counting is not Counting.ENTERPRISES and not scope.measure:
            return self._of_months(first, scope, None).get("", 0)
        if _is_of_register(lists) and not scope.measure:
            return sum(number for key, number in self._census(scope).items() if _is_of(first, key))
        chain = self._chain(lists, counting, scope)
        if chain:
            return seen(self._connection, chain, scope)
        rows = _union(lists, scope).subquery()
        if counting is Counting.ENTERPRISES:
            if isinstance(first, CountedVisits):
                rows = listed(replace(first, by_enterprise=True), scope).subquery()
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
        union = _union(lists, scope)
        rows = (union.add_columns(STANDINGS.c.colour) if _is_of_register(lists) else union).subquery()
        if scope.as_of is not None and not _is_of_register(lists):
            then = and_(STANDINGS.c.id == rows.c.enterprise, was_standing(scope.as_of))
            coloured = select(rows, func.coalesce(STANDINGS.c.colour, "").label("colour"))
            rows = coloured.select_from(rows).outerjoin(STANDINGS, then).subquery()
        query = select(rows).order_by(rows.c.day, rows.c.id, rows.c.enterprise)
        return [ListedRecord(**row._mapping) for row in self._connection.execute(query)]

    def parted(self, lists: Sequence[FigureList], counting: Counting, scope: Scope, by: By) -> dict[str, int]:
        """The number of each part, in their order; "" for what has none."""
        first = lists[0]
        summed = counting is not Counting.ENTERPRISES and by is not By.UNIT and not scope.measure
        if isinstance(first, CountedVisits) and summed:
            return dict(sorted(self._of_months(first, scope, by).items()))
        chain = self._chain(lists, counting, scope) if by is By.MONTH else ""
        if chain:
            return seen_by_month(self._connection, chain, scope)
        if by is By.UNIT:
            rows = union_all(*(with_unit(each, scope) for each in lists)).subquery()
            query = select(rows.c.unit.label("part"), _sum(rows, counting).label("number"))
        elif _is_of_register(lists) and by is not By.MONTH:
            rows = listed(first, scope).add_columns(STANDINGS.c[by.value].label("part")).subquery()
            query = select(rows.c.part, func.count().label("number"))
        else:
            query = _parted(_union(lists, scope).subquery(), counting, by, scope.as_of)
        found = self._connection.execute(query.group_by("part").order_by("part"))
        return {str(row.part): int(row.number or 0) for row in found}

    def items(self, scope: Scope) -> list[ItemCount]:
        """Whole months from the tally, days at both ends from the visits themselves; by code; none of a measure."""
        asked, failed = Counter[str](), Counter[str]()
        if scope.measure:
            return []
        months = whole_months(scope)
        if months is not None:
            table = ITEM_TALLIES
            query = select(table.c.item, func.sum(table.c.asked), func.sum(table.c.failed)).group_by(table.c.item)
            query = query.where(table.c.month >= months[0], table.c.month <= months[1], *places_of(table, scope))
            for item, total, bad in self._connection.execute(query):
                asked[item], failed[item] = int(total), int(bad)
        for days in ends_of(COUNTED_VISITS.c.day, scope, months):
            named = _narrowed(_ITEMS_OF_VISITS.where(days), COUNTED_VISITS, scope)
            for row in self._connection.execute(named):
                asked.update(row.passed.split())
                asked.update(row.failed.split())
                failed.update(row.failed.split())
        self._put_items_right(scope, asked, failed)
        return [ItemCount(item, asked[item], failed[item]) for item in sorted(asked) if asked[item]]

    def enterprises_like(self, text: str, most: int) -> list[tuple[str, str, str]]:
        """(id, name, credit code) of those that stand on their own, with that text in name or code, by name."""
        here = _ENTERPRISES.c.name.icontains(text, autoescape=True)
        here |= _ENTERPRISES.c.credit_code.icontains(text, autoescape=True)
        query = select(_ENTERPRISES.c.id, _ENTERPRISES.c.name, _ENTERPRISES.c.credit_code)
        query = query.where(here, _ENTERPRISES.c.merged_into == "").order_by(_ENTERPRISES.c.name).limit(most)
        return [(row.id, row.name, row.credit_code) for row in self._connection.execute(query)]

    def _census(self, scope: Scope) -> dict[tuple[str, str, str], int]:
        """One look at the register for all colours and states."""
        if scope not in self._censuses:
            self._censuses[scope] = Board(self._connection).census(scope)
        return self._censuses[scope]

    def _of_months(self, what: CountedVisits, scope: Scope, part: By | None) -> dict[str, int]:
        """Sums of whole months from the tally, days at both ends from the visits themselves, by that part or in one."""
        found: dict[str, int] = defaultdict(int)
        months, table, visits = whole_months(scope), MONTH_TALLIES, COUNTED_VISITS
        if months is not None:
            query = _summed(table.c[part.value] if part else None, func.sum(table.c[what.amount or "visits"]))
            query = query.where(table.c.month >= months[0], table.c.month <= months[1])
            self._add_up(found, _of_mode(query, table, what, scope))
        for days in ends_of(COUNTED_VISITS.c.day, scope, months):
            of_day = None if part is None else visits.c[part.value] if part is not By.MONTH else _MONTH_OF_VISIT
            amount = func.sum(visits.c[what.amount]) if what.amount else func.count()
            query = _summed(of_day, amount).select_from(visits).where(days)
            self._add_up(found, _of_mode(query, visits, what, scope))
        self._put_months_right(found, what, scope, part)
        return {name: number for name, number in found.items() if number}

    def _put_months_right(self, found: dict[str, int], what: CountedVisits, scope: Scope, part: By | None) -> None:
        """Of a day that is gone: by the enterprises that had another colour then."""
        by_colour = part is By.COLOUR and not scope.colour and scope.as_of is not None
        moved = self._moved.on(scope.as_of) if by_colour and scope.as_of else self._moved.within(scope)
        visits = COUNTED_VISITS
        amount = func.sum(visits.c[what.amount]) if what.amount else func.count()
        of_visit = None if part in (None, By.COLOUR) else _MONTH_OF_VISIT if part is By.MONTH else visits.c[part.value]
        for some in batches(moved):
            keys = (visits.c.enterprise_id, *(() if of_visit is None else (of_visit,)))
            query = _of_mode(select(*keys, amount), visits, what, replace(scope, colour="")).group_by(*keys)
            for row in self._connection.execute(
                query.where(visits.c.enterprise_id.in_(some), in_days(visits.c.day, scope))
            ):
                colours = moved[row[0]]
                for colour in {scope.colour} if scope.colour else set(colours):
                    name = colour if part is By.COLOUR else str(row[1]) if of_visit is not None else ""
                    found[name] += sign(colours, colour) * int(row[-1] or 0)

    def _put_items_right(self, scope: Scope, asked: Counter[str], failed: Counter[str]) -> None:
        moved = self._moved.within(scope)
        for some in batches(moved):
            named = _narrowed(_ITEMS_OF_VISITS, COUNTED_VISITS, replace(scope, colour=""))
            named = named.where(COUNTED_VISITS.c.enterprise_id.in_(some), in_days(COUNTED_VISITS.c.day, scope))
            for row in self._connection.execute(named.add_columns(COUNTED_VISITS.c.enterprise_id)):
                adds = sign(moved[row.enterprise_id], scope.colour)
                for codes, counts in ((row.passed, (asked,)), (row.failed, (asked, failed))):
                    for code in codes.split():
                        for count in counts:
                            count[code] += adds

    def _chain(self, lists: Sequence[FigureList], counting: Counting, scope: Scope) -> str:
        """Which sightings count the enterprises of this list; "" for none."""
        first = lists[0]
        known = isinstance(first, CountedVisits) and counting is Counting.ENTERPRISES and not scope.measure
        if not known or not isinstance(first, CountedVisits) or first.mode or self._moved.within(scope):
            return ""
        return {"": ALL, "findings": FINDINGS}.get(first.only, "")

    def _add_up(self, found: dict[str, int], query: Select[Any]) -> None:
        for name, number in self._connection.execute(query):
            found[str(name)] += int(number or 0)

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


def _is_of_register(lists: Sequence[FigureList]) -> bool:
    """Counted from how enterprises stood."""
    first = lists[0]
    return isinstance(first, Covered) or (isinstance(first, Register) and not first.committed)


def _is_of(what: FigureList, key: tuple[str, str, str]) -> bool:
    """A place of the census."""
    return key[2] == what.state if isinstance(what, Covered) else getattr(what, "colour", "") in ("", key[1])


def _parted(rows: Any, counting: Counting, by: By, as_of: date | None) -> Select[Any]:
    number = _sum(rows, counting).label("number")
    if by is By.MONTH:
        return select(first_letters(rows.c.day, 7).label("part"), number)
    if by is By.COLOUR and as_of is not None:
        query = select(func.coalesce(STANDINGS.c.colour, "").label("part"), number).select_from(rows)
        return query.outerjoin(STANDINGS, and_(STANDINGS.c.id == rows.c.enterprise, was_standing(as_of)))
    query = select(_dimension(by).label("part"), number).select_from(rows)
    return query.outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == rows.c.enterprise)


def _summed(part: Any, amount: Any) -> Select[Any]:
    return select(literal(""), amount) if part is None else select(part.label("part"), amount).group_by("part")


def _of_mode(query: Select[Any], table: Any, what: CountedVisits, scope: Scope) -> Select[Any]:
    return _narrowed(query.where(table.c.mode == what.mode) if what.mode else query, table, scope)


def _narrowed(query: Select[Any], table: Any, scope: Scope) -> Select[Any]:
    for name, value in scope.place.items():
        query = query.where(table.c[name] == value)
    return query
