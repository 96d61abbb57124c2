"""What came back: the open comments on this laptop's visits, as a list of exactly the items that are meant."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.work import Work
from inspector_app.checklists.snapshots import from_json
from inspector_app.exchange.kinds.returns import Comment, comments
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class SentBack:
    comment: Comment
    enterprise: str
    """Name."""
    label: Mapping[str, str]
    """Of the item, by language; empty when the visit as a whole is meant."""


def sent_back(store: Store) -> list[SentBack]:
    """Those that are not settled, the earliest first. Raises StoreTroubleError."""
    with store.database.look() as work:
        found = []
        labels: dict[str, dict[str, Mapping[str, str]]] = {}
        for comment in comments(work):
            visit = work.visits.get(comment.visit)
            if comment.settled or visit is None or not store.owns(visit.device):
                continue
            if visit.checklist_id not in labels:
                labels[visit.checklist_id] = labels_of(work, visit.checklist_id)
            enterprise = work.enterprises.get(visit.enterprise_id)
            label = labels[visit.checklist_id].get(comment.item, {})
            found.append(SentBack(comment, enterprise.name if enterprise else "", label))
    return found


def labels_of(work: Work, checklist: str) -> dict[str, Mapping[str, str]]:
    """Code of each item of a checklist version to its words by language."""
    content = work.checklists.content(checklist)
    areas = from_json(content).areas if content is not None else ()
    return {item.code: item.label for area in areas for item in area.items}
