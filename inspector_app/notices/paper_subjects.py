"""What the store knows of the visit or enterprise that a paper is to be made of, read at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from db.records.evidence import Photo
from db.records.office import OfficeFacts, OfficePapers
from db.records.papers import Deed, Notice
from db.records.rectification import Suspicion
from db.records.register import Enterprise
from db.records.visits import Answer, Finding, Visit
from db.work import Work
from inspector_app.checklists.annexed import Annexed, annex_of
from inspector_app.checklists.model import Checklist
from inspector_app.checklists.snapshots import from_json
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law import LawBook
from inspector_app.law.readings import law_in
from inspector_app.notices.kinds import KINDS, PaperKind, Subject
from inspector_app.office import office_facts_in, office_papers_in
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class PaperSubject:
    """`visit` None: an enterprise alone. `issued` are the papers of the enterprise that hold, oldest first."""

    enterprise: Enterprise
    office: OfficeFacts
    papers: OfficePapers
    law: LawBook
    issued: tuple[Notice, ...]
    is_own: bool
    """Recorded on this laptop: only then papers of a visit can be issued here. Those of an enterprise always can."""
    visit: Visit | None = None
    findings: tuple[Finding, ...] = ()
    photos: tuple[Photo, ...] = ()
    answers: Mapping[str, Answer] | None = None
    checklist: Checklist | None = None
    annex: tuple[Annexed, ...] = ()
    """What was answered under earlier versions of the checklist."""
    suspicions: tuple[Suspicion, ...] = ()
    """Suspected drugs, oldest first."""
    deeds: Mapping[str, tuple[Deed, ...]] = field(default_factory=dict)
    """Id of each of `issued` to what was done with it, oldest first."""
    reseen: Mapping[str, str] = field(default_factory=dict)
    """Of a re-inspection: problem to the outcome that was seen, and what fields of its paper follow from that."""

    @property
    def kinds(self) -> list[PaperKind]:
        """Those that can be made of such a thing at all."""
        subject = Subject.ENTERPRISE if self.visit is None else Subject.VISIT
        return [kind for kind in KINDS.values() if kind.subject is subject]

    def papers_of(self, kinds: Collection[str]) -> list[Notice]:
        """Papers that hold, of these kinds: those of the visit last, else the enterprise's newest last."""
        found = [notice for notice in self.issued if notice.kind in kinds]
        own = self.visit.id if self.visit else ""
        return sorted(found, key=lambda notice: notice.visit_id == own)


def subject_of(store: Store, subject_id: str) -> PaperSubject:
    """A visit or an enterprise by its id.

    Raises RefusedInputError paper.unknown_subject, visit.enterprise_not_found.
    """
    with store.database.look() as work:
        return subject_in(work, store, subject_id)


def subject_in(work: Work, store: Store, subject_id: str) -> PaperSubject:
    """As `subject_of`, within a unit of work."""
    visit = work.visits.get(subject_id)
    enterprise = work.enterprises.get(visit.enterprise_id if visit else subject_id)
    if enterprise is None:
        known = visit is not None
        raise RefusedInputError([Problem("visit.enterprise_not_found" if known else "paper.unknown_subject",
                                         {"id": subject_id[:80]})])  # fmt: skip
    office, papers, law = office_facts_in(work, store), office_papers_in(work), law_in(work)
    issued = tuple(_holding(work, enterprise.id))
    if visit is None:
        return PaperSubject(enterprise, office, papers, law, issued, is_own=True)
    content = work.checklists.content(visit.checklist_id)
    return PaperSubject(
        enterprise,
        office,
        papers,
        law,
        issued,
        store.owns(visit.device),
        visit,
        tuple(work.findings.of_visit(visit.id)),
        tuple(work.photos.of_visit(visit.id)),
        work.answers.of_visit(visit.id),
        None if content is None else _checklist(content),
        annex_of(work, visit, _checklist),
        tuple(reversed(work.rectifications.suspicions(visit.id))),
        {notice.id: tuple(work.deeds.of_notice(notice.id)) for notice in issued},
        _reseen(work, visit) if visit.rechecks else {},
    )


def _reseen(work: Work, visit: Visit) -> Mapping[str, str]:
    # Only here: other papers are drawn without it, and what is not imported costs no time.
    from inspector_app.rectification.reinspection import paper_proposals

    return paper_proposals(work, visit)


@lru_cache(maxsize=4)
def _checklist(content: str) -> Checklist:
    """Checking a version costs more than setting a page, and a preview is drawn at every key."""
    return from_json(content)


def _holding(work: Work, enterprise: str) -> list[Notice]:
    """Without those that were withdrawn."""
    notices = work.notices.of_enterprise(enterprise)
    withdrawn = {id for visit in {notice.visit_id for notice in notices} for id in work.deeds.withdrawn(visit)}
    return [notice for notice in notices if notice.id not in withdrawn]
