"""A paper in the place of another: the new one names the old, the old is withdrawn and names the new."""

from dataclasses import dataclass
from datetime import datetime

from db.records.papers import Notice
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices.deeds import Act
from inspector_app.notices.service import add_deed, changeable, reason_problems
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Replacing:
    """Id of the paper that no longer holds, and why."""

    notice: str
    reason: str


def withdraw_replaced(work: Work, store: Store, by: Notice, reason: str, now: datetime) -> None:
    """In the unit of work that issued `by`, which names the paper it replaces.

    Raises RefusedInputError notice.not_found, service.replaces_other, service.reason_missing, service.withdrawn,
    service.not_own; then neither is kept.
    """
    old = work.notices.get(by.replaces)
    problems = reason_problems(reason)
    if old is not None and (old.visit_id, old.enterprise_id, old.kind) != (by.visit_id, by.enterprise_id, by.kind):
        problems.append(Problem("service.replaces_other"))
    if old is None:
        raise RefusedInputError([Problem("notice.not_found")])
    changeable(work, store, old.id, now, now, problems)
    add_deed(work, store, old, Act.WITHDRAWN, now, {"reason": reason.strip(), "replaced_by": by.id}, None)
