"""一企一档: everything that the store knows of one enterprise, read at once."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from db.records import Enterprise, Finding, Notice, Visit
from inspector_app.enterprises.editing import EnterpriseChange, history_of
from inspector_app.enterprises.grading.deciding import GradeFile, grade_file
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class EnterpriseFile:
    enterprise: Enterprise
    grading: GradeFile
    visits: tuple[Visit, ...]
    """Newest first."""
    findings: tuple[Finding, ...]
    """Those of the newest visit first."""
    papers: tuple[Notice, ...]
    """Newest first; withdrawn ones too."""
    withdrawn: frozenset[str]
    """Ids of papers that no longer hold."""
    photos: int
    history: tuple[EnterpriseChange, ...]
    """Newest first."""

    @property
    def data_from(self) -> datetime | None:
        """When anybody last said something about it in the register."""
        return next((change.moment for change in self.history if change.moment is not None), None)

    @property
    def trend(self) -> tuple[tuple[Visit, int], ...]:
        """Closed visits with the number of their findings, oldest first."""
        counts = Counter(finding.visit_id for finding in self.findings)
        return tuple((visit, counts[visit.id]) for visit in reversed(self.visits) if visit.closed_at is not None)


def enterprise_file(store: Store, enterprise_id: str) -> EnterpriseFile:
    """Raises RefusedInputError register.enterprise_unknown."""
    history = history_of(store, enterprise_id)
    grading = grade_file(store, enterprise_id)
    with store.database.look() as work:
        visits = tuple(work.visits.of_enterprise(enterprise_id))
        place = {visit.id: number for number, visit in enumerate(visits)}
        found = work.findings.of_enterprise(enterprise_id)
        papers = sorted(work.notices.of_enterprise(enterprise_id), key=lambda each: each.issued_at, reverse=True)
        photos = work.photos.count_of(place)
        withdrawn = frozenset(work.deeds.withdrawn())
    findings = sorted(found, key=lambda each: (place.get(each.visit_id, len(place)), each.position, each.id))
    return EnterpriseFile(
        grading.enterprise, grading, visits, tuple(findings), tuple(papers), withdrawn, photos, history
    )
