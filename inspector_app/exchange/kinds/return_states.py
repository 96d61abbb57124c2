"""What became of each comment on other laptops' visits: not sent yet, sent back in which pack, or answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.records.packs import PackRecord
from db.work import Work
from inspector_app.epochs import laptop_of
from inspector_app.exchange.kinds.returns import KIND, SENT_IDS, Comment, asked_for, comments
from inspector_app.exchange.kinds.sent_back import labels_of
from inspector_app.exchange.trust.rights import revoked_laptops
from inspector_app.stores import Store


class ReturnState(StrEnum):
    UNSENT = "unsent"
    SENT = "sent"
    """In a pack that was written; nothing came back yet."""
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Returned:
    comment: Comment
    enterprise: str
    """Name."""
    label: Mapping[str, str]
    """Of the item, by language; empty when the visit as a whole is meant."""
    state: ReturnState
    pack: PackRecord | None
    """The newest that took it along; one written by an earlier version did not say what was in it."""


def returned(work: Work, store: Store) -> list[Returned]:
    """Those that wait for something first, then the answered ones; the earliest first in each.

    What would wait for ever is not among them: to a revoked laptop nothing goes any more.
    """
    packs, revoked = packs_by_comment(work), revoked_laptops(work)
    found = []
    labels: dict[str, Mapping[str, Mapping[str, str]]] = {}
    for comment in asked_for(work, comments(work)):
        visit = work.visits.get(comment.visit)
        if visit is None or store.owns(visit.device):
            continue
        if visit.checklist_id not in labels:
            labels[visit.checklist_id] = labels_of(work, visit.checklist_id)
        enterprise = work.enterprises.get(visit.enterprise_id)
        pack = packs.get(comment.id)
        state = ReturnState.SETTLED if comment.settled else ReturnState.SENT if pack else ReturnState.UNSENT
        if state is ReturnState.UNSENT and laptop_of(visit.device) in revoked:
            continue
        label = labels[visit.checklist_id].get(comment.item, {})
        found.append(Returned(comment, enterprise.name if enterprise else "", label, state, pack))
    return sorted(found, key=lambda each: list(ReturnState).index(each.state))


def packs_by_comment(work: Work) -> dict[str, PackRecord]:
    """Id of a comment to the newest pack that was written with it."""
    found: dict[str, PackRecord] = {}
    for pack in work.packs.all():
        if pack.direction == "out" and pack.report.get("kind") == KIND:
            for comment in pack.report.get(SENT_IDS, ()):
                found.setdefault(str(comment), pack)
    return found
