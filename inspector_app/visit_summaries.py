"""The list of visits: cheap facts of all at once, and the dearer counts of a few at a time.

Counting what was answered reads every answer against the visit's own checklist version; a list that waited for it would
be blank for seconds in a store of thousands. So the list comes first and the counts follow in batches.
"""

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from db.records.register import Enterprise
from db.records.visits import Visit
from db.work import Work
from inspector_app.checklists.model import Checklist
from inspector_app.checklists.snapshots import from_json
from inspector_app.stores import Store
from inspector_app.visit_forms import progress_of

_NEVER = datetime.min.replace(tzinfo=UTC)
"""Of a visit that does not say when it was begun."""


@dataclass(frozen=True, slots=True)
class VisitSummary:
    visit: Visit
    enterprise_name: str
    enterprise_kind: str
    own: bool
    """Recorded on this laptop; others were received in a pack and can only be read."""
    device_person: str
    """Owner of the laptop that recorded it; "" when it is not known."""
    findings: int


@dataclass(frozen=True, slots=True)
class VisitCounts:
    answered: int
    """Items that are complete (inspector_app.checklists.progress)."""
    items: int
    """Items that the enterprise is asked."""
    photos: int


def list_visits(store: Store) -> tuple[VisitSummary, ...]:
    """Every visit of the store, newest first."""
    with store.database.look() as work:
        visits = work.visits.all()
        enterprises = {enterprise.id: enterprise for enterprise in work.enterprises.all()}
        people = {device.id: device.person for device in work.devices.all()}
        findings = work.findings.count_by_visit()
    return tuple(_summary(store, visit, enterprises, people, findings.get(visit.id, 0)) for visit in visits)


def list_again(store: Store, known: Sequence[VisitSummary], changed: Collection[str]) -> tuple[VisitSummary, ...]:
    """`known` with the visits of these ids as they are now, newest first; what is gone is left out."""
    with store.database.look() as work:
        visits = [visit for each in changed if (visit := work.visits.get(each)) is not None]
        enterprises = work.enterprises.among(visit.enterprise_id for visit in visits)
        people = {device.id: device.person for device in work.devices.all()}
        findings = {visit.id: len(work.findings.of_visit(visit.id)) for visit in visits}
    fresh = [_summary(store, visit, enterprises, people, findings[visit.id]) for visit in visits]
    # Put where they belong, oldest first: to sort all of 100,000 would hold every other thread up.
    rows = [row for row in reversed(known) if row.visit.id not in changed]
    for row in fresh:
        insort(rows, row, key=lambda row: (row.visit.opened_at or _NEVER, row.visit.id))
    return tuple(reversed(rows))


def _summary(
    store: Store, visit: Visit, enterprises: Mapping[str, Enterprise], people: Mapping[str, str], findings: int
) -> VisitSummary:
    enterprise = enterprises.get(visit.enterprise_id)
    name, kind = (enterprise.name, enterprise.kind) if enterprise else ("", "")
    return VisitSummary(visit, name, kind, store.owns(visit.device), people.get(visit.device, ""), findings)


def count_visits(store: Store, summaries: Iterable[VisitSummary]) -> dict[str, VisitCounts]:
    """Visit id to its counts; visits whose checklist version is not here are left out."""
    checklists: dict[str, Checklist | None] = {}
    counts = {}
    with store.database.look() as work:
        for summary in summaries:
            checklist = summary.visit.checklist_id
            if checklist not in checklists:
                checklists[checklist] = _checklist(work, checklist)
            known = checklists[checklist]
            if known is not None:
                counts[summary.visit.id] = _counts(work, summary, known)
    return counts


def _checklist(work: Work, checklist: str) -> Checklist | None:
    content = work.checklists.content(checklist)
    return None if content is None else from_json(content)


def _counts(work: Work, summary: VisitSummary, checklist: Checklist) -> VisitCounts:
    if summary.visit.rechecks:
        # A re-inspection asks no items: it looks at findings, each of which gets a verdict.
        judged = {act.finding_id for act in work.rectifications.of_visit(summary.visit.id)}
        rechecked = summary.visit.rechecks
        return VisitCounts(len(judged), len(rechecked), len(work.photos.of_visit(summary.visit.id)))
    areas = progress_of(work, summary.visit, checklist, summary.enterprise_kind)
    photos = len(work.photos.of_visit(summary.visit.id))
    return VisitCounts(sum(area.answered for area in areas), sum(area.total for area in areas), photos)
