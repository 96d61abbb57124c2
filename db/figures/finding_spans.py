"""How findings stood, from a day until another: counted when figures are read, as db.figures.finding_states knows.

A finding waits from the day of the visit that found it on; an order and each act change it on the day that they say.
What holds no longer (a paper that was withdrawn, an act that was taken back) never held. The last span is how the
finding stands now, whatever day that says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, or_, select

from db.columns import first_letters
from db.figures.finding_states import RECORDING, Told, state_of, told_of
from db.figures.standings import FOREVER
from db.tables import FINDING_SPANS

Changed = dict[tuple[str, ...], list[int]]
_TALLIED = ("until", "visited_on", "since", "late_after")


def standing_at(day: str) -> ColumnElement[bool]:
    """The condition on `FINDING_SPANS`; "" for now."""
    if not day:
        return FINDING_SPANS.c.until == FOREVER
    return and_(or_(*still_standing(FINDING_SPANS, day)), FINDING_SPANS.c.since <= day)


def still_standing(table: Table, day: str) -> list[ColumnElement[bool]]:
    """Spans or tallies that end later than that day, in two parts: those of now are read in the order of an index."""
    until = table.c.until
    return [until == FOREVER, and_(until > day, until < FOREVER)] if day else [until == FOREVER]


def respan(connection: Connection, findings: Sequence[str]) -> Changed:
    """Works out anew how these stood; those that are no more are forgotten. Gives what changes in `FINDING_TALLIES`."""
    changed: Changed = defaultdict(lambda: [0])
    rows = [span for told in told_of(connection, findings) for span in _spans(told)]
    here = FINDING_SPANS.c.id.in_(findings)
    for before in connection.execute(select(FINDING_SPANS).where(here)):
        _add(changed, before._mapping, -1)
    connection.execute(delete(FINDING_SPANS).where(here))
    for row in rows:
        _add(changed, row, 1)
    if rows:
        connection.execute(insert(FINDING_SPANS), rows)
    return changed


def findings_of_month(connection: Connection, month: str) -> Changed:
    """What `FINDING_TALLIES` has to have of the visits of that month."""
    changed: Changed = defaultdict(lambda: [0])
    query = select(FINDING_SPANS).where(first_letters(FINDING_SPANS.c.visited_on, 7) == month)
    for row in connection.execute(query):
        _add(changed, row._mapping, 1)
    return changed


def _add(changed: Changed, span: Mapping[Any, Any], sign: int) -> None:
    if span["is_open"]:
        changed[tuple(span[name] for name in _TALLIED)][0] += sign


def _spans(told: Told) -> list[dict[str, Any]]:
    now = state_of(told)
    if now["stage"] == RECORDING:
        return []
    found: list[dict[str, Any]] = []
    began = str(now["visited_on"])
    order_day = [] if told.order is None else [told.order.issued_at[:10]]
    days = sorted({began, *(max(began, day) for day in (*order_day, *(act.done_on for act in told.acts)))})
    for day in days:
        state = now if day == days[-1] else state_of(told, day)
        span = {
            **{name: state[name] for name in ("id", "enterprise_id", "stage", "is_open", "due")},
            **{name: state[name] for name in ("acted_on", "visited_on")},
            "late_after": state["due"] if state["order_id"] else "",
        }
        if found:
            found[-1]["until"] = day
        found.append({**span, "since": day, "until": FOREVER})
    return found
