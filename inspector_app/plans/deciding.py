"""Who may change a section of the office's plan on this laptop: the office that issued it, or a supervisor.

Roles are a convenience, not a wall (inspector_app.vault.people): this keeps an inspector from changing by mistake what
the office decided for all, and the next plan pack would set it right again.
"""

from db.work import Work
from inspector_app.errors import Problem
from inspector_app.plans.documents import adoption_of
from inspector_app.roles import decides_by_role, deciding_problems
from inspector_app.stores import Store


def plan_problems(work: Work, store: Store, section: str, code: str) -> list[Problem]:
    """A problem of that code, with `issuer`, when the section came from another laptop; a supervisor may change it.

    role.office_decides for an inspector of a store that has an administrator.
    """
    refused = deciding_problems(store)
    if refused:
        return refused
    adoption = adoption_of(work, section)
    if adoption is None or store.owns(adoption.issuer_device) or decides_by_role(store):
        return []
    return [Problem(code, {"issuer": adoption.issuer})]
