"""The lists that figures count. A figure is always a sum over its list, so that number and list cannot differ.

Each list is a select of the same five columns: `record` and `id` of what is counted, its `day`, the `enterprise` that
it is about ("" for none; one that was merged is the one that it is), and the `amount` that it adds to a sum.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, not_, select, union_all

from db.columns import first_letters
from db.figures.finding_spans import standing_at, still_standing
from db.figures.scopes import Scope, in_days, list_columns, placed, standing, survivor, was_coloured
from db.tables import COUNTED_ITEMS, COUNTED_VISITS, FINDING_SPANS, PROJECTIONS, STANDINGS

_ENTERPRISES, _NOTICES, _DEEDS = PROJECTIONS["enterprise"], PROJECTIONS["notice"], PROJECTIONS["deed"]
_MEASURES, _PARTS = PROJECTIONS["measure"], PROJECTIONS["measure_part"]
_LIVE = and_(_MEASURES.c.withdrawn.is_(False), _MEASURES.c.held_on != "")


@dataclass(frozen=True, slots=True)
class Register:
    """Enterprises as they stood at the end (Scope.as_of); `committed`: by now, those who signed in the period."""

    colour: str = ""
    committed: bool = False


@dataclass(frozen=True, slots=True)
class CountedVisits:
    """Visits; `amount` is a column that is summed, `only` one that must not be 0."""

    mode: str = ""
    amount: str = ""
    only: str = ""
    by_enterprise: bool = False
    """Read in the order of their enterprises, which are counted: quicker than to sort those of many days."""


@dataclass(frozen=True, slots=True)
class HeldMeasures:
    kinds: tuple[str, ...]
    amount: str = ""
    """"attended" or "copies"; "" counts each as one."""


@dataclass(frozen=True, slots=True)
class InMeasures:
    """Enterprises in measures."""

    kinds: tuple[str, ...]
    roles: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedPapers:
    """Issued papers that hold; `alone`: without those that a measure is, too."""

    kinds: tuple[str, ...]
    alone: bool = True


@dataclass(frozen=True, slots=True)
class FindingsByStage:
    """Findings as they stand (db.figures.finding_states), by the day of the last thing that was done about them.

    `is_open`: those that still wait for something, whenever they were found; `overdue`: of these the late ones. Nobody
    is late with what nobody ordered.
    """

    stages: tuple[str, ...] = ()
    is_open: bool = False
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Covered:
    """Enterprises by their last visit: "in_time", "soon" due, "overdue" or "never" visited."""

    state: str


@dataclass(frozen=True, slots=True)
class OpenByAge:
    """Open findings of visits that were so many days ago; `overdue`: only those, or only the others."""

    least: int
    most: int | None = None
    overdue: bool | None = None


@dataclass(frozen=True, slots=True)
class RepeatedFindings:
    """Visits with findings of enterprises that have several such visits in the period."""


@dataclass(frozen=True, slots=True)
class FailedVisits:
    """Visits in which the scope's item failed."""


_OfBoard = Covered | OpenByAge | RepeatedFindings | FailedVisits
FigureList = Register | CountedVisits | HeldMeasures | InMeasures | IssuedPapers | FindingsByStage | _OfBoard


def listed(what: FigureList, scope: Scope) -> Select[Any]:
    """The select of a list."""
    query = _LISTS[type(what)](what, scope)
    of_measures = isinstance(what, HeldMeasures | InMeasures)
    return query.where(literal(False)) if scope.measure and not of_measures else query


def _register(what: Register, scope: Scope) -> Select[Any]:
    if what.committed:
        return _committed(scope)
    table = STANDINGS
    query = standing(scope, select(*list_columns("enterprise", table.c.id, literal(""), table.c.id, literal(1))))
    return query.where(table.c.colour == what.colour) if what.colour else query


def _committed(scope: Scope) -> Select[Any]:
    """What was signed before two entries became one was signed by that one."""
    table = _ENTERPRISES
    query = select(*list_columns("enterprise", table.c.id, table.c.commitment_signed, survivor(table.c.id), literal(1)))
    return placed(query.where(in_days(table.c.commitment_signed, scope)), table.c.id, scope)


def _visits(what: CountedVisits, scope: Scope) -> Select[Any]:
    table = COUNTED_VISITS
    amount = table.c[what.amount] if what.amount else literal(1)
    query = select(*list_columns("visit", table.c.id, table.c.day, table.c.enterprise_id, amount))
    if scope.first is not None or scope.last is not None:
        # A day that is no bare column is looked for in no index of days.
        in_order = what.by_enterprise and not what.mode and not scope.narrows
        query = query.where(in_days(func.coalesce(table.c.day, "") if in_order else table.c.day, scope))
    for name, value in scope.place.items():
        if name != "colour":
            query = query.where(table.c[name] == value)
    if scope.colour:
        query = query.where(was_coloured(table.c.enterprise_id, table.c.colour, scope))
    if what.mode:
        query = query.where(table.c.mode == what.mode)
    return query.where(table.c[what.only] > 0) if what.only else query


def _measures(what: HeldMeasures, scope: Scope) -> Select[Any]:
    amount = func.coalesce(_MEASURES.c[what.amount], 0) if what.amount else literal(1)
    query = select(*list_columns("measure", _MEASURES.c.id, _MEASURES.c.held_on, literal(""), amount))
    query = query.where(_LIVE, _measured(scope), _MEASURES.c.kind.in_(what.kinds))
    if scope.narrows:
        # A measure belongs to wherever an enterprise in it belongs.
        inside = select(_PARTS.c.id).select_from(_PARTS).where(_PARTS.c.removed.is_(False))
        inside = inside.where(_PARTS.c.measure_id == _MEASURES.c.id).correlate(_MEASURES)
        query = query.where(placed(inside, _PARTS.c.enterprise_id, scope).exists())
    return query


def _parts(what: InMeasures, scope: Scope) -> Select[Any]:
    columns = list_columns("measure", _MEASURES.c.id, _MEASURES.c.held_on, survivor(_PARTS.c.enterprise_id), literal(1))
    query = (
        select(*columns)
        .select_from(_PARTS)
        .join(_MEASURES, _MEASURES.c.id == _PARTS.c.measure_id)
        .outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == _PARTS.c.enterprise_id)
        .where(_LIVE, _measured(scope), _MEASURES.c.kind.in_(what.kinds), _PARTS.c.removed.is_(False))
    )
    if what.roles:
        query = query.where(_PARTS.c.role.in_(what.roles))
    if what.outcomes:
        query = query.where(_PARTS.c.outcome.in_(what.outcomes))
    return placed(query, _PARTS.c.enterprise_id, scope)


def _papers(what: IssuedPapers, scope: Scope) -> Select[Any]:
    day = first_letters(_NOTICES.c.issued_at, 10)
    columns = list_columns("paper", _NOTICES.c.id, day, survivor(_NOTICES.c.enterprise_id), literal(1))
    withdrawn = select(_DEEDS.c.notice_id).where(_DEEDS.c.deed == "withdrawn")
    query = (
        select(*columns)
        .select_from(_NOTICES)
        .outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == _NOTICES.c.enterprise_id)
        .where(_NOTICES.c.kind.in_(what.kinds), in_days(_NOTICES.c.issued_at, scope))
        .where(_NOTICES.c.id.not_in(withdrawn))
    )
    if what.alone:
        query = query.where(_NOTICES.c.id.not_in(_linked()))
    return placed(query, _NOTICES.c.enterprise_id, scope)


def _findings(what: FindingsByStage, scope: Scope) -> Select[Any]:
    table = FINDING_SPANS
    day = table.c.due if what.is_open else table.c.acted_on
    query = (
        select(*list_columns("finding", table.c.id, day, survivor(table.c.enterprise_id), literal(1)))
        .select_from(table)
        .outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == table.c.enterprise_id)
        .where(standing_at(_then(scope)))
    )
    if what.stages:
        query = query.where(table.c.stage.in_(what.stages), in_days(table.c.acted_on, scope))
    if what.is_open:
        query = query.where(table.c.is_open.is_(True))
    if what.overdue:
        query = query.where(is_late(table.c.late_after, scope))
    return placed(query, table.c.enterprise_id, scope)


def is_late(late_after: Any, scope: Scope) -> ColumnElement[bool]:
    """Nobody is late with what nobody ordered."""
    return and_(late_after != "", late_after < (scope.day.isoformat() if scope.day else ""))


def _then(scope: Scope) -> str:
    return "" if scope.as_of is None else scope.as_of.isoformat()


def turns_of(scope: Scope) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Of a row of `STANDINGS`: last visited before the first day it is overdue, until the second one due soon."""
    colour, always = STANDINGS.c.colour, "0"  # Before every day, and after none at all.
    late = case({each: before for each, before, _ in scope.turns} or {"": always}, value=colour, else_=always)
    soon = case({each: until for each, _, until in scope.turns} or {"": always}, value=colour, else_=always)
    return late, soon


def _covered(what: Covered, scope: Scope) -> Select[Any]:
    table = STANDINGS
    query = standing(scope, select(*list_columns("enterprise", table.c.id, table.c.last_visit, table.c.id, literal(1))))
    day, (late, soon) = table.c.last_visit, turns_of(scope)
    here = {
        "never": day == "",
        "overdue": and_(day != "", day < late),
        "soon": and_(day >= late, day <= soon),
        "in_time": day > soon,
    }
    return query.where(here[what.state])


def open_findings(scope: Scope) -> list[Select[Any]]:
    """Those that waited for something, by the day of the visit that found them, and `late_after`; in parts, each of
    which is read in an index of days."""
    table = FINDING_SPANS
    query = select(
        # Of a visit that is not here only the finding may have come: as old as can be.
        *list_columns("finding", table.c.id, table.c.visited_on, table.c.enterprise_id, literal(1)),
        table.c.late_after,
    ).where(table.c.is_open.is_(True))
    if scope.as_of is not None:
        query = query.where(table.c.since <= scope.as_of.isoformat())
    return [placed(query.where(each), table.c.enterprise_id, scope) for each in still_standing(table, _then(scope))]


def _open_by_age(what: OpenByAge, scope: Scope) -> Select[Any]:
    rows = union_all(*open_findings(scope)).subquery()
    enterprise = survivor(rows.c.enterprise).label("enterprise")
    query = select(rows.c.record, rows.c.id, rows.c.day, enterprise, rows.c.amount)
    query = query.outerjoin(_ENTERPRISES, _ENTERPRISES.c.id == rows.c.enterprise)
    if scope.day is None:
        return query
    if what.least:
        # Of a laptop whose clock is ahead a visit may be of tomorrow: it is among the newest.
        query = query.where(rows.c.day <= (scope.day - timedelta(days=what.least)).isoformat())
    if what.most is not None:
        query = query.where(rows.c.day >= (scope.day - timedelta(days=what.most)).isoformat())
    if what.overdue is not None:
        late = is_late(rows.c.late_after, scope)
        query = query.where(late if what.overdue else not_(late))
    return query


def _repeated(_what: RepeatedFindings, scope: Scope) -> Select[Any]:
    rows = _visits(CountedVisits(only="findings"), scope).subquery()
    again = select(rows.c.enterprise).group_by(rows.c.enterprise).having(func.count() > 1)
    return select(rows).where(rows.c.enterprise.in_(again))


def _failed(_what: FailedVisits, scope: Scope) -> Select[Any]:
    query = _visits(CountedVisits(only="failed"), scope)
    lines = literal("\n") + COUNTED_ITEMS.c.failed + literal("\n")
    return query.join(COUNTED_ITEMS, COUNTED_ITEMS.c.id == COUNTED_VISITS.c.id).where(
        lines.contains(f"\n{scope.item}\n", autoescape=True)
    )


def _measured(scope: Scope) -> ColumnElement[bool]:
    conditions = [in_days(_MEASURES.c.held_on, scope)]
    if scope.campaign:
        conditions.append(_MEASURES.c.campaign_id == scope.campaign)
    if scope.measure:
        conditions.append(_MEASURES.c.id == scope.measure)
    return and_(*conditions)


def _linked() -> Select[Any]:
    """Papers that a measure is, too."""
    return (
        select(_PARTS.c.notice_id)
        .join(_MEASURES, _MEASURES.c.id == _PARTS.c.measure_id)
        .where(_PARTS.c.notice_id != "", _PARTS.c.removed.is_(False), _LIVE)
    )


_LISTS: dict[type[FigureList], Callable[[Any, Scope], Select[Any]]] = {
    Register: _register,
    CountedVisits: _visits,
    HeldMeasures: _measures,
    InMeasures: _parts,
    IssuedPapers: _papers,
    FindingsByStage: _findings,
    Covered: _covered,
    OpenByAge: _open_by_age,
    RepeatedFindings: _repeated,
    FailedVisits: _failed,
}
