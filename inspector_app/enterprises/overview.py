"""The register as a list shows it: each enterprise with its colour, its last visit and what was found there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.records import Enterprise, Visit
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


def overview(store: Store) -> tuple[EnterpriseOverview, ...]:
    """Every enterprise, by name."""
    with store.database.look() as work:
        enterprises = work.enterprises.all()
        visits = work.visits.all()
        counts = work.findings.count_by_visit()
    newest: dict[str, Visit] = {}
    findings: Counter[str] = Counter()
    open_here = set()
    for visit in visits:
        newest.setdefault(visit.enterprise_id, visit)
        findings[visit.enterprise_id] += counts.get(visit.id, 0)
        if store.owns(visit.device) and visit.closed_at is None:
            open_here.add(visit.enterprise_id)
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
    ]
