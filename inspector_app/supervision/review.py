"""A supervisor decides about visits that he received: begun, sent back, accepted, drawn for a second look.

Nobody decides about his own visits, and nobody about what he has not seen: when another reviewer decided, or a new
revision came, since he looked, he is told and nothing is recorded.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from db.records.values import JsonValue
from db.shelves.reviews import Decision, VisitToReview
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.kinds.plans_out import require_supervisor
from inspector_app.exchange.kinds.returns import Comment, comments, record_comments
from inspector_app.exchange.merging.late_changes import ends_of
from inspector_app.roles import deciding_problems
from inspector_app.sampling import MOST_DRAWN, draw_numbers
from inspector_app.stores import Role, Store
from inspector_app.supervision.reviewing import (
    Looked,
    ReviewAct,
    ReviewState,
    decisions_of,
    has_changed,
    is_own,
    looked_at,
    standing_of,
    states_within,
    visit_to_review,
)

LONGEST_NOTE = 2_000
_CLOSED = (ReviewAct.ACCEPTED, ReviewAct.DRAWN)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be changed at an item of the visit, or at the visit as a whole ("")."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    visit: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Sampled:
    seed: str
    percent: int
    pool: int
    """Accepted visits among which was drawn."""
    visits: tuple[str, ...]
    digest: str
    """SHA-256 over the ids of the pool in their order: with seed and percent it gives the same draw again."""


def look_at_visit(store: Store, visit_id: str) -> Looked:
    """What is here of it now; a decision is about just that. RefusedInputError visit.not_found."""
    with store.database.look() as work:
        _required(work, visit_id)
        return looked_at(work, visit_id)


def begin_review(store: Store, visit_id: str, looked: Looked | None, now: datetime) -> Decision:
    """Says that somebody is at it. Raises as `accept`, but for review.open_visit and review.comments_open."""
    return _decide(store, visit_id, ReviewAct.BEGAN, looked, "", now)


def accept(store: Store, visit_id: str, looked: Looked | None, note: str, now: datetime) -> Decision:
    """`looked` None: whatever is here now.

    Raises RefusedInputError: review.not_supervisor, role.office_decides, visit.not_found, review.own, review.moved_on,
    review.revised, review.open_visit, review.comments_open, review.note_long.
    """
    return _decide(store, visit_id, ReviewAct.ACCEPTED, looked, note, now)


def accept_several(
    store: Store, looked: Mapping[str, Looked | None], note: str, now: datetime
) -> tuple[tuple[Decision, ...], tuple[Refused, ...]]:
    """Accepts those that may be accepted, in one unit of work; gives the others with the reasons.

    Each by what was `looked` at, in the list or in full; None: whatever is here now, in this very unit of work.

    Raises RefusedInputError review.not_supervisor, role.office_decides, review.note_long.
    """
    _require_reviewer(store, note)
    done: list[Decision] = []
    refused: list[Refused] = []
    with store.database.work(now) as work:
        for visit_id, seen in looked.items():
            problems = _problems(work, store, visit_id, ReviewAct.ACCEPTED, seen)
            if problems:
                refused.append(Refused(visit_id, tuple(problems)))
            else:
                done.append(_record(work, store, visit_id, ReviewAct.ACCEPTED, note, now))
    return tuple(done), tuple(refused)


def send_back(
    store: Store, visit_id: str, looked: Looked | None, wishes: Sequence[Wish], note: str, now: datetime
) -> tuple[Decision, tuple[Comment, ...]]:
    """Sends the visit back with these wishes and those that were noted before; the next return pack takes them along.

    Raises as `accept`; review.nothing_wanted when there is no open comment; pack.return_item, pack.return_text.
    """
    _require_reviewer(store, note)
    require_supervisor(store)
    with store.database.work(now) as work:
        problems = _problems(work, store, visit_id, ReviewAct.RETURNED, looked)
        if problems:
            raise RefusedInputError(problems)
        record_comments(work, store, visit_id, [(wish.item, wish.text) for wish in wishes], now)
        waiting = tuple(each for each in comments(work, visit_id) if not each.settled)
        if not waiting:
            raise RefusedInputError([Problem("review.nothing_wanted")])
        return _record(work, store, visit_id, ReviewAct.RETURNED, note, now), waiting


def sample_accepted(store: Store, percent: int, seed: str, now: datetime) -> Sampled:
    """Draws so many of the accepted visits for a second look, at least one; nobody can choose which.

    What is drawn among is what is accepted in the same unit of work: nobody's decision of meanwhile is replaced unseen.

    Raises RefusedInputError: review.not_supervisor, role.office_decides, review.percent, review.none_accepted,
    visit.draw_seed.
    """
    _require_reviewer(store, "")
    if not 1 <= percent <= 100:
        raise RefusedInputError([Problem("review.percent", {"percent": percent})])
    with store.database.work(now) as work:
        pool = sorted(visit for visit, state in states_within(work, store).items() if state is ReviewState.ACCEPTED)
        if not pool:
            raise RefusedInputError([Problem("review.none_accepted")])
        chosen = _drawn(pool, max(1, round(len(pool) * percent / 100)), seed)
        sampled = Sampled(seed, percent, len(pool), tuple(chosen), hashlib.sha256("\n".join(pool).encode()).hexdigest())
        facts: dict[str, JsonValue] = {"id": uuid4().hex, "seed": seed, "percent": percent}
        facts |= {"pool": sampled.pool, "digest": sampled.digest}
        for visit_id in chosen:
            _record(work, store, visit_id, ReviewAct.DRAWN, "", now, facts)
    return sampled


def _drawn(pool: Sequence[str], size: int, seed: str) -> list[str]:
    """By inspector_app.sampling, which draws so many at once; the next ones by "SEED/2" … from those that are left."""
    left, chosen = list(pool), list[str]()
    block = 0
    while len(chosen) < size:
        block += 1
        drawn = draw_numbers(len(left), min(MOST_DRAWN, size - len(chosen)), seed if block == 1 else f"{seed}/{block}")
        places = {int(number) - 1 for number in drawn.results}
        chosen += [left[place] for place in sorted(places)]
        left = [each for place, each in enumerate(left) if place not in places]
    return sorted(chosen)


def _decide(store: Store, visit_id: str, act: ReviewAct, looked: Looked | None, note: str, now: datetime) -> Decision:
    _require_reviewer(store, note)
    with store.database.work(now) as work:
        problems = _problems(work, store, visit_id, act, looked)
        if problems:
            raise RefusedInputError(problems)
        return _record(work, store, visit_id, act, note, now)


def _require_reviewer(store: Store, note: str) -> None:
    problems = deciding_problems(store)
    if store.owner.role is Role.INSPECTOR:
        problems = [Problem("review.not_supervisor", {"person": store.person})]
    if len(note.strip()) > LONGEST_NOTE:
        problems = [*problems, Problem("review.note_long", {"most": LONGEST_NOTE})]
    if problems:
        raise RefusedInputError(problems)


def _required(work: Work, visit_id: str) -> VisitToReview:
    visit = visit_to_review(work, visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    return visit


def _problems(work: Work, store: Store, visit_id: str, act: ReviewAct, looked: Looked | None) -> list[Problem]:
    visit = visit_to_review(work, visit_id)
    if visit is None:
        return [Problem("visit.not_found")]
    devices = {each.id: each for each in work.devices.all()}
    if is_own(store, visit, devices):
        return [Problem("review.own", {"person": store.person})]
    moved = [] if looked is None else _moved_on(work, visit, looked)
    if moved:
        return moved
    if act not in _CLOSED:
        return []
    problems = [] if visit.closed_at is not None else [Problem("review.open_visit")]
    waiting = sum(not each.settled for each in comments(work, visit_id))
    return [*problems, *([Problem("review.comments_open", {"count": waiting})] if waiting else [])]


def _moved_on(work: Work, visit: VisitToReview, looked: Looked) -> list[Problem]:
    """Another reviewer decided, or a new revision came, since the visit was looked at."""
    decisions = decisions_of(work, visit.id)
    if tuple(sorted(each.id for each in ends_of(decisions))) != looked.decisions:
        newer = [each for each in decisions if each.id not in looked.decisions]
        last = newer[-1] if newer else None
        details = {
            "person": last.person if last else "—",
            "at": f"{last.decided_at:%Y-%m-%d %H:%M}" if last else "—",
        }
        return [Problem(f"review.moved_on_{last.act if last else 'began'}", details)]
    return [Problem("review.revised")] if has_changed(work, visit, looked) else []


def _record(
    work: Work,
    store: Store,
    visit_id: str,
    act: ReviewAct,
    note: str,
    now: datetime,
    draw: Mapping[str, JsonValue] | None = None,
) -> Decision:
    here = looked_at(work, visit_id)
    decision = f"{work.devices.own().id}/review/{uuid4().hex}"
    seen = dict(here.seen or ())
    fields: dict[str, JsonValue] = {
        "visit_id": visit_id,
        "act": act.value,
        "person": store.person,
        "decided_at": now.isoformat(timespec="seconds"),
        "note": note.strip(),
        "follows": list(here.decisions),
        "seen": seen,
        "draw": dict(draw or {}),
    }
    work.reviews.add(decision, fields)
    moment = now.replace(microsecond=0)
    return Decision(decision, visit_id, act.value, store.person, moment, note.strip(), here.decisions, seen, draw or {})


def state_of(store: Store, visit_id: str) -> ReviewState:
    """RefusedInputError visit.not_found."""
    with store.database.look() as work:
        return standing_of(work, _required(work, visit_id)).state
