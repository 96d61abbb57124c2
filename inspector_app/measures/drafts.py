"""What a person says of a measure, and everything that can be wrong with it, each at its field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.log.keepable import is_keepable_text
from db.records.measures import Campaign, Measure
from db.work import Work
from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.kinds import CONSEQUENCES, KINDS, MeasureKind, Outcome, Role, kind_of

LONGEST_LINE = 200
LONGEST_TEXT = 4_000
MOST_NAMES = 100
MOST_ENTERPRISES = 2_000
LARGEST_COUNT = 10_000_000
EARLIEST = date(1990, 1, 1)
Place = tuple[str, Problem]
"""Field, and what is wrong there."""


class RefusedMeasureError(RefusedInputError):
    """As RefusedInputError, and the field at which each problem is to be said."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        super().__init__(problem for _, problem in self.places)


@dataclass(frozen=True, slots=True)
class PartDraft:
    """An enterprise in a measure."""

    enterprise_id: str
    role: str = ""
    """"" is the usual one of the kind."""
    outcome: str = ""
    note: str = ""
    notice_id: str = ""
    """The issued paper that is this measure, too. "" looks for one of that day by itself."""


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    kind: str
    held_on: date | None
    ends_on: date | None = None
    title: str = ""
    place: str = ""
    authority: str = ""
    bodies: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    result: str = ""
    attended: int | None = None
    copies: int | None = None
    campaign_id: str = ""
    within: str = ""
    parts: tuple[PartDraft, ...] = ()

    @property
    def spec(self) -> MeasureKind:
        return kind_of(self.kind)

    def role_of(self, part: PartDraft) -> str:
        return part.role or self.spec.roles[0].value


def plain_problems(draft: MeasureDraft, today: date) -> Iterator[Place]:
    """What is wrong whatever the store knows."""
    yield from _day_problems(draft, today)
    for name in ("title", "place", "authority"):
        yield from _text_problems(name, getattr(draft, name), LONGEST_LINE)
    yield from _text_problems("result", draft.result, LONGEST_TEXT)
    for name in ("bodies", "persons"):
        yield from _names_problems(name, getattr(draft, name))
    for name in ("attended", "copies"):
        yield from _count_problems(name, getattr(draft, name), needed=draft.spec.counts == name)
    yield from _authority_problems(draft)
    yield from _parts_problems(draft)


def known_problems(work: Work, draft: MeasureDraft, measure_id: str) -> Iterator[Place]:
    """What does not go with what the store has; `measure_id` is the measure that is edited, "" for a new one."""
    links = {part.notice_id for part in work.measures.parts([measure_id]).get(measure_id, [])}
    if draft.campaign_id:
        yield from _campaign_problems(work.campaigns.get(draft.campaign_id), draft)
    if draft.within:
        yield from _within_problems(work.measures.get(draft.within), draft, measure_id)
    if measure_id:
        yield from _inside_problems(work, draft, measure_id)
    for part in draft.parts:
        enterprise = work.enterprises.get(part.enterprise_id)
        if enterprise is None:
            yield "enterprises", Problem("measure.enterprise_unknown", {"enterprise": part.enterprise_id[:80]})
            continue
        yield from _twice_problems(work, draft, part, enterprise.name, measure_id)
        # A paper that was linked before may have been withdrawn since: that is no reason to keep a wrong day.
        if part.notice_id and part.notice_id not in links:
            yield from _paper_problems(work, draft, part, enterprise.name, measure_id)


def _day_problems(draft: MeasureDraft, today: date) -> Iterator[Place]:
    if draft.held_on is None:
        yield "held_on", Problem("measure.day_missing")
    elif draft.held_on > today:
        yield "held_on", Problem("measure.day_future", {"day": draft.held_on.isoformat()})
    elif draft.held_on < EARLIEST:
        yield "held_on", Problem("measure.day_early", {"day": draft.held_on.isoformat()})
    if draft.ends_on is None or draft.held_on is None:
        return
    if draft.ends_on < draft.held_on:
        days = {"first": draft.held_on.isoformat(), "last": draft.ends_on.isoformat()}
        yield "ends_on", Problem("measure.ends_before", days)
    elif draft.ends_on > today:
        yield "ends_on", Problem("measure.day_future", {"day": draft.ends_on.isoformat()})


def _text_problems(field: str, text: str, most: int) -> Iterator[Place]:
    if len(text) > most:
        yield field, Problem("measure.text_long", {"length": len(text), "most": most})
    elif not is_keepable_text(text):
        yield field, Problem("measure.text_signs")


def _names_problems(field: str, names: Sequence[str]) -> Iterator[Place]:
    if len(names) > MOST_NAMES:
        yield field, Problem("measure.names_many", {"most": MOST_NAMES})
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        yield field, Problem("measure.name_twice", {"name": twice[0][:60]})
    for name in names:
        yield from _text_problems(field, name, LONGEST_LINE)


def _count_problems(field: str, count: int | None, *, needed: bool) -> Iterator[Place]:
    if count is None:
        if needed:
            yield field, Problem("measure.count_missing")
    elif not (1 if needed else 0) <= count <= LARGEST_COUNT:
        yield field, Problem("measure.count_impossible", {"count": count, "most": LARGEST_COUNT})


def _authority_problems(draft: MeasureDraft) -> Iterator[Place]:
    spec, authority = draft.spec, draft.authority.strip()
    if spec.needs_receiver and not authority:
        yield "authority", Problem("measure.receiver_missing")
    forceful = spec.needs_authority or any(part.outcome in CONSEQUENCES for part in draft.parts)
    if not forceful:
        return
    without = assets.read_json("measures", "words.json")["without_power"]
    if not authority:
        yield "authority", Problem("measure.authority_missing")
    elif any(word in authority for word in without):
        yield "authority", Problem("measure.authority_street", {"authority": authority[:60]})


def _parts_problems(draft: MeasureDraft) -> Iterator[Place]:
    spec, seen = draft.spec, set()
    if len(draft.parts) > MOST_ENTERPRISES:
        yield "enterprises", Problem("measure.enterprises_many", {"most": MOST_ENTERPRISES})
    if spec.needs_enterprise and not draft.parts:
        yield "enterprises", Problem("measure.enterprise_missing")
    for part in draft.parts:
        role = draft.role_of(part)
        if part.enterprise_id in seen:
            yield "enterprises", Problem("measure.enterprise_twice", {"enterprise": part.enterprise_id[:80]})
        seen.add(part.enterprise_id)
        if role not in spec.roles:
            yield "enterprises", Problem("measure.role_unknown", {"role": role[:40], "known": "、".join(spec.roles)})
        elif part.outcome and (role != Role.CHECKED or part.outcome not in set(Outcome)):
            yield "enterprises", Problem("measure.outcome_unknown", {"outcome": part.outcome[:40]})
        yield from _text_problems("enterprises", part.note, LONGEST_LINE)


def _campaign_problems(campaign: Campaign | None, draft: MeasureDraft) -> Iterator[Place]:
    if campaign is None or campaign.withdrawn:
        yield "campaign", Problem("measure.campaign_unknown", {"campaign": draft.campaign_id[:80]})
    elif draft.held_on is not None and not campaign.starts_on <= draft.held_on <= campaign.ends_on:
        days = {"first": campaign.starts_on.isoformat(), "last": campaign.ends_on.isoformat()}
        yield "held_on", Problem("measure.outside_campaign", {"campaign": campaign.name[:60], **days})


def _within_problems(around: Measure | None, draft: MeasureDraft, measure_id: str) -> Iterator[Place]:
    # Nothing happens in itself, nor in what happened in it.
    in_circles = around is not None and measure_id != "" and measure_id in (around.id, around.within)
    if around is None or around.withdrawn or in_circles or not KINDS[around.kind].has_outcomes:
        yield "within", Problem("measure.within_unknown", {"measure": draft.within[:80]})
    elif draft.held_on is not None and draft.held_on < around.held_on:
        yield "held_on", Problem("measure.before_operation", {"day": around.held_on.isoformat()})


def _inside_problems(work: Work, draft: MeasureDraft, measure_id: str) -> Iterator[Place]:
    """What happened in an operation did not happen before it; what came of its own day moves with it."""
    around = work.measures.get(measure_id)
    if around is None or draft.held_on is None:
        return
    apart = [each.held_on for each in work.measures.within(measure_id) if not follows(each, around)]
    if apart and min(apart) < draft.held_on:
        yield "held_on", Problem("measure.inside_before", {"count": len(apart), "day": min(apart).isoformat()})


def follows(inside: Measure, around: Measure) -> bool:
    """A sealing or closure of the check's own day is what the check led to, whatever day that is."""
    return inside.kind in CONSEQUENCES.values() and inside.held_on == around.held_on


def _twice_problems(work: Work, draft: MeasureDraft, part: PartDraft, name: str, measure_id: str) -> Iterator[Place]:
    if not draft.spec.once_a_day or draft.held_on is None or draft.role_of(part) != Role.SUBJECT:
        return
    same = work.measures.on_day(draft.kind, part.enterprise_id, draft.held_on)
    if any(each.id != measure_id for each in same):
        details = {"enterprise": name[:60], "day": draft.held_on.isoformat()}
        yield "enterprises", Problem("measure.recorded_already", details)


def _paper_problems(work: Work, draft: MeasureDraft, part: PartDraft, name: str, measure_id: str) -> Iterator[Place]:
    paper = work.notices.get(part.notice_id)
    if paper is None or paper.kind not in draft.spec.papers or not _is_about(work, paper.enterprise_id, part):
        yield "enterprises", Problem("measure.paper_other", {"enterprise": name[:60]})
    elif paper.id in work.deeds.withdrawn(paper.visit_id):
        yield "enterprises", Problem("measure.paper_withdrawn", {"number": paper.number or "—"})
    elif any(each.id != measure_id for each in work.measures.naming(paper.id)):
        yield "enterprises", Problem("measure.paper_counted", {"number": paper.number or "—"})


def _is_about(work: Work, enterprise_id: str, part: PartDraft) -> bool:
    enterprise = work.enterprises.get(enterprise_id)
    return part.enterprise_id in (enterprise_id, enterprise.merged_into if enterprise is not None else "")
