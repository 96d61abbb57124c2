"""一企一档: everything that the store knows of one enterprise, read at once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from db.records.papers import Notice
from db.records.rectification import FindingState, Suspicion
from db.records.register import Enterprise
from db.records.visits import Finding, Visit
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
    standing: Mapping[str, FindingState] = field(default_factory=dict)
    """Id of a finding to how it stands."""
    suspicions: tuple[Suspicion, ...] = ()
    """Suspected drugs, newest first."""

    @property
    def open_findings(self) -> int:
        return sum(state.is_open for state in self.standing.values())

    @property
    def data_from(self) -> datetime | None:
        """When anybody last said something about it in the register."""
        return next((change.moment for change in self.history if change.moment is not None), None)

    @property
    def trend(self) -> tuple[tuple[Visit, int], ...]:
        """Closed visits with the number of their findings, oldest first."""
        counts = Counter(finding.visit_id for finding in self.findings)
        inspected = [each for each in reversed(self.visits) if each.closed_at is not None and not each.rechecks]
        return tuple((visit, counts[visit.id]) for visit in inspected)


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
        standing = work.rectifications.states_of_enterprise(enterprise_id)
        suspicions = tuple(work.rectifications.suspicions(enterprise=enterprise_id))
    findings = sorted(found, key=lambda each: (place.get(each.visit_id, len(place)), each.position, each.id))
    return EnterpriseFile(
        grading.enterprise,
        grading,
        visits,
        tuple(findings),
        tuple(papers),
        withdrawn,
        photos,
        history,
        standing,
        suspicions,
    )
