"""Who may change a visit: the laptop that recorded it, until it is closed (reliability.md §5.2).

A laptop on which a backup was restored is still the same laptop (inspector_app.epochs).
"""

from db.records.register import Enterprise
from db.records.visits import Visit
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.stores import Store


def changeable_visit(work: Work, store: Store, visit_id: str) -> tuple[Visit, Enterprise]:
    """The visit and its enterprise, when this laptop may change it (reliability.md §5.2).

    Raises RefusedInputError: visit.not_found, visit.not_own, visit.closed, visit.enterprise_not_found.
    """
    visit = work.visits.get(visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    if not store.owns(visit.device):
        raise RefusedInputError([Problem("visit.not_own")])
    if visit.closed_at is not None:
        raise RefusedInputError([Problem("visit.closed")])
    enterprise = work.enterprises.get(visit.enterprise_id)
    if enterprise is None:
        raise RefusedInputError([Problem("visit.enterprise_not_found", {"id": visit.enterprise_id})])
    return visit, enterprise
