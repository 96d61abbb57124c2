"""The register as a list shows it: each enterprise with its colour, its last visit and what was found there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.records import Enterprise, Visit
from inspector_app.enterprises.focus import is_sensitive_forwarder
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class EnterpriseOverview:
    enterprise: Enterprise
    grade: Grade
    last_visit: datetime | None = None
    in_progress: bool = False
    """This laptop has a visit open there."""
    findings: int = 0
    """Findings of all its visits."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty means: all."""

    grades: frozenset[Grade] = frozenset()
    community: str = ""
    kind: str = ""
    sensitive: bool = False
    """Only those of the list of sensitive forwarders (inspector_app.enterprises.sensitive)."""


def overview(store: Store) -> tuple[EnterpriseOverview, ...]:
    """Every enterprise, by name."""
    with store.database.look() as work:
        everyone = work.enterprises.all()
        visits = work.visits.all()
        counts = work.findings.count_by_visit()
    enterprises = [each for each in everyone if not each.merged_into]
    survivor = {each.id: each.merged_into for each in everyone if each.merged_into}
    newest: dict[str, Visit] = {}
    findings: Counter[str] = Counter()
    open_here = set()
    for visit in visits:
        enterprise = survivor.get(visit.enterprise_id, visit.enterprise_id)
        newest.setdefault(enterprise, visit)
        findings[enterprise] += counts.get(visit.id, 0)
        if store.owns(visit.device) and visit.closed_at is None:
            open_here.add(enterprise)
    return tuple(
        EnterpriseOverview(
            enterprise=each,
            grade=grade(each),
            last_visit=newest[each.id].opened_at if each.id in newest else None,
            in_progress=each.id in open_here,
            findings=findings[each.id],
        )
        for each in enterprises
    )


def passing(rows: Sequence[EnterpriseOverview], wanted: Filter) -> list[EnterpriseOverview]:
    """The rows that the filter lets through, in their order."""
    return [
        row
        for row in rows
        if (not wanted.grades or row.grade in wanted.grades)
        and (not wanted.community or row.enterprise.community == wanted.community)
        and (not wanted.kind or row.enterprise.kind == wanted.kind)
        and (not wanted.sensitive or is_sensitive_forwarder(row.enterprise))
    ]
