"""Which unit (检查单位) a record of a list is of: the office whose laptop recorded it."""

from typing import Any

from sqlalchemy import Select, func, literal, select

from db.figures.figure_lists import (
    CountedVisits,
    FailedVisits,
    FigureList,
    FindingsByStage,
    HeldMeasures,
    InMeasures,
    IssuedPapers,
    OpenByAge,
    RepeatedFindings,
    listed,
)
from db.figures.scopes import Scope
from db.tables import COUNTED_VISITS, DEVICES, FINDING_STATES, PROJECTIONS

_NOTICES = PROJECTIONS["notice"]


def with_unit(what: FigureList, scope: Scope) -> Select[Any]:
    """The list with a sixth column, `unit`; "" for what no laptop that is known here recorded."""
    rows = listed(what, scope).subquery()
    if isinstance(what, CountedVisits | RepeatedFindings | FailedVisits):
        return _of_visit(rows, rows.c.id)
    if isinstance(what, FindingsByStage | OpenByAge):
        states = FINDING_STATES
        return _of_visit(rows, states.c.visit_id, (states, states.c.id == rows.c.id))
    if isinstance(what, IssuedPapers):
        return _of_visit(rows, _NOTICES.c.visit_id, (_NOTICES, _NOTICES.c.id == rows.c.id))
    if isinstance(what, HeldMeasures | InMeasures):
        # Who made an object stands in its id: `<device>/…`.
        return _joined(rows, rows.c.id.startswith(DEVICES.c.id + "/"))
    return select(rows, literal("").label("unit"))


def _of_visit(rows: Any, visit: Any, *between: tuple[Any, Any]) -> Select[Any]:
    visits = (COUNTED_VISITS, COUNTED_VISITS.c.id == visit)
    return _joined(rows, DEVICES.c.id == COUNTED_VISITS.c.device, *between, visits)


def _joined(rows: Any, device: Any, *between: tuple[Any, Any]) -> Select[Any]:
    query = select(rows, func.coalesce(DEVICES.c.office, "").label("unit")).select_from(rows)
    for table, here in between:
        query = query.outerjoin(table, here)
    return query.outerjoin(DEVICES, device)
