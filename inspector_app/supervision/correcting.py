"""The inspector puts right what was sent back: a visit that had ended is opened again, for just these comments.

What it said before stays in the log, and the reviewer sees each difference. It ends anew when it is closed again, with
the time at which it ended first (inspector_app.visits.close_visit).
"""

from datetime import datetime

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.kinds.returns import Comment, comments
from inspector_app.stores import Store


def reopen_visit(store: Store, visit_id: str, now: datetime) -> tuple[Comment, ...]:
    """The comments that are to be met.

    Raises RefusedInputError: visit.not_found, visit.not_own, review.still_open, review.not_sent_back.
    """
    with store.database.work(now) as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        if not store.owns(visit.device):
            raise RefusedInputError([Problem("visit.not_own")])
        if visit.closed_at is None:
            raise RefusedInputError([Problem("review.still_open")])
        waiting = tuple(each for each in comments(work, visit_id) if not each.settled)
        if not waiting:
            raise RefusedInputError([Problem("review.not_sent_back")])
        named = list(dict.fromkeys([*visit.reopened_for, *(each.id for each in waiting)]))
        work.visits.save(visit_id, {"closed_at": "", "reopened_for": named})
    return waiting
