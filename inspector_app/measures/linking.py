"""A paper that is a measure which was recorded before it: both together count once from the paper's first day on.

The other way round, recording a measure looks for its paper (inspector_app.measures.recording).
"""

from collections.abc import Collection

from db.records.measures import MeasurePart
from db.records.papers import Notice
from db.work import Work
from inspector_app.measures.kinds import KINDS, Role


def link_paper(work: Work, paper: Notice, untouchable: Collection[str] = ()) -> None:
    """With the measure of the paper that it replaces, else with the one free measure of its day and enterprise.

    Of several that are free a person has to choose. `untouchable`: ids of parts that nothing is to be said of.
    """
    kinds = [kind.id for kind in KINDS.values() if paper.kind in kind.papers]
    if not kinds or work.measures.naming(paper.id):
        return
    parts = _parts_of_replaced(work, paper) or [part for kind in kinds for part in _free_parts(work, kind, paper)]
    if len(parts) == 1 and parts[0].id not in untouchable:
        work.measures.save_many([], [(parts[0].id, {"notice_id": paper.id})])


def link_papers(work: Work, papers: Collection[str], untouchable: Collection[str]) -> None:
    """Those of a pack that was just taken in, oldest first; one that was withdrawn stays as it is."""
    found = [notice for each in papers if (notice := work.notices.get(each)) is not None]
    for paper in sorted(found, key=lambda each: (each.issued_at, each.id)):
        if paper.id not in work.deeds.withdrawn(paper.visit_id):
            link_paper(work, paper, untouchable)


def _parts_of_replaced(work: Work, paper: Notice) -> list[MeasurePart]:
    measures = work.measures.naming(paper.replaces) if paper.replaces else []
    parts = work.measures.parts(each.id for each in measures)
    return [part for said in parts.values() for part in said if part.notice_id == paper.replaces]


def _free_parts(work: Work, kind: str, paper: Notice) -> list[MeasurePart]:
    measures = work.measures.on_day(kind, paper.enterprise_id, paper.issued_at.date())
    parts = work.measures.parts(each.id for each in measures)
    about = [part for said in parts.values() for part in said if part.enterprise_id == paper.enterprise_id]
    return [part for part in about if part.role == Role.SUBJECT and not _is_held(work, part)]


def _is_held(work: Work, part: MeasurePart) -> bool:
    """By a paper that still holds."""
    paper = work.notices.get(part.notice_id) if part.notice_id else None
    return paper is not None and paper.id not in work.deeds.withdrawn(paper.visit_id)
