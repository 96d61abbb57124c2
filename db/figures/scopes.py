"""What figures are narrowed to, and the conditions by which their lists (db.figures.figure_lists) are."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select

from db.figures.colours import colour_of
from db.figures.standings import standing_on
from db.tables import PROJECTIONS, STANDINGS

_ENTERPRISES = PROJECTIONS["enterprise"]
UNNAMED = " "
"""As community or kind of a scope: those of which none is written down. No name is a space: the register has none
around its texts."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted; what is empty does not narrow."""

    first: date | None = None
    last: date | None = None
    """That day, too."""
    community: str = ""
    kind: str = ""
    """Of the enterprise."""
    colour: str = ""
    """That the enterprise had then (`as_of`)."""
    campaign: str = ""
    """Of measures; everything else counts by the campaign's days, which the caller puts into `first` and `last`."""
    measure: str = ""
    """One measure alone: what was checked in an operation."""
    today: date | None = None
    """The caller puts it in."""
    item: str = ""
    """Code of an item of the checklist, for the lists of one item."""
    as_of: date | None = None
    """The register, its colours and last visits, and open findings, as of the end of that day; None for as of now."""
    turns: tuple[tuple[str, str, str], ...] = ()
    """Of each colour: last visited before the first of these days an enterprise is overdue, up to the second one it is
    due soon; the caller puts it in."""

    moved: tuple[tuple[str, str, str], ...] | None = None
    """Enterprises that had another colour then than they have now: id, that one, this one; the caller puts it in where
    they are few. None where nobody looked."""

    @property
    def narrows(self) -> bool:
        return bool(self.place)

    @property
    def place(self) -> dict[str, str]:
        """Community, kind and colour as the tables have them; those that do not narrow are not there."""
        given = {"community": self.community, "kind": self.kind, "colour": self.colour}
        return {name: "" if value == UNNAMED else value for name, value in given.items() if value}

    @property
    def day(self) -> date | None:
        """By which something is overdue, or so many days old."""
        return self.as_of or self.today

    def of_all_days(self) -> "Scope":
        return replace(self, first=None, last=None)


def in_days(column: Any, scope: Scope) -> ColumnElement[bool]:
    """By the day as it is written: whoever counts by hand counts the days on the papers."""
    conditions: list[ColumnElement[bool]] = [column != ""]
    if scope.first is not None:
        conditions.append(column >= scope.first.isoformat())
    if scope.last is not None and scope.last < date.max:
        conditions.append(column < (scope.last + timedelta(days=1)).isoformat())
    return and_(*conditions)


def survivor(enterprise: Any) -> ColumnElement[str]:
    """The column of an enterprise's id, as the one that it is; the register must be joined to it."""
    return case((func.coalesce(_ENTERPRISES.c.merged_into, "") != "", _ENTERPRISES.c.merged_into), else_=enterprise)


def was_standing(day: date) -> ColumnElement[bool]:
    """The condition on `STANDINGS` by which every enterprise has one row: also one that was entered later."""
    return and_(STANDINGS.c.until > day.isoformat(), STANDINGS.c.since <= day.isoformat())


def was_coloured(enterprise: Any, now: Any, scope: Scope) -> ColumnElement[bool]:
    """The enterprise with that id, and `now` that colour, had the colour of the scope at its end."""
    has_it: ColumnElement[bool] = now == scope.colour
    if scope.as_of is None:
        return has_it
    if scope.moved is None:
        then = select(STANDINGS.c.id).where(was_standing(scope.as_of), STANDINGS.c.colour == scope.colour)
        whole: ColumnElement[bool] = enterprise.in_(then)
        return whole
    left = [id for id, then, now in scope.moved if now == scope.colour != then]
    came = [id for id, then, now in scope.moved if then == scope.colour != now]
    return or_(and_(has_it, enterprise.not_in(left)), enterprise.in_(came)) if left or came else has_it


def placed(query: Select[Any], enterprise: Any, scope: Scope) -> Select[Any]:
    """Only what is about an enterprise that the scope lets through, as the one that it is."""
    if not scope.narrows:
        return query
    own, into = _ENTERPRISES.alias("own"), _ENTERPRISES.alias("into")
    # What is about none that the register has belongs to no place, as where the figure is counted in parts.
    placeless = "" in scope.place.values()
    query = query.join(own, own.c.id == enterprise, isouter=placeless)
    query = query.outerjoin(into, into.c.id == own.c.merged_into)
    for name, value in scope.place.items():
        if name != "colour":
            place = func.coalesce(into.c[name], own.c[name])
            query = query.where((place if value else func.coalesce(place, "")) == value)
    if scope.colour:
        colour = case((into.c.id.is_not(None), colour_of(into)), else_=colour_of(own))
        query = query.where(was_coloured(func.coalesce(into.c.id, own.c.id), colour, scope))
    return query


def list_columns(record: str, id: Any, day: Any, enterprise: Any, amount: Any) -> tuple[Any, ...]:
    return (
        literal(record).label("record"),
        id.label("id"),
        day.label("day"),
        enterprise.label("enterprise"),
        amount.label("amount"),
    )


def standing(scope: Scope, query: Select[Any]) -> Select[Any]:
    """Of `STANDINGS` those that the scope lets through, one row for each enterprise."""
    query = query.where(standing_on("" if scope.as_of is None else scope.as_of.isoformat()))
    for name, value in scope.place.items():
        query = query.where(STANDINGS.c[name] == value)
    return query
