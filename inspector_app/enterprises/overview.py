"""The register as a list shows it: each enterprise with its colour, its last visit and what was found there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.records.planning import VisitFacts
from db.records.register import Enterprise
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
        enterprises, visits = work.enterprises.current(), work.planned.visit_facts()
    return _overviews(store, enterprises, visits)


def first_overviews(store: Store, count: int) -> tuple[EnterpriseOverview, ...]:
    """The first ones by name: what a list shows at once, while the whole register is still being read."""
    with store.database.look() as work:
        enterprises = work.planned.first_named(count)
        visits = work.planned.visit_facts([each.id for each in enterprises]) if enterprises else {}
    return _overviews(store, enterprises, visits)


def _overviews(
    store: Store, enterprises: Sequence[Enterprise], visits: Mapping[str, VisitFacts]
) -> tuple[EnterpriseOverview, ...]:
    own: dict[str, bool] = {}
    rows = []
    for each in enterprises:
        facts = visits.get(each.id)
        if facts is None:
            rows.append(EnterpriseOverview(each, grade(each)))
            continue
        for device in facts.open_on - own.keys():
            own[device] = store.owns(device)
        open_here = any(own[device] for device in facts.open_on)
        rows.append(EnterpriseOverview(each, grade(each), facts.newest, open_here, facts.findings))
    return tuple(rows)


def passing(rows: Sequence[EnterpriseOverview], wanted: Filter) -> list[EnterpriseOverview]:
    """The rows that the filter lets through, in their order."""
    return [row for row in rows if passes(row, wanted)]


def passes(row: EnterpriseOverview, wanted: Filter) -> bool:
    return (
        (not wanted.grades or row.grade in wanted.grades)
        and (not wanted.community or row.enterprise.community == wanted.community)
        and (not wanted.kind or row.enterprise.kind == wanted.kind)
        and (not wanted.sensitive or is_sensitive_forwarder(row.enterprise))
    )
