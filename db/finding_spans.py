"""How findings stood, from a day until another one: counted when figures are read, from what db.finding_states knows.

A finding waits from the day of the visit that found it on; an order and each act change it on the day that they say.
What holds no longer (a paper that was withdrawn, an act that was taken back) never held. The last span is how the
finding stands now, whatever day that says.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_

from db.finding_states import RECORDING, Told, state_of, told_of
from db.standings import FOREVER
from db.tables import FINDING_SPANS


def standing_at(day: str) -> ColumnElement[bool]:
    """The condition on `FINDING_SPANS`; "" for now."""
    if not day:
        return FINDING_SPANS.c.until == FOREVER
    return and_(or_(*still_standing(day)), FINDING_SPANS.c.since <= day)


def still_standing(day: str) -> list[ColumnElement[bool]]:
    """Spans that end later than that day, in two parts: those of now are read in the order of an index."""
    until = FINDING_SPANS.c.until
    return [until == FOREVER, and_(until > day, until < FOREVER)] if day else [until == FOREVER]


def respan(connection: Connection, findings: Sequence[str]) -> None:
    """Works out anew how these stood; those that are no more are forgotten."""
    rows = [span for told in told_of(connection, findings) for span in _spans(told)]
    connection.execute(delete(FINDING_SPANS).where(FINDING_SPANS.c.id.in_(findings)))
    if rows:
        connection.execute(insert(FINDING_SPANS), rows)


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
