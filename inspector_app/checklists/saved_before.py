"""What `${last-saved#…}` of a form quotes: the visit that was ended before this one with the same checklist."""

from db.records.visits import Visit
from inspector_app.checklists.submission import submission_xml
from inspector_app.stores import Store
from inspector_app.visits import visit_checklist


def saved_before(store: Store, visit: Visit) -> bytes | None:
    """Its instance, of whatever version and enterprise, as a phone has it; None before the first."""
    with store.database.look() as work:
        names = {id: name for id, (name, _) in work.checklists.names().items()}
        name = names.get(visit.checklist_id)
        earlier = (
            each
            for each in work.visits.all()
            if each.id != visit.id
            and each.closed_at is not None
            and each.closed_at <= visit.opened_at
            and store.owns(each.device)
            and names.get(each.checklist_id) == name
        )
        before = max(earlier, key=lambda each: (each.closed_at or each.opened_at, each.id), default=None)
        if before is None:
            return None
        answers, enterprise = work.answers.of_visit(before.id), work.enterprises.get(before.enterprise_id)
    checklist = visit_checklist(store, before)
    kind = enterprise.kind if enterprise is not None else ""
    return submission_xml(checklist, before, kind, answers) if checklist.form else None
