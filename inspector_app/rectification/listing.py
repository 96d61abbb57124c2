"""Findings of all enterprises by how they stand today, and the whole history of one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from db.records.evidence import Photo
from db.records.papers import Notice
from db.records.rectification import Act, EarlierFinding, ReplyFile, StandingFinding
from db.records.visits import Finding, Visit
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.rectification.acts import undo_problems
from inspector_app.rectification.stages import Shown, Standing, query_of, standing_of
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list."""

    found: StandingFinding
    standing: Standing

    @property
    def id(self) -> str:
        return self.found.state.id


@dataclass(frozen=True, slots=True)
class FindingFile:
    """Everything about one finding, oldest first."""

    finding: Finding
    visit: Visit | None
    enterprise_name: str
    standing: Standing
    order: Notice | None
    acts: tuple[Act, ...]
    """Those that were taken back too."""
    files: Mapping[str, tuple[ReplyFile, ...]]
    """Batch of a reply to its files."""
    photos: tuple[Photo, ...]
    """Of its own visit."""
    earlier: tuple[EarlierFinding, ...]
    """The same item before that visit, newest first."""
    undoable: frozenset[str]
    """Ids of acts that this laptop may take back now."""


def list_findings(
    store: Store, shown: Shown, today: date, text: str = "", enterprise_id: str = "", most: int = 0
) -> list[Line]:
    """Those that are due first before the others."""
    query = replace(query_of(shown, today), text=text, enterprise_id=enterprise_id, most=most)
    with store.database.look() as work:
        found = work.rectifications.standing(query)
    return [Line(each, standing_of(each.state, today)) for each in found]


def count_findings(store: Store, today: date) -> dict[Shown, int]:
    """For each filter that somebody has to do something about."""
    with store.database.look() as work:
        return {shown: work.rectifications.count(query_of(shown, today)) for shown in COUNTED}


COUNTED = (Shown.OPEN, Shown.OVERDUE, Shown.SOON, Shown.REPLIED, Shown.UNORDERED, Shown.NOT_PASSED)


def finding_file(store: Store, finding_id: str, today: date) -> FindingFile:
    """Raises RefusedInputError rectify.finding_not_found."""
    with store.database.look() as work:
        finding, state = work.findings.get(finding_id), work.rectifications.state(finding_id)
        if finding is None or state is None:
            raise RefusedInputError([Problem("rectify.finding_not_found", {"id": finding_id[:80]})])
        visit, enterprise = work.visits.get(finding.visit_id), work.enterprises.get(finding.enterprise_id)
        acts = tuple(work.rectifications.of_finding(finding_id))
        files = {act.batch: tuple(work.rectifications.files_of(act.batch)) for act in acts if act.batch}
        earlier = work.rectifications.earlier(finding.enterprise_id, finding.visit_id).get(finding.item, [])
        before = tuple(each for each in earlier if visit is None or each.visited_at < visit.opened_at)
        undoable = frozenset(act.id for act in acts if not undo_problems(work, store, act))
        return FindingFile(
            finding,
            visit,
            "" if enterprise is None else enterprise.name,
            standing_of(state, today),
            work.notices.get(state.order_id) if state.order_id else None,
            acts,
            files,
            tuple(photos_of(work.photos.of_visit(finding.visit_id), finding)),
            before if finding.item else (),
            undoable,
        )


def photos_of(photos: list[Photo], finding: Finding) -> list[Photo]:
    """Those of the finding itself, and those of the item it was made from: what its order prints."""
    return [
        photo
        for photo in photos
        if not photo.tray
        and (photo.finding_id == finding.id or (finding.item and photo.item == finding.item and not photo.finding_id))
    ]
