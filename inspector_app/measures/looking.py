"""Measures as lists and forms show them: with the names of what they point to."""

from collections import defaultdict
from dataclasses import dataclass

from db.records.measures import Measure, MeasureFile, MeasurePart
from db.records.papers import Notice
from db.shelves.measures import MeasureQuery
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.kinds import kind_of
from inspector_app.stores import Store

__all__ = ["MeasureQuery"]


@dataclass(frozen=True, slots=True)
class PartView:
    part: MeasurePart
    name: str
    """Of the enterprise; "" when the register does not have it."""
    number: str = ""
    """Of the paper that is this measure, too."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with everything in it."""

    measure: Measure
    parts: tuple[PartView, ...]
    campaign: str = ""
    """Name."""
    files: tuple[MeasureFile, ...] = ()
    inside: tuple[Measure, ...] = ()
    """What happened in it."""
    within: Measure | None = None


def measures_listed(store: Store, wanted: MeasureQuery) -> tuple[MeasureView, ...]:
    """Newest first, without files and what happened inside."""
    with store.database.look() as work:
        measures = work.measures.listed(wanted)
        parts = work.measures.parts(each.id for each in measures)
        campaigns = {each.id: each.name for each in work.campaigns.all(withdrawn=True)}
        names = work.statistics.names({part.enterprise_id for said in parts.values() for part in said})
    return tuple(
        MeasureView(
            each,
            tuple(PartView(part, names.get(part.enterprise_id, "")) for part in parts.get(each.id, ())),
            campaigns.get(each.campaign_id, ""),
        )
        for each in measures
    )


def measure_view(store: Store, measure_id: str) -> MeasureView:
    """Raises RefusedInputError measure.unknown."""
    with store.database.look() as work:
        measure = work.measures.get(measure_id)
        if measure is None:
            raise RefusedInputError([Problem("measure.unknown", {"measure": measure_id[:80]})])
        parts = work.measures.parts([measure_id]).get(measure_id, [])
        names = work.statistics.names(part.enterprise_id for part in parts)
        campaign = work.campaigns.get(measure.campaign_id) if measure.campaign_id else None
        return MeasureView(
            measure,
            tuple(PartView(part, names.get(part.enterprise_id, ""), _number(work, part)) for part in parts),
            campaign.name if campaign is not None else "",
            tuple(work.measures.files(measure_id)),
            tuple(work.measures.within(measure_id)),
            work.measures.get(measure.within) if measure.within else None,
        )


def measures_of(store: Store, enterprise_id: str) -> tuple[tuple[Measure, MeasurePart], ...]:
    """Those in which an enterprise is, newest first."""
    with store.database.look() as work:
        return tuple(work.measures.of_enterprise(enterprise_id))


def enterprises_like(store: Store, text: str, most: int = 30) -> tuple[tuple[str, str, str], ...]:
    """(id, name, credit code) of enterprises with that text in name or code; none for an empty text."""
    with store.database.look() as work:
        return tuple(work.statistics.enterprises_like(text.strip(), most)) if text.strip() else ()


def free_papers(store: Store, kind: str, enterprise_id: str) -> tuple[Notice, ...]:
    """Papers of an enterprise that may be this kind of measure, and that no measure is yet; newest first."""
    wanted = kind_of(kind).papers
    with store.database.look() as work:
        withdrawn: dict[str, set[str]] = defaultdict(set)
        found = []
        for paper in work.notices.of_enterprise(enterprise_id) if wanted else ():
            withdrawn[paper.visit_id] = withdrawn[paper.visit_id] or work.deeds.withdrawn(paper.visit_id)
            if paper.kind in wanted and paper.id not in withdrawn[paper.visit_id]:
                found += [] if work.measures.naming(paper.id) else [paper]
    return tuple(reversed(found))


def _number(work: Work, part: MeasurePart) -> str:
    paper = work.notices.get(part.notice_id) if part.notice_id else None
    return paper.number if paper is not None else ""
