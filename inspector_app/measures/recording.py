"""Measures are recorded after they happened; an edit keeps what was said before, a withdrawal says why.

A paper that is a measure, too, is linked with it, so that both together count once: a paper of the same day and
enterprise is linked by itself. A sealing or closure that came of an operation's check is recorded with the operation.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from uuid_utils import uuid7

from db.records.measures import Measure, MeasurePart
from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.drafts import (
    LONGEST_LINE,
    MeasureDraft,
    PartDraft,
    Place,
    RefusedMeasureError,
    follows,
    known_problems,
    plain_problems,
)
from inspector_app.measures.kinds import CONSEQUENCES, Outcome, Role, words
from inspector_app.messages import Language
from inspector_app.stores import Store

_ABOUT = Role.SUBJECT.value
_FOLLOWING = ("held_on", "campaign_id", "place", "authority")
"""What a sealing or closure has from the check that led to it."""
_TEXTS = ("title", "place", "authority", "result", "campaign_id", "within")


@dataclass(frozen=True, slots=True)
class _Writing:
    """Who writes when."""

    work: Work
    device: str
    person: str
    today: date


def record_measure(store: Store, draft: MeasureDraft, now: datetime) -> str:
    """Gives its id. Raises RefusedMeasureError with every problem and its field: measure.…"""
    return record_measures(store, [draft], now)[0]


def record_measures(store: Store, drafts: Sequence[MeasureDraft], now: datetime) -> tuple[str, ...]:
    """All of them, or none. Raises as `record_measure`; each problem's details have the `number` of its draft."""
    with store.database.work(now) as work:
        writing = _Writing(work, store.device, store.person, now.date())
        _require_sound(writing, drafts)
        measures: list[tuple[str, Mapping[str, JsonValue]]] = []
        parts: list[tuple[str, Mapping[str, JsonValue]]] = []
        given = tuple(f"{store.device}/{uuid7().hex}" for _ in drafts)
        taken: set[str] = set()
        for measure, draft in zip(given, drafts, strict=True):
            linked = _linked(work, draft, taken)
            taken |= {each.notice_id for each in linked.parts}
            measures.append((measure, _fields(linked) | {"recorded_by": store.person}))
            parts += [(_part_id(measure, each), _part_fields(measure, linked, each)) for each in linked.parts]
        work.measures.save_many(measures, parts)
        for measure, draft in zip(given, drafts, strict=True):
            _settle_consequences(writing, measure, draft)
    return given


def edit_measure(
    store: Store, measure_id: str, draft: MeasureDraft, now: datetime, seen: Measure | None = None
) -> tuple[str, ...]:
    """What the draft says now; gives the fields that changed, "enterprises" among them.

    `seen` is what the person was shown: somebody else's change since is not overwritten. Raises RefusedMeasureError as
    above and measure.edited_meanwhile; RefusedInputError measure.unknown, measure.withdrawn.
    """
    with store.database.work(now) as work:
        writing = _Writing(work, store.device, store.person, now.date())
        before = _require(work, measure_id)
        if draft.kind != before.kind:
            raise RefusedMeasureError([("kind", Problem("measure.kind_stays"))])
        if seen is not None and seen != before:
            raise RefusedMeasureError([("", Problem("measure.edited_meanwhile"))])
        _require_sound(writing, [draft], measure_id)
        linked = _linked(work, draft)
        parts = work.measures.parts([measure_id]).get(measure_id, [])
        known = _fields(draft_of(before, parts))
        changed = {name: value for name, value in _fields(linked).items() if value != known[name]}
        if changed:
            work.measures.save(measure_id, changed)
        moved = _save_parts(work, measure_id, linked)
        _settle_consequences(writing, measure_id, draft, parts)
        _move_consequences(work, before, changed)
    return (*changed, *(["enterprises"] if moved else []))


def withdraw_measure(store: Store, measure_id: str, reason: str, now: datetime) -> None:
    """It counts no more, and stays in the log. Raises RefusedInputError measure.unknown, withdrawn, reason_missing,
    text_long, paper_holds (an issued paper is this measure, too), has_inside (something happened in it)."""
    with store.database.work(now) as work:
        _require(work, measure_id)
        problems = [*_reason_problems(reason), *withdrawal_problems(work, measure_id)]
        if problems:
            raise RefusedInputError(problems)
        work.measures.save(measure_id, {"withdrawn": True, "reason": reason.strip()})


def withdrawal_problems(work: Work, measure_id: str) -> Iterable[Problem]:
    """What keeps a measure: a paper that is the same measure, what happened in it."""
    for part in work.measures.parts([measure_id]).get(measure_id, []):
        paper = work.notices.get(part.notice_id) if part.notice_id else None
        if paper is not None and paper.id not in work.deeds.withdrawn(paper.visit_id):
            yield Problem("measure.paper_holds", {"number": paper.number or "—"})
    inside = len(work.measures.within(measure_id))
    if inside:
        yield Problem("measure.has_inside", {"count": inside})


def require_sound_measure(work: Work, store: Store, measure: Measure, now: datetime) -> None:
    """As it stands in the store. Raises RefusedMeasureError when it does not go with what else is there."""
    draft = draft_of(measure, work.measures.parts([measure.id]).get(measure.id, []))
    _require_sound(_Writing(work, store.device, store.person, now.date()), [draft], measure.id)


def restore_measure(store: Store, measure_id: str, now: datetime) -> None:
    """It counts again. Raises RefusedInputError measure.unknown, not_withdrawn; RefusedMeasureError when it no longer
    goes with what the store has."""
    with store.database.work(now) as work:
        measure = work.measures.get(measure_id)
        if measure is None:
            raise RefusedInputError([Problem("measure.unknown", {"measure": measure_id[:80]})])
        if not measure.withdrawn:
            raise RefusedInputError([Problem("measure.not_withdrawn")])
        require_sound_measure(work, store, measure, now)
        work.measures.save(measure_id, {"withdrawn": False, "reason": ""})


def restore_part(store: Store, part_id: str, now: datetime) -> None:
    """An enterprise stands in its measure again. Raises RefusedInputError measure.unknown, withdrawn;
    RefusedMeasureError when that no longer goes."""
    with store.database.work(now) as work:
        measure = _require(work, part_id.rpartition("/")[0])
        work.measures.save_many([], [(part_id, {"removed": False})])
        require_sound_measure(work, store, measure, now)


def draft_of(measure: Measure, parts: Iterable[MeasurePart]) -> MeasureDraft:
    """What a form begins with when a measure is edited."""
    values = {name: getattr(measure, name) for name in ("kind", "held_on", "ends_on", "bodies", "persons", *_TEXTS)}
    said = tuple(PartDraft(each.enterprise_id, each.role, each.outcome, each.note, each.notice_id) for each in parts)
    return MeasureDraft(**values, attended=measure.attended, copies=measure.copies, parts=said)


def _require(work: Work, measure_id: str) -> Measure:
    measure = work.measures.get(measure_id)
    if measure is None:
        raise RefusedInputError([Problem("measure.unknown", {"measure": measure_id[:80]})])
    if measure.withdrawn:
        raise RefusedInputError([Problem("measure.withdrawn")])
    return measure


def _require_sound(writing: _Writing, drafts: Sequence[MeasureDraft], measure_id: str = "") -> None:
    places = []
    seen: set[tuple[str, date | None, str]] = set()
    for number, draft in enumerate(drafts, 1):
        found = [*plain_problems(draft, writing.today), *known_problems(writing.work, draft, measure_id)]
        found += _again_problems(writing.work, draft, seen)
        places += [(field, Problem(each.code, {**each.details, "number": number})) for field, each in found]
    if places:
        raise RefusedMeasureError(places)


def _again_problems(work: Work, draft: MeasureDraft, seen: set[tuple[str, date | None, str]]) -> Iterable[Place]:
    """What can be once a day, and stands among the drafts before this one already."""
    if not draft.spec.once_a_day or draft.held_on is None:
        return
    for part in draft.parts:
        enterprise, same = work.enterprises.get(part.enterprise_id), (draft.kind, draft.held_on, part.enterprise_id)
        if same in seen and enterprise is not None:
            details = {"enterprise": enterprise.name[:60], "day": draft.held_on.isoformat()}
            yield "enterprises", Problem("measure.recorded_already", details)
    seen |= {(draft.kind, draft.held_on, each.enterprise_id) for each in draft.parts if draft.role_of(each) == _ABOUT}


def _reason_problems(reason: str) -> Iterable[Problem]:
    if not reason.strip():
        yield Problem("measure.reason_missing")
    elif len(reason) > LONGEST_LINE:
        yield Problem("measure.text_long", {"length": len(reason), "most": LONGEST_LINE})


def _linked(work: Work, draft: MeasureDraft, taken: Collection[str] = ()) -> MeasureDraft:
    """With the papers of the same day that are the same measure: the one that nobody counts otherwise."""
    if not draft.spec.papers:
        return draft
    parts = [
        part if part.notice_id else replace(part, notice_id=_paper_of_day(work, draft, part.enterprise_id, taken))
        for part in draft.parts
    ]
    return replace(draft, parts=tuple(parts))


def _paper_of_day(work: Work, draft: MeasureDraft, enterprise: str, taken: Collection[str]) -> str:
    of_day = [
        paper
        for paper in work.notices.of_enterprise(enterprise)
        if paper.kind in draft.spec.papers and paper.issued_at.date() == draft.held_on
    ]
    free = [
        paper.id
        for paper in of_day
        if paper.id not in work.deeds.withdrawn(paper.visit_id)
        and paper.id not in taken
        and not work.measures.naming(paper.id)
    ]
    return free[0] if len(free) == 1 else ""


def _fields(draft: MeasureDraft) -> dict[str, JsonValue]:
    return {
        "kind": draft.kind,
        "held_on": _iso(draft.held_on),
        "ends_on": _iso(draft.ends_on if draft.ends_on != draft.held_on else None),
        **{name: getattr(draft, name).strip() for name in _TEXTS},
        "bodies": [name.strip() for name in draft.bodies if name.strip()],
        "persons": [name.strip() for name in draft.persons if name.strip()],
        "attended": draft.attended,
        "copies": draft.copies,
    }


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _part_id(measure: str, part: PartDraft) -> str:
    return f"{measure}/{part.enterprise_id}"


def _part_fields(measure: str, draft: MeasureDraft, part: PartDraft) -> dict[str, JsonValue]:
    return {
        "measure_id": measure,
        "enterprise_id": part.enterprise_id,
        "role": draft.role_of(part),
        "outcome": part.outcome,
        "note": part.note.strip(),
        "notice_id": part.notice_id,
    }


def _save_parts(work: Work, measure: str, draft: MeasureDraft) -> bool:
    """Whether anything changed."""
    known = {each.id: each for each in work.measures.parts([measure], removed=True).get(measure, [])}
    changes: list[tuple[str, Mapping[str, JsonValue]]] = []
    for part in draft.parts:
        wanted = _part_fields(measure, draft, part) | {"removed": False}
        before = known.pop(_part_id(measure, part), None)
        changed = {name: value for name, value in wanted.items() if before is None or getattr(before, name) != value}
        changes.append((_part_id(measure, part), changed))
    changes += [(part, {"removed": True}) for part, before in known.items() if not before.removed]
    changes = [(part, fields) for part, fields in changes if fields]
    work.measures.save_many([], changes)
    return bool(changes)


Consequence = tuple[str, str]
"""Kind of measure and enterprise."""


def _consequences(parts: Iterable[PartDraft | MeasurePart]) -> set[Consequence]:
    outcomes = [(each.outcome, each.enterprise_id) for each in parts if each.outcome]
    return {(CONSEQUENCES[Outcome(said)], enterprise) for said, enterprise in outcomes if said in CONSEQUENCES}


def _settle_consequences(
    writing: _Writing, measure: str, draft: MeasureDraft, before: Iterable[MeasurePart] = ()
) -> None:
    """What a check led to is a measure of its own; one that the check said `before` and says no more is withdrawn."""
    said, work = _consequences(draft.parts), writing.work
    inside = work.measures.within(measure) if draft.spec.has_outcomes else []
    parts = work.measures.parts(each.id for each in inside)
    there = {(each.kind, part.enterprise_id): each.id for each in inside for part in parts.get(each.id, [])}
    for kind, enterprise in sorted(said - there.keys()):
        _record_consequence(writing, measure, draft, kind, enterprise)
    for gone in sorted((_consequences(before) - said) & there.keys()):
        reason = words("reasons", "outcome_changed", Language.ZH)
        work.measures.save(there[gone], {"withdrawn": True, "reason": reason})


def _move_consequences(work: Work, before: Measure, changed: Mapping[str, JsonValue]) -> None:
    """What a check led to has its day, campaign, place and authority, unless somebody said otherwise of it."""
    for each in work.measures.within(before.id):
        if not follows(each, before):
            continue
        same = [name for name in _FOLLOWING if name in changed and getattr(each, name) == getattr(before, name)]
        if same:
            work.measures.save(each.id, {name: changed[name] for name in same})


def _record_consequence(writing: _Writing, measure: str, draft: MeasureDraft, kind: str, enterprise: str) -> None:
    """One that was recorded by itself that day is the very same."""
    assert draft.held_on is not None
    work = writing.work
    known = work.measures.on_day(kind, enterprise, draft.held_on)
    if known:
        work.measures.save(known[0].id, {"within": measure})
        return
    follows = replace(draft, kind=kind, ends_on=None, title="", bodies=(), persons=(), result="", within=measure)
    follows = replace(follows, attended=None, copies=None, parts=(PartDraft(enterprise),))
    new = f"{writing.device}/{uuid7().hex}"
    work.measures.save(new, _fields(follows) | {"recorded_by": writing.person})
    work.measures.save_many([], [(_part_id(new, each), _part_fields(new, follows, each)) for each in follows.parts])
