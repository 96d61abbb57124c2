"""What the person was at: visits of this laptop that were begun and not ended, whatever ended the program."""

from dataclasses import dataclass
from datetime import datetime

from db.records.visits import Visit
from db.work import Work
from inspector_app.stores import Store

_MOST = 20
"""Visits whose answers are read, the newest first: what was left open for months is not what one was at."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The one that was worked at last."""

    visit_id: str
    enterprise_name: str
    judged: int
    """Items or, of a re-inspection, findings that have their verdict."""
    opened_at: datetime
    answered_at: datetime | None
    """Of the answer that was saved last; None when no item is answered, as in a re-inspection."""
    others: int
    """Further visits of this laptop that are not ended."""


def last_unfinished(store: Store) -> Unfinished | None:
    """None when every visit of this laptop is ended."""
    with store.database.look() as work:
        own = [visit for visit in work.visits.not_ended() if store.owns(visit.device)]
        if not own:
            return None
        found = [_look(work, visit, others=len(own) - 1) for visit in own[:_MOST]]
    return max(found, key=lambda each: each.answered_at or each.opened_at)


def _look(work: Work, visit: Visit, others: int) -> Unfinished:
    answers = work.answers.of_visit(visit.id).values()
    answered_at = max((each.answered_at for each in answers if each.answered_at is not None), default=None)
    judged = sum(bool(answer.verdict) for answer in answers)
    if visit.rechecks:
        judged = len({act.finding_id for act in work.rectifications.of_visit(visit.id)})
    enterprise = work.enterprises.get(visit.enterprise_id)
    name = enterprise.name if enterprise is not None else ""
    return Unfinished(visit.id, name, judged, visit.opened_at, answered_at, others)
