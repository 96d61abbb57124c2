"""Takes law whose number nobody has read out of a visit's findings: the paper can be issued without it."""

from datetime import datetime

from db.records.register import Enterprise
from db.records.visits import Visit
from inspector_app.law import LawBook
from inspector_app.law.readings import law_in
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store


def leave_out_unverified(store: Store, visit_id: str, now: datetime) -> int:
    """The findings of an open own visit keep only articles that were read; gives how many findings changed.

    Raises RefusedInputError visit.not_own, visit.closed …
    """
    changed = 0
    with store.database.work(now) as work:
        visit, enterprise = changeable_visit(work, store, visit_id)
        law = law_in(work)
        for finding in work.findings.of_visit(visit_id):
            kept = [id for id in finding.basis if not _is_unverified(id, visit, enterprise, law)]
            if len(kept) < len(finding.basis):
                work.findings.save(finding.id, {"basis": kept})
                changed += 1
    return changed


def _is_unverified(id: str, visit: Visit, enterprise: Enterprise, law: LawBook) -> bool:
    found = law.cite([id], visit.opened_at.date(), enterprise.kind, conditional=True) if id in law.known_ids() else []
    return any(not citation.verified for citation in found)
