"""Where received visits stand in review: derived from the decisions about them, and from what came after.

Each decision names those it follows, so the order never depends on clocks. Two reviewers who did not know of each other
leave two ends; the stricter one counts until somebody decides again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.database import Work
from db.records import Device, Inspector
from db.reviews import Decision, VisitToReview
from inspector_app.epochs import laptop_of
from inspector_app.exchange.returns import comments
from inspector_app.stores import Role, Store


class ReviewAct(StrEnum):
    BEGAN = "began"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DRAWN = "drawn"
    """Accepted work that chance wants looked at once more."""


class ReviewState(StrEnum):
    RECEIVED = "received"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    SECOND_LOOK = "second_look"
    ACCEPTED = "accepted"


_AFTER = {
    ReviewAct.BEGAN: ReviewState.IN_REVIEW,
    ReviewAct.RETURNED: ReviewState.RETURNED,
    ReviewAct.DRAWN: ReviewState.SECOND_LOOK,
    ReviewAct.ACCEPTED: ReviewState.ACCEPTED,
}
_STRICTEST = (ReviewAct.RETURNED, ReviewAct.DRAWN, ReviewAct.BEGAN, ReviewAct.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a reviewer had before him when he decided; what came since makes the decision void."""

    decisions: tuple[str, ...] = ()
    """Ids of the decisions that nothing followed."""
    seen: tuple[tuple[str, int], ...] = ()
    """Device and number of its last event about the visit."""


@dataclass(frozen=True, slots=True)
class Standing:
    state: ReviewState
    last: Decision | None = None
    """The one that counts."""
    is_revised: bool = False
    """Something came after it was returned."""
    is_disputed: bool = False
    """Two reviewers decided differently, not knowing of each other."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A received visit in the list of reviews."""

    visit: VisitToReview
    enterprise: str
    """Name."""
    community: str
    recorded_by: str
    """Owner of the laptop, "" when it is not known."""
    findings: int
    comments: int
    """Those that are not settled."""
    standing: Standing


def review_lines(store: Store) -> tuple[ReviewLine, ...]:
    """Every visit that is this person's to review, newest first; never one's own. Raises StoreTroubleError."""
    with store.database.look() as work:
        devices = {each.id: each for each in work.devices.all()}
        decided = _counting(work.reviews.all(), devices)
        visits = [each for each in work.reviews.visits() if not is_own(store, each, devices)]
        findings = work.reviews.findings_of(each.id for each in visits)
        enterprises = {each.id: each for each in work.enterprises.all()}
        waiting = open_comments(work)
        lines = []
        for visit in visits:
            enterprise = enterprises.get(visit.enterprise_id)
            recorder = devices.get(visit.device)
            name, community = (enterprise.name, enterprise.community) if enterprise else ("", "")
            person = recorder.person if recorder else ""
            standing = _standing(work, decided.get(visit.id, ()), visit)
            counts = findings.get(visit.id, 0), waiting.get(visit.id, 0)
            lines.append(ReviewLine(visit, name, community, person, *counts, standing))
    return tuple(lines)


def open_comments(work: Work) -> dict[str, int]:
    """Visit id to how many comments on it are not settled."""
    found: dict[str, int] = {}
    for comment in comments(work):
        if not comment.settled:
            found[comment.visit] = found.get(comment.visit, 0) + 1
    return found


def is_own(store: Store, visit: VisitToReview, devices: Mapping[str, Device]) -> bool:
    """Recorded on this laptop, or by the person who sits at it, on whatever laptop."""
    person = store.person.strip()
    recorder = devices.get(visit.device)
    names = [each.name.strip() for each in visit.inspectors] + ([recorder.person.strip()] if recorder else [])
    return store.owns(visit.device) or person in names


def standing_of(work: Work, visit: VisitToReview) -> Standing:
    return _standing(work, decisions_of(work, visit.id), visit)


def decisions_of(work: Work, visit: str) -> list[Decision]:
    """Those that count, each after what it follows."""
    devices = {each.id: each for each in work.devices.all()}
    return in_order(_counting(work.reviews.of_visit(visit), devices).get(visit, []))


def looked_at(work: Work, visit: str) -> Looked:
    """What is here of a visit now."""
    ends = tuple(sorted(each.id for each in _ends(decisions_of(work, visit))))
    return Looked(ends, tuple(sorted(work.reviews.seen_now(visit).items())))


def in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """Each after those that it follows; where neither follows the other, by their times."""
    waiting = sorted(decisions, key=lambda each: (each.decided_at, each.id))
    placed: list[Decision] = []
    while waiting:
        open_ids = {each.id for each in waiting}
        free = next((each for each in waiting if not open_ids & set(each.follows)), waiting[0])
        placed.append(free)
        waiting.remove(free)
    return placed


def visit_to_review(work: Work, visit_id: str) -> VisitToReview | None:
    visit = work.visits.get(visit_id)
    if visit is None:
        return None
    people: tuple[Inspector, ...] = visit.inspectors
    return VisitToReview(visit.id, visit.enterprise_id, visit.device, visit.opened_at, visit.closed_at, people)


def _counting(decisions: Iterable[Decision], devices: Mapping[str, Device]) -> dict[str, list[Decision]]:
    """Visit id to its decisions; what an inspector's laptop decided counts for nothing."""
    found: dict[str, list[Decision]] = {}
    for each in decisions:
        device = devices.get(each.id.partition("/")[0])
        if device is not None and device.role != Role.INSPECTOR.value:
            found.setdefault(each.visit_id, []).append(each)
    return found


def _ends(decisions: Sequence[Decision]) -> list[Decision]:
    followed = {id for each in decisions for id in each.follows}
    return [each for each in decisions if each.id not in followed]


def _standing(work: Work, decisions: Sequence[Decision], visit: VisitToReview) -> Standing:
    ends = [each for each in _ends(decisions) if laptop_of(each.id.partition("/")[0]) != laptop_of(visit.device)]
    if not ends:
        return Standing(ReviewState.RECEIVED)
    acts = {ReviewAct(each.act) for each in ends}
    strictest = next(act for act in _STRICTEST if act in acts)
    candidates = [each for each in ends if each.act == strictest]
    last = max(candidates, key=lambda each: (each.decided_at, each.id))
    state = _AFTER[strictest]
    revised = state is ReviewState.RETURNED and is_newer(work.reviews.seen_now(visit.id), last.seen)
    return Standing(ReviewState.RECEIVED if revised else state, last, revised, len(acts) > 1)


def is_newer(now: Mapping[str, int], seen: Mapping[str, int]) -> bool:
    """Whether something is there that had not come when it was last looked at."""
    return any(seq > seen.get(device, 0) for device, seq in now.items())


def revised_at(decisions: Sequence[Decision]) -> datetime | None:
    """When the visit was last sent back or accepted: what came after it is new."""
    last = last_verdict(decisions)
    return last.decided_at if last is not None else None


def last_verdict(decisions: Sequence[Decision]) -> Decision | None:
    """The newest decision that sent the visit back or accepted it; None when nobody did yet."""
    verdicts = (ReviewAct.RETURNED, ReviewAct.ACCEPTED)
    return next((each for each in reversed(in_order(decisions)) if each.act in verdicts), None)
