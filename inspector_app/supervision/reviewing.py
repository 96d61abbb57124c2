"""Where received visits stand in review: derived from the decisions about them, and from what came after.

Each decision names those it follows, so the order never depends on clocks. Two reviewers who did not know of each other
leave two ends; the stricter one counts until somebody decides again.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from db.records.log import Device
from db.shelves.reviews import Decision, VisitToReview
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.exchange.kinds.returns import comments
from inspector_app.exchange.merging.late_changes import CONTENT, ends_of
from inspector_app.exchange.trust.rights import with_promotions
from inspector_app.stores import Role, Store

MOST_ACCEPTED = 1_000
"""Of the accepted visits that a list shows: the newest."""


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
    seen: tuple[tuple[str, int], ...] | None = None
    """Device and number of its last event about the visit; None when only the list was looked at."""
    until: tuple[tuple[str, int], ...] | None = None
    """Of a list: device and number of its last event here when the list was read. One mark for all its visits: what
    each of 100,000 consists of is not asked before somebody decides about it."""


@dataclass(frozen=True, slots=True)
class Standing:
    state: ReviewState
    last: Decision | None = None
    """The one that counts."""
    is_revised: bool = False
    """Something came after it was returned, or changed it after it was accepted."""
    is_disputed: bool = False
    """Two reviewers decided differently, not knowing of each other."""
    looked: Looked = Looked()
    """What a reviewer who sees the list has before him."""

    @property
    def is_changed_since_accepted(self) -> bool:
        return self.is_revised and self.last is not None and self.last.act == ReviewAct.ACCEPTED


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


@dataclass(frozen=True, slots=True)
class ReviewList:
    lines: tuple[ReviewLine, ...]
    """Newest first; of the accepted ones only so many."""
    counts: Mapping[ReviewState, int]
    """Of all."""


def review_list(store: Store, most_accepted: int = MOST_ACCEPTED) -> ReviewList:
    """Every visit that is this person's to review; never one's own. Raises StoreTroubleError.

    Accepted work piles up over the years: it is counted, and only the newest of it read in full.
    """
    with store.database.look() as work:
        devices = {each.id: each for each in with_promotions(work)}
        visits, accepted = _to_review(work, store, devices)
        newest = [each for each in visits if each.id in accepted][:most_accepted]
        shown = {each.id for each in newest}
        listed = [each for each in visits if each.id not in accepted or each.id in shown]
        lines = _lines(work, listed, devices)
    counts = Counter(line.standing.state for line in lines if line.visit.id not in accepted)
    counts[ReviewState.ACCEPTED] += len(accepted)
    return ReviewList(lines, counts)


def review_lines(store: Store) -> tuple[ReviewLine, ...]:
    """All of them in full, newest first."""
    return review_list(store, most_accepted=1 << 60).lines


def review_states(store: Store) -> dict[str, ReviewState]:
    """As `states_within`, of now."""
    with store.database.look() as work:
        return states_within(work, store)


def states_within(work: Work, store: Store) -> dict[str, ReviewState]:
    """Visit id to how it stands, of every visit that is this person's to review."""
    devices = {each.id: each for each in with_promotions(work)}
    visits, accepted = _to_review(work, store, devices)
    others = _lines(work, [each for each in visits if each.id not in accepted], devices)
    states = dict.fromkeys(accepted, ReviewState.ACCEPTED)
    return states | {line.visit.id: line.standing.state for line in others}


def _to_review(work: Work, store: Store, devices: Mapping[str, Device]) -> tuple[list[VisitToReview], dict[str, None]]:
    """The visits, newest first, and the ids of those that were accepted once and cannot have changed since."""
    decided: dict[str, str] = {}
    for id, visit, act, _ in work.reviews.acts():
        counts = _is_reviewers(devices, id)
        decided[visit] = act if counts and visit not in decided else "several" if counts else decided.get(visit, "")
    visits = _marked(work, [each for each in work.reviews.visits() if not is_own(store, each, devices)])
    accepted = (each for each in visits if decided.get(each.id) == ReviewAct.ACCEPTED)
    return visits, dict.fromkeys(each.id for each in accepted if not each.reopened and not each.forked)


def _marked(work: Work, visits: Sequence[VisitToReview]) -> list[VisitToReview]:
    """Those that are forked say so."""
    forked = work.reviews.forked(laptops_of_several_lives(work))
    return [each._replace(forked=True) if each.id in forked else each for each in visits]


def laptops_of_several_lives(work: Work) -> list[list[str]]:
    """Of each laptop on which a backup was restored, its lives that are known here, the oldest first."""
    lives: dict[str, list[str]] = {}
    for device in work.events.have():
        lives.setdefault(laptop_of(device), []).append(device)
    return [sorted(several, key=epoch_of) for several in lives.values() if len(several) > 1]


def _lines(work: Work, visits: Sequence[VisitToReview], devices: Mapping[str, Device]) -> tuple[ReviewLine, ...]:
    ids = [each.id for each in visits]
    decided = _counting(work.reviews.of_visits(ids), devices)
    findings = work.reviews.findings_of(ids)
    enterprises = {each.id: each for each in work.enterprises.all()}
    waiting = open_comments(work)
    listed = Looked(until=tuple(sorted(work.events.have().items())))
    lines = []
    for visit in visits:
        enterprise = enterprises.get(visit.enterprise_id)
        recorder = devices.get(visit.device)
        name, community = (enterprise.name, enterprise.community) if enterprise else ("", "")
        person = recorder.person if recorder else ""
        counts = findings.get(visit.id, 0), waiting.get(visit.id, 0)
        standing = _standing(work, decided.get(visit.id, ()), visit, counts[1], listed)
        lines.append(ReviewLine(visit, name, community, person, *counts, standing))
    return tuple(lines)


def open_comments(work: Work, visit: str = "") -> dict[str, int]:
    """Visit id to how many comments on it are not settled; of one visit, or of all."""
    found: dict[str, int] = {}
    for comment in comments(work, visit):
        if not comment.settled:
            found[comment.visit] = found.get(comment.visit, 0) + 1
    return found


def is_own(store: Store, visit: VisitToReview, devices: Mapping[str, Device]) -> bool:
    """Recorded on this laptop, or by the person who sits at it, on whatever laptop."""
    person = store.person.strip()
    recorder = devices.get(visit.device)
    if store.owns(visit.device) or (recorder is not None and recorder.person.strip() == person):
        return True
    # Reading the people of 100,000 visits would take longer than all the rest.
    return visit.may_name(person) and person in (each.name.strip() for each in visit.inspectors)


def standing_of(work: Work, visit: VisitToReview) -> Standing:
    return _standing(work, decisions_of(work, visit.id), visit, open_comments(work, visit.id).get(visit.id, 0))


def decisions_of(work: Work, visit: str) -> list[Decision]:
    """Those that count, each after what it follows."""
    devices = {each.id: each for each in with_promotions(work)}
    return in_order(_counting(work.reviews.of_visit(visit), devices).get(visit, []))


def looked_at(work: Work, visit: str) -> Looked:
    """What is here of a visit now."""
    ends = tuple(sorted(each.id for each in ends_of(decisions_of(work, visit))))
    return Looked(ends, tuple(sorted(work.reviews.seen_now(visit).items())))


def has_changed(work: Work, visit: VisitToReview, looked: Looked) -> bool:
    """Whether anything came of the visit since, or was taken back: a log is only ever shortened at its end."""
    here = work.reviews.seen_now(visit.id)
    if looked.seen is not None and dict(looked.seen) != here:
        return True
    if looked.until is None:
        return False
    until = dict(looked.until)
    taken_back = any(work.events.last_of(each) < until.get(each, 0) for each in {visit.device, *here})
    return taken_back or is_newer(here, until)


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
    return VisitToReview(
        visit.id,
        visit.enterprise_id,
        visit.device,
        visit.opened_at.isoformat(),
        visit.closed_at.isoformat() if visit.closed_at else "",
        json.dumps([asdict(each) for each in visit.inspectors]),
        bool(visit.reopened_for),
        sum(laptop_of(device) == laptop_of(visit.device) for device in work.reviews.seen_now(visit_id)) > 1,
    )


def _counting(decisions: Iterable[Decision], devices: Mapping[str, Device]) -> dict[str, list[Decision]]:
    """Visit id to its decisions; what an inspector's laptop decided counts for nothing."""
    found: dict[str, list[Decision]] = {}
    for each in decisions:
        if _is_reviewers(devices, each.id):
            found.setdefault(each.visit_id, []).append(each)
    return found


def _is_reviewers(devices: Mapping[str, Device], decision: str) -> bool:
    device = devices.get(decision.partition("/")[0])
    return device is not None and device.role != Role.INSPECTOR.value


def _standing(
    work: Work, decisions: Sequence[Decision], visit: VisitToReview, waiting: int, listed: Looked | None = None
) -> Standing:
    """`listed`: what is looked at with the list, but for the decisions."""
    looked, last_ones = listed or Looked(), ends_of(decisions)
    if last_ones:
        looked = replace(looked, decisions=tuple(sorted(each.id for each in last_ones)))
    ends = [each for each in last_ones if laptop_of(each.id.partition("/")[0]) != laptop_of(visit.device)]
    if not ends:
        return Standing(ReviewState.RECEIVED, looked=looked)
    acts = {ReviewAct(each.act) for each in ends}
    strictest = next(act for act in _STRICTEST if act in acts)
    candidates = [each for each in ends if each.act == strictest]
    last = max(candidates, key=lambda each: (each.decided_at, each.id))
    state = _AFTER[strictest]
    # Sent back, and something came, or all that was wanted is settled: it waits for the reviewer again.
    if state is ReviewState.RETURNED:
        revised = not waiting or is_newer(work.reviews.seen_now(visit.id), last.seen)
    else:
        # What has ended changes in no other way; its papers may be issued and served when it was accepted.
        may_change = visit.reopened or visit.forked
        revised = may_change and is_newer(work.reviews.seen_now(visit.id, CONTENT), last.seen)
    return Standing(ReviewState.RECEIVED if revised else state, last, revised, len(acts) > 1, looked)


def is_newer(now: Mapping[str, int], seen: Mapping[str, int]) -> bool:
    """Whether something is there that had not come when it was last looked at."""
    return any(seq > seen.get(device, 0) for device, seq in now.items())


def last_verdict(decisions: Sequence[Decision]) -> Decision | None:
    """The newest decision that sent the visit back or accepted it; None when nobody did yet."""
    verdicts = (ReviewAct.RETURNED, ReviewAct.ACCEPTED)
    return next((each for each in reversed(in_order(decisions)) if each.act in verdicts), None)
