"""How findings stood, from a day until another: counted when figures are read, as db.figures.finding_states knows.

A finding waits from the day of the visit that found it on; an order and each act change it on the day that they say.
What holds no longer (a paper that was withdrawn, an act that was taken back) never held. The last span is how the
finding stands now, whatever day that says.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, or_

from db.figures.finding_states import RECORDING, Told, state_of, told_of
from db.figures.replacing import Changed, replaced, summed_month
from db.figures.standings import FOREVER
from db.tables import FINDING_SPANS

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
    rows = [span for told in told_of(connection, findings) for span in _spans(told)]
    return replaced(connection, FINDING_SPANS, FINDING_SPANS.c.id.in_(findings), rows, _add)


def findings_of_month(connection: Connection, month: str) -> Changed:
    """What `FINDING_TALLIES` has to have of the visits of that month."""
    return summed_month(connection, FINDING_SPANS.c.visited_on, month, _add)


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
