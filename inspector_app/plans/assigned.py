"""The tasks of the plan against what was done: which enterprises still wait for the visit that the office asked for."""

from dataclasses import dataclass
from datetime import datetime

from inspector_app.plans.documents import adoption_of
from inspector_app.plans.tasks import NAME, Task, tasks_of
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Assigned:
    task: Task
    visited: datetime | None
    """When the last visit there began since the office asked for it; None when it waits."""


def assigned(store: Store, inspector: str) -> list[Assigned]:
    """Those for this person and for whoever has time; what waits comes first. Raises StoreTroubleError."""
    tasks = tasks_of(store, inspector)
    with store.database.look() as work:
        adoption = adoption_of(work, NAME)
        visits = work.visits.all() if adoption is not None else []
    since = adoption.issued_at if adoption is not None else None
    last: dict[str, datetime] = {}
    for visit in visits:
        if since is not None and visit.opened_at >= since:
            last[visit.enterprise_id] = max(last.get(visit.enterprise_id, visit.opened_at), visit.opened_at)
    found = [Assigned(task, last.get(task.enterprise)) for task in tasks]
    return sorted(found, key=lambda each: each.visited is not None)
