"""Campaigns such as 百日攻坚: measures of a time with one purpose, numbers to be reached, and how far they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from uuid_utils import uuid7

from db.records.measures import Campaign
from db.records.values import JsonValue
from db.shelves.measures import MeasureQuery
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.measures.drafts import (
    EARLIEST,
    LARGEST_COUNT,
    LONGEST_LINE,
    LONGEST_TEXT,
    Place,
    RefusedMeasureError,
)
from inspector_app.stores import Store
from inspector_app.supervision.figures import FIGURES
from inspector_app.supervision.statistics import Question, figures

LONGEST_DAYS = 3 * 366
LATEST = date(2199, 12, 31)
"""Later than this no figure is asked for (supervision.statistics)."""


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    name: str
    starts_on: date | None
    ends_on: date | None
    targets: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    figure: str
    wanted: int
    reached: int

    @property
    def share(self) -> float:
        """1 and more when it is reached."""
        return self.reached / self.wanted


@dataclass(frozen=True, slots=True)
class CampaignView:
    campaign: Campaign
    measures: int
    targets: tuple[Target, ...]
    days: int
    gone: int
    """Days of it that are over, today among them; 0 before it begins."""


def add_campaign(store: Store, draft: CampaignDraft, now: datetime) -> str:
    """Gives its id. Raises RefusedMeasureError with every problem and its field: campaign.…"""
    with store.database.work(now) as work:
        _require_sound(work, draft, "")
        campaign = f"{store.device}/{uuid7().hex}"
        work.campaigns.save(campaign, _fields(draft))
    return campaign


def edit_campaign(
    store: Store, campaign_id: str, draft: CampaignDraft, now: datetime, seen: Campaign | None = None
) -> tuple[str, ...]:
    """Gives the fields that changed. Raises as above, and campaign.edited_meanwhile, measures_outside;
    RefusedInputError campaign.unknown."""
    with store.database.work(now) as work:
        before = _require(work, campaign_id)
        if seen is not None and seen != before:
            raise RefusedMeasureError([("", Problem("campaign.edited_meanwhile"))])
        _require_sound(work, draft, campaign_id)
        wanted = _fields(draft)
        known = _fields(CampaignDraft(before.name, before.starts_on, before.ends_on, before.targets, before.note))
        changed = {name: value for name, value in wanted.items() if known[name] != value}
        if changed:
            work.campaigns.save(campaign_id, changed)
    return tuple(changed)


def withdraw_campaign(store: Store, campaign_id: str, reason: str, now: datetime) -> None:
    """Raises RefusedInputError campaign.unknown, reason_missing, has_measures."""
    with store.database.work(now) as work:
        _require(work, campaign_id)
        problems = [] if reason.strip() else [Problem("campaign.reason_missing")]
        problems += withdrawal_problems(work, campaign_id)
        if problems:
            raise RefusedInputError(problems)
        work.campaigns.save(campaign_id, {"withdrawn": True, "reason": reason.strip()[:LONGEST_LINE]})


def withdrawal_problems(work: Work, campaign_id: str) -> list[Problem]:
    """What keeps a campaign: the measures that count for it."""
    count = len(work.measures.listed(MeasureQuery(campaign=campaign_id)))
    return [Problem("campaign.has_measures", {"count": count})] if count else []


def require_sound_campaign(work: Work, campaign: Campaign) -> None:
    """As it stands in the store. Raises RefusedMeasureError when it does not go with what else is there."""
    draft = CampaignDraft(campaign.name, campaign.starts_on, campaign.ends_on, campaign.targets, campaign.note)
    _require_sound(work, draft, campaign.id)


def restore_campaign(store: Store, campaign_id: str, now: datetime) -> None:
    """It counts again. Raises RefusedInputError campaign.unknown, not_withdrawn; RefusedMeasureError when it no longer
    goes with what the store has."""
    with store.database.work(now) as work:
        campaign = work.campaigns.get(campaign_id)
        if campaign is None:
            raise RefusedInputError([Problem("campaign.unknown", {"campaign": campaign_id[:80]})])
        if not campaign.withdrawn:
            raise RefusedInputError([Problem("campaign.not_withdrawn")])
        require_sound_campaign(work, campaign)
        work.campaigns.save(campaign_id, {"withdrawn": False, "reason": ""})


def campaigns(store: Store) -> tuple[Campaign, ...]:
    """The one that began last first."""
    with store.database.look() as work:
        return tuple(work.campaigns.all())


def campaign_view(store: Store, campaign_id: str, now: datetime) -> CampaignView:
    """With what was reached until today. Raises RefusedInputError campaign.unknown."""
    with store.database.look() as work:
        campaign = _require(work, campaign_id)
        measures = len(work.measures.listed(MeasureQuery(campaign=campaign_id)))
    # Of a pack a number to be reached may be 0: it is none.
    wanted = [figure for figure in FIGURES if campaign.targets.get(figure)]
    found = figures(store, Question(campaign=campaign_id), now, wanted) if wanted else ()
    # One laptop may have moved the beginning and another the end, past each other.
    days = max((campaign.ends_on - campaign.starts_on).days + 1, 0)
    gone = min(max((now.date() - campaign.starts_on).days + 1, 0), days)
    targets = tuple(Target(each.id, campaign.targets[each.id], each.number) for each in found)
    return CampaignView(campaign, measures, targets, days, gone)


def _require(work: Work, campaign_id: str) -> Campaign:
    campaign = work.campaigns.get(campaign_id)
    if campaign is None or campaign.withdrawn:
        raise RefusedInputError([Problem("campaign.unknown", {"campaign": campaign_id[:80]})])
    return campaign


def _require_sound(work: Work, draft: CampaignDraft, campaign_id: str) -> None:
    places = [*_problems(draft), *_known_problems(work, draft, campaign_id)]
    if places:
        raise RefusedMeasureError(places)


def _problems(draft: CampaignDraft) -> Iterator[Place]:
    if not is_plain_line(draft.name.strip(), LONGEST_LINE):
        yield "name", Problem("campaign.name", {"most": LONGEST_LINE})
    if len(draft.note) > LONGEST_TEXT:
        yield "note", Problem("measure.text_long", {"length": len(draft.note), "most": LONGEST_TEXT})
    yield from _day_problems(draft.starts_on, draft.ends_on)
    for figure, number in draft.targets.items():
        if figure not in FIGURES:
            yield "targets", Problem("campaign.figure_unknown", {"figure": figure[:40]})
        elif isinstance(number, bool) or not 1 <= number <= LARGEST_COUNT:
            yield "targets", Problem("campaign.target_impossible", {"number": number, "most": LARGEST_COUNT})


def _day_problems(first: date | None, last: date | None) -> Iterator[Place]:
    for name, day in (("starts_on", first), ("ends_on", last)):
        if day is None:
            yield name, Problem("campaign.day_missing")
        elif day < EARLIEST:
            yield name, Problem("campaign.day_early", {"day": day.isoformat()})
        elif day > LATEST:
            yield name, Problem("campaign.day_far", {"day": day.isoformat()})
    if first is None or last is None:
        return
    if last < first:
        yield "ends_on", Problem("campaign.ends_before", {"first": first.isoformat(), "last": last.isoformat()})
    elif (last - first).days >= LONGEST_DAYS:
        yield "ends_on", Problem("campaign.long", {"most": LONGEST_DAYS // 366})


def _known_problems(work: Work, draft: CampaignDraft, campaign_id: str) -> Iterator[Place]:
    same = (each for each in work.campaigns.all() if each.name == draft.name.strip() and each.id != campaign_id)
    if next(same, None) is not None:
        yield "name", Problem("campaign.name_taken", {"name": draft.name.strip()[:60]})
    first, last = draft.starts_on, draft.ends_on
    if campaign_id and first is not None and last is not None and first <= last:
        held = work.measures.listed(MeasureQuery(campaign=campaign_id))
        outside = [each.held_on for each in held if not first <= each.held_on <= last]
        if outside:
            details = {"count": len(outside), "day": min(outside).isoformat()}
            yield "ends_on", Problem("campaign.measures_outside", details)


def _fields(draft: CampaignDraft) -> dict[str, JsonValue]:
    assert draft.starts_on is not None
    assert draft.ends_on is not None
    return {
        "name": draft.name.strip(),
        "starts_on": draft.starts_on.isoformat(),
        "ends_on": draft.ends_on.isoformat(),
        "targets": dict(sorted(draft.targets.items())),
        "note": draft.note.strip(),
    }
