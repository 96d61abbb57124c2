"""How enterprises stood in the register: colour and last visit, from a day until another one, as figures count them.

An enterprise is in the register from the day on which the log first speaks of it, or of its first visit if that was
before; what the register began with is taken to have been there always. Its colour on a day is what the log shows
without the events of later days; before it was entered, that with which it was entered. Two entries that became one
were never two: whose place, kind and identity it is, is as of now.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from db.figures.colours import COLOURED_BY, colour_by, colour_of
from db.log.outdated import Said, outdated
from db.tables import COUNTED_VISITS, EVENTS, PROJECTIONS, STANDINGS

FOREVER = "9999-99-99"
"""Later than every day: until then an enterprise stands as it does now."""
_ENTERPRISES = PROJECTIONS["enterprise"]


def standing_on(day: str) -> ColumnElement[bool]:
    """The condition on `STANDINGS`; "" for now, whatever the clocks of the laptops say."""
    if not day:
        return STANDINGS.c.until == FOREVER
    began = select(func.min(STANDINGS.c.entered)).scalar_subquery()
    known = or_(STANDINGS.c.entered <= day, STANDINGS.c.entered == began, STANDINGS.c.last_visit != "")
    return and_(STANDINGS.c.until > day, STANDINGS.c.since <= day, known)


def restand(connection: Connection, enterprises: Sequence[str]) -> None:
    """Works out anew how these stood; those that are no more, or are another one, are forgotten."""
    visits: dict[str, list[str]] = defaultdict(list)
    days = select(COUNTED_VISITS.c.enterprise_id, COUNTED_VISITS.c.day)
    for enterprise, day in connection.execute(days.where(COUNTED_VISITS.c.enterprise_id.in_(enterprises))):
        visits[enterprise].append(day)
    events = _events(connection, enterprises)
    columns = (*(_ENTERPRISES.c[name] for name in ("id", "community", "kind")), colour_of(_ENTERPRISES).label("colour"))
    alone = select(*columns).where(_ENTERPRISES.c.id.in_(enterprises), _ENTERPRISES.c.merged_into == "")
    rows = [
        {"id": row.id, "community": row.community, "kind": row.kind, "entered": _entered(events[row.id]), **span}
        for row in connection.execute(alone)
        for span in _spans(colours_since(events[row.id], row.colour), sorted(set(visits[row.id])))
    ]
    connection.execute(delete(STANDINGS).where(STANDINGS.c.id.in_(enterprises)))
    if rows:
        connection.execute(insert(STANDINGS), rows)


def colours_since(events: Sequence[Any], now: str) -> list[tuple[str, str]]:
    """First day and colour, in their order, from the log of one enterprise; the last is the colour that it has now."""
    days = sorted({event.wall[:10] for event in events})
    known = [(event, json.loads(event.fields)) for event in events] if len(days) > 1 else []
    colours = [colour_by(_shown([each for each in known if each[0].wall[:10] <= day])) for day in days[:-1]]
    return list(zip(("", *days[1:]), (*colours, now), strict=True))


def _entered(events: Sequence[Any]) -> str:
    return min((event.wall[:10] for event in events), default="")


def _spans(colours: Sequence[tuple[str, str]], visits: Sequence[str]) -> list[dict[str, str]]:
    since = [day for day, _ in colours]
    found: list[dict[str, str]] = []
    for day in sorted({*since, *visits}):
        colour, seen = colours[bisect_right(since, day) - 1][1], bisect_right(visits, day)
        last = visits[seen - 1] if seen else ""
        if found and (found[-1]["colour"], found[-1]["last_visit"]) == (colour, last):
            continue
        if found:
            found[-1]["until"] = day
        found.append({"since": day, "until": FOREVER, "colour": colour, "last_visit": last})
    return found


def _events(connection: Connection, enterprises: Sequence[str]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    columns = (EVENTS.c.obj, EVENTS.c.dev, EVENTS.c.seq, EVENTS.c.lam, EVENTS.c.wall, EVENTS.c.fields, EVENTS.c.parents)
    query = select(*columns).where(EVENTS.c.obj.in_(enterprises), EVENTS.c.kind == "enterprise")
    for event in connection.execute(query):
        found[event.obj].append(event)
    return found


def _shown(events: Sequence[tuple[Any, Mapping[str, Any]]]) -> dict[str, Any]:
    """What these events alone show of each field that colours an enterprise (db.log.events)."""
    return {
        name: _value([(event, fields[name]) for event, fields in events if name in fields])
        for name in COLOURED_BY
        if any(name in fields for _, fields in events)
    }


def _value(saying: Sequence[tuple[Any, Any]]) -> Any:
    said = {_name(event): Said(json.dumps(value), tuple(json.loads(event.parents))) for event, value in saying}
    replaced = {parent for each in said.values() for parent in each.parents}
    gone = outdated([name for name in said if name not in replaced], said)
    heads = [each for each in saying if _name(each[0]) not in replaced | gone]
    return max(heads, key=lambda each: (each[0].lam, each[0].dev))[1]


def _name(event: Any) -> str:
    return f"{event.dev}:{event.seq}"
